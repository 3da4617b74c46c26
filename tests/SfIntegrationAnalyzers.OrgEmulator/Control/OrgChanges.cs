using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Control;

/// <summary>
/// What an administrator does in Setup, at run time, each act leaving its line in the Setup Audit Trail.
/// Things are named as in the org's description; a name that is not there is an <see cref="OrgDefinitionException"/>.
/// </summary>
public sealed class OrgChanges
{
    private readonly OrgServer _server;
    private int _entries;

    internal OrgChanges(OrgServer server)
    {
        _server = server;
        Administrator =
            server.Org.Users.Values.FirstOrDefault(u => u is { IsActive: true, Profile.Name: "System Administrator" })?.Username;
    }

    /// <summary>Username of who the audit trail names, at first a system administrator of the org; null names nobody.</summary>
    public string? Administrator { get; set; }

    private OrgState Org => _server.Org;

    public void Assign(string username, string permissionSet, DateTimeOffset? expires = null) => Do(() =>
    {
        var (user, set) = (User(username), Set(permissionSet));
        OrgWiring.Assign(user, set, null, expires);
        Record("PermSetAssign", $"Permission set {set.Label}: assigned to user {user.Name} (UserID: [{user.Id}])");
    });

    public void Unassign(string username, string permissionSet) => Do(() =>
    {
        var (user, set) = (User(username), Set(permissionSet));
        OrgWiring.Unassign(Assignment(user, set));
        Record("PermSetUnassign", $"Permission set {set.Label}: unassigned from user {user.Name} (UserID: [{user.Id}])");
    });

    public void AssignGroup(string username, string permissionSetGroup, DateTimeOffset? expires = null) => Do(() =>
    {
        var (user, group) = (User(username), Group(permissionSetGroup));
        OrgWiring.Assign(user, group.Aggregate, group, expires);
        Record("PermSetGroupAssign", $"Permission set group {group.MasterLabel}: assigned to user {user.Name} (UserID: [{user.Id}])");
    });

    public void UnassignGroup(string username, string permissionSetGroup) => Do(() =>
    {
        var (user, group) = (User(username), Group(permissionSetGroup));
        OrgWiring.Unassign(Assignment(user, group.Aggregate));
        Record("PermSetGroupUnassign", $"Permission set group {group.MasterLabel}: unassigned from user {user.Name} (UserID: [{user.Id}])");
    });

    /// <summary>Gives an assignment of a set or group an end; one in the past ends it at once.</summary>
    public void Expire(string username, string permissionSetOrGroup, DateTimeOffset at) => Do(() =>
    {
        var user = User(username);
        Assignment(user, SetOrAggregate(permissionSetOrGroup)).ExpirationDate = at;
        Record(
            "PermSetAssign", $"Permission set {permissionSetOrGroup}: assignment to user {user.Name} (UserID: [{user.Id}]) expires {at:u}");
    });

    /// <summary>Switches a permission on in a set; groups that hold the set need recalculating then.</summary>
    public void Grant(string permissionSet, string permission) => Do(() =>
    {
        var set = Set(permissionSet);
        set.Permissions = set.Permissions.With(Permission(permission));
        SetChanged(set, permission, "enabled");
    });

    public void Remove(string permissionSet, string permission) => Do(() =>
    {
        var set = Set(permissionSet);
        set.Permissions = set.Permissions.Without(Permission(permission));
        SetChanged(set, permission, "disabled");
    });

    public void GrantToProfile(string profile, string permission) => Do(() =>
    {
        var set = Profile(profile).OwnedSet;
        set.Permissions = set.Permissions.With(Permission(permission));
        Record("profilePermissionChange", $"Changed profile {profile}: permission {permission} was enabled");
    });

    public void RemoveFromProfile(string profile, string permission) => Do(() =>
    {
        var set = Profile(profile).OwnedSet;
        set.Permissions = set.Permissions.Without(Permission(permission));
        Record("profilePermissionChange", $"Changed profile {profile}: permission {permission} was disabled");
    });

    /// <summary>
    /// Starts recalculating a group; it ends on the org's clock, unless told otherwise after
    /// <see cref="EmulatedOrgOptions.GroupRecalculation"/>.
    /// </summary>
    public void Recalculate(string permissionSetGroup, TimeSpan? duration = null) =>
        Do(() => StartRecalculation(Group(permissionSetGroup), duration));

    /// <summary>Leaves a group in a state, with the aggregate that it has.</summary>
    public void SetGroupStatus(string permissionSetGroup, string status) => Do(() =>
        Group(permissionSetGroup).Status = Enum.TryParse<GroupStatus>(status, ignoreCase: true, out var parsed)
            ? parsed
            : throw Unknown("group status", status));

    /// <summary>Mutes a permission inside a group and recalculates it.</summary>
    public void Mute(string permissionSetGroup, string permission) => Do(() =>
    {
        var group = Group(permissionSetGroup);
        OrgWiring.Mute(group, PermissionNames.Of([Permission(permission)]));
        StartRecalculation(group);
        Record("MutingPermSetChange", $"Muting permission set of {group.MasterLabel}: permission {permission} was muted");
    });

    public void Freeze(string username) => SetFrozen(username, true);

    public void Unfreeze(string username) => SetFrozen(username, false);

    public void Activate(string username) => SetActive(username, true);

    public void Deactivate(string username) => SetActive(username, false);

    /// <summary>Moves a user to another profile, and with it to that profile's licence.</summary>
    public void SetProfile(string username, string profile) => Do(() =>
    {
        var (user, to) = (User(username), Profile(profile));
        if (user.Profile is { } from)
        {
            OrgWiring.Unassign(Assignment(user, from.OwnedSet));
            from.Users.Remove(user);
            from.License.UsedLicenses--;
        }

        user.Profile = to;
        to.Users.Add(user);
        to.License.UsedLicenses++;
        OrgWiring.Assign(user, to.OwnedSet, null, null);
        Record("changedUserProfile", $"Changed profile for user {user.Name} to {to.Name}");
    });

    /// <summary>Moves a profile to another user licence, as a downgrade does with everybody who has the profile.</summary>
    public void SetProfileLicense(string profile, string license) => Do(() =>
    {
        var (changed, to) = (Profile(profile), Org.UserLicenses.GetValueOrDefault(license) ?? throw Unknown("user license", license));
        changed.License.UsedLicenses -= changed.Users.Count;
        changed.OwnedSet.License = changed.License = to;
        to.UsedLicenses += changed.Users.Count;
        Record("changedProfileLicense", $"Changed license of profile {profile} to {license}");
    });

    /// <summary>Switches an app between "admin approved users are pre-authorized" and "all users may self-authorize".</summary>
    public void SetAdminApprovedUsersOnly(string app, bool only) => Do(() =>
    {
        App(app).AdminApprovedUsersOnly = only;
        Record(
            "connectedAppPolicy",
            $"Permitted users of app {app}: {(only ? "admin approved users are pre-authorized" : "all users may self-authorize")}");
    });

    public void BlockApp(string app) => Do(() =>
    {
        App(app).IsEnabled = false;
        Record("connectedAppBlock", $"Blocked app {app}");
    });

    public void UnblockApp(string app) => Do(() =>
    {
        App(app).IsEnabled = true;
        Record("connectedAppUnblock", $"Unblocked app {app}");
    });

    public void UninstallApp(string app) => Do(() =>
    {
        App(app).IsInstalled = false;
        Record("connectedAppUninstall", $"Uninstalled app {app}");
    });

    public void AttachApp(string app, string permissionSetOrGroup) => Do(() =>
    {
        var set = SetOrAggregate(permissionSetOrGroup);
        OrgWiring.Attach(App(app), set);
        Record("PermSetEntityPermChanged", $"Permission set {set.Label}: access to app {app} was added");
    });

    public void DetachApp(string app, string permissionSetOrGroup) => Do(() =>
    {
        var (detached, set) = (App(app), SetOrAggregate(permissionSetOrGroup));
        var access = detached.EntityAccess.Find(a => a.Parent == set)
            ?? throw Unknown("access of app " + app + " through", permissionSetOrGroup);
        OrgWiring.Detach(access);
        Record("PermSetEntityPermChanged", $"Permission set {set.Label}: access to app {app} was removed");
    });

    /// <summary>Switches the whole org's API off or on, which Salesforce does and no administrator, so that no line tells of it.</summary>
    public void SetOrgApi(bool isEnabled) => Do(() => Org.HasApi = isEnabled);

    public void RevokeSessions(string? username = null) => Do(() => _server.Sessions.RevokeAll(username is null ? null : User(username)));

    /// <summary>Sets how many of the day's API calls are left.</summary>
    public void SetRemainingApiRequests(int remaining) => Do(() => _server.Usage.Used = _server.Usage.Maximum - remaining);

    /// <summary>Ends every open query cursor, as the org does under pressure.</summary>
    public void EvictCursors() => Do(_server.Cursors.CloseAll);

    /// <summary>Adds a line to the audit trail that no change of the emulator's would write.</summary>
    public void AddAuditTrail(string action, string display, DateTimeOffset? at = null, string? by = null) =>
        Do(() => Record(action, display, at, by));

    private void SetFrozen(string username, bool isFrozen) => Do(() =>
    {
        var user = User(username);
        user.IsFrozen = isFrozen;
        Record(isFrozen ? "frozeuser" : "unfrozeuser", $"{(isFrozen ? "Froze" : "Unfroze")} user {user.Name}");
    });

    private void SetActive(string username, bool isActive) => Do(() =>
    {
        var user = User(username);
        user.IsActive = isActive;
        Record(isActive ? "activateduser" : "deactivateduser", $"{(isActive ? "Activated" : "Deactivated")} user {user.Name}");
    });

    private void SetChanged(PermissionSet set, string permission, string state)
    {
        foreach (var component in set.GroupComponents)
            GroupRecalculation.MarkOutdated(component.Group);
        Record("PermSetUserPermChanged", $"Changed permission set {set.Label}: permission {permission} was {state}");
    }

    private void StartRecalculation(PermissionSetGroup group, TimeSpan? duration = null)
    {
        GroupRecalculation.Start(group, Org.Clock.Now + (duration ?? _server.Options.GroupRecalculation));
        GroupRecalculation.CatchUp(Org);
    }

    private void Do(Action change)
    {
        lock (Org.Gate)
            change();
    }

    private void Record(string action, string display, DateTimeOffset? at = null, string? by = null)
    {
        var time = at ?? Org.Clock.Now;
        Org.AuditTrail.Add(new AuditTrailEntry
        {
            Id = SalesforceId.Derive("0Ym", $"{time:O}/{++_entries}"),
            Action = action,
            Section = "Manage Users",
            Display = display,
            CreatedDate = time,
            CreatedBy = (by ?? Administrator) is { } username ? User(username) : null,
        });
    }

    private User User(string username) => Org.Users.GetValueOrDefault(username) ?? throw Unknown("user", username);

    private PermissionSet Set(string name) => Org.PermissionSets.GetValueOrDefault(name) ?? throw Unknown("permission set", name);

    private PermissionSetGroup Group(string name) =>
        Org.PermissionSetGroups.GetValueOrDefault(name) ?? throw Unknown("permission set group", name);

    private PermissionSet SetOrAggregate(string name) => Org.PermissionSetGroups.GetValueOrDefault(name)?.Aggregate ?? Set(name);

    private Profile Profile(string name) => Org.Profiles.GetValueOrDefault(name) ?? throw Unknown("profile", name);

    private App App(string name) => Org.Apps.GetValueOrDefault(name) ?? throw Unknown("app", name);

    private string Permission(string name) => Org.Permissions.Contains(name) ? name : throw Unknown("permission", name);

    private static PermissionSetAssignment Assignment(User user, PermissionSet set) =>
        user.Assignments.Find(a => a.PermissionSet == set)
            ?? throw new OrgDefinitionException($"{user.Username} does not hold {set.Name}.");

    private static OrgDefinitionException Unknown(string kind, string name) => new($"This org has no {kind} '{name}'.");
}
