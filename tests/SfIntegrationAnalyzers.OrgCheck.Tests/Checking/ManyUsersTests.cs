using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Manifests of many users: none is lost between two queries, and no query is longer than an org takes.</summary>
public class ManyUsersTests
{
    /// <summary>A list of 2,000 names is far longer than an address may be, and than one query of SOQL, too.</summary>
    [Fact]
    public async Task Two_thousand_users_with_long_names_are_all_checked()
    {
        const int Users = 2_000;
        await using var bench = await StartAsync(Users, number => number != 1_234);

        var report = await bench.CheckAsync(string.Join(
            ",\n", Enumerable.Range(0, Users).Select(number => $$"""{ "name": "bot {{number}}", "user": "{{LongName(number)}}" }""")));

        Assert.Equal(("SFI4001", LongName(1_234)), (Assert.Single(report.Findings).Id, report.Findings[0].User));
        Assert.Equal(Users, report.UsersChecked);
        Assert.All(bench.Org.Journal.Queries, query => Assert.InRange(query.Length, 1, 100_000));
        Assert.All(bench.Org.Journal.Entries, entry => Assert.InRange(entry.Target.Length, 1, 2_000));
        Assert.InRange(report.RequestsMade, 2, 6);
    }

    /// <summary>What each must hold, log in with and work on is of its own, and named at full length.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_users_with_sets_apps_and_objects_of_their_own_are_all_checked(bool isExact)
    {
        const int Users = 1_000;
        static string Set(int number) => $"Access_Of_The_Integration_With_A_Name_That_Takes_All_Of_The_80_Characters_{number:D5}";
        static string App(int number) => $"The connected app of the integration with the number {number:D5}";
        static string Object(int number) => $"Record_Of_The_Integration_{number:D5}__c";
        var healthy = OrgBench.Healthy;
        await using var bench = await OrgBench.StartAsync(healthy with
        {
            PermissionSets = healthy.PermissionSets.Concat(Enumerable.Range(0, Users)
                .ToDictionary(Set, number => new PermissionSetDefinition
                {
                    Permissions = ["ApiEnabled"],
                    Objects = new Dictionary<string, IReadOnlyList<string>> { [Object(number)] = ["Read"] },
                })).ToDictionary(),
            Users = healthy.Users.Concat(Enumerable.Range(0, Users).ToDictionary(LongName, number => new UserDefinition
            {
                LastName = "Bot",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSets = number == 777 ? [] : [new(Set(number))],
            })).ToDictionary(),
            Apps = Enumerable.Range(0, Users)
                .ToDictionary(
                    App,
                    number => new AppDefinition
                    {
                        ClientId = $"3MVG9{number}",
                        AdminApprovedUsersOnly = true,
                        PermissionSets = [Set(number)],
                    }),
        });

        var report = await bench.CheckAsync(string.Join(",\n", Enumerable.Range(0, Users).Select(number => $$"""
            {
              "name": "bot {{number}}", "user": "{{LongName(number)}}", "permissionSets": ["{{Set(number)}}"], "app": "{{App(number)}}",
              "objects": { "{{Object(number)}}": ["read"] }, "exact": {{(isExact && number % 2 == 0 ? "true" : "false")}}
            }
            """)));

        Assert.Equal(["SFI4001", "SFI4003", "SFI4007", "SFI4008"], report.Findings.Select(finding => finding.Id).Order());
        Assert.All(report.Findings, finding => Assert.Equal(LongName(777), finding.User));
        Assert.Equal(Users, report.UsersChecked);
        Assert.All(bench.Org.Journal.Queries, query => Assert.InRange(query.Length, 1, 100_000));
    }

    /// <summary>Their names take more than one query, and each of these answers with the set that all of them hold.</summary>
    [Fact]
    public async Task Many_users_who_may_hold_no_more_share_a_set()
    {
        const int Users = 600;
        await using var bench = await StartAsync(Users, _ => true);

        var report = await bench.CheckAsync(string.Join(",\n", Enumerable.Range(0, Users).Select(number => $$"""
            { "name": "bot {{number}}", "user": "{{LongName(number)}}", "exact": true, "permissionSets": ["Stripe_Integration_Access"] }
            """)));

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, Users), (report.Outcome, report.UsersChecked));
    }

    private static string LongName(int number) => $"integration.user.with.a.long.name.{number:D5}@some.department.acme.example";

    /// <summary>Many users with long names, who have API Enabled through a set of theirs.</summary>
    private static Task<OrgBench> StartAsync(int users, Func<int, bool> hasSet) => OrgBench.StartAsync(OrgBench.Healthy with
    {
        Users = OrgBench.Healthy.Users.Concat(Enumerable.Range(0, users).ToDictionary(LongName, number => new UserDefinition
        {
            LastName = "Bot",
            Profile = "Minimum Access - API Only Integrations",
            PermissionSets = hasSet(number) ? [new("Stripe_Integration_Access")] : [],
        })).ToDictionary(),
    });
}
