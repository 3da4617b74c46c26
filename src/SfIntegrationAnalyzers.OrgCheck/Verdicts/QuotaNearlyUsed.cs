using System.Globalization;
using SfIntegrationAnalyzers.OrgCheck.Explain;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4012: the org has used most of its API requests of the last 24 hours.</summary>
internal sealed class QuotaNearlyUsed : IVerdict
{
    private const int WarnFromPercent = 90;

    /// <inheritdoc/>
    public string Id => "SFI4012";

    /// <inheritdoc/>
    public string Title => "The daily API quota is nearly used";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        var percent = check.ApiUsage is { } told ? told.Used * 100.0 / told.Allowed : 0;
        if (check.ApiUsage is not { } usage || percent < WarnFromPercent)
        {
            yield break;
        }

        yield return this.AboutOrg(
            check,
            FindingSeverity.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The org {check.OrgKey} has used {usage.Used:N0} of {usage.Allowed:N0} API requests in the last 24 hours "
                + $"({Math.Floor(percent):0} %). "
                + $"Find the heaviest caller in Setup > Company Information > API Requests, or buy more."),
            new Explanation
            {
                Repairs = [RepairSteps.Setup("See who calls", "System Overview > API Usage")],
                Meanwhile = Meanwhile.NoQuota,
            });
    }
}
