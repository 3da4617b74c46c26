namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>A rehearsal that breaks off half-way would cost time and save none, and nobody would notice.</summary>
public class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_goes_the_whole_way()
    {
        var report = await Rehearsal.RunAsync(CancellationToken.None);

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        Assert.Equal((1, 2), (report.UsersChecked, report.RequestsMade));
    }

    [Fact]
    public void A_rehearsed_decision_is_made_about_everything()
    {
        var report = Rehearsal.Decide();

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        Assert.Equal((1, Access.Granted), (report.UsersChecked, Assert.Single(report.Users).ApiAccess));
    }
}
