using System.Text.Json.Nodes;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class ControlTests : SmallOrgTests
{
    private readonly HttpClient _http = new();

    public override Task DisposeAsync()
    {
        _http.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>What a script sends, and the action of the line that the audit trail gains by it.</summary>
    public static TheoryData<string, string?> Changes => new()
    {
        { "assign?user=blind@small.example&permissionSet=Api&expires=2026-12-01T00:00:00Z", "PermSetAssign" },
        { "assign?user=blind@small.example&permissionSetGroup=Api_Group", "PermSetGroupAssign" },
        { "unassign?user=direct@small.example&permissionSet=Api", "PermSetUnassign" },
        { "unassign?user=group@small.example&permissionSetGroup=Api_Group", "PermSetGroupUnassign" },
        { "expire?user=direct@small.example&permissionSet=Api&at=2026-11-20T11:00:00Z", "PermSetAssign" },
        { "grant?permissionSet=Plain&permission=ApiEnabled", "PermSetUserPermChanged" },
        { "grant?profile=Nothing&permission=ApiEnabled", "profilePermissionChange" },
        { "remove?permissionSet=Api&permission=ApiEnabled", "PermSetUserPermChanged" },
        { "remove?profile=Blind&permission=ApiEnabled", "profilePermissionChange" },
        { "mute?permissionSetGroup=Api_Group&permission=ApiEnabled", "MutingPermSetChange" },
        { "freeze?user=direct@small.example", "frozeuser" },
        { "unfreeze?user=frozen@small.example", "unfrozeuser" },
        { "activate?user=inactive@small.example", "activateduser" },
        { "deactivate?user=direct@small.example", "deactivateduser" },
        { "set-profile?user=direct@small.example&profile=Blind", "changedUserProfile" },
        { "set-profile-license?profile=Nothing&license=Salesforce Integration", "changedProfileLicense" },
        { "app?name=Pre&adminApprovedUsersOnly=false", "connectedAppPolicy" },
        { "app?name=Pre&enabled=false", "connectedAppBlock" },
        { "app?name=Pre&enabled=true", "connectedAppUnblock" },
        { "uninstall-app?name=Pre", "connectedAppUninstall" },
        { "attach-app?name=Pre&permissionSet=Plain", "PermSetEntityPermChanged" },
        { "detach-app?name=Pre&permissionSet=Api", "PermSetEntityPermChanged" },
        { "audit-trail?action=suSessionStart&display=Logged in as another user&by=direct@small.example", "suSessionStart" },
        { "recalculate?permissionSetGroup=Api_Group", null },
        { "group-status?permissionSetGroup=Api_Group&status=Failed", null },
        { "org-api?enabled=true", null },
        { "revoke-sessions?user=direct@small.example", null },
        { "quota?remaining=100", null },
        { "evict-cursors", null },
        { "administrator?user=direct@small.example", null },
        { "clock?advanceSeconds=60", null },
        { "fault?name=server-busy&path=/nowhere&times=1&after=2&probability=0.5", null },
        { "clear-faults", null },
        { "clear-journal", null },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_over_the_control_port_leaves_the_line_that_it_leaves_in_anOrg(string change, string? action)
    {
        Assert.Empty((await TrailAsync()).Records);
        Assert.Equal("", await PostAsync(change, 200));
        Assert.Equal(action is null ? [] : [action], (await TrailAsync()).Values("Action"));
    }

    [Fact]
    public async Task A_recalculation_takes_the_time_that_it_is_given()
    {
        async Task<string?> StatusAsync() =>
            (await Client.QueryAsync("SELECT Status FROM PermissionSetGroup WHERE DeveloperName = 'Api_Group'")).Values("Status")[0];
        await PostAsync("mute?permissionSetGroup=Api_Group&permission=ApiEnabled", 200);
        await PostAsync("recalculate?permissionSetGroup=Api_Group&seconds=30", 200);
        Assert.Equal("Updating", await StatusAsync());
        await PostAsync("clock?advanceSeconds=30", 200);
        Assert.Equal("Updated", await StatusAsync());
    }

    [Fact]
    public async Task Every_action_is_among_the_changes()
    {
        var offered = JsonNode.Parse(await _http.GetStringAsync(Org.ControlUrl))!["actions"]!
            .AsArray()
            .Select(a => a!.ToString().Split(' ')[0]);
        Assert.Equal(
            offered.Order(),
            Changes.Select(c => ((string)((object?[])c)[0]!).Split('?')[0]).Append("shutdown").Distinct().Order());
    }

    [Theory]
    [InlineData("freeze?user=nobody", "This org has no user 'nobody'.")]
    [InlineData("freeze", "The parameter 'user' is missing.")]
    [InlineData("quota", "The parameter 'remaining' is missing.")]
    [InlineData("clock", "The parameter 'advanceSeconds' is missing.")]
    [InlineData("org-api", "The parameter 'enabled' is missing.")]
    [InlineData("assign?user=direct@small.example&permissionSet=Api", "direct@small.example holds Api already.")]
    [InlineData("unassign?user=blind@small.example&permissionSet=Api", "blind@small.example does not hold Api.")]
    [InlineData("assign?user=blind@small.example&permissionSet=Api&expires=soon",
        "The parameter 'expires' is a time such as 2026-12-01T00:00:00Z, not 'soon'.")]
    [InlineData("attach-app?name=Pre&permissionSet=Api", "Api opens the app Pre already.")]
    [InlineData("group-status?permissionSetGroup=Api_Group&status=New", "This org has no group status 'New'.")]
    [InlineData("clock?advanceSeconds=much", "The parameter 'advanceSeconds' is a whole number, not 'much'.")]
    [InlineData("org-api?enabled=yes", "The parameter 'enabled' is true or false, not 'yes'.")]
    [InlineData("fault?name=server-busy&probability=often", "The parameter 'probability' is a number such as 0.5, not 'often'.")]
    [InlineData("fault?name=slow-drip&value=long", "The value of this fault is a whole number, not 'long'.")]
    [InlineData("fault?name=redirect", "This fault needs a value.")]
    [InlineData("fault?name=boom", "No such fault. There are: ")]
    public async Task A_wrong_change_is_told_what_is_wrong(string change, string message) =>
        Assert.StartsWith(message, await PostAsync(change, 400), StringComparison.Ordinal);

    [Fact]
    public async Task Changes_are_posted_and_questions_are_got()
    {
        Assert.Equal(404, (int)(await _http.GetAsync(Org.ControlUrl + "/freeze?user=direct@small.example")).StatusCode);
        Assert.Equal(404, (int)(await _http.PostAsync(Org.ControlUrl + "/nothing", null)).StatusCode);
        Assert.Contains(
            "\"canCallApi\":true",
            await _http.GetStringAsync(Org.ControlUrl + "/can-call-api?user=direct@small.example"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_can_be_switched_on_by_name_on_a_path_as_often_as_wanted()
    {
        var names = JsonNode.Parse(await _http.GetStringAsync(Org.ControlUrl))!["faults"]!
            .AsArray()
            .Select(f => f!.ToString().Split(' '))
            .ToList();
        foreach (var name in names)
        {
            var value = name.Length == 1 ? "" : "&value=1";
            Assert.Equal("", await PostAsync($"fault?name={name[0]}{value}&path=/limits&times=1", 200));
            Assert.Equal(200, (int)(await Client.GetAsync(OrgClient.Root)).Status);
            try
            {
                await Client.GetAsync(OrgClient.Root + "/limits");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or System.Text.Json.JsonException)
            {
                // A cut connection or a body that is no JSON.
            }

            Assert.Single(Org.Journal.Entries, e => e.Fault is not null);
            Assert.Equal(200, (int)(await Client.GetAsync(OrgClient.Root + "/limits")).Status);
            Org.Journal.Clear();
        }
    }

    private Task<Answer> TrailAsync() => Client.QueryAsync("SELECT Action FROM SetupAuditTrail");

    private async Task<string> PostAsync(string change, int status)
    {
        using var response = await _http.PostAsync($"{Org.ControlUrl}/{change}", null);
        Assert.Equal(status, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
