using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Puts records into an org in the ways that keep both ends of each relationship in step.</summary>
internal static class OrgWiring
{
    public static void Add(OrgState org, User user)
    {
        Defined.Add(org.Users, user.Username, user, "users." + user.Username);
        user.Role?.Users.Add(user);
        if (user.Profile is not { } profile)
            return;
        profile.Users.Add(user);
        profile.License.UsedLicenses++;
        Assign(user, profile.OwnedSet, null, null);
    }

    public static void AddMember(PermissionSetGroup group, SObjectRecord member)
    {
        var component = new PermissionSetGroupComponent
        {
            Id = SalesforceId.Derive("0PH", group.Id + "/" + member.Id),
            Group = group,
            Member = member,
        };
        group.Components.Add(component);
        (member as PermissionSet)?.GroupComponents.Add(component);
    }

    /// <summary>Mutes permissions in a group, which gets a muting set if it has none.</summary>
    public static void Mute(PermissionSetGroup group, PermissionNames permissions)
    {
        if (group.Muting is { } muting)
        {
            muting.Permissions = muting.Permissions.Union(permissions);
            return;
        }

        group.Muting = new MutingPermissionSet
        {
            Id = SalesforceId.Derive("0QM", group.DeveloperName),
            DeveloperName = group.DeveloperName + "_Muting",
            MasterLabel = group.MasterLabel + " Muting",
            Permissions = permissions,
        };
        AddMember(group, group.Muting);
    }

    /// <exception cref="OrgDefinitionException">The user holds the set already.</exception>
    public static PermissionSetAssignment Assign(User user, PermissionSet set, PermissionSetGroup? group, DateTimeOffset? expires)
    {
        if (user.Assignments.Exists(a => a.PermissionSet == set))
            throw new OrgDefinitionException($"{user.Username} holds {set.Name} already.");
        var assignment = new PermissionSetAssignment
        {
            Id = SalesforceId.Derive("0Pa", user.Id + "/" + set.Id),
            Assignee = user,
            PermissionSet = set,
            Group = group,
            ExpirationDate = expires,
        };
        user.Assignments.Add(assignment);
        set.Assignments.Add(assignment);
        return assignment;
    }

    public static void Assign(User user, PermissionSetLicense license)
    {
        var assignment = new PermissionSetLicenseAssign
        {
            Id = SalesforceId.Derive("2LA", user.Id + "/" + license.Id),
            Assignee = user,
            License = license,
        };
        user.LicenseAssignments.Add(assignment);
        license.Assignments.Add(assignment);
    }

    public static void Unassign(PermissionSetAssignment assignment)
    {
        assignment.Assignee.Assignments.Remove(assignment);
        assignment.PermissionSet.Assignments.Remove(assignment);
    }

    /// <exception cref="OrgDefinitionException">The set opens the app already.</exception>
    public static void Attach(App app, PermissionSet set)
    {
        if (app.EntityAccess.Exists(a => a.Parent == set))
            throw new OrgDefinitionException($"{set.Name} opens the app {app.Name} already.");
        var access = new SetupEntityAccess { Id = SalesforceId.Derive("0J0", app.Id + "/" + set.Id), Parent = set, App = app };
        app.EntityAccess.Add(access);
        set.EntityAccess.Add(access);
    }

    public static void Detach(SetupEntityAccess access)
    {
        access.App.EntityAccess.Remove(access);
        access.Parent.EntityAccess.Remove(access);
    }
}
