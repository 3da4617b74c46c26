using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class GeneratedOrgTests
{
    private const int Users = 100_000;
    private const long MemoryBudget = 400L * 1024 * 1024;

    [Fact]
    public async Task A_hundred_thousand_users_answer_the_audience_query_in_bounded_memory()
    {
        await using var org = await EmulatedOrg.StartAsync(new OrgDefinition
        {
            DailyApiRequests = 1_000_000,
            Users = new Dictionary<string, UserDefinition> { ["admin@big.example"] = new() { Profile = "System Administrator" } },
            Generated = new GeneratedUsersDefinition { Users = Users, Seed = 7 },
        });
        using var client = new OrgClient(org, "admin@big.example");
        Assert.Equal(Users + 1, (await client.QueryAsync("SELECT COUNT() FROM User")).TotalSize);

        var holders = new HashSet<string>();
        var page = await client.QueryAsync(
            "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true AND Assignee.IsActive = true");
        var pages = 1;
        var total = page.TotalSize;
        holders.UnionWith(page.Values("AssigneeId")!);
        for (; !page.Done; pages++)
        {
            page = await client.GetAsync(page.Next!);
            holders.UnionWith(page.Values("AssigneeId")!);
        }

        Assert.Equal((total + 1999) / 2000, pages);
        Assert.InRange(holders.Count, Users * 35 / 100, Users * 41 / 100);

        var offenders = await client.QueryAsync(
            "SELECT COUNT() FROM User WHERE IsActive = true AND Id NOT IN (SELECT AssigneeId FROM PermissionSetAssignment "
                + "WHERE PermissionSet.PermissionsApiEnabled = true)");
        var active = await client.QueryAsync("SELECT COUNT() FROM User WHERE IsActive = true");
        Assert.Equal(active.TotalSize - holders.Count, offenders.TotalSize);
        Assert.Equal("EXCEEDED_ID_LIMIT", (await client.QueryAsync("SELECT Username, COUNT(Id) FROM User GROUP BY Username")).ErrorCode);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, MemoryBudget);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_people()
    {
        async Task<IReadOnlyList<string?>> Names(int seed)
        {
            await using var org = await EmulatedOrg.StartAsync(new OrgDefinition
            {
                Users = new Dictionary<string, UserDefinition> { ["admin@big.example"] = new() { Profile = "System Administrator" } },
                Generated = new GeneratedUsersDefinition { Users = 50, Seed = seed },
            });
            using var client = new OrgClient(org, "admin@big.example");
            return (await client.QueryAsync("SELECT Id FROM PermissionSetAssignment ORDER BY Id")).Values("Id");
        }

        Assert.Equal(await Names(1), await Names(1));
        Assert.NotEqual(await Names(1), await Names(2));
    }
}
