using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Control;

/// <summary>
/// <c>/__control/{action}?name=value…</c> on a port of its own: <see cref="OrgChanges"/> for scripts.
/// <c>GET /__control</c> lists the actions and their parameters.
/// </summary>
internal sealed class ControlEndpoint
{
    private const string Root = "/__control";

    private readonly EmulatedOrg _org;
    private readonly Dictionary<string, Action<Parameters>> _actions;
    private readonly Dictionary<string, Func<Parameters, object>> _questions;
    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ControlEndpoint(EmulatedOrg org)
    {
        _org = org;
        var change = org.Change;
        _actions = new Dictionary<string, Action<Parameters>>
        {
            ["assign user,permissionSet|permissionSetGroup,expires?"] = p =>
            {
                if (p["permissionSetGroup"] is { } group)
                    change.AssignGroup(p.Need("user"), group, p.Time("expires"));
                else
                    change.Assign(p.Need("user"), p.Need("permissionSet"), p.Time("expires"));
            },
            ["unassign user,permissionSet|permissionSetGroup"] = p =>
            {
                if (p["permissionSetGroup"] is { } group)
                    change.UnassignGroup(p.Need("user"), group);
                else
                    change.Unassign(p.Need("user"), p.Need("permissionSet"));
            },
            ["expire user,permissionSet,at"] = p => change.Expire(p.Need("user"), p.Need("permissionSet"), p.Time("at") ?? org.Clock.Now),
            ["grant permissionSet,permission"] = p => change.Grant(p.Need("permissionSet"), p.Need("permission")),
            ["remove permissionSet,permission"] = p => change.Remove(p.Need("permissionSet"), p.Need("permission")),
            ["mute permissionSetGroup,permission"] = p => change.Mute(p.Need("permissionSetGroup"), p.Need("permission")),
            ["recalculate permissionSetGroup"] = p => change.Recalculate(p.Need("permissionSetGroup")),
            ["freeze user"] = p => change.Freeze(p.Need("user")),
            ["unfreeze user"] = p => change.Unfreeze(p.Need("user")),
            ["activate user"] = p => change.Activate(p.Need("user")),
            ["deactivate user"] = p => change.Deactivate(p.Need("user")),
            ["set-profile user,profile"] = p => change.SetProfile(p.Need("user"), p.Need("profile")),
            ["set-profile-license profile,license"] = p => change.SetProfileLicense(p.Need("profile"), p.Need("license")),
            ["app name,adminApprovedUsersOnly?,enabled?"] = p =>
            {
                if (p.Flag("adminApprovedUsersOnly") is { } only)
                    change.SetAdminApprovedUsersOnly(p.Need("name"), only);
                if (p.Flag("enabled") is true)
                    change.UnblockApp(p.Need("name"));
                if (p.Flag("enabled") is false)
                    change.BlockApp(p.Need("name"));
            },
            ["attach-app name,permissionSet"] = p => change.AttachApp(p.Need("name"), p.Need("permissionSet")),
            ["detach-app name,permissionSet"] = p => change.DetachApp(p.Need("name"), p.Need("permissionSet")),
            ["org-api enabled"] = p => change.SetOrgApi(p.Flag("enabled") ?? true),
            ["revoke-sessions user?"] = p => change.RevokeSessions(p["user"]),
            ["quota remaining"] = p => change.SetRemainingApiRequests(p.Number("remaining") ?? 0),
            ["evict-cursors"] = _ => change.EvictCursors(),
            ["administrator user"] = p => change.Administrator = p.Need("user"),
            ["clock advanceSeconds"] = p => org.Clock.Advance(TimeSpan.FromSeconds(p.Number("advanceSeconds") ?? 0)),
            ["fault name,path?,times?,after?"] = p => org.Faults.Add(
                Fault.ByName.GetValueOrDefault(p.Need("name")) ?? throw new OrgDefinitionException("No such fault. There are: " + string.Join(", ", Fault.ByName.Keys)),
                p["path"],
                p.Number("times"),
                p.Number("after") ?? 0),
            ["clear-faults"] = _ => org.Faults.Clear(),
            ["clear-journal"] = _ => org.Journal.Clear(),
            ["shutdown"] = _ => _shutdown.TrySetResult(),
        };
        _questions = new Dictionary<string, Func<Parameters, object>>
        {
            ["token user"] = p => new { accessToken = org.AccessTokenFor(p.Need("user")) },
            ["refresh-token user,app"] = p => new { refreshToken = org.RefreshTokenFor(p.Need("user"), p.Need("app")) },
            ["journal"] = _ => org.Journal.Entries,
            ["refusals"] = _ => org.Refusals,
            ["can-call-api user"] = p => new { canCallApi = org.CanCallApi(p.Need("user")) },
        };
    }

    /// <summary>Completes when somebody asks the emulator to end.</summary>
    public Task Shutdown => _shutdown.Task;

    public async Task HandleAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!.TrimEnd('/');
        if (!name.StartsWith(Root, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }

        name = name[Root.Length..].TrimStart('/');
        var parameters = new Parameters(context.Request.Query);
        try
        {
            if (name.Length == 0)
                await context.Response.WriteAsJsonAsync(new { actions = _actions.Keys, questions = _questions.Keys, faults = Fault.ByName.Keys });
            else if (Find(_questions, name) is { } question)
                await context.Response.WriteAsJsonAsync(question(parameters));
            else if (Find(_actions, name) is { } action && HttpMethods.IsPost(context.Request.Method))
                action(parameters);
            else
                context.Response.StatusCode = 404;
        }
        catch (OrgDefinitionException e)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(e.Message + "\n");
        }
    }

    private static T? Find<T>(Dictionary<string, T> among, string name)
        where T : class =>
        among.FirstOrDefault(p => p.Key.Split(' ')[0] == name).Value;

    private sealed class Parameters(IQueryCollection query)
    {
        public string? this[string name] => query.TryGetValue(name, out var value) ? value.ToString() : null;

        public string Need(string name) => this[name] ?? throw new OrgDefinitionException($"The parameter '{name}' is missing.");

        public bool? Flag(string name) => this[name] is { } text ? bool.Parse(text) : null;

        public int? Number(string name) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

        public DateTimeOffset? Time(string name) => this[name] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
    }
}
