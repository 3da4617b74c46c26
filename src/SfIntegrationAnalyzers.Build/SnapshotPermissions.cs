using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Writes what the org says into the manifest; comments, order and hand-written keys stay.</summary>
[MSBuildMultiThreadableTask]
public sealed class SnapshotPermissions : PermissionCheckTask, ICancelableTask
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Usernames to add to the manifest.</summary>
    public string[] Users { get; set; } = [];

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (!PermissionCheck.TryRead(Settings, out var request, out var failure))
        {
            FindingLog.Write(Log, failure);
            return false;
        }

        try
        {
            var result = SnapshotRunner.RunAsync(request, Each(Users), _cancelled.Token).GetAwaiter().GetResult();
            FindingLog.Write(Log, result.Findings);
            return result.Snapshot is not null && !Log.HasLoggedErrors && Write(request, result.Snapshot);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError("{0} could not be written: {1}", request.ManifestPath, e.Message);
            return false;
        }
    }

    private bool Write(CheckRequest request, ManifestSnapshot snapshot)
    {
        var edit = ManifestEditor.Update(request.ManifestText, request.ManifestPath, snapshot);
        FindingLog.Write(Log, edit.Errors.Select(error => error.ToFinding()));
        if (edit.Text is null)
        {
            return false;
        }

        SchemaFile.KeepBeside(request.ManifestPath, edit.Text);
        if (edit.Text == request.ManifestText)
        {
            Log.LogMessage(MessageImportance.High, "{0} is up to date with {1}.", request.ManifestPath, snapshot.OrgKey);
            return true;
        }

        TextFile.Replace(request.ManifestPath, edit.Text);
        Log.LogMessage(
            MessageImportance.High,
            "{0} was updated from {1}. Review the diff before you commit it.",
            request.ManifestPath,
            snapshot.OrgKey);
        return true;
    }
}
