using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4902: no whole answer came from the org in time.</summary>
internal sealed class OrgUnreachable : INotCheckedVerdict
{
    private const string Advice = "Build again; if it persists, check the org's instance on the Salesforce Trust site";

    /// <inheritdoc/>
    public string Id => "SFI4902";

    /// <inheritdoc/>
    public string Title => "Not checked: the org cannot be reached";

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind
        is OrgFailureKind.Unreachable
        or OrgFailureKind.Tls
        or OrgFailureKind.TimedOut
        or OrgFailureKind.Redirected;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Described(Advice);

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) => obstacle.AdviceOr(Advice);
}
