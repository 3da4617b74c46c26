using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.Salesforce.Editions;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4006: the org itself gives no API access: its edition has none, or its trial is over.</summary>
internal sealed class EditionWithoutApi : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4006";

    /// <inheritdoc/>
    public string Title => "The org's edition has no API access";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        if (!check.Integrations.Any())
        {
            yield break;
        }

        var organization = check.Evidence.Organization;
        if (SalesforceEdition.Find(organization.Edition) is { ApiAccess: EditionApiAccess.None } edition)
        {
            yield return this.AboutOrg(
                check,
                FindingSeverity.Error,
                $"The org {check.OrgKey} is {edition.Name}, which has no API for ordinary clients. "
                + "Upgrade the edition; only apps on Salesforce's own allowlist get through.",
                Broken(organization.Name, edition.Name));
        }

        if (organization.TrialEnds is { IsKnown: true, Value: { } end } && end <= check.Now)
        {
            yield return this.AboutOrg(
                check,
                FindingSeverity.Error,
                $"The trial of the org {check.OrgKey} ended on {EffectiveAccess.Day(end)}, and API access with it. "
                + "Ask your Salesforce account executive to extend it, or point the manifest at another org.",
                Broken(organization.Name, $"trial ended on {EffectiveAccess.Day(end)}"));
        }
    }

    private static Explanation Broken(string? org, string detail) => new()
    {
        Paths = [new([new(LinkKind.Organization, org ?? "org", LinkState.Breaks, detail)])],
        Repairs = [RepairSteps.Setup("See edition and expiry", "Company Information")],
        Meanwhile = Meanwhile.NoApi,
    };
}
