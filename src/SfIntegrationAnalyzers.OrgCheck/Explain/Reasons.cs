using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>Why a user lacks a permission: the link that would have brought it, and where it breaks.</summary>
internal static class Reasons
{
    /// <summary>Explains a missing permission.</summary>
    /// <returns>A clause for the message, and the explanation behind it.</returns>
    public static (string Reason, Explanation Explanation) ForPermission(
        CheckCase check,
        IntegrationCase integration,
        UserFacts user,
        string permission,
        string meanwhile)
    {
        var paths = check.Access.PathsTo(user, permission);
        var unheld = UnheldSets(check, integration, user).ToImmutableArray();
        var granting = unheld.FirstOrDefault(set => set.Grants(permission).Is(true) && !set.NeedsSession);
        var broken = paths
            .Where(path => path.Links[^1].State == LinkState.Holds || path.Links.Any(link => link.Kind == LinkKind.Muting))
            .SelectMany(path => path.Links.Where(link => link.State == LinkState.Breaks && link.Kind != LinkKind.User).Take(1))
            .FirstOrDefault();
        var gone = integration.Integration.PermissionSets.FirstOrDefault(set => IsGone(check, user, set.Value));
        var change = ChangeFinder.Find(
            check.Evidence,
            user,
            [
                .. unheld.SelectMany(set => new[] { set.FullName, set.Label }),
                .. integration.Integration.PermissionSets.Select(set => set.Value),
                broken?.Name,
                user.Profile,
            ],
            permission);
        var reason =
            broken is not null ? Describe(broken)
            : granting is not null ? $"{Kind(granting)} {granting.FullName} is not assigned"
            : gone is not null ? $"{gone.Value}, which the manifest requires, is gone from the org"
            : $"neither the profile {user.Profile ?? "of the user"} nor any permission set that is in force grants it";
        var repairs = ImmutableArray.CreateBuilder<Repair>();
        if (granting is not null)
        {
            repairs.Add(RepairSteps.Assign(check.Cli, granting, user));
            paths = paths.Insert(0, check.Access.Path(
                user,
                new AccessLink(KindOf(granting), granting.FullName, LinkState.Breaks, "not assigned"),
                new AccessLink(LinkKind.Permission, permission, LinkState.Holds)));
        }
        else if (broken is not null
            && check.Evidence.AssignmentsOf(user)
                .FirstOrDefault(held => held.Set.NeedsSession && held.Set.FullName == broken.Name) is { } session)
        {
            repairs.Add(RepairSteps.TakeActivationOff(session.Set));
        }
        else if (broken is { Kind: LinkKind.PermissionSet or LinkKind.PermissionSetGroup })
        {
            repairs.Add(RepairSteps.UserPage(integration.User.Value, "Permission Set Assignments > Edit Assignments (expiration)"));
        }
        else if (broken is { Kind: LinkKind.Muting })
        {
            repairs.Add(RepairSteps.Setup(
                "Take the permission out of the muting set",
                $"Permission Set Groups > Muting Permission Set in Group > {broken.Name} > System Permissions"));
        }

        repairs.Add(RepairSteps.UserPage(integration.User.Value, "View Summary"));
        return (reason, new Explanation { Paths = paths, Change = change, Repairs = repairs.ToImmutable(), Meanwhile = meanwhile });
    }

    /// <summary>Sets that the manifest requires, that exist, and that the user does not hold.</summary>
    public static IEnumerable<SetFacts> UnheldSets(CheckCase check, IntegrationCase integration, UserFacts user) =>
        !check.Evidence.NamedSets.IsKnown
            ? []
            : integration.Integration.PermissionSets
                .Where(name => !check.Evidence.AssignmentsOf(user).Any(assignment => assignment.Set.IsNamed(name.Value).Is(true)))
                .Select(name => check.Evidence.NamedSets.Value.Values.FirstOrDefault(set => set.IsNamed(name.Value).Is(true)))
                .OfType<SetFacts>();

    /// <summary>What a set is called in sentences.</summary>
    public static string Kind(SetFacts set) => set.Group is null ? "permission set" : "permission set group";

    private static bool IsGone(CheckCase check, UserFacts user, string name) =>
        check.Evidence.NamedSets is { IsKnown: true } sets
        && sets.Value.Values.All(set => set.IsNamed(name).Is(false))
        && check.Evidence.AssignmentsOf(user).All(assignment => assignment.Set.IsNamed(name).Is(false));

    private static LinkKind KindOf(SetFacts set) => set.Group is null ? LinkKind.PermissionSet : LinkKind.PermissionSetGroup;

    private static string Describe(AccessLink link) => link.Kind switch
    {
        LinkKind.Muting => $"the muting set {link.Name} takes it away again",
        LinkKind.PermissionSetGroup => $"permission set group {link.Name} {link.Detail}",
        _ => $"permission set {link.Name} {link.Detail}",
    };
}
