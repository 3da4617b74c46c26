using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Permissions;

/// <summary>
/// Keeps a group's aggregate set. A change of a member makes the group Outdated; recalculating takes time on the org's clock,
/// and until it ends every holder of the group has what the old aggregate gives.
/// </summary>
internal static class GroupRecalculation
{
    public static void MarkOutdated(PermissionSetGroup group)
    {
        group.Status = GroupStatus.Outdated;
        group.RecalculatedAt = null;
    }

    public static void Start(PermissionSetGroup group, DateTimeOffset endsAt)
    {
        group.Status = GroupStatus.Updating;
        group.RecalculatedAt = endsAt;
    }

    /// <summary>Ends every recalculation whose time has come.</summary>
    public static void CatchUp(OrgState org)
    {
        foreach (var group in org.PermissionSetGroups.Values)
        {
            if (group is { Status: GroupStatus.Updating, RecalculatedAt: { } end } && end <= org.Clock.Now)
                Finish(group);
        }
    }

    /// <summary>Rebuilds the aggregate: what the members grant together, less what the group mutes.</summary>
    public static void Finish(PermissionSetGroup group)
    {
        var granted = PermissionNames.None;
        var access = new Dictionary<string, ObjectAccess>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in group.Components.Select(c => c.Member).OfType<PermissionSet>())
        {
            granted = granted.Union(member.Permissions);
            foreach (var permissions in member.ObjectPermissions)
                access[permissions.SobjectType] = access.GetValueOrDefault(permissions.SobjectType) | permissions.Access;
        }

        group.Aggregate.Permissions = group.Muting is { } muting ? granted.Except(muting.Permissions) : granted;
        group.Aggregate.ObjectPermissions.Clear();
        foreach (var (sobject, granting) in access)
        {
            group.Aggregate.ObjectPermissions.Add(new ObjectPermissions
            {
                Id = SalesforceId.Derive("110", group.Aggregate.Id + "/" + sobject),
                Parent = group.Aggregate,
                SobjectType = sobject,
                Access = granting,
            });
        }

        group.Status = GroupStatus.Updated;
        group.RecalculatedAt = null;
    }
}
