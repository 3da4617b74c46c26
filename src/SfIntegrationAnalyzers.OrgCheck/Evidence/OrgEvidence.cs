using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>All that an org told. What it did not tell is unknown, never absent.</summary>
internal sealed record OrgEvidence
{
    /// <summary>The org.</summary>
    public required OrganizationFacts Organization { get; init; }

    /// <summary>Whether the checking user has View Setup and Configuration.</summary>
    public Known<bool> MayViewSetup { get; init; }

    /// <summary>
    /// Whether the checking user sees every user: it has View All Users, or users are shared with all internal ones. Unknown as well where
    /// nothing hangs on it. (Manage Users brings View All Users: Salesforce Help, User Sharing Considerations.)
    /// </summary>
    public Known<bool> SeesAllUsers { get; init; }

    /// <summary>Named users that exist and are seen, by username.</summary>
    public IReadOnlyDictionary<string, UserFacts> Users { get; init; } = ImmutableDictionary<string, UserFacts>.Empty;

    /// <summary>What named users hold, by user id. Holdings that no decision needs are left out.</summary>
    public ILookup<string, AssignmentFacts> Assignments { get; init; } =
        Array.Empty<AssignmentFacts>().ToLookup(assignment => assignment.UserId);

    /// <summary>
    /// The permission set licenses of the users who hold a set that is made for one, or whose access to objects needs explaining; unknown
    /// where there is nobody of either.
    /// </summary>
    public Known<ImmutableArray<LicenseAssignmentFacts>> LicenseAssignments { get; init; }

    /// <summary>Whether named users are frozen, by user id. A user who is not among them may be or not.</summary>
    public Known<IReadOnlyDictionary<string, LoginFacts>> Frozen { get; init; }

    /// <summary>Members of the groups that are not up to date, or that do not give somebody what it lacks.</summary>
    public Known<ImmutableArray<GroupMemberFacts>> GroupMembers { get; init; }

    /// <summary>Installed apps that the manifest names.</summary>
    public ImmutableArray<AppFacts> Apps { get; init; } = [];

    /// <summary>Kinds of apps that could be looked for.</summary>
    public ImmutableArray<AppKind> AppKindsSeen { get; init; } = [];

    /// <summary>Which sets open which apps: app id and set id.</summary>
    public Known<ImmutableHashSet<AppGrantFacts>> AppGrants { get; init; }

    /// <summary>What sets grant on the objects that the manifest names, by set id.</summary>
    public Known<ILookup<string, ObjectGrantFacts>> ObjectGrants { get; init; }

    /// <summary>Objects that somebody in the org is granted, of those that none of the manifest's users is.</summary>
    public ImmutableHashSet<string> ObjectsSeen { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>All permissions of the sets of users who may hold no more than the manifest says, by set id.</summary>
    public Known<IReadOnlyDictionary<string, SetPermissionsFacts>> AllPermissions { get; init; }

    /// <summary>Sets and groups of the manifest that exist but are not held by everyone who should, by API name.</summary>
    public Known<ImmutableDictionary<string, SetFacts>> NamedSets { get; init; }

    /// <summary>The latest changes in Setup, newest first; empty where not asked or not told.</summary>
    public ImmutableArray<AuditFacts> Changes { get; init; } = [];

    /// <summary>What was learnt about the audiences, by name.</summary>
    public ImmutableDictionary<string, AudienceFacts> Audiences { get; init; } = ImmutableDictionary<string, AudienceFacts>.Empty;

    /// <summary>
    /// When the first of all assignments in the org expires of those that last longer than the warning time, null where
    /// none does; unknown where there is no audience or the org did not tell.
    /// </summary>
    public Known<DateTimeOffset?> FirstToExpire { get; init; }

    /// <summary>What the org did not show.</summary>
    public ImmutableArray<OrgFailure> NotVisible { get; init; } = [];

    /// <summary>What a set is known to grant on an object.</summary>
    public IEnumerable<ObjectGrantFacts> GrantsOn(string sobject, SetFacts set) =>
        ObjectGrants.IsKnown
            ? ObjectGrants.Value[set.Id].Where(grant => grant.Object.Equals(sobject, StringComparison.OrdinalIgnoreCase))
            : [];

    /// <summary>What a user holds.</summary>
    public IEnumerable<AssignmentFacts> AssignmentsOf(UserFacts user) => Assignments[user.Id];
}
