using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Who is said to have taken access away: whoever the Setup Audit Trail names, and nobody else.</summary>
public class ChangeTests
{
    /// <summary>What the newest entry says, and whether it is about the user Bot, who holds nothing any more.</summary>
    [Theory]
    [InlineData("Permission set Stripe Integration Access: unassigned from user Bot (UserID: [005000000000000AAA])", false)]
    [InlineData("Permission set Stripe Integration Access: unassigned from user bot", true)]
    [InlineData("Changed profile Robots: permission ApiEnabled was disabled", false)]
    [InlineData("Permission set Legacy: unassigned from user Botany Bay", false)]
    [InlineData("Changed profile Minimum Access - API Only Integrations 2: permission ApiEnabled was disabled", true)]
    [InlineData("Changed profile Old_Minimum Access - API Only Integrations_2: permission ApiEnabled was disabled", false)]
    public async Task A_name_that_is_part_of_another_is_not_that_name(string display, bool isIt)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { FirstName = null, LastName = "Bot", PermissionSetGroups = [] }
                    : user.Value),
            SetupAuditTrail = [new() { Action = "x", Display = display, At = OrgBench.Now.AddHours(-1), By = OrgBench.Admin }],
        });

        var finding = Assert.Single(
            (await bench.CheckAsync(OrgBench.Integration("\"profile\": \"Minimum Access - API Only Integrations\""))).Findings);

        Assert.Equal("SFI4001", finding.Id);
        Assert.Equal(isIt ? display : null, finding.Explanation!.Change?.What);
    }

    /// <summary>Several integration users are called Integration User in many orgs.</summary>
    [Fact]
    public async Task Of_users_of_one_name_the_change_is_the_own_one()
    {
        const string Other = "other@acme.example";
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.Append(new(Other, OrgBench.Healthy.Users[OrgBench.Stripe])).ToDictionary(),
        });
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        var own = Assert.Single((await bench.CheckAsync()).Findings).Explanation!.Change;

        bench.Org.Change.UnassignGroup(Other, "Stripe_Group");
        var both = Assert.Single((await bench.CheckAsync()).Findings).Explanation!.Change;

        Assert.Contains("unassigned from user Stripe Bot", own!.What, StringComparison.Ordinal);
        Assert.Equal(own.What, both!.What);
    }

    /// <summary>
    /// Each sentence is searched for every name that matters. Without a limit of its own, what a hostile org answers keeps the build busy
    /// for hours after the time limit.
    /// </summary>
    [Fact]
    public async Task More_and_longer_entries_than_were_asked_for_are_not_looked_at()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        var said = $"Permission set group Stripe Group: unassigned from user {OrgBench.Stripe} ";

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("SetupAuditTrail", StringComparison.Ordinal))
                        part.Answer(
                        [
                            .. Enumerable.Repeat(Entry(20, said.PadRight(100_000, 'x')), 500),
                            Entry(21, said + "later"),
                        ]);
                }),
            },
        });

        Assert.Equal(said.PadRight(1_000, 'x'), Assert.Single(report.Findings).Explanation!.Change?.What);

        static JsonObject Entry(int day, string display) => new()
        {
            ["CreatedDate"] = $"2026-11-{day}T00:00:00.000+0000",
            ["Section"] = "Manage Users",
            ["Display"] = display,
            ["CreatedBy"] = null,
        };
    }
}
