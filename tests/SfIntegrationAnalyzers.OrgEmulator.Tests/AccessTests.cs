using SfIntegrationAnalyzers.OrgEmulator.Definition;
using System.Net;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData("admin@small.example", null)]
    [InlineData("direct@small.example", null)]
    [InlineData("group@small.example", null)]
    [InlineData("expiring@small.example", null)]
    [InlineData("muted@small.example", "API_DISABLED_FOR_ORG")]
    [InlineData("session@small.example", "API_DISABLED_FOR_ORG")]
    [InlineData("expired@small.example", "API_DISABLED_FOR_ORG")]
    [InlineData("frozen@small.example", "INVALID_SESSION_ID")]
    [InlineData("inactive@small.example", "INVALID_SESSION_ID")]
    public async Task Only_who_holds_API_Enabled_gets_through(string username, string? error)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, username);
        var answer = await client.GetAsync(OrgClient.Root);
        Assert.Equal(error, answer.Status == HttpStatusCode.OK ? null : answer.ErrorCode);
        Assert.Equal(error is null, org.CanCallApi(username));
        Assert.Equal(error != "INVALID_SESSION_ID", answer.Headers.ContainsKey("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task A_change_in_Setup_works_on_the_next_request()
    {
        await using var org = await SmallOrg.StartAsync();
        const string User = "group@small.example";
        using var client = new OrgClient(org, User);
        async Task<int> Status() => (int)(await client.GetAsync(OrgClient.Root)).Status;

        org.Change.UnassignGroup(User, "Api_Group");
        Assert.Equal(403, await Status());
        org.Change.AssignGroup(User, "Api_Group", org.Clock.Now.AddHours(1));
        Assert.Equal(200, await Status());
        org.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(403, await Status());
        org.Change.Assign(User, "Api");
        Assert.Equal(200, await Status());
        org.Change.Freeze(User);
        Assert.Equal(401, await Status());
        org.Change.Unfreeze(User);
        Assert.Equal(200, await Status());
        org.Change.SetOrgApi(false);
        Assert.Equal(403, await Status());
    }

    [Fact]
    public async Task A_group_gives_what_its_old_aggregate_gives_until_it_is_recalculated()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { GroupRecalculation = TimeSpan.FromMinutes(5) });
        using var admin = new OrgClient(org, SmallOrg.Admin);
        async Task<string?> Status() =>
            (await admin.QueryAsync("SELECT Status FROM PermissionSetGroup WHERE DeveloperName = 'Api_Group'")).Values("Status")[0];

        org.Change.Remove("Api", "ApiEnabled");
        Assert.Equal("Outdated", await Status());
        Assert.True(org.CanCallApi("group@small.example"));
        Assert.False(org.CanCallApi("direct@small.example"));

        org.Change.Recalculate("Api_Group");
        Assert.Equal("Updating", await Status());
        Assert.True(org.CanCallApi("group@small.example"));

        org.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Updated", await Status());
        Assert.False(org.CanCallApi("group@small.example"));
    }

    [Fact]
    public async Task Muting_takes_a_permission_away_inside_its_group_only()
    {
        await using var org = await SmallOrg.StartAsync();
        org.Change.Mute("Api_Group", "ApiEnabled");
        Assert.False(org.CanCallApi("group@small.example"));
        Assert.True(org.CanCallApi("direct@small.example"));
        using var admin = new OrgClient(org, SmallOrg.Admin);
        var muting = await admin.QueryAsync(
            "SELECT DeveloperName, PermissionsApiEnabled FROM MutingPermissionSet WHERE DeveloperName LIKE 'Api%'");
        Assert.Equal("true", muting.Values("PermissionsApiEnabled")[0]);
    }

    [Fact]
    public async Task A_group_that_has_to_be_activated_gives_an_api_session_nothing()
    {
        const string sets = "\"permissionSets\": [\"Api\", \"Plain\"]";
        await using var org = await EmulatedOrg.StartAsync(
            OrgDefinition.FromJson(SmallOrg.Json.Replace(sets, sets + ", \"requiresActivation\": true")));

        Assert.False(org.CanCallApi("group@small.example"));
    }

    [Fact]
    public async Task A_group_grants_what_its_sets_grant_on_an_object_together()
    {
        await using var org = await EmulatedOrg.StartAsync(OrgDefinition.FromJson(
            SmallOrg.Json.Replace("\"Plain\": {}", "\"Plain\": { \"objects\": { \"Opportunity\": [\"read\", \"delete\"] } }")));
        using var admin = new OrgClient(org, SmallOrg.Admin);

        var granted = await admin.QueryAsync(
            "SELECT PermissionsEdit, PermissionsDelete FROM ObjectPermissions WHERE Parent.PermissionSetGroup.DeveloperName = 'Api_Group'");

        Assert.Equal(
            ("true", "true"),
            (Assert.Single(granted.Values("PermissionsEdit")), Assert.Single(granted.Values("PermissionsDelete"))));
    }

    [Fact]
    public async Task Each_change_leaves_its_line_in_the_audit_trail()
    {
        await using var org = await SmallOrg.StartAsync();
        org.Change.Unassign("direct@small.example", "Api");
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        org.Change.Freeze("direct@small.example");
        using var admin = new OrgClient(org, SmallOrg.Admin);
        var trail = await admin.QueryAsync(
            "SELECT Action, Display, CreatedBy.Name, CreatedDate FROM SetupAuditTrail ORDER BY CreatedDate DESC");
        Assert.Equal(["frozeuser", "PermSetUnassign"], trail.Values("Action"));
        Assert.Equal("Ann Admin", trail.Records[1]["CreatedBy"]!["Name"]!.ToString());
        Assert.StartsWith(
            "Permission set Api: unassigned from user O'Direct", trail.Values("Display")[1], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("2026-11-20T12:01:00.000+0000", trail.Values("CreatedDate")[0]);
    }

    [Theory]
    [InlineData("PermissionSet")]
    [InlineData("PermissionSetAssignment")]
    [InlineData("PermissionSetGroupComponent")]
    [InlineData("SetupEntityAccess")]
    [InlineData("ConnectedApplication")]
    [InlineData("SetupAuditTrail")]
    public async Task Without_View_Setup_permission_objects_do_not_exist(string sobject)
    {
        await using var org = await SmallOrg.StartAsync();
        using var blind = new OrgClient(org, "blind@small.example");
        var answer = await blind.QueryAsync("SELECT Id FROM " + sobject);
        Assert.Equal("INVALID_TYPE", answer.ErrorCode);
        Assert.Contains($"sObject type '{sobject}' is not supported", answer.Message, StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (await blind.GetAsync($"{OrgClient.Root}/sobjects/{sobject}/describe")).ErrorCode);
        using var admin = new OrgClient(org, SmallOrg.Admin);
        Assert.Equal(200, (int)(await admin.QueryAsync("SELECT Id FROM " + sobject)).Status);
    }

    [Fact]
    public async Task Everybody_may_ask_for_their_own_permissions()
    {
        await using var org = await SmallOrg.StartAsync();
        const string Query = "SELECT PermissionsApiEnabled, PermissionsViewSetup FROM UserPermissionAccess LIMIT 1";
        using var blind = new OrgClient(org, "blind@small.example");
        using var admin = new OrgClient(org, SmallOrg.Admin);
        Assert.Equal("false", (await blind.QueryAsync(Query)).Values("PermissionsViewSetup")[0]);
        Assert.Equal("true", (await admin.QueryAsync(Query)).Values("PermissionsViewSetup")[0]);
    }

    /// <summary>User Sharing Considerations in Salesforce Help.</summary>
    [Theory]
    [InlineData(false, "blind@small.example", "everybody")]
    [InlineData(true, SmallOrg.Admin, "everybody")]
    [InlineData(true, "blind@small.example", "blind@small.example, direct@small.example")]
    [InlineData(true, "direct@small.example", "direct@small.example")]
    public async Task Users_that_are_shared_privately_are_seen_by_few(bool isPrivate, string viewer, string seen)
    {
        await using var org = await EmulatedOrg.StartAsync(OrgDefinition.FromJson(SmallOrg.Json
            .Replace("\"name\": \"Small\",", $"\"name\": \"Small\", \"privateUsers\": {(isPrivate ? "true" : "false")},")
            .Replace("\"profile\": \"Blind\"", "\"profile\": \"Blind\", \"role\": \"Boss\"")));
        using var client = new OrgClient(org, viewer);

        var found = await client.QueryAsync("SELECT Username FROM User ORDER BY Username");
        var described = await client.QueryAsync("SELECT InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName = 'User'");
        var may = await client.QueryAsync("SELECT PermissionsViewAllUsers FROM UserPermissionAccess");

        Assert.Equal(seen, found.TotalSize == 11 ? "everybody" : string.Join(", ", found.Values("Username")));
        Assert.Equal(isPrivate ? "Private" : "Read", Assert.Single(described.Values("InternalSharingModel")));
        Assert.Equal(viewer == SmallOrg.Admin ? "true" : "false", may.Values("PermissionsViewAllUsers")[0]);
    }

    [Fact]
    public async Task Checks_come_in_the_order_version_session_permission_quota_resource()
    {
        await using var org = await SmallOrg.StartAsync();
        using var nobody = new OrgClient(org, null);
        using var muted = new OrgClient(org, "muted@small.example");
        using var admin = new OrgClient(org, SmallOrg.Admin);
        Assert.Equal("GONE", (await nobody.GetAsync("/services/data/v30.0/query?q=x")).ErrorCode);
        Assert.Equal("NOT_FOUND", (await nobody.GetAsync("/services/data/v66.0/query?q=x")).ErrorCode);
        Assert.Equal("INVALID_SESSION_ID", (await nobody.GetAsync(OrgClient.Root + "/nothing")).ErrorCode);
        Assert.Equal("API_DISABLED_FOR_ORG", (await muted.GetAsync(OrgClient.Root + "/nothing")).ErrorCode);
        Assert.Equal("NOT_FOUND", (await admin.GetAsync(OrgClient.Root + "/nothing")).ErrorCode);
        org.Change.SetRemainingApiRequests(0);
        Assert.Equal("REQUEST_LIMIT_EXCEEDED", (await admin.GetAsync(OrgClient.Root + "/nothing")).ErrorCode);
        Assert.Equal(200, (int)(await nobody.GetAsync("/services/data")).Status);
    }

    [Fact]
    public async Task Limits_need_View_Setup_and_say_so_in_words_of_their_own()
    {
        await using var org = await SmallOrg.StartAsync();
        using var blind = new OrgClient(org, "blind@small.example");
        var refused = await blind.GetAsync(OrgClient.Root + "/limits");
        Assert.Equal(("API_DISABLED_FOR_ORG", "limits resource is not enabled"), (refused.ErrorCode, refused.Message));
        using var admin = new OrgClient(org, SmallOrg.Admin);
        var limits = await admin.GetAsync(OrgClient.Root + "/limits");
        Assert.Equal("api-usage=2/15000", limits.Headers["Sforce-Limit-Info"]);
        Assert.Equal(14998, limits.Json!["DailyApiRequests"]!["Remaining"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_session_ends_after_two_hours_without_use_and_opens_no_other_host()
    {
        await using var org = await SmallOrg.StartAsync();
        await using var other = await SmallOrg.StartAsync();
        var token = org.AccessTokenFor(SmallOrg.Admin);
        using var client = new OrgClient(org.Url, token);
        using var lost = new OrgClient(other.Url, token);
        Assert.Equal("INVALID_SESSION_ID", (await lost.GetAsync(OrgClient.Root)).ErrorCode);

        var misaddressed = new HttpRequestMessage(HttpMethod.Get, OrgClient.Root);
        misaddressed.Headers.Host = "elsewhere.my.salesforce.com";
        Assert.Equal("URL_NOT_RESET", (await client.SendAsync(misaddressed)).ErrorCode);

        org.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(200, (int)(await client.GetAsync(OrgClient.Root)).Status);
        org.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("INVALID_SESSION_ID", (await client.GetAsync(OrgClient.Root)).ErrorCode);
    }
}
