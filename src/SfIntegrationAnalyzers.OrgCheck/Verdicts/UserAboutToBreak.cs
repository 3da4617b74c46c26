using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>What <see cref="AboutToBreak"/> finds about one user.</summary>
/// <param name="verdict">The verdict.</param>
/// <param name="check">Everything that it may look at.</param>
/// <param name="integration">The integration.</param>
/// <param name="user">Its user.</param>
internal sealed class UserAboutToBreak(AboutToBreak verdict, CheckCase check, IntegrationCase integration, UserFacts user)
{
    private const string GoOn = "Nothing changes";

    private readonly ImmutableArray<AssignmentFacts> _held = [.. check.Evidence.AssignmentsOf(user)];

    /// <summary>The findings, those about permissions first. What one assignment ends is said once.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (!_held.Any(MayBreak))
        {
            yield break;
        }

        var spokenOf = new HashSet<string>();
        foreach (var permission in integration.Integration.PermissionsRequiredOf(integration.User))
        {
            var granting = _held.Where(assignment => assignment.Set.Grants(permission.Value).Is(true)).ToList();
            var inForce = InForce(granting);
            if (LastToEnd(inForce) is { } last)
            {
                spokenOf.Add(last.Key);
                yield return Report(permission, Loss(permission.Value, last));
            }

            if (IsUnlicensed(inForce))
            {
                spokenOf.Add(inForce[0].Key);
                yield return Report(permission, Unlicensed(permission.Value, inForce[0]));
            }

            foreach (var group in LateGroups(permission, inForce))
            {
                spokenOf.Add(group.Key);
                yield return NotRecalculated(permission, group.Set);
            }

            foreach (var finding in InSessionsOnly(permission, granting, inForce))
            {
                yield return finding;
            }
        }

        foreach (var finding in Others(spokenOf))
        {
            yield return finding;
        }
    }

    private string Unlicensed(string what, AssignmentFacts held) =>
        $"has {what} through {Reasons.Kind(held.Set)} {held.Set.FullName}, which is associated with a permission set license: "
        + $"{check.Access.LicenseTrouble(held)}. Without it, the grant does not last. "
        + $"Renew or assign it: {RepairSteps.UserPath(user.Username, "Permission Set License Assignments")}.";

    /// <summary>A group matters where the permission hangs on groups that are not up to date alone, and may come from it.</summary>
    private IEnumerable<AssignmentFacts> LateGroups(Positioned<string> permission, List<AssignmentFacts> inForce) =>
        from assignment in _held
        where assignment.Set.Group is { IsUpdated: false }
            && check.Access.InForce(assignment) != Access.Missing
            && inForce.TrueForAll(other => other.Set.Group is { IsUpdated: false })
            && (assignment.Set.Grants(permission.Value).Is(true)
                || !check.Access.AfterRecalculation(assignment.Set, permission.Value).Is(false))
        select assignment;

    private Finding NotRecalculated(Positioned<string> permission, SetFacts set)
    {
        var status = set.Group!.Status;
        if (!status.IsKnown)
        {
            return PermissionsNotVisible.About(
                check, integration, permission.Position, $"whether permission set group {set.FullName} is recalculated");
        }

        // Whoever recalculates a group whose members grant it no more ends it at once.
        var (then, repair) = check.Access.AfterRecalculation(set, permission.Value) switch
        {
            { IsKnown: true, Value: true } => ($"after recalculation, its members will grant {permission.Value}", RepairSteps.Recalculate(set)),
            { IsKnown: true, Value: false } => (
                $"after recalculation, its members will no longer grant {permission.Value}",
                RepairSteps.Members("Let one of them grant it again, or grant it through another set, before that", set)),
            _ => (
                $"whether it grants {permission.Value} after recalculation is uncertain",
                RepairSteps.Members("Check what its members grant, and recalculate it", set)),
        };
        var isMissing = check.Access.Has(user, permission.Value) == Access.Missing;
        return Report(
            permission,
            $"depends on permission set group {set.FullName}, which is not recalculated (status {status.Value ?? "none"}); {then}. "
            + $"{repair.Title}: {repair.Text}.",
            isMissing ? $"Calls that need {permission.Value} are refused" : GoOn,
            repair);
    }

    private IEnumerable<Finding> InSessionsOnly(
        Positioned<string> permission, List<AssignmentFacts> granting, List<AssignmentFacts> inForce)
    {
        if (inForce.Count == 0 && granting.Find(assignment => assignment.Set.NeedsSession) is { } session)
        {
            yield return Report(
                permission,
                $"holds {permission.Value} through {session.Set.FullName} only in sessions that activate it, "
                + "which no integration does. Grant it through a set that needs no activation.",
                $"Calls that need {permission.Value} are refused in every session that did not activate it");
        }
    }

    /// <summary>Sets, objects and apps that may be lost, less those that are lost with an assignment that has been spoken of.</summary>
    private IEnumerable<Finding> Others(HashSet<string> spokenOf)
    {
        foreach (var requirement in Requirement.BesidesPermissions(check, integration.Integration))
        {
            var inForce = InForce(_held.Where(requirement.IsMetBy));
            if (LastToEnd(inForce) is { } last)
            {
                if (spokenOf.Add(last.Key))
                {
                    yield return Report(requirement, Loss(requirement.Name, last), last);
                }
            }
            else if (IsUnlicensed(inForce))
            {
                if (spokenOf.Add(inForce[0].Key))
                {
                    yield return Report(requirement, Unlicensed(requirement.Name, inForce[0]), inForce[0]);
                }
            }
            else if (!requirement.IsToHold && HangsOnLateGroups(inForce) && spokenOf.Add(inForce[0].Key))
            {
                yield return NotRecalculated(requirement, inForce[0]);
            }
        }
    }

    /// <summary>What members grant besides permissions is not read.</summary>
    private Finding NotRecalculated(Requirement requirement, AssignmentFacts held)
    {
        var group = held.Set.Group!;
        var repair = RepairSteps.Members("Check what its members grant, and recalculate it", held.Set);
        return group.Status.IsKnown
            ? Report(
                requirement,
                $"gets {requirement.Name} through permission set group {held.Set.FullName}, which is not recalculated "
                + $"(status {group.Status.Value ?? "none"}); whether it grants that after recalculation is uncertain. {repair.Title}: {repair.Text}.",
                held,
                repair)
            : PermissionsNotVisible.About(
                check, integration, requirement.Position, $"whether permission set group {held.Set.FullName} is recalculated");
    }

    private bool IsUnlicensed(List<AssignmentFacts> inForce) =>
        inForce.Count > 0 && inForce.TrueForAll(assignment => check.Access.LicenseTrouble(assignment) is not null);

    private static bool HangsOnLateGroups(List<AssignmentFacts> inForce) =>
        inForce.Count > 0 && inForce.TrueForAll(assignment => assignment.Set.Group is { IsUpdated: false });

    private List<AssignmentFacts> InForce(IEnumerable<AssignmentFacts> assignments) =>
        assignments.Where(assignment => check.Access.InForce(assignment) == Access.Granted).ToList();

    /// <summary>The last of some assignments that are in force, where all of them end soon.</summary>
    private AssignmentFacts? LastToEnd(List<AssignmentFacts> inForce) =>
        inForce.TrueForAll(EndsSoon) ? inForce.MaxBy(assignment => assignment.Expires.Value) : null;

    /// <summary>Whether anything can be said of an assignment: of most nothing can, and then there is no more to look into.</summary>
    private bool MayBreak(AssignmentFacts assignment) =>
        EndsSoon(assignment)
        || assignment.Set.NeedsSession
        || assignment.Set.PermissionSetLicenseId is not null
        || assignment.Set.Group is { IsUpdated: false };

    private bool EndsSoon(AssignmentFacts assignment) =>
        !assignment.Set.IsOwnedByProfile
        && assignment.Expires is { IsKnown: true, Value: { } end }
        && end - check.Now <= EvidenceScope.WarningTime;

    private string Loss(string what, AssignmentFacts last) =>
        $"loses {what} on {EffectiveAccess.Day(last.Expires.Value!.Value)}, "
        + $"when {Reasons.Kind(last.Set)} {last.Set.FullName} expires. "
        + $"Extend it: {RepairSteps.UserPath(user.Username, "Permission Set Assignments > Edit Assignments")}.";

    private Finding Report(Positioned<string> permission, string text, string meanwhile = GoOn, params ReadOnlySpan<Repair> first) =>
        Report(permission.Position, text, check.Access.PathsTo(user, permission.Value), meanwhile, first);

    private Finding Report(Requirement requirement, string text, AssignmentFacts held, params ReadOnlySpan<Repair> first) =>
        Report(requirement.Position, text, [check.Access.Path(user, check.Access.AssignmentLink(held))], GoOn, first);

    private Finding Report(
        SourcePosition position, string text, ImmutableArray<AccessPath> paths, string meanwhile, params ReadOnlySpan<Repair> first) =>
        verdict.About(integration, position, FindingSeverity.Warning, $"{integration.Who} in {check.OrgKey}: {text}", new Explanation
        {
            Paths = paths,
            Repairs = [.. first, RepairSteps.UserPage(user.Username, "Permission Set Assignments")],
            Meanwhile = meanwhile,
        });
}
