using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>Why a user lacks a permission: the link that would have brought it, and where it breaks.</summary>
internal static class Reasons
{
    private const string NotAssignedDetail = "is not assigned";

    /// <summary>Explains a missing permission.</summary>
    /// <returns>A clause for the message, and the explanation behind it.</returns>
    public static (string Reason, Explanation Explanation) ForPermission(
        CheckCase check,
        IntegrationCase integration,
        UserFacts user,
        string permission,
        string meanwhile)
    {
        var unheld = UnheldSets(check, integration, user).ToImmutableArray();
        var granting = unheld.FirstOrDefault(Brings(permission));
        var paths = check.Access.PathsTo(user, permission);
        var broken = granting is null ? Broken(paths) : null;
        var idle = broken is null ? null : check.Evidence.AssignmentsOf(user).FirstOrDefault(held => held.Set.FullName == broken.Name)?.Set;
        var lost = granting ?? idle;
        var change = check.Changes.Find(
            user,
            lost is not null ? [lost.FullName, lost.Label] :
            [
                .. unheld.SelectMany(set => new[] { set.FullName, set.Label }),
                .. integration.Integration.PermissionSets.Select(set => set.Value),
                .. HeldGroups(check, user).SelectMany(set => new[] { set.FullName, set.Label }),
                broken?.Name,
                user.Profile,
            ],
            permission,
            isAnyLoss: lost is null);
        var reason =
            granting is not null ? $"{Kind(granting)} {granting.FullName} is not assigned"
            : broken is not null ? Describe(broken)
            : NothingGrants(check, integration, user, Brings(permission));
        var first =
            granting is not null ? RepairSteps.Assign(check.Cli, granting, user)
            : idle is not null ? RepairSteps.PutInForce(idle, broken!, integration.User.Value).Repair
            : broken is not null ? RepairSteps.Unmute(paths.First(path => path.Links.Contains(broken)), broken.Name)
            : Lost(check, integration, user, Brings(permission)).FirstOrDefault() is { Idle: { } silent }
                ? RepairSteps.Members("Let one of its members grant it", silent)
            : null;
        return (reason + ClauseOf(change), new Explanation
        {
            Paths = PathsTo(check, [integration], user, permission),
            Change = change,
            Repairs = [.. first is null ? [] : new[] { first }, RepairSteps.UserPage(integration.User.Value, "View Summary")],
            Meanwhile = meanwhile,
        });
    }

    /// <summary>
    /// All ways to a permission, those included that a user without it would have through what the manifest requires. Where one of these
    /// would grant it, or none of the others breaks on the way, they come first: they are the reason.
    /// </summary>
    public static ImmutableArray<AccessPath> PathsTo(
        CheckCase check, IEnumerable<IntegrationCase> integrations, UserFacts user, string permission)
    {
        var paths = check.Access.PathsTo(user, permission);
        if (check.Access.Has(user, permission) != Access.Missing)
        {
            return paths;
        }

        var lost = integrations
            .SelectMany(integration => Lost(check, integration, user, Brings(permission)))
            .DistinctBy(one => one.Link)
            .Where(one => !paths.Any(path => path.Links.Any(link => (link.Kind, link.Name) == (one.Link.Kind, one.Link.Name))))
            .Select(one => check.Access.Path(
                user, one.Grants ? [one.Link, new(LinkKind.Permission, permission, LinkState.Holds)] : [one.Link]))
            .ToList();
        var isLostFirst = lost.Exists(path => path.Links[^1].State == LinkState.Holds) || Broken(paths) is null;
        return isLostFirst ? [.. lost, .. paths] : [.. paths, .. lost];
    }

    /// <summary>The reason where nothing that the user holds grants something: with it what the manifest requires to no avail.</summary>
    /// <param name="check">Everything that is known.</param>
    /// <param name="integration">The integration.</param>
    /// <param name="user">Its user.</param>
    /// <param name="grants">Whether a set is known to grant it.</param>
    /// <returns>A clause.</returns>
    public static string NothingGrants(CheckCase check, IntegrationCase integration, UserFacts user, Func<SetFacts, bool> grants)
    {
        var clause = $"neither the profile {user.Profile ?? "of the user"} nor any permission set that is in force grants it";
        return Lost(check, integration, user, grants).FirstOrDefault() is { } lost ? $"{clause}, and {lost.Clause}" : clause;
    }

    /// <summary>Whether a set brings a permission to whoever it is assigned to; what works in some sessions only does not.</summary>
    private static Func<SetFacts, bool> Brings(string permission) => set => set.Grants(permission).Is(true) && !set.NeedsSession;

    /// <summary>The change as an addition to a reason; nothing where none is known.</summary>
    public static string ClauseOf(RecordedChange? change) => change is null ? "" : $" ({ChangeFinder.Clause(change)})";

    /// <summary>What the manifest requires and brings nothing: what may have brought it comes first.</summary>
    private static IEnumerable<LostSet> Lost(CheckCase check, IntegrationCase integration, UserFacts user, Func<SetFacts, bool> grants)
    {
        var unheld = UnheldSets(check, integration, user)
            .Select(set => LostSet.Of(set, NotAssignedDetail, grants(set)))
            .OrderByDescending(lost => lost.Grants);
        var gone = integration.Integration.PermissionSets
            .Where(set => IsGone(check, user, set.Value))
            .Select(set => new LostSet(new(LinkKind.PermissionSet, set.Value, LinkState.Breaks, "is gone from the org"), false, set.Value));
        var idle = check.Evidence.AssignmentsOf(user)
            .Where(held => held.Set.Group is not null && check.Access.InForce(held) == Access.Granted && !grants(held.Set))
            .Where(held => integration.Integration.PermissionSets.Any(name => held.Set.IsNamed(name.Value).Is(true)))
            .Select(held => LostSet.Of(held.Set, "does not grant it", grants: false) with { Idle = held.Set });
        return unheld.Concat(gone).Concat(idle);
    }

    private static IEnumerable<SetFacts> HeldGroups(CheckCase check, UserFacts user) =>
        check.Evidence.AssignmentsOf(user).Select(held => held.Set).Where(set => set.Group is not null);

    private static AccessLink? Broken(ImmutableArray<AccessPath> paths) => paths
        .Where(path => path.Links[^1].State == LinkState.Holds || path.Links.Any(link => link.Kind == LinkKind.Muting))
        .SelectMany(path => path.Links.Where(link => link.State == LinkState.Breaks && link.Kind != LinkKind.User).Take(1))
        .FirstOrDefault();

    /// <summary>Sets that the manifest requires, that exist, and that the user does not hold.</summary>
    public static IEnumerable<SetFacts> UnheldSets(CheckCase check, IntegrationCase integration, UserFacts user) =>
        !check.Evidence.NamedSets.IsKnown
            ? []
            : integration.Integration.PermissionSets
                .Where(name => !check.Evidence.AssignmentsOf(user).Any(assignment => assignment.Set.IsNamed(name.Value).Is(true)))
                .Select(name => check.Evidence.NamedSets.Value.Values.FirstOrDefault(set => set.IsNamed(name.Value).Is(true)))
                .OfType<SetFacts>();

    /// <summary>
    /// What the manifest requires and somebody took away: where nobody knows what it would bring, it still is to be given back before
    /// anything else is granted in its place.
    /// </summary>
    public static Unassigned? NotAssigned(CheckCase check, IntegrationCase integration, UserFacts user) =>
        UnheldSets(check, integration, user).FirstOrDefault() is { NeedsSession: false } set
        && LostSet.Of(set, NotAssignedDetail, grants: false) is var lost
            ? new(lost.Link, lost.Clause, RepairSteps.Assign(check.Cli, set, user), check.Cli)
            : null;

    /// <summary>What a set is called in sentences.</summary>
    public static string Kind(SetFacts set) => set.Group is null ? "permission set" : "permission set group";

    private static bool IsGone(CheckCase check, UserFacts user, string name) =>
        check.Evidence.NamedSets is { IsKnown: true } sets
        && sets.Value.Values.All(set => set.IsNamed(name).Is(false))
        && check.Evidence.AssignmentsOf(user).All(assignment => assignment.Set.IsNamed(name).Is(false));

    private static LinkKind KindOf(SetFacts set) => set.Group is null ? LinkKind.PermissionSet : LinkKind.PermissionSetGroup;

    private static string Describe(AccessLink link) => link.Kind switch
    {
        LinkKind.Muting => $"muting permission set {link.Name} mutes it",
        LinkKind.PermissionSetGroup => $"permission set group {link.Name} {link.Detail}",
        _ => $"permission set {link.Name} {link.Detail}",
    };

    /// <summary>A set or group that the manifest requires, that exists, and that the user does not hold.</summary>
    /// <param name="Link">Where the way through it ends.</param>
    /// <param name="Clause">A clause that says so.</param>
    /// <param name="Assignment">Assigns it.</param>
    /// <param name="Cli">The commands for this org.</param>
    internal sealed record Unassigned(AccessLink Link, string Clause, Repair Assignment, SalesforceCli Cli)
    {
        /// <summary>The next step: to assign it, and only then what a finding would say without it.</summary>
        public string NextBefore(string otherwise) => $"Assign it: {Assignment.Text}. If that is not enough, {otherwise}";

        /// <summary>The same as steps; the other one is done in Setup.</summary>
        public ImmutableArray<Repair> RepairsBefore(string otherwise, string page) =>
            Cli.WithLogin([Assignment, RepairSteps.Setup("If that is not enough, " + otherwise, page)]);
    }

    /// <summary>Something that the manifest requires.</summary>
    /// <param name="Link">Where it ends.</param>
    /// <param name="Grants">Whether it is known to grant what is missing.</param>
    /// <param name="What">What sentences call it; of what is gone nobody knows whether it was a group.</param>
    private sealed record LostSet(AccessLink Link, bool Grants, string What)
    {
        /// <summary>The group, where the user holds it and it brings nothing.</summary>
        public SetFacts? Idle { get; init; }

        /// <summary>A clause that says where it ends.</summary>
        public string Clause => $"{What}, which the manifest requires, {Link.Detail}";

        public static LostSet Of(SetFacts set, string detail, bool grants) =>
            new(new(KindOf(set), set.FullName, LinkState.Breaks, detail), grants, $"{Kind(set)} {set.FullName}");
    }
}
