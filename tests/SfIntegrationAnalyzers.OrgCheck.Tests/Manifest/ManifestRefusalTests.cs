using System.Runtime.CompilerServices;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>Each refusal in its words, and the last value that is taken beside the first that is not.</summary>
public class ManifestRefusalTests
{
    private const string Orgs = "\"orgs\": { \"production\": { \"instanceUrl\": \"https://acme.my.salesforce.com\" } }";

    private static readonly string[] Audiences =
    [
        "{}",
        "{ \"name\": \"A\" }",
        "{ \"app\": \"salesforce-mobile\" }",
        "{ \"members\": { \"role\": \"R\" } }",
        "{ \"name\": 1, \"app\": true, \"owner\": {}, \"members\": { \"profile\": false } }",
        "{ \"name\": \"\", \"app\": \" \", \"members\": { \"profile\": \"\" } }",
        "{ \"name\": \"A\", \"app\": \"salesforce-mobil\", \"members\": { \"permissionSet\": \"x y\" } }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": { \"group\": \"_\" } }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": { \"role\": \"Sales__Team_\" } }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": { \"condition\": 5 } }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": {} }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": { \"role\": \"R\", \"profile\": \"P\" } }",
        "{ \"name\": \"A\", \"app\": \"B\", \"members\": { \"role\": \"R\" } }, { \"name\": \"a\", \"app\": \"B\", \"members\": { "
            + "\"role\": \"R\" } }",
    ];

    private static readonly string[] Integrations =
    [
        "{ \"name\": \"A\", \"user\": 1 }",
        "{ \"name\": \"A\", \"user\": {} }",
        "{ \"name\": \"A\", \"user\": { \"prod\": \"a@b.c\", \"nowhere-near\": null } }",
        "{ \"name\": \"A\", \"user\": \"nobody\" }",
        "{ \"name\": \"A\", \"user\": \"a@b.c\", \"exact\": \"true\", \"objects\": [] }",
        "{ \"name\": \"A\", \"user\": \"a@b.c\", \"exact\": 1, \"objects\": true, \"permissions\": false, \"permissionSets\": {} }",
        "{ \"name\": \"A\", \"user\": \"a@b.c\", \"permissions\": [\"API Enabled\", \"PermissionsViewSetup\", \"_\", \"apiEnabled\"], "
            + "\"permissionSets\": [\"My Set\", \"My.Set\", \"A__b_\", \"Ünlesbar\"] }",
        "{ \"name\": \"A\", \"user\": \"a@b.c\", \"license\": \" A \", \"profile\": \"a\\u0007b\", \"owner\": \"\\t\" }",
        "{ \"name\": \"A\", \"user\": \"a@b.c\", \"password\": \"x\", \"client_secret\": \"x\", "
            + "\"API-Key\": \"x\", \"a\\u0001b\\ud83d\\ude00\": 1 }",
    ];

    private static readonly string[] Addresses =
    [
        "acme", "ftp://acme.my.salesforce.com", "http://", "http://acme.my.salesforce.com", "https://u:p@acme.my.salesforce.com",
        "me:hunter2@acme.my.salesforce.com", "force://PlatformCLI::5Aep861@acme.my.salesforce.com",
        "https://acme.my.salesforce.com/x", "https://acme.my.salesforce.com?x=1",
        "https://acme.my.salesforce.com#x", "https://acme.lightning.force.com", "https://acme--uat.sandbox.lightning.force.com",
        "https://acme.my.salesforce-setup.com", "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/SetupOneHome/home",
        "https://login.salesforce.com", "https://test.salesforce.com", "https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/", "http://127.0.0.1:8080", "HTTPS://ACME.MY.SALESFORCE.COM",
        "https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=00D000000000001!AQ4AQ",
        "http://acme.my.salesforce.com/?sid=00D000000000001!AQ",
    ];

    private static readonly string[] Ids =
        [
            "", "00D", "00D00000000000", "00D000000000001", "00D0000000000012", "00D000000000001EAA", "00D000000000001EAB",
            "00D00000000000-", "001000000000001", "00D00000000000A", "00D00000000000AEAQ", "00Dab0000000CdE", "00Dab0000000CdEEAU",
            "00Dab0000000CdEEA!",
        ];

    [Fact]
    public void Each_audience_that_is_refused_says_why() => Verify(Audiences, text => $$"""{ {{Orgs}}, "audiences": [{{text}}] }""");

    [Fact]
    public void Each_integration_that_is_refused_says_why() =>
        Verify(Integrations, text => $$"""{ {{Orgs}}, "integrations": [{{text}}] }""");

    [Fact]
    public void Each_address_is_taken_or_says_why_not() =>
        Verify(Addresses, text => $$"""{ "orgs": { "production": { "instanceUrl": "{{text}}" } } }""");

    [Fact]
    public void Each_organization_id_is_taken_or_says_why_not() =>
        Verify(Ids, text => $$"""{ "orgs": { "production": { "organizationId": "{{text}}" } } }""");

    [Fact]
    public void Other_things_that_are_refused_say_why() => Verify(
        [
            "[]", "5", "{}", "{ \"orgs\": 1 }", "{ \"orgs\": {} }", "{ \"orgs\": { \"a\": {} } }", "{ \"orgs\": { \"a\": [] } }",
            "{ \"orgs\": { \"1a\": {}, \"\": {}, \"a b\": {}, \"é\": {} } }",
            "{ \"$schema\": 1, \"orgs\": { \"a\": { \"instanceUrl\": 1, \"organizationId\": null } } }",
            "{ \"org\": {}, \"other-things\": 1 }",
            "{ \"orgs\": {}, \"integrations\": [{ \"name\": \"A\", \"user\": { \"x\": \"a@b.c\" } }] }",
        ],
        text => text);

    public static TheoryData<int, bool> Labels => new() { { 255, true }, { 256, false } };

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_name_has_255_characters_at_most(int length, bool isTaken) =>
        AssertTaken(
            isTaken,
            "\"name\" is longer than 255 characters, longer than any name in Salesforce.",
            $$"""{ "name": "{{new string('x', length)}}", "user": "a@b.c" }""");

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void A_username_has_80_characters_at_most_and_a_longer_one_is_cut_in_the_message(int length, bool isTaken)
    {
        var username = "a@" + new string('b', length - 2);
        AssertTaken(
            isTaken,
            $"\"{username[..Math.Min(80, length)]}…\" is longer than the 80 characters that a username may have.",
            $$"""{ "name": "A", "user": "{{username}}" }""");
    }

    [Theory]
    [InlineData(105, true)]
    [InlineData(106, false)]
    public void An_api_name_has_105_characters_at_most(int length, bool isTaken) =>
        AssertTaken(
            isTaken,
            $"\"{new string('x', 80)}…\" is not a valid API name of a permission set or permission set group: "
                + "letters, digits and single underscores, beginning with a letter. "
                + "Its own page in Setup shows it as API Name.",
            $$"""{ "name": "A", "user": "a@b.c", "permissionSets": ["{{new string('x', length)}}"] }""");

    [Theory]
    [InlineData(80)]
    [InlineData(81)]
    public void The_name_of_an_org_has_80_characters_at_most(int length)
    {
        var name = new string('x', length);
        var errors = ManifestReader.Read($$"""{ "orgs": { "{{name}}": { "organizationId": "00D000000000001" } } }""", "m.json").Errors;

        Assert.Equal(length > 80 ? 1 : 0, errors.Length);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public void A_manifest_has_100_orgs_at_most(int count)
    {
        var orgs = string.Join(
            ", ", Enumerable.Range(1, count).Select(number => $"\"o{number}\": {{ \"organizationId\": \"00D000000000001\" }}"));
        var errors = ManifestReader.Read($$"""{ "orgs": { {{orgs}} } }""", "m.json").Errors;

        Assert.Equal(
            count > 100 ? ["\"orgs\" has 101 orgs; a manifest may have 100. Split it."] : [],
            errors.Select(error => error.Message));
    }

    [Fact]
    public void A_manifest_has_a_length_that_is_still_read_and_no_more()
    {
        var shortest = $"{{ {Orgs} }}";
        const int Longest = ManifestReader.LongestText;
        Assert.Empty(ManifestReader.Read(shortest + new string(' ', Longest - shortest.Length), "m.json").Errors);
        var tooLong = Assert.Single(ManifestReader.Read(shortest + new string(' ', Longest + 1 - shortest.Length), "m.json").Errors);

        Assert.Equal(
            "The manifest is longer than 16 MB. Is this the right file? SfiPermissionManifest says which is read.",
            tooLong.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Errors_beyond_the_hundredth_are_counted(int more)
    {
        var unknown = string.Join(", ", Enumerable.Range(1, 100 + more).Select(number => $"\"unknown{number}\": 1"));
        var errors = ManifestReader.Read($"{{ {Orgs}, {unknown} }}", "m.json").Errors;

        Assert.Equal(100 + more, errors.Length);
        Assert.Equal(more > 0, errors[^1].Message == "There are 1 more errors. Is this the right file?");
    }

    private static void AssertTaken(bool isTaken, string refusal, string integration) => Assert.Equal(
        isTaken ? [] : [refusal],
        ManifestReader.Read($$"""{ {{Orgs}}, "integrations": [{{integration}}] }""", "m.json").Errors.Select(error => error.Message));

    private static void Verify(string[] texts, Func<string, string> manifest, [CallerMemberName] string test = "")
    {
        var found = new StringBuilder();
        foreach (var text in texts)
        {
            var result = ManifestReader.Read(manifest(text), "m.json");
            found.AppendLine($"# {text}");
            foreach (var error in result.Errors)
                found.AppendLine(error.ToString());

            foreach (var org in result.Manifest?.Orgs ?? [])
                found.AppendLine($"taken: {org.InstanceUrl?.Value} {org.OrganizationId?.Value}");
        }

        Snapshot.Verify(found.ToString(), testMethod: test);
    }
}
