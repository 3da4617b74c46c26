using SfIntegrationAnalyzers.OrgCheck.Explain;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4910: the manifest asks for nothing in the org that is checked. The org answered, and nobody was looked at.</summary>
internal sealed class NobodyToCheck : IVerdict
{
    private const string Snapshot = "dotnet build -t:SfiSnapshotPermissions -p:SfiUser=stripe@acme.example";

    /// <inheritdoc/>
    public string Id => "SFI4910";

    /// <inheritdoc/>
    public string Title => "Not checked: the manifest names nobody in this org";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        if (check.Integrations.Any() || !check.Manifest.Audiences.IsEmpty)
        {
            yield break;
        }

        yield return this.AboutOrg(
            check,
            check.NotCheckedSeverity,
            $"Nobody was checked in {check.OrgKey}: the manifest names no user and no audience for this org. "
            + $"Add the user of an integration, as in {Snapshot}, or switch the check off for this org with SfiOrgCheck=off.",
            new Explanation
            {
                Repairs =
                [
                    new(RepairKind.Command, "Add a user, with what it holds today", Snapshot),
                    RepairSteps.Advice("Or check nothing", "Set SfiOrgCheck=off in builds for this org"),
                ],
                Meanwhile = "Nothing is known about anybody's access; this is neither a pass nor a failure",
            });
    }
}
