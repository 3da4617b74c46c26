using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Control;

/// <summary>
/// What the control port can do, each thing under its name followed by its parameters: <c>?</c> marks one that may be left out,
/// <c>|</c> stands between two of which one is needed.
/// </summary>
internal static class ControlActions
{
    /// <param name="org">The org that is acted on.</param>
    /// <param name="shutDown">Ends it.</param>
    public static Dictionary<string, Action<ControlParameters>> On(EmulatedOrg org, Action shutDown)
    {
        var change = org.Change;
        return new Dictionary<string, Action<ControlParameters>>
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
            ["org-api enabled"] = p => change.SetOrgApi(p.NeedFlag("enabled")),
            ["revoke-sessions user?"] = p => change.RevokeSessions(p["user"]),
            ["quota remaining"] = p => change.SetRemainingApiRequests(p.NeedNumber("remaining")),
            ["evict-cursors"] = _ => change.EvictCursors(),
            ["audit-trail action,display,at?,by?"] = p => change.AddAuditTrail(p.Need("action"), p.Need("display"), p.Time("at"), p["by"]),
            ["administrator user"] = p => change.Administrator = p.Need("user"),
            ["clock advanceSeconds"] = p => org.Clock.Advance(TimeSpan.FromSeconds(p.NeedNumber("advanceSeconds"))),
            ["fault name,value?,path?,times?,after?,probability?"] = p => org.Faults.Add(
                FaultCatalog.Make(p.Need("name"), p["value"]),
                p["path"],
                p.Number("times"),
                p.Number("after") ?? 0,
                p.Share("probability") ?? 1),
            ["clear-faults"] = _ => org.Faults.Clear(),
            ["clear-journal"] = _ => org.Journal.Clear(),
            ["shutdown"] = _ => shutDown(),
        };
    }

    /// <summary>What can be asked.</summary>
    public static Dictionary<string, Func<ControlParameters, object>> Questions(EmulatedOrg org) => new()
    {
        ["token user"] = p => new { accessToken = org.AccessTokenFor(p.Need("user")) },
        ["refresh-token user,app"] = p => new { refreshToken = org.RefreshTokenFor(p.Need("user"), p.Need("app")) },
        ["journal"] = _ => org.Journal.Entries,
        ["refusals"] = _ => org.Refusals,
        ["can-call-api user"] = p => new { canCallApi = org.CanCallApi(p.Need("user")) },
    };
}
