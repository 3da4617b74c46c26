using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4010: a user with a manifest entry that is exact holds more than the manifest requires of it or allows.</summary>
internal sealed class Drift : IVerdict
{
    private const int MostNames = 10;
    private const int MostPlaces = 3;

    /// <inheritdoc/>
    public string Id => "SFI4010";

    /// <inheritdoc/>
    public string Title => "Holds more than the manifest allows";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        // A user may hold what any of its integrations needs.
        var byUser = check.Integrations.ToLookup(
            integration => integration.User.Value,
            integration => integration.Integration,
            StringComparer.OrdinalIgnoreCase);
        foreach (var (integration, user) in check.Found)
        {
            if (integration.Integration.Exact is { Value: true } exact
                && Decide(check, integration, user, exact, [.. byUser[integration.User.Value]]) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Decide(
        CheckCase check, IntegrationCase integration, UserFacts user, Positioned<bool> exact, IReadOnlyCollection<Integration> ofUser)
    {
        if (!check.Evidence.AllPermissions.IsKnown
            || check.Evidence.AssignmentsOf(user).Any(held => !check.Evidence.AllPermissions.Value.ContainsKey(held.Set.Id)))
        {
            return PermissionsNotVisible.About(check, integration, exact.Position, "all that the user holds");
        }

        var sets = ExtraSets(check, ofUser, user).ToList();
        var permissions = ExtraPermissions(check, ofUser, integration.User, user).ToList();
        if (sets.Count == 0 && permissions.Count == 0)
        {
            return null;
        }

        // A further set is taken from the user; what a set brings too much is taken out of the set, which others may need.
        ImmutableArray<Repair> takeAway =
        [
            .. sets.Count > 0 ? new[] { RepairSteps.UserPage("Remove it", user.Username, "Permission Set Assignments") } : [],
            .. permissions
                .Where(extra => extra.Through.Set.IsOwnedByProfile || !sets.Contains(extra.Through.Set.FullName))
                .DistinctBy(extra => extra.Through.Set.Id)
                .Select(extra => RepairSteps.SystemPermissions(
                    "Remove it", extra.Through.Set, check.Access.AssignmentLink(extra.Through).Name)),
        ];
        var named = permissions.ConvertAll(extra => extra.Permission);
        var what = string.Join("; ", new[] { Listed("permission", named), Listed("set", sets) }.OfType<string>());
        return this.About(
            integration,
            exact.Position,
            FindingSeverity.Warning,
            $"{integration.Who} holds more in {check.OrgKey} than the manifest allows: {what}. "
            + $"Remove it in {string.Join(", and in ", takeAway.Take(MostPlaces).Select(step => step.Text))}, or add it to \"allow\".",
            Explain(check, user, sets, permissions, takeAway));
    }

    private static Explanation Explain(
        CheckCase check,
        UserFacts user,
        List<string> sets,
        List<(string Permission, AssignmentFacts Through)> permissions,
        ImmutableArray<Repair> takeAway) => new()
    {
        Paths =
        [
            .. permissions.Select(extra => check.Access.Path(
                user,
                check.Access.AssignmentLink(extra.Through),
                new AccessLink(LinkKind.Permission, extra.Permission, LinkState.Holds))),
        ],
        Change = check.Changes.Find(
            user,
            check.Evidence.AssignmentsOf(user)
                .Where(assignment => sets.Contains(assignment.Set.FullName))
                .SelectMany(assignment => new[] { assignment.Set.FullName, assignment.Set.Label }),
            null,
            isLoss: false),
        Repairs =
        [
            .. takeAway,
            RepairSteps.Advice("Or allow it", "Run the target SfiSnapshotPermissions, which writes what is held into the manifest"),
        ],
        Meanwhile = "Calls still work, but the user can do more than the team agreed on",
    };

    private static IEnumerable<string> ExtraSets(CheckCase check, IEnumerable<Integration> integrations, UserFacts user)
    {
        var named = integrations
            .SelectMany(integration => integration.PermissionSets.Concat(integration.Allow))
            .Select(name => name.Value)
            .ToList();
        return check.Evidence.AssignmentsOf(user)
            .Where(assignment =>
                !assignment.Set.IsOwnedByProfile
                && check.Access.InForce(assignment) != Access.Missing
                && named.All(name => assignment.Set.IsNamed(name).Is(false)))
            .Select(assignment => assignment.Set.FullName)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Permission, AssignmentFacts Through)> ExtraPermissions(
        CheckCase check, IEnumerable<Integration> integrations, Positioned<string> username, UserFacts user)
    {
        var allowed = integrations
            .SelectMany(integration => integration.PermissionsRequiredOf(username).Concat(integration.Allow))
            .Select(permission => permission.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return check.Evidence.AssignmentsOf(user)
            .Where(assignment => check.Access.InForce(assignment) != Access.Missing)
            .SelectMany(assignment => (check.Evidence.AllPermissions.Value.GetValueOrDefault(assignment.Set.Id)?.Granted ?? [])
                .Select(permission => (Permission: permission, Through: assignment)))
            .Where(extra => !allowed.Contains(extra.Permission))
            .DistinctBy(extra => extra.Permission, StringComparer.OrdinalIgnoreCase)
            .OrderBy(extra => extra.Permission, StringComparer.Ordinal);
    }

    private static string? Listed(string noun, List<string> names)
    {
        var more = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        return names.Count == 0 ? null : $"{noun}{(names.Count == 1 ? "" : "s")} {string.Join(", ", names.Take(MostNames))}{more}";
    }
}
