using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Writes the API versions that the org supports into a file that replaces the analyzers' built-in table.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteApiVersions : PermissionCheckTask, ICancelableTask
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Full path of the file; empty: <c>salesforce-api-versions.json</c> beside the manifest.</summary>
    public string? File { get; set; }

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var report = PermissionCheck.TryRead(Settings, out var request, out var failure)
                ? CheckRunner.RunAsync(request, _cancelled.Token).GetAwaiter().GetResult()
                : failure;
            if (report.OrgVersions.IsEmpty)
            {
                FindingLog.Write(Log, report.Findings);
                return false;
            }

            var file = string.IsNullOrEmpty(File) ? Path.Combine(Path.GetDirectoryName(report.ManifestPath)!, OrgVersionsFile.Name) : File;
            TextFile.Replace(file, OrgVersionsFile.Write(report.OrgVersions));
            Log.LogMessage(
                MessageImportance.High,
                "Wrote {0}: {1} supports {2} to {3}. "
                + "The rules use this list from now on. Commit it, and write it again after each release.",
                file, report.OrgKey, report.OrgVersions[0].Version, report.OrgVersions[^1].Version);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError("The versions of the org could not be written: {0}", e.Message);
            return false;
        }
    }
}
