using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>Who belongs to a public group, besides the users that it names itself.</summary>
/// <param name="GroupIds">Public groups in it, at any depth.</param>
/// <param name="RoleIds">Roles whose users belong to it, subordinate ones included where the group says so.</param>
/// <param name="Unclear">Why the group cannot be looked through; null where it can.</param>
internal sealed record GroupContent(ImmutableArray<string> GroupIds, ImmutableArray<string> RoleIds, UnclearMembers? Unclear);

/// <summary>
/// Which groups and roles the org's public groups hold. It is read once for all audiences and for any depth, since SOQL does not follow
/// groups in groups: what groups hold beside users is little. What a group's Type means stands in the object reference (Group, UserRole).
/// </summary>
internal sealed class GroupStructure
{
    private const string Group = "Regular";
    private const string Role = "Role";
    private const string RoleAndBelow = "RoleAndSubordinates";
    private const string RoleAndBelowWithoutPortals = "RoleAndSubordinatesInternal";
    private const string NoPortal = "None";

    private readonly Ask<Holding> _holdings = new(new(
        "GroupMember",
        ["GroupId", "Group.DeveloperName", "UserOrGroupId"],
        [],
        _ => $"WHERE Group.Type = '{Group}' AND UserOrGroupId IN (SELECT Id FROM Group)",
        row => new Holding(row.Id("GroupId"), row.TextOrNull("Group.DeveloperName"), row.Id("UserOrGroupId"))) { IsAside = true });

    private readonly Ask<HeldGroup> _held = new(new(
        "Group",
        ["Id", "Type", "RelatedId"],
        [],
        _ => $"WHERE Id IN (SELECT UserOrGroupId FROM GroupMember WHERE Group.Type = '{Group}')",
        row => new HeldGroup(row.Id("Id"), row.Text("Type"), row.IdOrNull("RelatedId"))) { IsAside = true });

    private readonly Ask<RoleFacts> _roles = new(new(
        "UserRole",
        ["Id", "ParentRoleId"],
        ["PortalType"],
        _ => "",
        row => new RoleFacts(row.Id("Id"), row.IdOrNull("ParentRoleId"), row.KnownText("PortalType"))) { IsAside = true });

    /// <summary>The queries.</summary>
    public ImmutableArray<Ask> Asks => [_holdings, _held, _roles];

    /// <summary>What a public group holds.</summary>
    /// <param name="developerName">Its API name.</param>
    public GroupContent ContentOf(string developerName)
    {
        if ((_holdings.Answer.Failure ?? _held.Answer.Failure ?? _roles.Answer.Failure) is { } failure)
        {
            return Without(UnclearMembers.Of(failure));
        }

        var held = _held.Answer.Rows.ByKey(group => group.Id, "group");
        var holdings = _holdings.Answer.Rows.ToLookup(holding => holding.GroupId, holding => holding.MemberId);
        var groups = new HashSet<string>();
        var roles = new RoleWalk(_roles.Answer.Rows);
        var open = new Stack<string>(_holdings.Answer.Rows
            .Where(holding => developerName.Equals(holding.GroupName, StringComparison.OrdinalIgnoreCase))
            .Select(holding => holding.MemberId));
        while (open.TryPop(out var id))
        {
            if (!held.TryGetValue(id, out var group))
            {
                return Without(new("the public group changed while it was read", "Build again"));
            }

            switch (group.Type)
            {
                case Group when groups.Add(id):
                    foreach (var member in holdings[id])
                    {
                        open.Push(member);
                    }

                    break;
                case Group:
                    break;
                case Role or RoleAndBelow or RoleAndBelowWithoutPortals when group.RelatedId is { } role:
                    if (roles.Add(role, group.Type) is { } why)
                    {
                        return Without(new(why));
                    }

                    break;
                default:
                    return Without(new(
                        $"the public group holds {InWords(group.Type)}, which the check does not look up",
                        "Describe these people by \"condition\", \"profile\" or \"permissionSet\" instead, "
                        + "or put the people themselves, roles or other groups into the group"));
            }
        }

        return new GroupContent([.. groups], [.. roles.Found], null);
    }

    /// <summary>What Setup calls that which a group may hold besides users, groups and roles.</summary>
    private static string InWords(string type) => type switch
    {
        "Organization" => "all internal users",
        "Manager" or "ManagerAndSubordinatesInternal" => "a manager's group",
        "Territory" or "TerritoryAndSubordinates" => "a territory",
        "AllCustomerPortal" => "all customer portal users",
        "PRMOrganization" => "all partner users",
        _ => $"others of the type {type}",
    };

    private static GroupContent Without(UnclearMembers unclear) => new([], [], unclear);

    private sealed record Holding(string GroupId, string? GroupName, string MemberId);

    private sealed record HeldGroup(string Id, string Type, string? RelatedId);

    private sealed record RoleFacts(string Id, string? ParentId, Known<string?> Portal);

    /// <summary>The roles that a group comes to. However many roles it holds, nothing below two of them is walked twice.</summary>
    private sealed class RoleWalk(ImmutableArray<RoleFacts> all)
    {
        private readonly ILookup<string, RoleFacts> _byId = all.ToLookup(role => role.Id);
        private readonly ILookup<string?, RoleFacts> _below = all.ToLookup(role => role.ParentId);
        private readonly HashSet<(string Id, string Type)> _seen = [];

        public HashSet<string> Found { get; } = [];

        /// <summary>Adds a role, and those below it where the type says so.</summary>
        /// <returns>Why that cannot be told, or null.</returns>
        public string? Add(string id, string type)
        {
            if (type == Role)
            {
                Found.Add(id);
                return null;
            }

            if (!_byId.Contains(id))
            {
                return "the public group holds a role that the org does not show";
            }

            var open = new Queue<RoleFacts>(_byId[id]);
            while (open.TryDequeue(out var next))
            {
                if (type == RoleAndBelowWithoutPortals && !next.Portal.IsKnown)
                {
                    return "the org does not show which roles belong to portals";
                }

                if (!_seen.Add((next.Id, type)) || (type == RoleAndBelowWithoutPortals && next.Portal.Value is not (null or NoPortal)))
                {
                    continue;
                }

                Found.Add(next.Id);
                foreach (var subordinate in _below[next.Id])
                {
                    open.Enqueue(subordinate);
                }
            }

            return null;
        }
    }
}
