using System.Net;
using System.Net.Http.Headers;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Audiences by public group: its own members, and those of the groups and roles that it holds, however deep.</summary>
public class AudienceGroupTests
{
    private const string Audience = """{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "group": "Field" } }""";
    private const string Rep = "rep@acme.example";

    /// <summary>What the group Field holds, so that the one user without API Enabled belongs to it.</summary>
    private static Dictionary<string, Dictionary<string, PublicGroupDefinition>> Ways => new()
    {
        ["itself"] = new() { ["Field"] = new() { Members = [Rep, OrgBench.Stripe] } },
        ["a group in it"] = new()
        {
            ["Field"] = new() { Members = ["North", OrgBench.Stripe] },
            ["North"] = new() { Members = [Rep, OrgBench.Admin] },
        },
        ["a group four levels down"] = new()
        {
            ["Field"] = new() { Members = ["North"] },
            ["North"] = new() { Members = ["Country"] },
            ["Country"] = new() { Members = ["City"] },
            ["City"] = new() { Members = ["Street"] },
            ["Street"] = new() { Members = [Rep] },
        },
        ["groups that hold each other"] = new()
        {
            ["Field"] = new() { Members = ["North"] },
            ["North"] = new() { Members = ["Field", Rep] },
        },
        ["a role"] = new() { ["Field"] = new() { Roles = ["Reps"] } },
        ["a role and the roles below it"] = new() { ["Field"] = new() { RolesAndSubordinates = ["Sales"] } },
        ["the same without portals"] = new() { ["Field"] = new() { RolesAndInternalSubordinates = ["Sales"] } },
        ["a role of a group in it"] = new() { ["Field"] = new() { Members = ["North"] }, ["North"] = new() { Roles = ["Reps"] } },
        ["a role and itself"] = new() { ["Field"] = new() { Members = [Rep], Roles = ["Reps"], RolesAndSubordinates = ["Sales"] } },
    };

    public static TheoryData<string> WaysIn => new(Ways.Keys);

    [Theory]
    [MemberData(nameof(WaysIn))]
    public async Task Who_lacks_api_enabled_is_found_once_on_whatever_way_it_belongs_to_the_group(string way)
    {
        await using var bench = await StartAsync(Ways[way]);

        var report = await bench.CheckAsync("", Audience);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4011", 1), (finding.Id, report.AudiencesChecked));
        Assert.Contains("1 active user lacks API Enabled", finding.Message, StringComparison.Ordinal);
        Assert.InRange(report.RequestsMade, 2, 3);
    }

    [Theory]
    [MemberData(nameof(WaysIn))]
    public async Task Where_it_has_it_the_audience_passes(string way)
    {
        await using var bench = await StartAsync(Ways[way]);
        bench.Org.Change.Assign(Rep, "Stripe_Integration_Access");

        var report = await bench.CheckAsync("", Audience);

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 1), (report.Outcome, report.AudiencesChecked));
    }

    [Fact]
    public async Task People_of_portal_roles_belong_to_subordinates_and_not_to_internal_ones()
    {
        async Task<int> FindingsAsync(PublicGroupDefinition field)
        {
            await using var bench = await StartAsync(new() { ["Field"] = field }, portal: "Partner");
            return (await bench.CheckAsync("", Audience)).Findings.Length;
        }

        Assert.Equal(1, await FindingsAsync(new() { Members = [OrgBench.Stripe], RolesAndSubordinates = ["Sales"] }));
        Assert.Equal(0, await FindingsAsync(new() { Members = [OrgBench.Stripe], RolesAndInternalSubordinates = ["Sales"] }));
    }

    [Fact]
    public async Task What_is_not_looked_up_leaves_the_audience_unchecked_and_says_what_it_is()
    {
        await using var bench = await StartAsync(new()
        {
            ["Field"] = new() { Members = ["North"] },
            ["North"] = new() { Members = [OrgBench.Stripe], AllInternalUsers = true },
        });

        var report = await bench.CheckAsync("", Audience);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4905", CheckOutcome.NotChecked, 0), (finding.Id, report.Outcome, report.AudiencesChecked));
        Assert.Equal(
            "Field sales on mobile was not checked in production: "
                + "the public group holds all internal users, which the check does not look up. "
                + "Describe these people by \"condition\", \"profile\" or \"permissionSet\" instead, or put the people themselves, roles "
                + "or other groups into the group.",
            finding.Message);
    }

    [Theory]
    [InlineData("Mobile_Sales")]
    [InlineData("acme__Mobile_Sales")]
    public async Task Who_holds_a_set_through_a_group_belongs_to_the_audience_of_the_set(string name)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            PermissionSets = OrgBench.Healthy.PermissionSets.ToDictionary(
                set => set.Key,
                set => set.Key == "Mobile_Sales" && name.StartsWith("acme", StringComparison.Ordinal)
                    ? set.Value with { NamespacePrefix = "acme" }
                    : set.Value),
            PermissionSetGroups = OrgBench.Healthy.PermissionSetGroups
                .Append(new("Sales_Tools", new() { PermissionSets = ["Mobile_Sales"] }))
                .Append(new("Other_Tools", new() { PermissionSets = ["Reporting"] }))
                .ToDictionary(),
            Users = OrgBench.Healthy.Users.Concat(new Dictionary<string, UserDefinition>
            {
                [Rep] = new() { LastName = "Rep", Profile = "Sales", PermissionSetGroups = [new("Sales_Tools")] },
                ["direct@acme.example"] = new() { LastName = "Direct", Profile = "Sales", PermissionSets = [new("Mobile_Sales")] },
                ["other@acme.example"] = new() { LastName = "Other", Profile = "Sales", PermissionSetGroups = [new("Other_Tools")] },
            }).ToDictionary(),
        });

        var report = await bench.CheckAsync(
            "", $$"""{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "permissionSet": "{{name}}" } }""");

        Assert.Contains("2 active users lack API Enabled", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("Direct (direct@acme.example), Rep (rep@acme.example)", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal((1, 3), (report.AudiencesChecked, report.RequestsMade));
    }

    [Fact]
    public async Task A_set_that_is_in_no_group_is_asked_about_once()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");

        var report = await bench.CheckAsync(
            "", """{ "name": "Robots", "app": "salesforce-mobile", "members": { "permissionSet": "Mobile_Sales" } }""");

        Assert.Equal((CheckOutcome.Passed, 1, 2), (report.Outcome, report.AudiencesChecked, report.RequestsMade));
    }

    /// <summary>The count is that of the members whom the org refuses, each logged in as itself.</summary>
    [Fact]
    public async Task Random_groups_come_to_as_many_people_as_clients_are_refused()
    {
        const int Orgs = 150;
        using var client = new HttpClient();
        var found = 0;
        foreach (var seed in Draw.Seeds(Orgs))
        {
            var org = RandomGroups(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org, new() { Seed = seed, PageSize = seed % 3 == 0 ? 2 : 2000 });
            var members = MembersOf(org, "Field", []);
            var refused = 0;
            foreach (var user in members)
                refused += await IsRefusedAsync(client, bench, user) ? 1 : 0;

            var report = await bench.CheckAsync("", Audience);

            var says = members.Count == 0
                ? "no active user belongs to it"
                : refused == 0 ? null : $"{refused} active {(refused == 1 ? "user lacks" : "users lack")} API Enabled";
            Assert.True(
                says is null ? report.Findings.IsEmpty : report.Findings.Single().Message.Contains(says, StringComparison.Ordinal),
                $"seed {seed}: not {says ?? "nothing"}, but {string.Join("; ", report.Findings.Select(finding => finding.Message))}");
            found += refused;
        }

        Assert.True(found > Orgs, $"The groups are too healthy to prove anything: {found} refused.");
    }

    private static async Task<bool> IsRefusedAsync(HttpClient client, OrgBench bench, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, bench.Org.Url + "/services/data/v60.0");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bench.Org.AccessTokenFor(user));
        using var response = await client.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Forbidden;
    }

    /// <summary>Who belongs to a group, from the definition of the org alone.</summary>
    private static HashSet<string> MembersOf(OrgDefinition org, string name, HashSet<string> seen)
    {
        if (!seen.Add(name))
            return [];

        var group = org.PublicGroups[name];
        var roles = group.Roles.ToHashSet();
        foreach (var role in org.Roles.Keys)
        {
            for (var above = role; above is not null; above = org.Roles[above].Parent)
            {
                if (group.RolesAndSubordinates.Contains(above)
                    || (group.RolesAndInternalSubordinates.Contains(above) && org.Roles[role].PortalType == "None"))
                    roles.Add(role);
            }
        }

        return
        [
            .. org.Users.Where(user => user.Value.Active
                && (group.Members.Contains(user.Key) || (user.Value.Role is { } role && roles.Contains(role)))).Select(user => user.Key),
            .. group.Members.Where(org.PublicGroups.ContainsKey).SelectMany(member => MembersOf(org, member, seen)),
        ];
    }

    private static OrgDefinition RandomGroups(Random random)
    {
        IReadOnlyList<string> Some(IEnumerable<string> names, int percent) => [.. names.Where(_ => random.Next(100) < percent)];
        string[] roles = ["Top", "Middle", "Left", "Right", "Leaf"];
        string[] groups = ["Field", "A", "B", "C"];
        var users = Enumerable.Range(0, 8).ToDictionary(number => $"user{number}@acme.example", number => new UserDefinition
        {
            LastName = $"User {number}",
            Profile = random.Next(2) == 0 ? "Sales" : "Rich",
            Active = random.Next(6) > 0,
            Role = random.Next(4) == 0 ? null : roles[random.Next(roles.Length)],
        });
        return OrgBench.Healthy with
        {
            Profiles = OrgBench.Healthy.Profiles.Append(new("Rich", new ProfileDefinition { Permissions = ["ApiEnabled"] })).ToDictionary(),
            Roles = new Dictionary<string, RoleDefinition>
            {
                ["Top"] = new(),
                ["Middle"] = new() { Parent = "Top" },
                ["Left"] = new() { Parent = "Middle" },
                ["Right"] = new() { Parent = "Middle", PortalType = random.Next(2) == 0 ? "None" : "Partner" },
                ["Leaf"] = new() { Parent = "Left" },
            },
            Users = OrgBench.Healthy.Users.Concat(users).ToDictionary(),
            PublicGroups = groups.ToDictionary(name => name, _ => new PublicGroupDefinition
            {
                Members = [.. Some(users.Keys, 20), .. Some(groups, 30)],
                Roles = Some(roles, 10),
                RolesAndSubordinates = Some(roles, 8),
                RolesAndInternalSubordinates = Some(roles, 8),
            }),
        };
    }

    private static Task<OrgBench> StartAsync(Dictionary<string, PublicGroupDefinition> groups, string portal = "None") =>
        OrgBench.StartAsync(OrgBench.Healthy with
        {
            Roles = new Dictionary<string, RoleDefinition>
            {
                ["Sales"] = new(),
                ["North_Sales"] = new() { Parent = "Sales" },
                ["Reps"] = new() { Parent = "North_Sales", PortalType = portal },
            },
            Users = OrgBench.Healthy.Users.Append(new(Rep, new UserDefinition { LastName = "Rep", Profile = "Sales", Role = "Reps" }))
                .ToDictionary(),
            PublicGroups = groups,
        });
}
