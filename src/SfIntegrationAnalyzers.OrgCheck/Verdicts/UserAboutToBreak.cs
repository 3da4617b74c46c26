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
    private const string GoOn = "Calls go on as they do now";

    private readonly ImmutableArray<AssignmentFacts> _held = [.. check.Evidence.AssignmentsOf(user)];

    /// <summary>The findings, those about permissions first. What one assignment ends is said once.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (!_held.Any(MayBreak))
        {
            yield break;
        }

        var ending = new HashSet<string>();
        foreach (var permission in integration.Integration.PermissionsRequiredOf(integration.User))
        {
            var granting = _held.Where(assignment => assignment.Set.Grants(permission.Value).Is(true)).ToList();
            var inForce = InForce(granting);
            if (LastToEnd(inForce) is { } last)
            {
                ending.Add(last.Key);
                yield return Report(permission, Loss(permission.Value, last));
            }

            foreach (var finding in Unlicensed(permission, inForce)
                .Concat(NotRecalculated(permission, inForce))
                .Concat(InSessionsOnly(permission, granting, inForce)))
            {
                yield return finding;
            }
        }

        foreach (var finding in EndOfOthers(ending))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Unlicensed(Positioned<string> permission, List<AssignmentFacts> inForce)
    {
        if (inForce.Count > 0 && inForce.TrueForAll(assignment => check.Access.LicenseTrouble(assignment) is not null))
        {
            var set = inForce[0].Set;
            yield return Report(
                permission,
                $"has {permission.Value} through {Reasons.Kind(set)} {set.FullName}, which is made for a permission set licence: "
                + $"{check.Access.LicenseTrouble(inForce[0])}. Without it the grant does not last. "
                + $"Renew or assign it: {RepairSteps.UserPath(user.Username, "Permission Set License Assignments")}.");
        }
    }

    /// <summary>A group matters where the permission hangs on groups that are not up to date alone, and may come from it.</summary>
    private IEnumerable<Finding> NotRecalculated(Positioned<string> permission, List<AssignmentFacts> inForce) =>
        from assignment in _held
        where assignment.Set.Group is { IsUpdated: false }
            && check.Access.InForce(assignment) != Access.Missing
            && inForce.TrueForAll(other => other.Set.Group is { IsUpdated: false })
            && (assignment.Set.Grants(permission.Value).Is(true)
                || !check.Access.AfterRecalculation(assignment.Set, permission.Value).Is(false))
        select NotRecalculated(permission, assignment.Set);

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
            { IsKnown: true, Value: true } => ($"its members will grant {permission.Value} then", RepairSteps.Recalculate(set)),
            { IsKnown: true, Value: false } => (
                $"its members will not grant {permission.Value} any more",
                RepairSteps.Members("Let one of them grant it again, or give it through another set, before that", set)),
            _ => (
                $"whether it grants {permission.Value} then is uncertain",
                RepairSteps.Members("See what its members grant, and recalculate it", set)),
        };
        var isMissing = check.Access.Has(user, permission.Value) == Access.Missing;
        return Report(
            permission,
            $"depends on permission set group {set.FullName}, which is not recalculated (status {status.Value ?? "none"}); {then}. "
            + $"{repair.Title}: {repair.Text}.",
            isMissing ? $"What needs {permission.Value} is refused" : GoOn,
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
                + "which no integration does. Give it through a set that needs no activation.",
                $"What needs {permission.Value} is refused in every session that did not activate it");
        }
    }

    /// <summary>Sets, objects and apps that end, less those that end with an assignment that has been spoken of.</summary>
    private IEnumerable<Finding> EndOfOthers(HashSet<string> spokenOf)
    {
        if (!_held.Any(EndsSoon))
        {
            yield break;
        }

        foreach (var requirement in Requirement.BesidesPermissions(check, integration.Integration))
        {
            if (LastToEnd(InForce(_held.Where(requirement.IsMetBy))) is { } last && spokenOf.Add(last.Key))
            {
                yield return Report(
                    requirement.Position,
                    Loss(requirement.Name, last),
                    [check.Access.Path(user, check.Access.AssignmentLink(last))],
                    GoOn);
            }
        }
    }

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

    private Finding Report(
        SourcePosition position, string text, ImmutableArray<AccessPath> paths, string meanwhile, params ReadOnlySpan<Repair> first) =>
        verdict.About(integration, position, FindingSeverity.Warning, $"{integration.Who} in {check.OrgKey}: {text}", new Explanation
        {
            Paths = paths,
            Repairs = [.. first, RepairSteps.UserPage(user.Username, "Permission Set Assignments")],
            Meanwhile = meanwhile,
        });
}
