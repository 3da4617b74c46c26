using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

public sealed class ManifestReaderTests
{
    private const string Path = "salesforce-permissions.json";

    [Fact]
    public void The_example_of_the_documentation_is_read_whole()
    {
        var manifest = Read(Manifests.Complete);

        Assert.Equal(["production", "uat"], manifest.Orgs.Select(org => org.Key.Value));
        Assert.Equal(new Uri("https://acme.my.salesforce.com"), manifest.Orgs[0].InstanceUrl!.Value);
        Assert.Equal("00D000000000001EAA", manifest.Orgs[0].OrganizationId!.Value);
        Assert.Null(manifest.Orgs[1].OrganizationId);

        var integration = Assert.Single(manifest.Integrations);
        Assert.Equal("Stripe billing", integration.Name.Value);
        Assert.Equal("team-billing", integration.Owner!.Value);
        Assert.Equal("stripe@acme.example", integration.User.In("production")!.Value);
        Assert.Equal("stripe@acme.example.uat", integration.User.In("uat")!.Value);
        Assert.Equal("Salesforce Integration", integration.License!.Value);
        Assert.Equal("Minimum Access - API Only Integrations", integration.Profile!.Value);
        Assert.Equal(["Stripe_Integration_Access"], integration.PermissionSets.Select(set => set.Value));
        Assert.Equal(["ApiEnabled"], integration.Permissions.Select(permission => permission.Value));
        Assert.Equal(["ViewSetup"], integration.Allow.Select(permission => permission.Value));
        Assert.True(integration.Exact!.Value);
        var access = Assert.Single(integration.Objects);
        Assert.Equal("Opportunity", access.Object.Value);
        Assert.Equal([ObjectPermission.Read, ObjectPermission.Edit], access.Permissions.Select(permission => permission.Value));
        Assert.Equal("Stripe Connector", integration.App!.Value);

        Assert.Equal(
            [AudienceMemberKind.PermissionSet, AudienceMemberKind.Condition],
            manifest.Audiences.Select(audience => audience.Members.Kind));
    }

    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var manifest = Read(Manifests.Complete);
        var lines = Manifests.Complete.Split('\n');

        var set = manifest.Integrations[0].PermissionSets[0];
        Assert.StartsWith("\"Stripe_Integration_Access\"", lines[set.Position.Line - 1][(set.Position.Column - 1)..]);
        var key = manifest.Orgs[1].Key;
        Assert.StartsWith("\"uat\"", lines[key.Position.Line - 1][(key.Position.Column - 1)..]);
        Assert.Equal(Path, key.Position.File);
    }

    [Fact]
    public void Columns_count_as_editors_do_behind_text_that_is_not_ascii()
    {
        var error = Assert.Single(
            Errors("""{ "orgs": { "p": { "instanceUrl": "https://acme.my.salesforce.com" } }, /* 😀 é 日本 */ "integration": [] }"""));

        Assert.Equal(1, error.Position.Line);
        Assert.Equal(
            """{ "orgs": { "p": { "instanceUrl": "https://acme.my.salesforce.com" } }, /* 😀 é 日本 */ """.Length + 1,
            error.Position.Column);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_as_the_file_ends_them(string newline) =>
        Assert.Equal(
            3,
            Assert.Single(Errors("{"
                + newline
                + "\"orgs\": {\"p\": {\"instanceUrl\": \"https://a.my.salesforce.com\"}},"
                + newline
                + "\"x\": 1}")).Position.Line);

    [Fact]
    public void ApiEnabled_is_required_of_every_user_and_points_at_the_user_where_it_is_not_written()
    {
        var integration = Read(Manifests.With("""{ "name": "A", "user": "a@b.c", "permissions": ["ViewSetup"] }""")).Integrations[0];
        var user = integration.User.In("production")!;

        var required = integration.PermissionsRequiredOf(user);

        Assert.Equal(["ApiEnabled", "ViewSetup"], required.Select(permission => permission.Value));
        Assert.Equal(user.Position, required[0].Position);
    }

    [Fact]
    public void A_user_by_org_is_nobody_in_the_other_orgs() =>
        Assert.Null(Read(Manifests.With("""{ "name": "A", "user": { "production": "a@b.c" } }""")).Integrations[0].User.In("uat"));

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_read() =>
        Read("\uFEFF// who may call\n" + Manifests.With("""{ "name": "A", "user": "a@b.c", }, /* more */""") + "\n// end");

    internal static PermissionManifest Read(string text)
    {
        var result = ManifestReader.Read(text, Path);
        Assert.Empty(result.Errors);
        return result.Manifest!;
    }

    internal static IReadOnlyList<ManifestError> Errors(string text)
    {
        var result = ManifestReader.Read(text, Path);
        Assert.Null(result.Manifest);
        return result.Errors;
    }

    [Theory]
    [InlineData("{\n  \"orgs\": {,\n}", 2, 12)]
    [InlineData("{\r\n  \"é😀\": 1,\r\n  oops }", 3, 3)]
    public void Broken_JSON_is_reported_where_it_breaks(string text, int line, int column)
    {
        var error = Assert.Single(
            ManifestReader.Read(text, "m.json").Errors,
            error => error.Message.StartsWith("This is not valid JSON: ", StringComparison.Ordinal));

        Assert.Equal((line, column), (error.Position.Line, error.Position.Column));
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_several_letters_wrong_is_still_understood() =>
        Assert.Contains(
            "Did you mean \"permissionSets\"?",
            Message("""{ "name": "A", "user": "a@b.c", "permisionSet": ["X"] }"""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void What_is_repeated_from_the_file_has_its_length(int length, bool isCut) =>
        Assert.Equal(
            isCut,
            Message($$"""{ "name": "A", "user": "a@b.c", "{{new string('x', length)}}": 1 }""").Contains("x…\"", StringComparison.Ordinal));

    private static string Message(string integration) =>
        Assert.Single(ManifestReader.Read(Manifests.With(integration), "m.json").Errors).Message;
}
