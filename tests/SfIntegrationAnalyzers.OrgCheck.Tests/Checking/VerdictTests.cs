using SfIntegrationAnalyzers.OrgCheck.Reporting;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Each verdict of <see cref="VerdictCases"/>: it appears, its text, it does not appear when its cause is gone.</summary>
public class VerdictTests
{
    public static TheoryData<string> Names => new(VerdictCases.All.Keys);

    /// <summary>So that nobody adds a verdict that was never seen to appear and to stay away.</summary>
    [Fact]
    public void The_table_of_cases_has_every_verdict_and_no_other() =>
        Assert.Equal(
            VerdictCases.Ids,
            VerdictCases.All.Keys.Select(IdOf).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_appears_with_its_cause_and_says_why_and_what_to_do(string name)
    {
        var (report, bench) = await CheckAsync(VerdictCases.All[name], at => at.With);

        Assert.Contains(IdOf(name), report.Findings.Select(finding => finding.Id));
        Assert.All(report.Findings, finding => Assert.NotEqual("", finding.Title));
        Snapshot.Verify(
            bench.Text(report).Replace(bench.Org.OrganizationId, "00D of this org", StringComparison.Ordinal), parameters: name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_stays_away_without_its_cause(string name)
    {
        var (report, _) = await CheckAsync(VerdictCases.All[name], at => at.Without);

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Theory]
    [InlineData("""
        "permissions": ["RunReports", "ApiEnabled"], "permissionSets": ["Stripe_Group"],
        "profile": "Minimum Access - API Only Integrations", "license": "Salesforce Integration"
        """)]
    [InlineData("\"app\": \"Stripe Connector\", \"objects\": { \"Opportunity\": [\"read\", \"edit\"] }")]
    [InlineData("\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]")]
    public async Task A_healthy_org_gets_none(string integration)
    {
        await using var bench = await OrgBench.StartAsync(Org with { TrialExpirationDate = OrgBench.Now.AddDays(200) });
        bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await bench.CheckAsync(OrgBench.Integration(integration), VerdictCases.SalesOnMobile);

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 1, 1), (report.Outcome, report.UsersChecked, report.AudiencesChecked));
    }

    [Fact]
    public async Task A_permission_that_the_org_does_not_know_is_unknown_and_neither_missing_nor_granted()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(OrgBench.Integration("\"permissions\": [\"UseAnyApiClient\"]"));

        Assert.Equal("SFI4905", Assert.Single(report.Findings).Id);
        Assert.Equal((CheckOutcome.NotChecked, 0), (report.Outcome, report.UsersChecked));
    }

    /// <summary>Whoever holds the license is not sent to look for it.</summary>
    [Theory]
    [InlineData("SalesforceAPIIntegrationPsl", false)]
    [InlineData("SalesforceAPIIntegrationPsl", true)]
    [InlineData("AnotherPsl", false)]
    public async Task A_permission_set_licence_is_asked_for_where_it_is_not_held(string held, bool isGroupDropped)
    {
        await using var bench = await OrgBench.StartAsync(Org with
        {
            PermissionSetLicenses = new Dictionary<string, PermissionSetLicenseDefinition> { [held] = new() { Label = "Some license" } },
            Users = Org.Users.ToDictionary(
                user => user.Key, user => user.Key == OrgBench.Stripe ? user.Value with { PermissionSetLicenses = [held] } : user.Value),
        });
        if (isGroupDropped)
            bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");

        var report = await bench.CheckAsync(OrgBench.Integration("\"objects\": { \"Opportunity\": [\"delete\"] }"));

        Assert.Equal(
            held == "AnotherPsl",
            report.Findings.Single(finding => finding.Id == "SFI4008")
                .Message.Contains("also needs the permission set license SalesforceAPIIntegrationPsl", StringComparison.Ordinal));
    }

    /// <summary>What a user holds is read only as far as the manifest asks, and another integration may ask for more.</summary>
    [Fact]
    public async Task The_ways_to_an_object_are_the_same_whoever_else_is_checked()
    {
        const string Asking = "\"objects\": { \"Opportunity\": [\"delete\"] }";
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Assign(OrgBench.Stripe, "Reporting");

        var alone = await bench.CheckAsync(OrgBench.Integration(Asking));
        var beside = await bench.CheckAsync(
            OrgBench.Integration(Asking)
            + $$""", { "name": "Another", "user": "{{OrgBench.Admin}}", "permissionSets": ["Reporting"] }""");

        Assert.Equal(Ways(alone), Ways(beside));

        static IEnumerable<string> Ways(CheckReport report) =>
            from path in report.Findings.Single(finding => finding.Id == "SFI4008").Explanation!.Paths
            select string.Join(" > ", path.Links.Select(link => $"{link.Name} {link.Detail}"));
    }

    /// <summary>A gateway may take the header away; that nobody looked must show.</summary>
    [Fact]
    public async Task An_org_that_does_not_tell_its_daily_requests_passes_and_the_report_says_that_they_were_not_looked_at()
    {
        const string NotTold = "the org did not report its API requests, so SFI4012 was not checked";
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.SetRemainingApiRequests(300);

        var told = await bench.CheckAsync();
        var silent = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new WithoutHeader("Sforce-Limit-Info") },
        });

        Assert.Equal("SFI4012", Assert.Single(told.Findings).Id);
        Assert.Equal((CheckOutcome.Passed, null), (silent.Outcome, silent.ApiUsage));
        foreach (var write in new Func<CheckReport, string>[] { ConsoleReport.Summary, MarkdownReport.Write, HtmlReport.Write })
        {
            Assert.Contains(NotTold, write(silent), StringComparison.Ordinal);
            Assert.DoesNotContain(NotTold, write(told), StringComparison.Ordinal);
        }
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
        var sets = Enumerable.Range(0, 40)
            .ToDictionary(number => $"Set{number}", _ => new PermissionSetDefinition { Permissions = ["RunReports"] });
        var users = Enumerable.Range(0, 200).ToDictionary(number => $"bot{number}@acme.example", number => new UserDefinition
        {
            LastName = "Bot",
            Profile = "Minimum Access - API Only Integrations",
            PermissionSets =
            [
                .. sets.Keys.Select(name => new AssignmentDefinition(name)),
                .. number == 7 ? Array.Empty<AssignmentDefinition>() : [new("Stripe_Integration_Access")],
            ],
        });
        await using var bench = await OrgBench.StartAsync(Org with
        {
            PermissionSets = Org.PermissionSets.Concat(sets).ToDictionary(),
            Users = Org.Users.Concat(users).ToDictionary(),
        });

        var report = await bench.CheckAsync(string.Join(
            ",",
            users.Keys.Select((user, number) =>
                $$"""{ "name": "bot {{number}}", "user": "{{user}}", "permissionSets": ["Stripe_Integration_Access"] }""")));

        Assert.Equal(["SFI4001", "SFI4003"], report.Findings.Select(finding => finding.Id).Order());
        Assert.Equal((200, 3), (report.UsersChecked, report.RequestsMade));
    }

    [Fact]
    public async Task An_audience_of_thousands_takes_three_requests()
    {
        await using var bench = await OrgBench.StartAsync(Org with { Generated = new() { Users = 5_000, WithApi = 0.5 } });

        var report = await bench.CheckAsync(
            OrgBench.Integration(),
            """{ "name": "Everybody", "app": "salesforce-mobile", "members": { "condition": "UserType = 'Standard'" } }""");

        Assert.Equal("SFI4011", Assert.Single(report.Findings).Id);
        Assert.Equal(3, report.RequestsMade);
    }

    private sealed class WithoutHeader(string name) : DelegatingHandler(CheckEffects.Default.CreateHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.Remove(name);
            return response;
        }
    }

    private static OrgDefinition Org => VerdictCases.Org;

    private static string IdOf(string name) => name[..7];

    private static async Task<(CheckReport Report, OrgBench Bench)> CheckAsync(VerdictCase at, Func<VerdictCase, Situation> which)
    {
        var situation = which(at);
        await using var bench = await OrgBench.StartAsync(situation.Org?.Invoke(Org) ?? Org);
        situation.Change?.Invoke(bench);
        var request = bench.Request(bench.Manifest(OrgBench.Integration(at.Integration), at.Audience));
        var report = await bench.CheckAsync(situation.Request?.Invoke(bench, request) ?? request);
        return (situation.Later?.Invoke(report) ?? report, bench);
    }
}
