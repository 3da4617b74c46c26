using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4901: no source of credentials is set up, or only a part of one.</summary>
internal sealed class NoCredentials : INotCheckedVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4901";

    /// <inheritdoc/>
    public string Title => "Not checked: no credentials";

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind is OrgFailureKind.NoCredentials or OrgFailureKind.PartOfCredentials;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Failure.Kind == OrgFailureKind.PartOfCredentials
        ? $"the credentials in the environment are not complete ({string.Join("; ", obstacle.Lacking)}). "
            + "Set what is missing, or remove the rest"
        : $"there are no credentials in the environment ({string.Join("; ", obstacle.Lacking)}). "
            + "Set SF_CLIENT_ID, SF_USERNAME and SF_PRIVATE_KEY for a build server, "
            + "or log in with the Salesforce CLI: sf org login web --set-default";

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) =>
    [
        new(
            RepairKind.Advice,
            "On a build server",
            "Set SF_CLIENT_ID, SF_USERNAME and SF_PRIVATE_KEY (JWT bearer); "
            + $"for this org alone, with the suffix {obstacle.Suffix}"),
        new(RepairKind.Command, "On your own machine", "sf org login web --set-default"),
    ];
}
