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
            ["grant permissionSet|profile,permission"] = p =>
            {
                if (p["profile"] is { } profile)
                    change.GrantToProfile(profile, p.Need("permission"));
                else
                    change.Grant(p.Need("permissionSet"), p.Need("permission"));
            },
            ["remove permissionSet|profile,permission"] = p =>
            {
                if (p["profile"] is { } profile)
                    change.RemoveFromProfile(profile, p.Need("permission"));
                else
                    change.Remove(p.Need("permissionSet"), p.Need("permission"));
            },
            ["mute permissionSetGroup,permission"] = p => change.Mute(p.Need("permissionSetGroup"), p.Need("permission")),
            ["recalculate permissionSetGroup,seconds?"] = p =>
                change.Recalculate(p.Need("permissionSetGroup"), p.Number("seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            ["group-status permissionSetGroup,status"] = p => change.SetGroupStatus(p.Need("permissionSetGroup"), p.Need("status")),
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
            ["uninstall-app name"] = p => change.UninstallApp(p.Need("name")),
            ["attach-app name,permissionSet"] = p => change.AttachApp(p.Need("name"), p.Need("permissionSet")),
            ["detach-app name,permissionSet"] = p => change.DetachApp(p.Need("name"), p.Need("permissionSet")),
            ["org-api enabled"] = p => change.SetOrgApi(p.Flag("enabled") ?? true),
            ["revoke-sessions user?"] = p => change.RevokeSessions(p["user"]),
            ["quota remaining"] = p => change.SetRemainingApiRequests(p.Number("remaining") ?? 0),
            ["evict-cursors"] = _ => change.EvictCursors(),
            ["audit-trail action,display,at?,by?"] = p => change.AddAuditTrail(p.Need("action"), p.Need("display"), p.Time("at"), p["by"]),
            ["administrator user"] = p => change.Administrator = p.Need("user"),
            ["clock advanceSeconds"] = p => org.Clock.Advance(TimeSpan.FromSeconds(p.Number("advanceSeconds") ?? 0)),
            ["fault name,value?,path?,times?,after?,probability?"] = p => org.Faults.Add(
                FaultCatalog.Make(p.Need("name"), p["value"]),
                p["path"],
                p.Number("times"),
                p.Number("after") ?? 0,
                p.Share("probability") ?? 1),
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
                await context.Response.WriteAsJsonAsync(new { actions = _actions.Keys, questions = _questions.Keys, faults = FaultCatalog.Names });
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

        public bool? Flag(string name) => Read<bool>(name, "true or false");

        public int? Number(string name) => Read<int>(name, "a whole number");

        public double? Share(string name) => Read<double>(name, "a number such as 0.5");

        public DateTimeOffset? Time(string name)
        {
            if (this[name] is not { } text)
                return null;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Wrong(name, "a time such as 2026-12-01T00:00:00Z", text);
        }

        private T? Read<T>(string name, string kind)
            where T : struct, IParsable<T>
        {
            if (this[name] is not { } text)
                return null;
            return T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(name, kind, text);
        }

        private static OrgDefinitionException Wrong(string name, string kind, string text) => new($"The parameter '{name}' is {kind}, not '{text}'.");
    }
}
