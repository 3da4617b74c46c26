using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Orgs, and manifests of them, that are not as one expects them, so that a verdict is easily a wrong one.</summary>
public class NastyOrgTests
{
    [Fact]
    public async Task A_sandbox_that_was_refreshed_is_another_org_and_the_message_says_why()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with { IsSandbox = true });

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration())
            .Replace("\"instanceUrl\"", "\"organizationId\": \"00D000000000001EAA\", \"instanceUrl\"", StringComparison.Ordinal)));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4907", finding.Id);
        Assert.Contains(
            "A sandbox gets a new ID when it is refreshed: put it into \"organizationId\"", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// A connected app that became an external client app leaves its name behind; which of them logs in, only its client id says.
    /// </summary>
    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "SFI4905")]
    [InlineData(false, true, "SFI4905")]
    [InlineData(true, true, "SFI4007")]
    public async Task Of_two_apps_of_one_name_both_have_to_fit(bool closesConnected, bool closesExternal, string? id)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Stripe_App"] = new() { ClientId = "3MVG9one", AdminApprovedUsersOnly = closesConnected },
                ["Stripe App"] = new() { ClientId = "3MVG9two", Kind = "external", AdminApprovedUsersOnly = closesExternal },
            },
        });

        var report = await bench.CheckAsync(OrgBench.Integration("\"app\": \"Stripe_App\""));

        Assert.Equal(id, report.Findings.SingleOrDefault()?.Id);
        if (id == "SFI4905")
            Assert.Contains(
                "the org has several apps of that name, and not all of them let this user in. "
                    + "Rename one, or write the API name of the external client app.",
                report.Findings[0].Message,
                StringComparison.Ordinal);
    }

    /// <summary>Whoever edits the assignment changes nothing.</summary>
    [Theory]
    [InlineData("\"permissionSets\": [\"Only\"]", "SFI4003")]
    [InlineData("\"app\": \"Connector\"", "SFI4007")]
    [InlineData("\"objects\": { \"Opportunity\": [\"read\"] }", "SFI4008")]
    public async Task What_works_only_in_sessions_is_repaired_where_the_activation_is(string integration, string id)
    {
        var healthy = OrgBench.Healthy;
        await using var bench = await OrgBench.StartAsync(healthy with
        {
            Profiles = new Dictionary<string, ProfileDefinition>
            {
                ["Minimum Access - API Only Integrations"] = new() { Permissions = ["ApiEnabled"] },
            },
            PermissionSets = healthy.PermissionSets
                .Append(new("Only", new()
                {
                    RequiresActivation = true,
                    Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read"] },
                }))
                .ToDictionary(),
            Users = healthy.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { PermissionSetGroups = [], PermissionSets = [new("Only")] }
                    : user.Value),
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new() { ClientId = "3MVG9connector", AdminApprovedUsersOnly = true, PermissionSets = ["Only"] },
            },
        });

        var finding = Assert.Single((await bench.CheckAsync(OrgBench.Integration(integration))).Findings);

        const string Path = "Setup > Permission Sets > Only > Edit > Session Activation Required";
        Assert.Equal((id, Path), (finding.Id, finding.Explanation!.Repairs[0].Text));
        Assert.EndsWith(
            $"works only in sessions that activate it. Turn off session activation: {Path}.", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Another user of the manifest holds it, of whom nobody asks it: that does not make it gone.</summary>
    [Fact]
    public async Task A_set_that_somebody_else_holds_is_not_gone()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Admin, "Mobile_Sales");

        var report = await bench.CheckAsync(
            $$"""{{OrgBench.Integration("\"permissionSets\": [\"Mobile_Sales\"]")}}, { "name": "Other", "user": "{{OrgBench.Admin}}" }""");

        Assert.Contains("it is not assigned", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_holds_a_revoked_set_lacks_it_named_or_in_an_audience()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { PermissionSetGroups = [new("Stripe_Group", Revoked: true)] }
                    : user.Value),
        });

        var report = await bench.CheckAsync(
            OrgBench.Integration(),
            """{ "name": "Robots", "app": "salesforce-mobile", "members": { "profile": "Minimum Access - API Only Integrations" } }""");

        Assert.Equal(["SFI4001", "SFI4011"], report.Findings.Select(finding => finding.Id).Order());
        Assert.Contains(
            "was revoked by a user access policy",
            report.Findings.Single(finding => finding.Id == "SFI4001").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_a_profile_is_a_user()
    {
        const string Robot = "robot@acme.example";
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.Append(new(Robot, new UserDefinition { LastName = "Automated Process" })).ToDictionary(),
        });

        var without = await bench.CheckAsync(OrgBench.Integration("\"license\": \"Salesforce Integration\"", user: Robot));
        bench.Org.Change.Assign(Robot, "Stripe_Integration_Access");
        var with = await bench.CheckAsync(OrgBench.Integration(user: Robot));

        Assert.Equal(["SFI4001", "SFI4005"], without.Findings.Select(finding => finding.Id).Order());
        Assert.Equal((CheckOutcome.Passed, 1), (with.Outcome, with.UsersChecked));
    }

    [Fact]
    public async Task A_user_that_two_integrations_share_is_one_user_with_the_needs_of_both()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync($$"""
            { "name": "one", "user": "{{OrgBench.Stripe}}" },
            { "name": "two", "user": "{{OrgBench.Stripe.ToUpperInvariant()}}", "permissions": ["ViewSetup"] }
            """);

        Assert.Equal(("SFI4002", "two"), (Assert.Single(report.Findings).Id, report.Findings[0].Subject));
        Assert.Equal((1, 1), (report.UsersChecked, report.Users.Length));
    }

    /// <summary>What one of them requires is no drift of the other: the manifest allows it.</summary>
    [Theory]
    [InlineData("\"permissionSets\": [\"Stripe_Group\"], \"permissions\": [\"RunReports\"]", CheckOutcome.Passed, "")]
    [InlineData("\"permissionSets\": [\"Stripe_Group\"]", CheckOutcome.Passed, "SFI4010")]
    public async Task A_user_that_two_integrations_share_may_hold_what_either_needs(string other, CheckOutcome outcome, string findings)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync($$"""
            { "name": "one", "user": "{{OrgBench.Stripe}}", "exact": true },
            { "name": "two", "user": "{{OrgBench.Stripe.ToUpperInvariant()}}", {{other}} }
            """);

        Assert.Equal((outcome, findings), (report.Outcome, string.Join(" ", report.Findings.Select(finding => finding.Id))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"integrations\": [], \"audiences\": []")]
    [InlineData("\"audiences\": []")]
    public async Task A_manifest_that_names_nobody_does_not_pass(string rest)
    {
        await using var bench = await OrgBench.StartAsync();
        var request = bench.Request(
            $$"""{ "orgs": { "production": { "instanceUrl": "{{bench.Org.Url}}" } }{{(rest.Length > 0 ? ", " + rest : "")}} }""");

        var (auto, required) = (await bench.CheckAsync(request), await bench.CheckAsync(request with { Mode = CheckMode.Required }));

        Assert.Equal(("SFI4910", FindingSeverity.Warning), (Assert.Single(auto.Findings).Id, auto.Findings[0].Severity));
        Assert.Equal(FindingSeverity.Error, Assert.Single(required.Findings).Severity);
        Assert.Equal((CheckOutcome.NotChecked, CheckOutcome.NotChecked, 0), (auto.Outcome, required.Outcome, auto.UsersChecked));
    }
}
