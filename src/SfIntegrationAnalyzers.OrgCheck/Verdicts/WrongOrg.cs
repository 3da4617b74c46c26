using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4907: another org than the manifest means would answer, or did, or the manifest names a host that credentials must not go to.
/// </summary>
internal sealed class WrongOrg : INotCheckedVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4907";

    /// <inheritdoc/>
    public string Title => "Not checked: the org is not the one in the manifest";

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind == OrgFailureKind.WrongOrg;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Described(Advice(obstacle));

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) => obstacle.AdviceOr(Advice(obstacle));

    private static string Advice(Obstacle obstacle) =>
        "Compare the org in the manifest with the credentials; "
        + $"for several orgs, give each its own variables, such as SF_CLIENT_ID{obstacle.Suffix}";
}
