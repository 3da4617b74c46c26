namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>The org's API calls of the day against its allocation.</summary>
internal sealed class ApiUsage(int maximum)
{
    public int Maximum { get; set; } = maximum;
    public int Used { get; set; }
    public bool IsExhausted => Used >= Maximum;
    public int Remaining => Math.Max(0, Maximum - Used);

    /// <summary>Value of the <c>Sforce-Limit-Info</c> header.</summary>
    public string LimitInfo => $"api-usage={Used}/{Maximum}";
}
