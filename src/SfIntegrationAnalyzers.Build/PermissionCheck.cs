using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>One check of a build from its settings to its report, with the files around it.</summary>
internal static class PermissionCheck
{
    /// <summary>Checks and writes the reports.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static async Task<CheckReport> RunAsync(PermissionCheckSettings settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(settings.ManifestPath))
        {
            return NoManifest(settings);
        }

        var request = settings.ToRequest();
        var report = await CheckRunner.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return ReportFiles.Write(report, settings, request.Environment);
    }

    private static CheckReport NoManifest(PermissionCheckSettings settings) => new()
    {
        Outcome = CheckOutcome.NotChecked,
        ManifestPath = settings.ManifestPath,
        CheckedAt = TimeProvider.System.GetUtcNow(),
        Findings =
        [
            new Finding
            {
                Id = ManifestError.Code,
                Severity = FindingSeverity.Error,
                Position = new SourcePosition(settings.ManifestPath, 0, 0),
                Message = settings.ManifestPath.Length == 0
                    ? "There is no salesforce-permissions.json beside the project or above it, and SfiOrgCheck is required. Make one with 'dotnet build -t:SfiInitializeManifest', or set SfiPermissionManifest."
                    : $"The permission manifest {settings.ManifestPath} does not exist. Correct SfiPermissionManifest, or make the file with 'dotnet build -t:SfiInitializeManifest'.",
            },
        ],
    };
}
