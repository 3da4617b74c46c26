using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Audiences by public group: a group's own members, and those of the groups that it holds.</summary>
public class AudienceGroupTests
{
    private const string Audience = """{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "group": "Field" } }""";

    [Theory]
    [InlineData("Field", "rep@acme.example")]
    [InlineData("North", "rep@acme.example")]
    public async Task Who_lacks_api_enabled_in_the_group_or_in_one_that_it_holds_is_found(string group, string member)
    {
        await using var bench = await StartAsync(new() { ["Field"] = ["North", OrgBench.Stripe], ["North"] = [OrgBench.Admin] }, group, member);

        var report = await bench.CheckAsync("", Audience);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4011", 1), (finding.Id, report.AudiencesChecked));
        Assert.Contains("1 active user lacks API Enabled", finding.Message, StringComparison.Ordinal);
        Assert.Equal(3, report.RequestsMade);
    }

    [Fact]
    public async Task Where_all_of_them_have_it_the_audience_passes()
    {
        await using var bench = await StartAsync(new() { ["Field"] = ["North"], ["North"] = [OrgBench.Stripe] });

        var report = await bench.CheckAsync("", Audience);

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 1), (report.Outcome, report.AudiencesChecked));
    }

    [Fact]
    public async Task Groups_that_are_held_two_levels_down_are_not_followed_and_that_is_said()
    {
        await using var bench = await StartAsync(new() { ["Field"] = ["North"], ["North"] = ["City"], ["City"] = [OrgBench.Stripe] });

        var report = await bench.CheckAsync("", Audience);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4905", CheckOutcome.NotChecked, 0), (finding.Id, report.Outcome, report.AudiencesChecked));
        Assert.Contains("the public group holds 1 further groups or roles inside those that it holds", finding.Message, StringComparison.Ordinal);
    }

    private static Task<OrgBench> StartAsync(Dictionary<string, string[]> groups, string? group = null, string? member = null) => OrgBench.StartAsync(OrgBench.Healthy with
    {
        Users = OrgBench.Healthy.Users.Append(new("rep@acme.example", new UserDefinition { LastName = "Rep", Profile = "Sales" })).ToDictionary(),
        PublicGroups = groups.ToDictionary(pair => pair.Key, pair => new PublicGroupDefinition { Members = [.. pair.Value, .. pair.Key == group ? [member!] : Array.Empty<string>()] }),
    });
}
