using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4008: a user lacks access to an object.</summary>
internal sealed class MissingObjectAccess : IVerdict
{
    /// <summary>Brings access to standard objects to the license Salesforce Integration (facts on the platform, section 5.2).</summary>
    private const string IntegrationLicense = "Salesforce Integration";

    private const string IntegrationPsl = "SalesforceAPIIntegrationPsl";

    /// <inheritdoc/>
    public string Id => "SFI4008";

    /// <inheritdoc/>
    public string Title => "Access to an object is missing";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            foreach (var access in integration.Integration.Objects)
            {
                var states = access.Permissions
                    .Select(permission => (Permission: permission, State: check.Access.HasObject(
                        user,
                        access.Object.Value,
                        grant => Grants(grant, permission.Value),
                        permission.Value is ObjectPermission.Read or ObjectPermission.ViewAll)))
                    .ToList();
                if (states.Any(pair => pair.State == Access.Unknown))
                {
                    var (name, position) = (access.Object.Value, access.Object.Position);
                    yield return !check.Evidence.ObjectGrants.IsKnown
                            ? PermissionsNotVisible.About(check, integration, position, $"who has access to {name}")
                        : !check.Access.IsObject(name)
                            ? AnswerNotUnderstood.NoSuchObject(check, integration, access.Object)
                        : PermissionsNotVisible.About(check, integration, position, $"whether what grants access to {name} is in force");
                }

                if (states.Where(pair => pair.State == Access.Missing).ToList() is { Count: > 0 } missing)
                {
                    yield return Report(check, integration, user, access.Object.Value, [.. missing.Select(pair => pair.Permission)]);
                }
            }
        }
    }

    /// <summary>Whether a grant is of this kind.</summary>
    public static bool Grants(ObjectGrantFacts grant, ObjectPermission permission) => permission switch
    {
        ObjectPermission.Read => grant.Read,
        ObjectPermission.Create => grant.Create,
        ObjectPermission.Edit => grant.Edit,
        ObjectPermission.Delete => grant.Delete,
        ObjectPermission.ViewAll => grant.ViewAll,
        ObjectPermission.ModifyAll => grant.ModifyAll,
        _ => false,
    };

    /// <summary>What Setup calls it.</summary>
    public static string Word(ObjectPermission permission) => permission switch
    {
        ObjectPermission.ViewAll => "view all",
        ObjectPermission.ModifyAll => "modify all",
        _ => permission.ToString().ToLowerInvariant(),
    };

    private Finding Report(
        CheckCase check,
        IntegrationCase integration,
        UserFacts user,
        string sobject,
        ImmutableArray<Positioned<ObjectPermission>> permissions)
    {
        var missing = string.Join(" and ", permissions.Select(permission => Word(permission.Value)));
        var change = check.Changes.Find(
            user,
            check.Evidence.AssignmentsOf(user).Select(assignment => assignment.Set.Label ?? assignment.Set.Name)
                .Concat(integration.Integration.PermissionSets.Select(set => set.Value)),
            sobject);
        // What a set grants that this user does not hold is known only where another user holds it.
        var reason = Reasons.NothingGrants(check, integration, user, _ => false);
        var page = $"Permission Sets > Object Settings > {sobject}";
        var unassigned = Reasons.NotAssigned(check, integration, user);
        var anySet = $"to one of the user's sets: Setup > {page}.{HintOf(check, user)}";
        var (next, repairs) = unassigned is null
            ? ($"Add it {anySet}", (ImmutableArray<Repair>)[RepairSteps.Setup("Grant it in one of the user's sets", page)])
            : (unassigned.NextBefore($"add the access {anySet}"), unassigned.RepairsBefore("grant it in one of the user's sets", page));
        if (check.Evidence.AssignmentsOf(user).FirstOrDefault(GrantsAll) is { } idle)
        {
            var link = check.Access.AssignmentLink(idle);
            reason = $"{Reasons.Kind(idle.Set)} {idle.Set.FullName} grants it and is not in force: {link.Detail}";
            (next, var repair) = RepairSteps.PutInForce(idle.Set, link, user.Username);
            (unassigned, repairs) = (null, [repair]);
        }
        else if (unassigned is null && check.Evidence.AssignmentsOf(user).FirstOrDefault(IsLate) is { Set: var group })
        {
            var recalculate = RepairSteps.Recalculate(group);
            reason = $"{reason}; permission set group {group.FullName} {EffectiveAccess.NotRecalculated}, and may grant it then";
            next = $"{recalculate.Title}: {recalculate.Text}. If that is not enough, add it {anySet}";
            repairs = [recalculate, .. repairs];
        }

        return this.About(
            integration,
            permissions[0].Position,
            FindingSeverity.Error,
            $"{integration.Who} cannot {missing} {sobject} in {check.OrgKey}: {reason}{Reasons.ClauseOf(change)}. {next}",
            new Explanation
            {
                Paths =
                [
                    .. unassigned is null ? [] : new[] { check.Access.Path(user, unassigned.Link) },
                    .. check.Evidence.AssignmentsOf(user).Where(IsOfInterest).Select(PathOf),
                ],
                Change = change,
                Repairs = repairs,
                Meanwhile = Meanwhile.WithoutAccess([.. permissions.Select(permission => permission.Value)]),
            });

        bool IsLate(AssignmentFacts assignment) =>
            assignment.Set.Group is { IsUpdated: false, Status.IsKnown: true } && check.Access.InForce(assignment) == Access.Granted;

        bool GrantsAll(AssignmentFacts assignment) => permissions.All(permission =>
            check.Evidence.GrantsOn(sobject, assignment.Set).Any(grant => Grants(grant, permission.Value)));

        // Any other set of the user's is read only where another integration asks for it.
        bool IsOfInterest(AssignmentFacts assignment) =>
            assignment.Set.IsOwnedByProfile
            || !assignment.Set.Grants(PermissionManifest.ApiEnabled).Is(false)
            || integration.Integration.PermissionSets.Any(set => !assignment.Set.IsNamed(set.Value).Is(false))
            || check.Evidence.GrantsOn(sobject, assignment.Set).Any();

        AccessPath PathOf(AssignmentFacts assignment) => check.Access.Path(
            user,
            check.Access.AssignmentLink(assignment),
            GrantsAll(assignment)
                ? new AccessLink(LinkKind.Permission, $"{missing} {sobject}", LinkState.Holds)
                : new AccessLink(LinkKind.Permission, $"{missing} {sobject}", LinkState.Breaks, "not granted here"));
    }

    private static string HintOf(CheckCase check, UserFacts user) =>
        IntegrationLicense.Equals(user.License.Or(null), StringComparison.OrdinalIgnoreCase)
        && !check.Access.LicensesOf(user).Any(held =>
            IntegrationPsl.Equals(held.DeveloperName.Or(null), StringComparison.OrdinalIgnoreCase))
            ? $" With the license {IntegrationLicense}, the user also needs the permission set license {IntegrationPsl}."
            : "";
}
