using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Every query that the product sends, kept as text so that Salesforce's own parser can judge it (the emulator's tests hand it over).
/// </summary>
public class SentQueriesTests
{
    [Fact]
    public async Task The_queries_of_a_check_that_asks_for_everything()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Roles = new Dictionary<string, RoleDefinition> { ["Field_Sales"] = new() },
            PublicGroups = new Dictionary<string, PublicGroupDefinition> { ["All_Sales"] = new() { Members = [OrgBench.Stripe] } },
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new()
                {
                    ClientId = "3MVG9connector",
                    AdminApprovedUsersOnly = true,
                    PermissionSets = ["Stripe_Integration_Access"],
                },
            },
        });
        bench.Org.Change.Mute("Stripe_Group", "ApiEnabled");
        bench.Org.Change.Recalculate("Stripe_Group");
        var integration = OrgBench.Integration("""
            "app": "Connector", "exact": true, "license": "Salesforce Integration", "permissionSets": ["Stripe_Group"],
            "permissions": ["ApiEnabled", "RunReports"], "objects": { "Opportunity": ["read"] }
            """);
        string[] members =
        [
            """{ "profile": "Sales" }""",
            """{ "permissionSet": "Mobile_Sales" }""",
            """{ "group": "All_Sales" }""",
            """{ "role": "Field_Sales" }""",
            """{ "condition": "Department = 'Sales' AND LastName LIKE 'O\\'B%'" }""",
        ];

        await bench.CheckAsync(
            integration,
            string.Join(",", members.Select((m, i) => $$"""{ "name": "Audience {{i}}", "app": "salesforce-mobile", "members": {{m}} }""")));
        await bench.CheckAsync(OrgBench.Integration("\"app\": \"Elsewhere\""));
        await CheckRunner.ExplainAsync(bench.Request(), OrgBench.Stripe, CancellationToken.None);
        await SnapshotRunner.RunAsync(bench.Request(), [OrgBench.Admin], CancellationToken.None);
        await using var paging = await OrgBench.StartAsync(options: new EmulatedOrgOptions { PageSize = 2 });
        await paging.CheckAsync($"{OrgBench.Integration()}, {{ \"name\": \"Admin\", \"user\": \"{OrgBench.Admin}\" }}");

        Snapshot.Verify(string.Join(
            "\n",
            bench.Org.Journal.Queries.Concat(paging.Org.Journal.Queries).Select(WithSortedIds).Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>Without ORDER BY rows come in any order, and so do the ids that are taken from them.</summary>
    private static string WithSortedIds(string query) =>
        Regex.Replace(
            query, @"(?<=IN \()'\w{18}'(,'\w{18}')+(?=\))", ids => string.Join(",", ids.Value.Split(',').Order(StringComparer.Ordinal)));
}
