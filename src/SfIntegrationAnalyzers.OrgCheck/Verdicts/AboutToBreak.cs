using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Salesforce.Apps;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4009: what holds today and is about to stop: every grant of something required expires soon, a group is not up to date, a grant needs
/// session activation, the permission set license behind every grant is gone or ends, the trial ends, an app retires.
/// </summary>
internal sealed class AboutToBreak : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4009";

    /// <inheritdoc/>
    public string Title => "About to break";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        var ofUsers = check.Found.SelectMany(pair => new UserAboutToBreak(this, check, pair.Case, pair.User).Findings());
        var ofAudiences = check.Manifest.Audiences.SelectMany(audience => Losing(check, audience).Concat(Retiring(audience)));
        return [.. ofUsers, .. ofAudiences, .. Trial(check)];
    }

    private IEnumerable<Finding> Losing(CheckCase check, Audience audience)
    {
        if (check.Evidence.Audiences.GetValueOrDefault(audience.Name.Value) is not { Offenders.IsKnown: true } facts)
        {
            yield break;
        }

        if (!facts.Losing.IsKnown)
        {
            yield return AnswerNotUnderstood.UnclearEnd(check, audience);
        }
        else if (facts.Losing.Value is { Count: > 0 } losing)
        {
            yield return this.About(
                audience,
                audience.Members.Value.Position,
                FindingSeverity.Warning,
                $"{audience.Name.Value}: {losing.Count} active {(losing.Count == 1 ? "user" : "users")} in {check.OrgKey} may soon lose "
                + $"API Enabled, which {ApiDependentApp.Find(audience.App.Value)?.Name ?? audience.App.Value} needs: {losing}. "
                + $"Every assignment that grants it expires by {EffectiveAccess.Day(check.Now + EvidenceScope.WarningTime)} "
                + "or comes through a permission set group that is not recalculated. "
                + "Extend the assignments in Setup > Users > Users > Permission Set Assignments > Edit Assignments, "
                + "or make sure that the group's members grant it, and recalculate it, in Setup > Permission Set Groups.",
                new Explanation
                {
                    Repairs =
                    [
                        RepairSteps.Setup("Extend the assignments", "Users > Users > Permission Set Assignments > Edit Assignments"),
                        RepairSteps.Setup("Make sure that the members of the groups grant it, and recalculate them", "Permission Set Groups"),
                    ],
                    Meanwhile = "These people notice nothing until then",
                });
        }
    }

    private IEnumerable<Finding> Retiring(Audience audience)
    {
        if (ApiDependentApp.Find(audience.App.Value) is { Retirement: { } retirement } app)
        {
            yield return this.About(
                audience,
                audience.App.Position,
                FindingSeverity.Warning,
                $"{app.Name}, the app of {audience.Name.Value}, {retirement}. "
                + "Move these people to its successor, and take the audience out of the manifest.");
        }
    }

    private IEnumerable<Finding> Trial(CheckCase check)
    {
        if (check.Evidence.Organization.TrialEnds is { IsKnown: true, Value: { } end }
            && end > check.Now
            && end - check.Now <= EvidenceScope.WarningTime)
        {
            yield return this.AboutOrg(
                check,
                FindingSeverity.Warning,
                $"The trial of the org {check.OrgKey} ends on {EffectiveAccess.Day(end)}, and API access with it. "
                + "Ask your Salesforce account executive to extend it, or point the manifest at another org.");
        }
    }
}
