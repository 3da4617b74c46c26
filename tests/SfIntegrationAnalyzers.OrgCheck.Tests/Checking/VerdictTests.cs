using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Each verdict: it appears, it does not appear when its cause is gone, and its text.</summary>
public class VerdictTests
{
    private const string Audience = """{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "profile": "Sales" } }""";

    /// <summary>What is wrong with the healthy org, and what the manifest says about it.</summary>
    public static TheoryData<string> Cases => new(AllCases.Keys);

    private static Dictionary<string, (Func<OrgDefinition, OrgDefinition> Org, Action<OrgBench> Break, string Integration, string Audience)> AllCases => new()
    {
        ["SFI4001-unassigned"] = (org => org, bench => bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group"), "", ""),
        ["SFI4001-expired"] = (org => org, bench => bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(-2)), "", ""),
        ["SFI4001-muted"] = (org => org, bench =>
        {
            bench.Org.Change.Mute("Stripe_Group", "ApiEnabled");
            bench.Org.Change.Recalculate("Stripe_Group");
        }, "", ""),
        ["SFI4002"] = (org => org, bench =>
        {
            bench.Org.Change.Remove("Reporting", "RunReports");
            bench.Org.Change.Recalculate("Stripe_Group");
        }, "\"permissions\": [\"RunReports\", \"ApiEnabled\"]", ""),
        ["SFI4003-unassigned"] = (org => org, _ => { }, "\"permissionSets\": [\"Mobile_Sales\"]", ""),
        ["SFI4003-gone"] = (org => org, _ => { }, "\"permissionSets\": [\"Never_Deployed\"]", ""),
        ["SFI4003-profile"] = (org => org, bench => bench.Org.Change.SetProfile(OrgBench.Stripe, "Sales"), "\"profile\": \"Minimum Access - API Only Integrations\"", ""),
        ["SFI4004-frozen"] = (org => org, bench => bench.Org.Change.Freeze(OrgBench.Stripe), "", ""),
        ["SFI4004-inactive"] = (org => org, bench => bench.Org.Change.Deactivate(OrgBench.Stripe), "", ""),
        ["SFI4005"] = (org => org, bench => bench.Org.Change.SetProfile(OrgBench.Stripe, "Sales"), "\"license\": \"Salesforce Integration\"", ""),
        ["SFI4005-no-api"] = (org => org, bench =>
        {
            bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
            bench.Org.Change.SetProfileLicense("Minimum Access - API Only Integrations", "Identity");
        }, "", ""),
        ["SFI4006-edition"] = (org => org with { OrganizationType = "Team Edition" }, _ => { }, "", ""),
        ["SFI4007-not-attached"] = (org => org, bench => bench.Org.Change.SetAdminApprovedUsersOnly("Stripe Connector", true), "\"app\": \"Stripe Connector\"", ""),
        ["SFI4007-not-installed"] = (org => org, bench => bench.Org.Change.UninstallApp("Stripe Connector"), "\"app\": \"Stripe Connector\"", ""),
        ["SFI4007-switched-off"] = (WithExternalApp, bench => bench.Org.Change.BlockApp("Stripe External"), "\"app\": \"Stripe External\"", ""),
        ["SFI4008"] = (org => org, _ => { }, "\"objects\": { \"Opportunity\": [\"read\", \"delete\"] }", ""),
        ["SFI4009-expires"] = (org => org, bench => bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(5)), "", ""),
        ["SFI4009-outdated"] = (org => org, bench => bench.Org.Change.Remove("Stripe_Integration_Access", "ApiEnabled"), "", ""),
        ["SFI4009-license-expired"] = (org => WithLicense(org, OrgBench.Now.AddDays(-3), isHeld: true), _ => { }, "", ""),
        ["SFI4009-license-not-held"] = (org => WithLicense(org, null, isHeld: false), _ => { }, "", ""),
        ["SFI4009-trial"] = (org => org with { TrialExpirationDate = OrgBench.Now.AddDays(3) }, _ => { }, "", ""),
        ["SFI4010"] = (org => org, bench => bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales"), "\"exact\": true, \"permissionSets\": [\"Stripe_Group\"]", ""),
        ["SFI4011"] = (org => org, _ => { }, "", Audience),
        ["SFI4012"] = (org => org, bench => bench.Org.Change.SetRemainingApiRequests(300), "", ""),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_broken_org_gets_its_verdict_with_reason_and_repair(string name)
    {
        var (change, cause, integration, audience) = AllCases[name];
        await using var bench = await OrgBench.StartAsync(change(Org));
        cause(bench);

        var report = await bench.CheckAsync(OrgBench.Integration(integration), audience);

        Assert.Contains(name[..7], report.Findings.Select(finding => finding.Id));
        Assert.All(report.Findings, finding => Assert.NotEqual("", finding.Title));
        Snapshot.Verify(bench.Text(report), parameters: name);
    }

    [Theory]
    [InlineData("\"permissions\": [\"RunReports\", \"ApiEnabled\"], \"permissionSets\": [\"Stripe_Group\"], \"profile\": \"Minimum Access - API Only Integrations\", \"license\": \"Salesforce Integration\"")]
    [InlineData("\"app\": \"Stripe Connector\", \"objects\": { \"Opportunity\": [\"read\", \"edit\"] }")]
    [InlineData("\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]")]
    public async Task A_healthy_org_gets_none(string integration)
    {
        await using var bench = await OrgBench.StartAsync(Org with { TrialExpirationDate = OrgBench.Now.AddDays(200) });
        bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await bench.CheckAsync(OrgBench.Integration(integration), Audience);

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 1, 1), (report.Outcome, report.UsersChecked, report.AudiencesChecked));
    }

    [Fact]
    public async Task A_version_that_the_org_lacks_is_reported_where_the_code_says_it()
    {
        await using var bench = await OrgBench.StartAsync(Org with { MaximumApiVersion = "66.0" });
        var code = new SourcePosition("/repo/Client.cs", 12, 34);

        var report = await bench.CheckAsync(bench.Request() with { UsedApiVersions = [new(new ApiVersion(67), code), new(new ApiVersion(60), code)] });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4013", code), (finding.Id, finding.Position));
        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task A_user_who_does_not_exist_is_not_a_missing_grant()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(OrgBench.Integration(user: "nobody@acme.example"));

        Assert.Equal("SFI4004", Assert.Single(report.Findings).Id);
    }

    [Fact]
    public async Task A_permission_that_the_org_does_not_know_is_unknown_and_neither_missing_nor_granted()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(OrgBench.Integration("\"permissions\": [\"UseAnyApiClient\"]"));

        Assert.Equal("SFI4905", Assert.Single(report.Findings).Id);
        Assert.Equal((CheckOutcome.NotChecked, 0), (report.Outcome, report.UsersChecked));
    }

    [Fact]
    public async Task An_org_without_permission_set_groups_is_checked_all_the_same()
    {
        await using var bench = await OrgBench.StartAsync(Org with { MissingObjects = ["PermissionSetGroup"] });

        var report = await bench.CheckAsync();

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task Two_hundred_users_with_many_sets_take_three_requests_and_a_failing_one_no_more()
    {
        var sets = Enumerable.Range(0, 40).ToDictionary(number => $"Set{number}", _ => new PermissionSetDefinition { Permissions = ["RunReports"] });
        var users = Enumerable.Range(0, 200).ToDictionary(number => $"bot{number}@acme.example", number => new UserDefinition
        {
            LastName = "Bot",
            Profile = "Minimum Access - API Only Integrations",
            PermissionSets = [.. sets.Keys.Select(name => new AssignmentDefinition(name)), .. number == 7 ? Array.Empty<AssignmentDefinition>() : [new("Stripe_Integration_Access")]],
        });
        await using var bench = await OrgBench.StartAsync(Org with
        {
            PermissionSets = Org.PermissionSets.Concat(sets).ToDictionary(),
            Users = Org.Users.Concat(users).ToDictionary(),
        });

        var report = await bench.CheckAsync(string.Join(",", users.Keys.Select((user, number) => $$"""{ "name": "bot {{number}}", "user": "{{user}}", "permissionSets": ["Stripe_Integration_Access"] }""")));

        Assert.Equal(["SFI4001", "SFI4003"], report.Findings.Select(finding => finding.Id).Order());
        Assert.Equal((200, 3), (report.UsersChecked, report.RequestsMade));
    }

    [Fact]
    public async Task An_audience_of_thousands_takes_three_requests()
    {
        await using var bench = await OrgBench.StartAsync(Org with { Generated = new() { Users = 5_000, WithApi = 0.5 } });

        var report = await bench.CheckAsync(OrgBench.Integration(), """{ "name": "Everybody", "app": "salesforce-mobile", "members": { "condition": "UserType = 'Standard'" } }""");

        Assert.Equal("SFI4011", Assert.Single(report.Findings).Id);
        Assert.Equal(3, report.RequestsMade);
    }

    [Fact]
    public async Task An_app_that_is_switched_on_again_and_a_license_that_carries_api_access_pass()
    {
        await using var bench = await OrgBench.StartAsync(WithExternalApp(Org));
        bench.Org.Change.BlockApp("Stripe External");
        bench.Org.Change.UnblockApp("Stripe External");

        var report = await bench.CheckAsync(OrgBench.Integration("\"app\": \"Stripe External\", \"license\": \"Salesforce Integration\""));

        Assert.Equal((CheckOutcome.Passed, 0, 3), (report.Outcome, report.Findings.Length, report.RequestsMade));
    }

    [Fact]
    public async Task A_license_without_api_access_is_no_finding_as_long_as_the_permission_is_there()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.SetProfileLicense("Minimum Access - API Only Integrations", "Identity");

        Assert.Equal(CheckOutcome.Passed, (await bench.CheckAsync()).Outcome);
    }

    [Fact]
    public async Task A_permission_set_license_that_is_held_and_valid_is_no_finding()
    {
        await using var bench = await OrgBench.StartAsync(WithLicense(Org, OrgBench.Now.AddDays(300), isHeld: true));

        var report = await bench.CheckAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 3), (report.Outcome, report.RequestsMade));
    }

    /// <summary>Stripe's only grant is made for a permission set licence.</summary>
    private static OrgDefinition WithLicense(OrgDefinition org, DateTimeOffset? expires, bool isHeld) => org with
    {
        PermissionSetLicenses = new Dictionary<string, PermissionSetLicenseDefinition>
        {
            ["SalesforceAPIIntegrationPsl"] = new() { Label = "Salesforce API Integration", ExpirationDate = expires is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : null, MaximumPermissions = ["ApiEnabled"] },
        },
        PermissionSets = org.PermissionSets.Append(new("Licensed", new PermissionSetDefinition { License = "SalesforceAPIIntegrationPsl", Permissions = ["ApiEnabled"] })).ToDictionary(),
        Users = org.Users.ToDictionary(user => user.Key, user => user.Key != OrgBench.Stripe ? user.Value : user.Value with
        {
            PermissionSetGroups = [],
            PermissionSets = [new("Licensed")],
            PermissionSetLicenses = isHeld ? ["SalesforceAPIIntegrationPsl"] : [],
        }),
    };

    private static OrgDefinition WithExternalApp(OrgDefinition org) => org with
    {
        Apps = new Dictionary<string, AppDefinition> { ["Stripe External"] = new() { Kind = "external", ClientId = "3MVG9external", AdminApprovedUsersOnly = true, PermissionSets = ["Stripe_Integration_Access"], PermissionSetGroups = ["Stripe_Group"] } },
    };

    private static OrgDefinition Org => OrgBench.Healthy with
    {
        UserLicenses = new Dictionary<string, UserLicenseDefinition> { ["Identity"] = new() { Key = "PID_IDENTITY" } },
        Users = OrgBench.Healthy.Users.Append(new("rep@acme.example", new UserDefinition { FirstName = "Rita", LastName = "Rep", Profile = "Sales" })).ToDictionary(),
        Apps = new Dictionary<string, AppDefinition> { ["Stripe Connector"] = new() { ClientId = "3MVG9stripe", AuthorizedBy = [OrgBench.Stripe] } },
    };
}
