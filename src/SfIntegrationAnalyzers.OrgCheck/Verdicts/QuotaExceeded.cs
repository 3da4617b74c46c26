using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4906: a limit of the org left no room for the check.</summary>
internal sealed class QuotaExceeded : INotCheckedVerdict
{
    private const string Advice = "Build later; until then other integrations are refused as well";

    /// <inheritdoc/>
    public string Id => "SFI4906";

    /// <inheritdoc/>
    public string Title => "Not checked: a limit of the org is reached";

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind == OrgFailureKind.Quota;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Described(Advice);

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) =>
    [
        new(RepairKind.SetupPage, "See who calls", "Setup > System Overview > API Usage"),
        .. obstacle.AdviceOr(Advice),
    ];
}
