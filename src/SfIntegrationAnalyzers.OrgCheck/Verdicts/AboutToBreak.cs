using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Salesforce.Apps;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4009: what holds today and is about to stop: every grant of something required expires soon, a group is not up to date, a grant needs
/// session activation, the permission set licence behind every grant is gone or ends, the trial ends, an app retires.
/// </summary>
internal sealed class AboutToBreak : IVerdict
{
    private const string GoOn = "Calls go on as they do now";

    /// <inheritdoc/>
    public string Id => "SFI4009";

    /// <inheritdoc/>
    public string Title => "About to break";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        var found = check.Found.SelectMany(pair => Decide(check, pair.Case, pair.User));
        var apps = check.Manifest.Audiences.SelectMany(audience => Retiring(audience));
        return [.. found, .. apps, .. Trial(check)];
    }

    private IEnumerable<Finding> Decide(CheckCase check, IntegrationCase integration, UserFacts user)
    {
        var held = check.Evidence.AssignmentsOf(user);
        var ending = new HashSet<string>();
        foreach (var permission in integration.Integration.PermissionsRequiredOf(integration.User))
        {
            var granting = held.Where(assignment => assignment.Set.Grants(permission.Value).Is(true)).ToList();
            var inForce = granting.Where(assignment => check.Access.InForce(assignment) == Access.Granted).ToList();
            if (LastToEnd(check, granting) is { } last)
            {
                ending.Add(last.Key);
                yield return Report(check, integration, user, permission, Loss(user, permission.Value, last));
            }

            if (inForce.Count > 0 && inForce.TrueForAll(assignment => check.Access.LicenseTrouble(assignment) is not null))
            {
                var set = inForce[0].Set;
                yield return Report(
                    check, integration, user, permission,
                    $"has {permission.Value} through {Reasons.Kind(set)} {set.FullName}, which is made for a permission set licence: "
                    + $"{check.Access.LicenseTrouble(inForce[0])}. Without it the grant does not last. "
                    + $"Renew or assign it: {RepairSteps.UserPath(user.Username, "Permission Set License Assignments")}.");
            }

            foreach (var assignment in held.Where(assignment =>
                assignment.Set.Group is { IsUpdated: false } && Matters(check, inForce, assignment, permission.Value)))
            {
                var status = assignment.Set.Group!.Status;
                if (!status.IsKnown)
                {
                    yield return PermissionsNotVisible.About(
                        check,
                        integration,
                        permission.Position,
                        $"whether permission set group {assignment.Set.FullName} is recalculated");
                    continue;
                }

                var then = check.Access.AfterRecalculation(assignment.Set, permission.Value) switch
                {
                    { IsKnown: true, Value: true } => $"its members will grant {permission.Value} then",
                    { IsKnown: true, Value: false } => $"its members will not grant {permission.Value} any more",
                    _ => $"whether it grants {permission.Value} then is uncertain",
                };
                yield return Report(
                    check, integration, user, permission,
                    $"depends on permission set group {assignment.Set.FullName}, "
                    + $"which is not recalculated (status {status.Value ?? "none"}); {then}. "
                    + $"Recalculate it: Setup > Permission Set Groups > {assignment.Set.FullName} > Recalculate.");
            }

            if (inForce.Count == 0 && granting.FirstOrDefault(assignment => assignment.Set.NeedsSession) is { } session)
            {
                yield return Report(
                    check, integration, user, permission,
                    $"holds {permission.Value} through {session.Set.FullName} only in sessions that activate it, "
                    + "which no integration does. Give it through a set that needs no activation.",
                    $"What needs {permission.Value} is refused in every session that did not activate it");
            }
        }

        if (!held.Any(assignment => EndsSoon(assignment, check.Now)))
        {
            yield break;
        }

        foreach (var requirement in Requirement.BesidesPermissions(check, integration.Integration))
        {
            if (LastToEnd(check, held.Where(requirement.IsMetBy)) is { } last && ending.Add(last.Key))
            {
                yield return Report(
                    check,
                    integration,
                    requirement.Position,
                    Loss(user, requirement.Name, last),
                    [check.Access.Path(user, check.Access.AssignmentLink(last))],
                    user);
            }
        }
    }

    /// <summary>The last of some assignments, where all that are in force end soon.</summary>
    private static AssignmentFacts? LastToEnd(CheckCase check, IEnumerable<AssignmentFacts> assignments)
    {
        var inForce = assignments.Where(assignment => check.Access.InForce(assignment) == Access.Granted).ToList();
        return inForce.TrueForAll(assignment => EndsSoon(assignment, check.Now))
            ? inForce.MaxBy(assignment => assignment.Expires.Value)
            : null;
    }

    private static string Loss(UserFacts user, string what, AssignmentFacts last) =>
        $"loses {what} on {EffectiveAccess.Day(last.Expires.Value!.Value)}, "
        + $"when {Reasons.Kind(last.Set)} {last.Set.FullName} expires. "
        + $"Extend it: {RepairSteps.UserPath(user.Username, "Permission Set Assignments > Edit Assignments")}.";

    private static bool EndsSoon(AssignmentFacts assignment, DateTimeOffset now) =>
        !assignment.Set.IsOwnedByProfile
        && assignment.Expires is { IsKnown: true, Value: { } end }
        && end - now <= EffectiveAccess.AboutToEnd;

    /// <summary>A group matters where the permission hangs on it alone, or may come from it.</summary>
    private static bool Matters(CheckCase check, List<AssignmentFacts> inForce, AssignmentFacts group, string permission) =>
        inForce.All(assignment => assignment.Set.Group is { IsUpdated: false })
        && (group.Set.Grants(permission).Is(true) || !check.Access.AfterRecalculation(group.Set, permission).Is(false));

    private IEnumerable<Finding> Retiring(Audience audience)
    {
        if (ApiDependentApp.Find(audience.App.Value) is { Retirement: { } retirement } app)
        {
            yield return this.At(
                audience.App.Position,
                FindingSeverity.Warning,
                $"{app.Name}, the app of {audience.Name.Value}, {retirement}. "
                + "Move these people to its successor, and take the audience out of the manifest.")
                with
            { Subject = audience.Name.Value };
        }
    }

    private IEnumerable<Finding> Trial(CheckCase check)
    {
        if (check.Evidence.Organization.TrialEnds is { IsKnown: true, Value: { } end }
            && end > check.Now
            && end - check.Now <= EffectiveAccess.AboutToEnd)
        {
            yield return this.AboutOrg(
                check,
                FindingSeverity.Warning,
                $"The trial of the org {check.OrgKey} ends on {EffectiveAccess.Day(end)}, and API access with it. "
                + "Ask your Salesforce account executive to extend it, or point the manifest at another org.");
        }
    }

    private Finding Report(
        CheckCase check,
        IntegrationCase integration,
        UserFacts user,
        Positioned<string> permission,
        string text,
        string meanwhile = GoOn) =>
        Report(check, integration, permission.Position, text, check.Access.PathsTo(user, permission.Value), user, meanwhile);

    private Finding Report(
        CheckCase check,
        IntegrationCase integration,
        SourcePosition position,
        string text,
        ImmutableArray<AccessPath> paths,
        UserFacts user,
        string meanwhile = GoOn) =>
        this.About(integration, position, FindingSeverity.Warning, $"{integration.Who} in {check.OrgKey}: {text}", new Explanation
        {
            Paths = paths,
            Repairs = [RepairSteps.UserPage(user.Username, "Permission Set Assignments")],
            Meanwhile = meanwhile,
        });
}
