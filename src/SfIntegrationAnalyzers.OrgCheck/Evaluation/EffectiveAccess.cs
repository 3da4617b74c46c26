using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evaluation;

/// <summary>
/// What a user may do, from facts alone. Permissions add up: one set in force is enough. Nothing takes away but muting inside a group,
/// which the group's aggregate already shows.
/// </summary>
/// <param name="evidence">The facts.</param>
/// <param name="now">The moment that counts.</param>
internal sealed class EffectiveAccess(OrgEvidence evidence, DateTimeOffset now)
{
    /// <summary>A license ends with a day, which it still holds on.</summary>
    public static readonly TimeSpan LastDay = TimeSpan.FromDays(1);

    /// <summary>What is wrong with an assignment that nothing else is wrong with than that its set needs activation.</summary>
    public const string OnlyInSessions = "works only in sessions that activate it";

    /// <summary>What is wrong with an assignment that a user access policy took away.</summary>
    public const string Revoked = "was revoked by a user access policy";

    /// <summary>How it is said that a group does not grant yet what its members do.</summary>
    public const string NotRecalculated = "is not recalculated";

    private readonly Lazy<Dictionary<string, string?>> _profiles = new(() =>
        evidence.Users.Values.DistinctBy(user => user.Id).ToDictionary(user => user.Id, user => user.Profile));

    private readonly Lazy<ILookup<string, LicenseAssignmentFacts>> _licenses = new(() =>
        evidence.LicenseAssignments.Or([]).ToLookup(held => held.UserId));

    private readonly Lazy<HashSet<string>> _grantedObjects = new(() => evidence.ObjectGrants.IsKnown
        ? evidence.ObjectGrants.Value.SelectMany(ofSet => ofSet).Select(grant => grant.Object).ToHashSet(StringComparer.OrdinalIgnoreCase)
        : []);

    /// <summary>Whether the user can hold a session: active, not frozen.</summary>
    public AccessLink UserLink(UserFacts user) =>
        LoginOf(user) is var login && !user.IsActive
            ? new(LinkKind.User, user.Username, LinkState.Breaks, login?.IsFrozen == true ? "inactive and frozen" : "inactive")
        : login is null
            ? new(LinkKind.User, user.Username, LinkState.Unknown, "whether frozen is not visible")
        : login.IsFrozen ? new(LinkKind.User, user.Username, LinkState.Breaks, "frozen")
        : new(LinkKind.User, user.Username, LinkState.Holds);

    private LoginFacts? LoginOf(UserFacts user) => evidence.Frozen.IsKnown ? evidence.Frozen.Value.GetValueOrDefault(user.Id) : null;

    /// <summary>Whether a user effectively has a permission. The user's own state is not part of it.</summary>
    public Access Has(UserFacts user, string permission)
    {
        // A loop: this is asked of every user, and again for every permission.
        var best = Access.Missing;
        foreach (var assignment in evidence.AssignmentsOf(user))
        {
            best = Better(best, Both(InForce(assignment), Grants(assignment.Set, permission)));
        }

        return best;
    }

    /// <summary>Whether a user effectively has access to an object.</summary>
    public Access HasObject(UserFacts user, string sobject, Func<ObjectGrantFacts, bool> grants, bool isRead)
    {
        var wide = Combine([Has(user, WidePermissions.ModifyAllData), isRead ? Has(user, WidePermissions.ViewAllData) : Access.Missing]);
        if (wide == Access.Granted)
        {
            return Access.Granted;
        }

        if (!evidence.ObjectGrants.IsKnown)
        {
            return Access.Unknown;
        }

        var direct = Combine(evidence.AssignmentsOf(user)
            .Where(assignment => evidence.GrantsOn(sobject, assignment.Set).Any(grants))
            .Select(InForce));

        // A field that the org lacks says nothing about sets that were read.
        return direct == Access.Missing && (wide == Access.Unknown || !IsObject(sobject)) ? Access.Unknown : direct;
    }

    /// <summary>Whether an object is known to exist: somebody is granted something on it, or its description came.</summary>
    public bool IsObject(string name) => evidence.ObjectsSeen.Contains(name) || _grantedObjects.Value.Contains(name);

    /// <summary>The permission set licenses that a user is known to hold.</summary>
    public IEnumerable<LicenseAssignmentFacts> LicensesOf(UserFacts user) => _licenses.Value[user.Id];

    /// <summary>Whether an app that only admin-approved users may use is open to a user.</summary>
    public Access MayUse(UserFacts user, AppFacts app) =>
        !evidence.AppGrants.IsKnown
            ? Access.Unknown
            : Combine(evidence.AssignmentsOf(user)
                .Where(assignment => evidence.AppGrants.Value.Contains(new(app.Id, assignment.Set.Id)) && Opens(assignment.Set, app))
                .Select(InForce));

    /// <summary>
    /// Whether an app's policy page takes a set. A profile that is attached to an external client app has a row, and the token is refused
    /// all the same (reported once; facts on org emulation, section 4).
    /// </summary>
    public static bool Opens(SetFacts set, AppFacts app) => app.Kind == AppKind.ConnectedApp || !set.IsOwnedByProfile;

    /// <summary>Whether an assignment works at all in a session that nobody activated anything in.</summary>
    public Access InForce(AssignmentFacts assignment) => StandingOf(assignment) switch
    {
        Standing.Lasting or Standing.Ending => Access.Granted,
        Standing.Unclear => Access.Unknown,
        _ => Access.Missing,
    };

    /// <summary>A way that begins with the user and its license, which is left out where the org does not tell it.</summary>
    public AccessPath Path(UserFacts user, params ReadOnlySpan<AccessLink> links) => user.License is { IsKnown: true, Value: { } license }
        ? new([UserLink(user), new(LinkKind.License, license, LinkState.Holds), .. links])
        : new([UserLink(user), .. links]);

    /// <summary>
    /// All ways to a permission: the sets that grant it, or will once they are recalculated, and the profile, which is where people look
    /// first.
    /// </summary>
    public ImmutableArray<AccessPath> PathsTo(UserFacts user, string permission)
    {
        var paths = evidence.AssignmentsOf(user)
            .Where(assignment =>
                assignment.Set.IsOwnedByProfile
                || Grants(assignment.Set, permission) != Access.Missing
                || Muted(assignment.Set, permission) is not null
                || AfterRecalculation(assignment.Set, permission).Is(true))
            .Select(assignment => PathOf(user, assignment, permission));
        return [.. paths.OrderBy(path => path.Access switch { Access.Granted => 0, Access.Unknown => 1, _ => 2 })];
    }

    /// <summary>How an assignment stands.</summary>
    public AccessLink AssignmentLink(AssignmentFacts assignment)
    {
        var set = assignment.Set;
        var name = set.IsOwnedByProfile ? _profiles.Value.GetValueOrDefault(assignment.UserId) ?? set.FullName : set.FullName;
        return StandingOf(assignment) switch
        {
            Standing.Lasting => Link(LinkState.Holds),
            Standing.Ending => Link(LinkState.Weak, $"expires on {EndOf(assignment)}"),
            Standing.Unclear => Link(LinkState.Unknown, "the org does not show whether the assignment is in force"),
            Standing.Expired => Link(LinkState.Breaks, $"expired on {EndOf(assignment)}"),
            Standing.Revoked => Link(LinkState.Breaks, Revoked),
            Standing.Inactive => Link(LinkState.Breaks, "is assigned and inactive"),
            _ => Link(LinkState.Breaks, OnlyInSessions),
        };

        AccessLink Link(LinkState state, string? detail = null) => new(KindOf(set), name, state, detail);

        static string EndOf(AssignmentFacts assignment) => Day(assignment.Expires.Value!.Value);
    }

    /// <summary>
    /// What is wrong with the permission set license that an assigned set is made for. Salesforce does not say when the grant ends with it,
    /// so that it is a warning and no verdict on access.
    /// </summary>
    /// <returns>
    /// A clause: <c>Salesforce API Integration expired on 2026-11-19</c>; null where nothing is wrong, or nothing is known.
    /// </returns>
    public string? LicenseTrouble(AssignmentFacts assignment)
    {
        if (assignment.Set.PermissionSetLicenseId is not { } id || !evidence.LicenseAssignments.IsKnown)
        {
            return null;
        }

        var license = _licenses.Value[assignment.UserId].FirstOrDefault(held => held.LicenseId == id);
        return license switch
        {
            null => "the user does not hold it",
            { Status: { IsKnown: true, Value: not ("Active" or null) } status } => $"{license.Name} has the status {status.Value}",
            { Expires: { IsKnown: true, Value: { } end } } when now - end >= LastDay => $"{license.Name} expired on {Day(end)}",
            { Expires: { IsKnown: true, Value: { } end } } when end - now <= EvidenceScope.WarningTime =>
                $"{license.Name} expires on {Day(end)}",
            _ => null,
        };
    }

    /// <summary>What the members of a group that is not up to date come to, less its muting.</summary>
    /// <returns>Unknown where the group is up to date or its members are not visible.</returns>
    public Known<bool> AfterRecalculation(SetFacts set, string permission)
    {
        if (set.Group is not { IsUpdated: false } group || !evidence.GroupMembers.IsKnown)
        {
            return Known<bool>.Unknown;
        }

        var members = evidence.GroupMembers.Value.Where(member => member.GroupId == group.Id).ToList();
        var values = members.Select(member => member.Permissions[permission]).ToList();
        return values.Any(value => !value.IsKnown)
            ? Known<bool>.Unknown
            : new(
                members.Zip(values).Any(pair => !pair.First.IsMuting && pair.Second.Value)
                && !members.Zip(values).Any(pair => pair.First.IsMuting && pair.Second.Value));
    }

    /// <summary>A day as texts show it.</summary>
    public static string Day(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Access Grants(SetFacts set, string permission) =>
        set.Grants(permission) is { IsKnown: true, Value: var value } ? (value ? Access.Granted : Access.Missing) : Access.Unknown;

    /// <summary>Without words, which only reports need.</summary>
    private Standing StandingOf(AssignmentFacts assignment)
    {
        var set = assignment.Set;
        return
            // Whether IsActive is true on the rows of profiles is not documented, so it does not count.
            set.IsOwnedByProfile ? Standing.Lasting
            : assignment.Expires is { IsKnown: true, Value: { } end } && end <= now ? Standing.Expired
            : assignment.IsRevoked.Is(true) ? Standing.Revoked
            : assignment.IsActive.Is(false) ? Standing.Inactive
            : set.NeedsSession ? Standing.OnlyInSessions
            : !assignment.Expires.IsKnown
                || !assignment.IsActive.IsKnown
                || !assignment.IsRevoked.IsKnown
                || !set.NeedsActivation.IsKnown
                || set.Group is { NeedsActivation.IsKnown: false } ? Standing.Unclear
            : assignment.Expires.Value is null ? Standing.Lasting
            : Standing.Ending;
    }

    private static LinkKind KindOf(SetFacts set) =>
        set.IsOwnedByProfile ? LinkKind.Profile : set.Group is null ? LinkKind.PermissionSet : LinkKind.PermissionSetGroup;

    private static Access Both(Access one, Access other) =>
        one == Access.Missing || other == Access.Missing ? Access.Missing
        : one == Access.Unknown || other == Access.Unknown ? Access.Unknown
        : Access.Granted;

    private static Access Combine(IEnumerable<Access> ways) => ways.Aggregate(Access.Missing, Better);

    private static Access Better(Access one, Access other) =>
        one == Access.Granted || other == Access.Granted ? Access.Granted
        : one == Access.Unknown || other == Access.Unknown ? Access.Unknown
        : Access.Missing;

    /// <summary>The set that takes a permission away in a group. What no member brings, none takes away.</summary>
    private string? Muted(SetFacts set, string permission)
    {
        if (set.Group is not { } group || !evidence.GroupMembers.IsKnown)
        {
            return null;
        }

        var members = evidence.GroupMembers.Value.Where(member => member.GroupId == group.Id).ToList();
        return members.Exists(member => !member.IsMuting && !member.Permissions[permission].Is(false))
            ? members.Find(member => member.IsMuting && member.Permissions[permission].Is(true))?.SetName
            : null;
    }

    private AccessPath PathOf(UserFacts user, AssignmentFacts assignment, string permission)
    {
        List<AccessLink> links = [AssignmentLink(assignment)];
        if (LicenseTrouble(assignment) is { } trouble)
        {
            links.Add(new(LinkKind.PermissionSetLicense, assignment.Set.FullName, LinkState.Weak, trouble));
        }

        var isLate = Grants(assignment.Set, permission) == Access.Missing && AfterRecalculation(assignment.Set, permission).Is(true);
        if (assignment.Set.Group is { IsUpdated: false } group)
        {
            var status = $"(status {group.Status.Or(null) ?? "none"})";
            var (state, detail) =
                isLate ? (LinkState.Breaks, $"{NotRecalculated} {status}, after which it grants {permission}")
                : group.Status.IsKnown ? (LinkState.Weak, $"not recalculated {status}")
                : (LinkState.Weak, "whether it is recalculated is not visible");
            links.Add(new(LinkKind.PermissionSetGroup, assignment.Set.FullName, state, detail));
        }

        if (Muted(assignment.Set, permission) is { } muting)
        {
            var isMuted = assignment.Set.Grants(permission).Is(false);
            links.Add(new(LinkKind.Muting, muting, isMuted ? LinkState.Breaks : LinkState.Weak, $"mutes {permission}"));
        }

        links.Add(Grants(assignment.Set, permission) switch
        {
            Access.Granted => new(LinkKind.Permission, permission, LinkState.Holds),
            _ when isLate => new(LinkKind.Permission, permission, LinkState.Holds),
            Access.Missing => new(LinkKind.Permission, permission, LinkState.Breaks, "not granted here"),
            _ => new(LinkKind.Permission, permission, LinkState.Unknown, "the org does not show it"),
        });
        return Path(user, CollectionsMarshal.AsSpan(links));
    }

    /// <summary>How an assignment stands, and why.</summary>
    private enum Standing
    {
        Lasting,
        Ending,
        Unclear,
        Expired,
        Revoked,
        Inactive,
        OnlyInSessions,
    }
}
