using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

public sealed class ManifestEditorTests
{
    private const string Written = """
        // Payments and more
        {
          "$schema": "./salesforce-permissions.schema.json",
          "orgs": { "production": { "instanceUrl": "https://acme.my.salesforce.com", /* Frankfurt */
            "organizationId": "00D000000000001EAA" } },
          "integrations": [
            {
              "name": "Stripe billing", // ask Ada
              "user": "Stripe@acme.example",
              "license": "Salesforce",
              "permissionSets": [
                "Stripe_Integration_Access", // the one that matters
                // only until March
                "Migration",
                "Base" // everybody
              ],
              "x-ticket": "OPS-7", /* not ours */
              "permissions": ["ApiEnabled", "ViewSetup"],
              "exact": true,
              "allow": [ "EditTask" ]
            },
            { "name": "New one", "user": "new@acme.example" }, // state the rest
          ]
        }
        """;

    private static readonly ManifestSnapshot Snapshot = new()
    {
        OrgKey = "production",
        InstanceUrl = new("https://acme.my.salesforce.com"),
        OrganizationId = "00D000000000001EAA",
        Integrations =
        [
            new()
            {
                Username = "stripe@acme.example",
                License = "Salesforce Integration",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSets = ["Base", "Extra", "Stripe_Integration_Access"],
                Permissions = ["ApiEnabled", "ViewSetup", "EditTask", "EditEvent"],
            },
            new()
            {
                Username = "new@acme.example",
                License = "Salesforce Integration",
                Profile = "Gäste & \"Söhne\"",
                PermissionSets = ["Z", "A"],
            },
            new() { Username = "third@acme.example", License = "Salesforce", PermissionSets = [] },
            new() { Username = "fourth@acme.example", Name = "Stripe billing" },
        ],
    };

    /// <summary>No org gives such names; a proxy may, and a secret in one was taken out of it.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" Bot")]
    [InlineData("\u00A0")]
    [InlineData("a\tb")]
    [InlineData("a\uFFFDb")]
    [InlineData("\uD83D")]
    [InlineData("S***")]
    [InlineData("a\"b\\c\uD83D\uDE00")]
    public void What_an_org_cannot_be_said_to_have_leaves_the_manifest_readable_and_what_stands_there(string name)
    {
        var said = new IntegrationFacts
        {
            Username = "stripe@acme.example", Name = name, License = name, Profile = name, PermissionSets = [name], Permissions = [name],
        };
        var snapshot = Snapshot with { Integrations = [said, said with { Username = "other@acme.example" }] };

        var text = ManifestEditor.Update(Written.Replace("\"x-ticket\": \"OPS-7\",", ""), "m.json", snapshot).Text!;

        var read = ManifestReader.Read(text, "m.json");
        Assert.Empty(read.Errors);
        Assert.Equal("other@acme.example", read.Manifest!.Integrations[^1].User.InEveryOrg!.Value);
        Assert.Equal(
            ["Stripe_Integration_Access", "Migration", "Base"], read.Manifest.Integrations[0].PermissionSets.Select(set => set.Value));
        Assert.Equal(["EditTask"], read.Manifest.Integrations[0].Allow.Select(allowed => allowed.Value));
    }

    [Fact]
    public void Only_what_differs_changes() =>
        Testing.Snapshot.Verify(Update(Written, Snapshot), "jsonc");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Twice_changes_nothing_and_line_breaks_stay(string newLine)
    {
        var once = Update(Written.ReplaceLineEndings(newLine), Snapshot);

        Assert.Equal(once, Update(once, Snapshot));
        Assert.Equal(once, once.ReplaceLineEndings(newLine));
    }

    [Fact]
    public void An_org_that_is_new_is_added_and_a_known_one_gets_its_id()
    {
        var text = Update(
            """{ "orgs": { "p": { "instanceUrl": "https://acme.my.salesforce.com" } } }""",
            Snapshot with { OrgKey = "uat", Integrations = [] });
        text = Update(text, Snapshot with { OrgKey = "p", Integrations = [] });

        Assert.Equal(
            """{ "orgs": { "p": { "instanceUrl": "https://acme.my.salesforce.com", "organizationId": "00D000000000001EAA" }"""
                + """, "uat": { "instanceUrl": "https://acme.my.salesforce.com", "organizationId": "00D000000000001EAA" } } }""",
            text);
    }

    [Theory]
    [InlineData("""["A"]""", """["B"]""")]
    [InlineData("[\n  \"b\" // in small letters, and the same\n]", "[\n  \"b\" // in small letters, and the same\n]")]
    [InlineData("""[]""", """["B"]""")]
    [InlineData("""["A", "B", "C"]""", """["B"]""")]
    [InlineData("""["B", "A",]""", """["B",]""")]
    [InlineData("""["A", /* a */ "B"]""", """[/* a */ "B"]""")]
    [InlineData("[\n  \"A\",\n  \"B\"\n]", "[\n  \"B\"\n]")]
    [InlineData("[\n  \"B\",\n  \"A\"\n]", "[\n  \"B\"\n]")]
    [InlineData("[\n  \"B\", // b\n  \"A\" // a\n]", "[\n  \"B\" // b\n]")]
    [InlineData("[\n  \"C\" // c\n]", "[\"B\"]")]
    [InlineData("[\n  // none yet\n]", "[\n  // none yet\n\n    \"B\"\n  ]")]
    [InlineData("[ \"B\" // b\n]", "[ \"B\" // b\n]")]
    public void A_list_keeps_its_manner(string before, string after)
    {
        static string With(string sets) =>
            "{\n  \"orgs\": { \"p\": { \"organizationId\": \"00D000000000001EAA\" } },\n  \"integrations\": [{ \"name\": \"A\", "
                + "\"user\": \"a@b.c\",\n  \"permissionSets\": " + sets + " }]\n}";

        var text = Update(
            With(before), Snapshot with { OrgKey = "p", Integrations = [new() { Username = "a@b.c", PermissionSets = ["B"] }] });

        Assert.Equal(With(after), text);
    }

    /// <summary>Whether another org has a user of that name, nobody asked it.</summary>
    [Theory]
    [InlineData("", "\"user\": \"new@acme.example\"")]
    [InlineData("\"production\": { \"instanceUrl\": \"https://acme.my.salesforce.com\" }, ", "\"user\": { \"uat\": \"new@acme.example\" }")]
    public void A_new_user_is_one_of_the_org_that_was_asked(string otherOrg, string user)
    {
        var manifest = $$"""{ "orgs": { {{otherOrg}}"uat": { "organizationId": "00D000000000001EAA" } } }""";

        var text = Update(
            manifest, Snapshot with { OrgKey = "uat", Integrations = [new() { Username = "new@acme.example", Profile = "Minimum" }] });

        Assert.Contains(user, text, StringComparison.Ordinal);
        Assert.Empty(ManifestReader.Read(text, "m.json").Errors);
        Assert.Equal(
            text,
            Update(text, Snapshot with { OrgKey = "uat", Integrations = [new() { Username = "new@acme.example", Profile = "Minimum" }] }));
    }

    /// <summary>Each keeps saying what it needs itself; what is new is said once.</summary>
    [Fact]
    public void Of_two_integrations_of_one_user_each_keeps_its_own()
    {
        const string Manifest = """
            {
              "orgs": { "p": { "organizationId": "00D000000000001EAA" } },
              "integrations": [
                { "name": "A", "user": "a@b.c", "license": "L" },
                { "name": "B", "user": "A@b.c", "permissionSets": ["B_Access"], "permissions": ["ViewSetup"] },
                { "name": "C", "user": "a@b.c", "permissionSets": ["C_Access", "Gone"], "exact": true, "allow": ["RunReports"] }
              ]
            }
            """;
        var snapshot = Snapshot with
        {
            OrgKey = "p",
            Integrations = [new()
            {
                Username = "a@b.c",
                License = "L",
                PermissionSets = ["B_Access", "C_Access", "New"],
                Permissions = ["ApiEnabled", "EditTask", "ViewSetup"],
            }],
        };

        var text = Update(Manifest, snapshot);

        Assert.Contains("[\"B_Access\", \"New\"], \"permissions\": [\"ViewSetup\"]", text, StringComparison.Ordinal);
        Assert.Contains("[\"C_Access\"], \"exact\": true, \"allow\": [\"EditTask\"]", text, StringComparison.Ordinal);
        Assert.Contains("{ \"name\": \"A\", \"user\": \"a@b.c\", \"license\": \"L\" }", text, StringComparison.Ordinal);
        Assert.Equal(text, Update(text, snapshot));
    }

    [Fact]
    public void What_the_org_did_not_say_stays() =>
        Assert.Equal(Written, Update(Written, Snapshot with { Integrations = [new() { Username = "stripe@acme.example" }] }));

    [Fact]
    public void A_manifest_that_cannot_be_read_is_not_written()
    {
        var edit = ManifestEditor.Update("""{ "orgs": """, "m.json", Snapshot);

        Assert.Null(edit.Text);
        Assert.NotEmpty(edit.Errors);
    }

    [Fact]
    public void A_first_manifest_leads_on()
    {
        var empty = ManifestTemplate.Create(new()
        {
            OrgKey = "production",
            InstanceUrl = new("https://your-domain.my.salesforce.com"),
            OrganizationId = null,
        });
        var filled = ManifestTemplate.Create(Snapshot);

        Assert.Empty(ManifestReader.Read(empty, "m.json").Errors);
        Assert.Empty(ManifestReader.Read(filled, "m.json").Errors);
        Assert.Equal(filled, Update(filled, Snapshot));
        Testing.Snapshot.Verify(empty + "\n=====\n\n" + filled, "jsonc");
    }

    internal static string Update(string text, ManifestSnapshot snapshot)
    {
        var edit = ManifestEditor.Update(text, "m.json", snapshot);
        Assert.Empty(edit.Errors);
        Assert.Subset(OfRemovedItems, Comments(text).Except(Comments(edit.Text!)).ToHashSet());
        return edit.Text!;
    }

    private static readonly HashSet<string> OfRemovedItems = ["// only until March", "// a", "// c"];

    /// <summary>Comments of manifests in which no text holds a slash pair but addresses.</summary>
    private static ImmutableArray<string> Comments(string text) =>
        [.. Regex.Matches(text, @"(?<!:)//[^\r\n]*|/\*.*?\*/").Select(match => match.Value.TrimEnd())];
}
