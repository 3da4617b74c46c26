using SfIntegrationAnalyzers.OrgEmulator.Control;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>A pass says until when it holds if nobody changes anything, by the clock of the machine that keeps it.</summary>
public class HoldsUntilTests
{
    private const string Sales = """{ "name": "Sales", "app": "salesforce-mobile", "members": { "profile": "Sales" } }""";
    private const string Rep = "rep@acme.example";

    /// <summary>
    /// What ends, and the hours until time alone may make the decision another: a warning is due fourteen days before an end.
    /// </summary>
    private static Dictionary<string, (Action<OrgChanges> Change, string Audience, double? Hours)> AllCases => new()
    {
        ["nothing ends"] = (_ => { }, "", null),
        ["the only assignment ends in fifteen days"] = (
            org => org.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(15)), "", 24),
        ["another assignment ends today"] = (
            org => org.Assign(OrgBench.Stripe, "Stripe_Integration_Access", OrgBench.Now.AddHours(2)), "", 2),
        ["one that decides nothing ends today"] = (org => org.Assign(OrgBench.Stripe, "Mobile_Sales", OrgBench.Now.AddHours(2)), "", null),
        ["one that ended yesterday"] = (
            org => org.Assign(OrgBench.Stripe, "Stripe_Integration_Access", OrgBench.Now.AddHours(-2)), "", null),
        ["a member of an audience loses it in fifteen days"] = (
            org => org.Assign(Rep, "Stripe_Integration_Access", OrgBench.Now.AddDays(15)), Sales, 24),
        ["a member of an audience loses today what it has twice"] = (
            org =>
            {
                org.Assign(Rep, "Stripe_Integration_Access", OrgBench.Now.AddHours(3));
                org.AssignGroup(Rep, "Stripe_Group", OrgBench.Now.AddDays(16));
            }, Sales, 48),
        ["an audience of whom nothing ends"] = (org => org.Assign(Rep, "Stripe_Integration_Access"), Sales, null),
        ["an audience of those who logged in lately"] = (
            org => org.Assign(Rep, "Stripe_Integration_Access"),
            """
            {
              "name": "Sales", "app": "salesforce-mobile", "members": { "condition": "Profile.Name = 'Sales' AND CreatedDate <= TODAY" }
            }
            """,
            0.25),
    };

    public static TheoryData<string> Cases => new(AllCases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_pass_holds_until_time_alone_may_change_it(string name)
    {
        var (change, audience, hours) = AllCases[name];
        await using var bench = await StartAsync();
        change(bench.Org.Change);

        var report = await bench.CheckAsync(OrgBench.Integration(), audience);

        Assert.Empty(report.Findings);
        Assert.Equal(hours is { } known ? OrgBench.Now.AddHours(known) : null, report.HoldsUntil);
    }

    [Fact]
    public async Task The_end_of_a_trial_counts_with_its_warning()
    {
        await using var bench = await StartAsync(org => org with { TrialExpirationDate = OrgBench.Now.AddDays(14.5) });

        Assert.Equal(OrgBench.Now.AddHours(12), (await bench.CheckAsync()).HoldsUntil);
    }

    [Fact]
    public async Task The_end_of_a_permission_set_licence_counts_with_its_warning()
    {
        await using var bench = await StartAsync(org => org with
        {
            PermissionSets = org.PermissionSets.Append(new("Licensed", new() { License = "Psl", Permissions = ["ApiEnabled"] }))
                .ToDictionary(),
            PermissionSetLicenses = new Dictionary<string, PermissionSetLicenseDefinition>
            {
                ["Psl"] = new()
                {
                    ExpirationDate = DateOnly.FromDateTime(OrgBench.Now.UtcDateTime).AddDays(15),
                    MaximumPermissions = ["ApiEnabled"],
                },
            },
            Users = org.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { PermissionSets = [new("Licensed")], PermissionSetLicenses = ["Psl"] }
                    : user.Value),
        });

        Assert.Equal(new DateTimeOffset(OrgBench.Now.Date, TimeSpan.Zero).AddDays(1), (await bench.CheckAsync()).HoldsUntil);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task The_clock_of_the_org_ends_things_and_the_moment_is_by_the_clock_of_this_machine(int daysAhead)
    {
        await using var bench = await StartAsync();
        bench.Org.Change.Assign(OrgBench.Stripe, "Stripe_Integration_Access", OrgBench.Now.AddHours(2));
        var here = OrgBench.Now.AddDays(daysAhead);

        var report = await bench.CheckAsync(bench.Request() with { TimeProvider = new SkippingTime(here) });

        Assert.Equal(here.AddHours(2), report.HoldsUntil);
    }

    /// <summary>Some write the last day of all for no end.</summary>
    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59.999+0000")]
    [InlineData("0001-01-01T00:00:00.000+0000")]
    public async Task An_end_at_the_edge_of_time_is_an_end(string end)
    {
        await using var bench = await StartAsync();
        bench.Org.Change.GrantToProfile("Minimum Access - API Only Integrations", "ApiEnabled");

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains(" FROM PermissionSetAssignment", StringComparison.Ordinal))
                        part.Rows.ToList().ForEach(row => row!["ExpirationDate"] = end);
                }),
            },
        });

        Assert.Equal((CheckOutcome.Passed, null), (report.Outcome, report.HoldsUntil));
    }

    /// <summary>Where the org does not tell when assignments of an audience end, the next build asks again.</summary>
    [Fact]
    public async Task Where_the_org_does_not_tell_what_ends_a_pass_holds_for_no_while()
    {
        await using var bench = await StartAsync();
        bench.Org.Change.Assign(Rep, "Stripe_Integration_Access");

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration(), Sales)) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("SELECT ExpirationDate FROM", StringComparison.Ordinal))
                        part.Refuse(400, "INVALID_FIELD", "No such column 'ExpirationDate' on entity 'PermissionSetAssignment'.");
                }),
            },
        });

        Assert.Equal((CheckOutcome.Passed, report.CheckedAt), (report.Outcome, report.HoldsUntil));
    }

    private static Task<OrgBench> StartAsync(Func<OrgDefinition, OrgDefinition>? change = null)
    {
        var org = OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.Append(new(Rep, new UserDefinition { LastName = "Rep", Profile = "Sales" })).ToDictionary(),
        };
        return OrgBench.StartAsync(change is null ? org : change(org));
    }
}
