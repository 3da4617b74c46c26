namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

public class ThinPathTests
{
    [Fact]
    public async Task A_healthy_org_passes_in_two_requests_and_says_who_was_looked_at()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        Assert.Equal(1, report.UsersChecked);
        Assert.Equal(2, report.RequestsMade);
        Assert.Equal(2, bench.Org.Journal.Count);
        Assert.Equal("Acme", report.Org?.Name);
        Assert.Equal(Access.Granted, Assert.Single(report.Users).ApiAccess);
    }

    [Fact]
    public async Task A_group_that_is_taken_away_fails_and_given_back_passes()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");

        var failed = await bench.CheckAsync(OrgBench.Integration("\"permissionSets\": [\"Stripe_Group\"]"));
        bench.Org.Change.AssignGroup(OrgBench.Stripe, "Stripe_Group");
        var passed = await bench.CheckAsync(OrgBench.Integration("\"permissionSets\": [\"Stripe_Group\"]"));

        Snapshot.Verify(bench.Text(failed));
        Assert.Equal(CheckOutcome.Passed, passed.Outcome);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_credentials_and_not_a_missing_grant()
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = bench.Environment;
        environment["SF_ACCESS_TOKEN"] = "00D000000000001!wrong";

        var report = await bench.CheckAsync(bench.Request() with { Environment = environment });

        Snapshot.Verify(bench.Text(report));
    }

    [Theory]
    [InlineData(CheckMode.Auto, FindingSeverity.Warning)]
    [InlineData(CheckMode.Required, FindingSeverity.Error)]
    public async Task No_org_there_is_a_warning_or_an_error_and_never_a_pass(CheckMode mode, FindingSeverity severity)
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = bench.Environment;
        environment["SF_ORG_INSTANCE_URL"] = "http://127.0.0.1:9";

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration())
            .Replace(bench.Org.Url, "http://127.0.0.1:9")) with { Environment = environment, Mode = mode });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4902", severity, CheckOutcome.NotChecked), (finding.Id, finding.Severity, report.Outcome));
    }
}
