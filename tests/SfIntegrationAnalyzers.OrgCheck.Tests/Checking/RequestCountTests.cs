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
        ["objects, and one user lacks access"] = (Unassign, "\"objects\": { \"Opportunity\": [\"read\"] }", ["SFI4001", "SFI4008"], 3),
        ["an object that nobody has"] = (_ => { }, "\"objects\": { \"Profile\": [\"read\"] }", ["SFI4008"], 3),
        ["apps and objects"] = (_ => { }, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", [], 3),
        ["apps and objects, and one user lacks both"] = (Unassign, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", ["SFI4001", "SFI4007", "SFI4008"], 3),
        ["apps, objects, and a muted group"] = (Mute, "\"app\": \"Connector\", \"objects\": { \"Opportunity\": [\"read\"] }", ["SFI4001", "SFI4007"], 3),
        ["apps, objects, and an unheld set beside a muted group"] = (Mute, "\"app\": \"Connector\", \"permissionSets\": [\"Stripe_Integration_Access\"], \"objects\": { \"Opportunity\": [\"read\"] }", ["SFI4001", "SFI4003", "SFI4007"], 3),
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

    [Fact]
    public async Task An_exact_manifest_takes_three_requests_as_long_as_holdings_fit_on_a_page()
    {
        await using var bench = await OrgBench.StartAsync(Org(setsEach: 8));

        var report = await bench.CheckAsync(Manifest("\"exact\": true", Broken));

        Assert.Equal(Users, report.Findings.Count(finding => finding.Id == "SFI4010"));
        Assert.Equal(3, report.RequestsMade);
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
        $$"""{ "name": "bot {{number}}", "user": "{{(number == 7 ? seventh : Username(number))}}"{{(integration.Length > 0 ? ", " + integration : "")}} }"""));

    private static string Username(int number) => $"bot{number}@acme.example";

    private static OrgDefinition Org(int setsEach)
    {
        var sets = Enumerable.Range(0, setsEach).ToDictionary(number => $"Set{number}", _ => new PermissionSetDefinition { Permissions = ["RunReports"] });
        return OrgBench.Healthy with
        {
            PermissionSets = OrgBench.Healthy.PermissionSets.Concat(sets).ToDictionary(),
            Users = OrgBench.Healthy.Users.Concat(Enumerable.Range(0, Users).ToDictionary(Username, _ => new UserDefinition
            {
                LastName = "Bot",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSets = [.. sets.Keys.Select(name => new AssignmentDefinition(name)), new("Stripe_Integration_Access")],
            })).ToDictionary(),
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new() { ClientId = "3MVG9connector", AdminApprovedUsersOnly = true, PermissionSets = ["Stripe_Integration_Access"] },
            },
        };
    }
}
