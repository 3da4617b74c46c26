using System.Text.Json.Nodes;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class PagingTests
{
    private const string All = "SELECT Id FROM User";
    private const int Users = 11;

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(11, false)]
    [InlineData(5, true)]
    public async Task Pages_hold_every_row_once_and_the_total_on_each(int pageSize, bool random)
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = pageSize, RandomPageSizes = random });
        using var client = new OrgClient(org, SmallOrg.Admin);
        var ids = new List<string?>();
        var page = await client.QueryAsync(All);
        while (true)
        {
            Assert.Equal(Users, page.TotalSize);
            Assert.InRange(page.Records.Count, 1, pageSize);
            ids.AddRange(page.Values("Id"));
            if (page.Done)
                break;
            Assert.StartsWith("/services/data/v65.0/query/0r8", page.Next, StringComparison.Ordinal);
            page = await client.GetAsync(page.Next!);
        }

        Assert.Null(page.Next);
        Assert.Equal(Users, ids.Distinct().Count());
        Assert.Equal(Users, ids.Count);
    }

    [Fact]
    public async Task The_sizes_of_random_pages_follow_the_seed_and_nothing_else()
    {
        async Task<string> Sizes(int seed)
        {
            await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 5, RandomPageSizes = true, Seed = seed });
            using var client = new OrgClient(org, SmallOrg.Admin);
            var sizes = new List<int>();
            for (var page = await client.QueryAsync(All); ; page = await client.GetAsync(page.Next!))
            {
                sizes.Add(page.Records.Count);
                if (page.Done)
                    return string.Join(' ', sizes);
            }
        }

        // Written down, so that they are the same in another process too.
        Assert.Equal("1 4 3 3", await Sizes(1));
        Assert.Equal("3 1 4 2 1", await Sizes(2));
    }

    [Fact]
    public async Task A_locator_belongs_to_the_session_that_made_it()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 4 });
        using var client = new OrgClient(org, SmallOrg.Admin);
        using var later = new OrgClient(org, SmallOrg.Admin);
        var next = (await client.QueryAsync(All)).Next!;
        Assert.Equal("INVALID_SESSION_ID", (await later.GetAsync(next)).ErrorCode);
    }

    [Fact]
    public async Task A_locator_is_good_for_one_use()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 4 });
        using var client = new OrgClient(org, SmallOrg.Admin);
        var next = (await client.QueryAsync(All)).Next!;
        Assert.Equal(200, (int)(await client.GetAsync(next)).Status);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await client.GetAsync(next)).ErrorCode);
    }

    [Fact]
    public async Task A_locator_dies_after_a_quarter_of_an_hour_without_use()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 4 });
        using var client = new OrgClient(org, SmallOrg.Admin);
        var first = await client.QueryAsync(All);
        org.Clock.Advance(TimeSpan.FromMinutes(14));
        var second = await client.GetAsync(first.Next!);
        Assert.Equal(200, (int)second.Status);
        org.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("INVALID_QUERY_LOCATOR", (await client.GetAsync(second.Next!)).ErrorCode);
    }

    [Fact]
    public async Task The_eleventh_cursor_of_a_user_releases_the_oldest()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 4 });
        using var client = new OrgClient(org, SmallOrg.Admin);
        var locators = new List<string>();
        for (var i = 0; i < 11; i++)
            locators.Add((await client.QueryAsync(All)).Next!);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await client.GetAsync(locators[0])).ErrorCode);
        Assert.Equal(200, (int)(await client.GetAsync(locators[1])).Status);
    }

    [Fact]
    public async Task Rows_of_children_count_towards_the_page_and_the_rest_has_a_cursor_that_dies_with_the_next_page()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 4 });
        using var client = new OrgClient(org, SmallOrg.Admin);
        var page = await client.QueryAsync(
            "SELECT Name, (SELECT Id, Assignee.Username FROM Assignments) FROM PermissionSet WHERE Name = 'Api' OR Name = 'Plain' "
                + "ORDER BY Name");
        var children = Assert.Single(page.Records)["Assignments"]!;
        Assert.Equal(5, children["totalSize"]!.GetValue<int>());
        Assert.False(children["done"]!.GetValue<bool>());
        var shown = children["records"]!.AsArray().Count;
        Assert.InRange(shown, 1, 3);

        var rest = await client.GetAsync(children["nextRecordsUrl"]!.ToString());
        Assert.Equal(5 - shown, rest.Records.Count);

        page = await client.QueryAsync(
            "SELECT Name, (SELECT Id FROM Assignments) FROM PermissionSet WHERE Name = 'Api' OR Name = 'Plain' ORDER BY Name");
        var childCursor = page.Records[0]["Assignments"]!["nextRecordsUrl"]!.ToString();
        Assert.Equal(200, (int)(await client.GetAsync(page.Next!)).Status);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await client.GetAsync(childCursor)).ErrorCode);
    }

    [Fact]
    public async Task A_wish_for_a_batch_size_stays_within_bounds()
    {
        await using var org = await ProbeOf(450);
        using var client = new OrgClient(org, "user000000@generated.example");
        org.Change.Assign("user000000@generated.example", "Generated_Api_Access");
        Assert.Equal(200, (await client.QueryAsync(All, "batchSize=50")).Records.Count);
        Assert.Equal(300, (await client.QueryAsync(All, "batchSize=300")).Records.Count);
        Assert.Equal(450, (await client.QueryAsync(All)).Records.Count);
    }

    private static Task<EmulatedOrg> ProbeOf(int users) => EmulatedOrg.StartAsync(new Definition.OrgDefinition
    {
        Generated = new Definition.GeneratedUsersDefinition { Users = users, WithApi = 0 },
    });
}
