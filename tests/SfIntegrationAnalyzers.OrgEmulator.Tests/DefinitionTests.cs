using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class DefinitionTests
{
    private static readonly string SchemaFile =
        Repository.PathOf("tests", "SfIntegrationAnalyzers.OrgEmulator", "Definition", "org.schema.json");

    public static TheoryData<string> SampleOrgs =>
        [.. Directory.GetFiles(Repository.PathOf("tests", "samples", "orgs"), "*.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(SampleOrgs))]
    public async Task Every_sample_org_starts_and_is_what_the_schema_describes(string file)
    {
        var json = await File.ReadAllTextAsync(Repository.PathOf("tests", "samples", "orgs", file));
        await using var org = await EmulatedOrg.StartAsync(OrgDefinition.FromJson(json));
        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        Assert.Empty(schema.Validate(Regex.Replace(json, @"^\s*//.*$", "", RegexOptions.Multiline)));
    }

    [Fact]
    public void The_schema_knows_every_key_that_a_definition_has() =>
        AssertKnown(JsonNode.Parse(File.ReadAllText(SchemaFile))!, typeof(OrgDefinition));

    private static void AssertKnown(JsonNode schema, Type definition)
    {
        var properties = definition.GetProperties()
            .ToDictionary(p => p.Name == "Schema" ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.PropertyType);
        Assert.Equal(properties.Keys.Order(), schema["properties"]!.AsObject().Select(p => p.Key).Order());
        foreach (var (name, type) in properties)
        {
            var property = schema["properties"]![name]!;
            var (inner, node) = type.IsGenericType && type.GetGenericArguments().Length == 2
                ? (type.GetGenericArguments()[1], property["additionalProperties"])
                : type.IsGenericType ? (type.GetGenericArguments()[0], property["items"])
                : (type, property);
            if (inner.Namespace == definition.Namespace && inner != typeof(AssignmentDefinition))
                AssertKnown(node!, inner);
        }
    }

    [Theory]
    [InlineData("""{ "user": {} }""", "user")]
    [InlineData("""{ "users": { "a@b": { "profile": "No" } } }""", "users.a@b.profile: 'No' is not defined.")]
    [InlineData("""{ "users": { "a@b": { "permissionSets": ["No"] } } }""", "users.a@b.permissionSets: 'No' is not defined.")]
    [InlineData("""{ "permissionSets": { "S": { "permissions": ["ApiEnable"] } } }""",
        "permissionSets.S: this org has no permission 'ApiEnable'")]
    [InlineData("""{ "permissionSetGroups": { "G": { "status": "New" } } }""", "permissionSetGroups.G.status: 'New' is none of Updated")]
    [InlineData("""{ "apps": { "A": { "clientId": "x", "kind": "web" } } }""", "apps.A.kind: 'web' is none of Connected, External.")]
    [InlineData("""{ "apps": { "A": { "clientId": "x", "certificate": "-----" } } }""",
        "apps.A.certificate: no RSA key or certificate in PEM")]
    [InlineData("""{ "users": { "a@b": {}, "A@B": {} } }""", "users.A@B: there is one already; upper and lower case do not count.")]
    [InlineData("""{ "users": { "a@b": null } }""", "users.a@b: null is no definition.")]
    [InlineData("""{ "users": null }""", "users")]
    [InlineData("""{ "permissionSets": { "S": {} }, "users": { "a@b": { "permissionSets": ["S", "s"] } } }""", "a@b holds S already.")]
    [InlineData("""{ "permissionSets": { "S": {} }, "users": { "a@b": { "permissionSets": [null] } } }""", "An assignment needs a name.")]
    [InlineData("""{ "permissionSets": { "S": { "permissions": [null] } } }""", "permissionSets.S: this org has no permission ''")]
    [InlineData("""{ "permissionSets": { "S": { "objects": { "Account": ["see"] } } } }""",
        "permissionSets.S.objects.Account: 'see' is none of None, Read")]
    [InlineData("""{ "users": { "a@b": { "fields": { "Shoe": "43" } } } }""", "users.a@b.fields: 'Shoe' is none of CompanyName")]
    [InlineData("""{ "maximumApiVersion": "v65" }""", "'v65' is no API version; write it as 65.0.")]
    [InlineData("""{ "permissionSets": { "Generated_Api_Access": {} }, "generated": { "users": 1 } }""",
        "Generated_Api_Access: there is one already")]
    public async Task A_definition_that_leads_nowhere_says_where(string json, string message)
    {
        var error = await Assert.ThrowsAsync<OrgDefinitionException>(() => EmulatedOrg.StartAsync(OrgDefinition.FromJson(json)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_random_org_survives_being_written_down()
    {
        var definition = RandomOrg.Draw(5);
        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        Assert.Empty(schema.Validate(definition.ToJson()));
        await using var first = await EmulatedOrg.StartAsync(definition);
        await using var second = await EmulatedOrg.StartAsync(OrgDefinition.FromJson(definition.ToJson()));
        Assert.All(first.Usernames, u => Assert.Equal(first.CanCallApi(u), second.CanCallApi(u)));
    }

    [Fact]
    public async Task Random_orgs_decide_as_their_description_says()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var definition = RandomOrg.Draw(seed);
            await using var org = await EmulatedOrg.StartAsync(definition);
            foreach (var username in org.Usernames)
                Assert.True(org.CanCallApi(username) == (RandomOrg.Expected(definition, username) == "ok"), $"seed {seed}, {username}");
        }
    }
}
