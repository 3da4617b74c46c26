using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// A check of up to 200 named users may cost the token and three requests, whatever is wrong and however many sets they hold. The bench
/// brings its own token, so three is the most that may be counted here.
/// </summary>
public class RequestCountTests
{
    private const int Users = 200;
    private const int SetsEach = 40;
    private const string Broken = "bot7@acme.example";

    /// <summary>What is wrong, what every integration says, what has to be found, and how many requests find it.</summary>
    private static Dictionary<string, (Action<OrgBench> Break, string Integration, string[] Finds, int Requests)> AllCases => new()
    {
        ["nothing is wrong"] = (_ => { }, "", [], 2),
        ["a set is unassigned"] = (Unassign, "\"permissionSets\": [\"Stripe_Integration_Access\"]", ["SFI4001", "SFI4003"], 3),
        ["a muted group"] = (Mute, "", ["SFI4001"], 3),
        ["a frozen user"] = (bench => bench.Org.Change.Freeze(Broken), "", ["SFI4004"], 3),
        ["an inactive user"] = (bench => bench.Org.Change.Deactivate(Broken), "", ["SFI4004"], 3),
        ["a user that is gone"] = (_ => { }, "", ["SFI4004"], 3),
        ["apps"] = (_ => { }, "\"app\": \"Connector\"", [], 3),
        ["apps, and one user is not attached"] = (Unassign, "\"app\": \"Connector\"", ["SFI4001", "SFI4007"], 3),
        ["apps, and a frozen user"] = (bench => bench.Org.Change.Freeze(Broken), "\"app\": \"Connector\"", ["SFI4004"], 3),
        ["objects"] = (_ => { }, "\"objects\": { \"Opportunity\": [\"read\"] }", [], 3),
        ["objects, and one user lacks access"] = (Unassign, "\"objects\": { \"Opportunity\": [\"edit\"] }", ["SFI4001", "SFI4008"], 3),
        ["an object that none of the users has"] = (_ => { }, "\"objects\": { \"Account\": [\"read\"] }", ["SFI4008"], 3),
        ["apps and objects"] = (_ => { }, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", [], 3),
        ["apps and objects, and one user lacks both"] = (
            Unassign, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"edit\"] }", ["SFI4001", "SFI4007", "SFI4008"], 3),
        ["apps, objects, and a muted group"] = (
            Mute, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", ["SFI4001", "SFI4007"], 3),
        ["apps, objects, and an unheld set beside a muted group"] = (
            Mute,
            "\"app\": \"Connector\", \"permissionSets\": [\"Stripe_Integration_Access\"], \"objects\": { \"Opportunity\": [\"read\"] }",
            ["SFI4001", "SFI4003", "SFI4007"],
            3),
    };

    public static TheoryData<string> Cases => new(AllCases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Two_hundred_users_take_at_most_three_requests_however_many_sets_they_hold(string name)
    {
        var (cause, integration, finds, requests) = AllCases[name];
        await using var bench = await OrgBench.StartAsync(Org(SetsEach));
        cause(bench);

        var report = await bench.CheckAsync(Manifest(integration, name == "a user that is gone" ? "nobody@acme.example" : Broken));

        Assert.Equal(finds, report.Findings.Select(finding => finding.Id).Distinct().Order());
        Assert.Equal((Users, requests), (report.UsersChecked, report.RequestsMade));
    }

    /// <summary>
    /// Every set matters here: it may be more than the manifest allows, or is
    /// another way to what it asks for. A hundred sets of 200 users are ten pages.
    /// </summary>
    [Theory]
    [InlineData("\"exact\": true", 1)]
    [InlineData("\"exact\": true", 3)]
    [InlineData("\"exact\": true", 30)]
    [InlineData("\"exact\": true", 100)]
    [InlineData("\"permissions\": [\"RunReports\"]", 1)]
    [InlineData("\"permissions\": [\"RunReports\"]", 100)]
    [InlineData("\"permissions\": [\"RunReports\"], \"permissionSets\": [\"Stripe_Integration_Access\"], \"app\": \"Connector\"", 100)]
    [InlineData("\"objects\": { \"Opportunity\": [\"read\"] }", 1)]
    [InlineData("\"objects\": { \"Opportunity\": [\"read\"] }", 100)]
    [InlineData("\"permissions\": [\"RunReports\"], \"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", 100)]
    [InlineData("\"exact\": true, \"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", 100)]
    public async Task The_number_of_sets_that_matter_costs_no_requests(string integration, int setsEach)
    {
        await using var bench = await OrgBench.StartAsync(Org(setsEach));

        var report = await bench.CheckAsync(Manifest(integration, Broken));

        Assert.Equal(
            integration.StartsWith("\"exact\"", StringComparison.Ordinal) ? Users : 0,
            report.Findings.Count(finding => finding.Id == "SFI4010"));
        Assert.DoesNotContain(report.Findings, finding => finding.Id != "SFI4010");
        Assert.Equal(Users, report.UsersChecked);
        Assert.InRange(report.RequestsMade, 2, 3);
    }

    [Theory]
    [InlineData("a set is unassigned", "neither the profile")]
    [InlineData("a muted group", "muting permission set")]
    public async Task Someone_who_lacks_access_among_users_of_a_hundred_sets_is_found_and_explained(string name, string why)
    {
        await using var bench = await OrgBench.StartAsync(Org(setsEach: 100));
        AllCases[name].Break(bench);

        var report = await bench.CheckAsync(Manifest("\"permissions\": [\"RunReports\"], \"permissionSets\": [\"Set7\"]", Broken));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4001", Broken, 3), (finding.Id, finding.User, report.RequestsMade));
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Explanation!.Change);
    }

    [Fact]
    public async Task Users_who_hold_far_more_than_others_are_read_to_the_end()
    {
        var org = Org(setsEach: 2);
        var many = Enumerable.Range(0, 3_000).Select(number => $"Many{number}").ToList();
        await using var bench = await OrgBench.StartAsync(org with
        {
            PermissionSets = org.PermissionSets.Concat(many.ToDictionary(name => name, _ => new PermissionSetDefinition())).ToDictionary(),
            Users = org.Users.ToDictionary(
                user => user.Key,
                user => user.Key == Broken
                    ? user.Value with
                    {
                        PermissionSets = [.. user.Value.PermissionSets, .. many.Select(name => new AssignmentDefinition(name))],
                    }
                    : user.Value),
        });

        var report = await bench.CheckAsync(Manifest("\"exact\": true", Broken));

        Assert.Equal((Users, Users), (report.UsersChecked, report.Findings.Count(finding => finding.Id == "SFI4010")));
        Assert.Contains("and 2993 more", report.Findings.Single(finding => finding.User == Broken).Message, StringComparison.Ordinal);
    }

    /// <summary>What half of a group's members come to is not what the group comes to.</summary>
    [Fact]
    public async Task A_group_of_more_members_than_a_page_is_looked_into_where_holdings_are_more_than_a_page_as_well()
    {
        var members = Enumerable.Range(0, 30).ToDictionary(number => $"Member{number}", _ => new PermissionSetDefinition());
        await using var bench = await OrgBench.StartAsync(
            OrgBench.Healthy with
            {
                PermissionSets = OrgBench.Healthy.PermissionSets.Concat(members).ToDictionary(),
                PermissionSetGroups = new Dictionary<string, PermissionSetGroupDefinition>
                {
                    ["Stripe_Group"] = new() { PermissionSets = ["Stripe_Integration_Access", "Reporting", .. members.Keys] },
                },
            },
            new() { PageSize = 2 });
        bench.Org.Change.Remove("Stripe_Integration_Access", "ApiEnabled");

        var report = await bench.CheckAsync($$"""{{OrgBench.Integration()}}, { "name": "Admin", "user": "{{OrgBench.Admin}}" }""");

        Assert.Contains(
            "after recalculation, its members will no longer grant ApiEnabled",
            Assert.Single(report.Findings).Message,
            StringComparison.Ordinal);
    }

    private static void Unassign(OrgBench bench) => bench.Org.Change.Unassign(Broken, "Stripe_Integration_Access");

    private static void Mute(OrgBench bench)
    {
        bench.Org.Change.Unassign(Broken, "Stripe_Integration_Access");
        bench.Org.Change.AssignGroup(Broken, "Stripe_Group");
        bench.Org.Change.Mute("Stripe_Group", "ApiEnabled");
        bench.Org.Change.Recalculate("Stripe_Group");
    }

    private static string Manifest(string integration, string seventh) => string.Join(",\n", Enumerable.Range(0, Users).Select(number =>
        $$"""
        {
          "name": "bot {{number}}",
          "user": "{{(number == 7 ? seventh : Username(number))}}"{{(integration.Length > 0 ? ", " + integration : "")}}
        }
        """));

    private static string Username(int number) => $"bot{number}@acme.example";

    private static OrgDefinition Org(int setsEach)
    {
        var sets = Enumerable.Range(0, setsEach)
            .ToDictionary(
                number => $"Set{number}",
                _ => new PermissionSetDefinition
                {
                    Permissions = ["RunReports"],
                    Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read"] },
                });
        return OrgBench.Healthy with
        {
            PermissionSets = OrgBench.Healthy.PermissionSets.Concat(sets)
                .Append(new("Account_Reader", new() { Objects = new Dictionary<string, IReadOnlyList<string>> { ["Account"] = ["Read"] } }))
                .ToDictionary(),
            Users = OrgBench.Healthy.Users.Concat(Enumerable.Range(0, Users).ToDictionary(Username, _ => new UserDefinition
            {
                LastName = "Bot",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSets = [.. sets.Keys.Select(name => new AssignmentDefinition(name)), new("Stripe_Integration_Access")],
            })).ToDictionary(),
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new()
                {
                    ClientId = "3MVG9connector",
                    AdminApprovedUsersOnly = true,
                    PermissionSets = ["Stripe_Integration_Access"],
                },
            },
        };
    }
}
