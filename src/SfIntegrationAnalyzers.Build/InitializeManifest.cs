using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// Writes a first manifest, unless there is one that says something: of the org where there are credentials, else one to fill in.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class InitializeManifest : PermissionCheckTask, ICancelableTask
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Usernames to begin with.</summary>
    public string[] Users { get; set; } = [];

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var path = Settings.ManifestPath;
        try
        {
            if (File.Exists(path) && !string.IsNullOrWhiteSpace(ManifestFile.Read(path)))
            {
                Log.LogMessage(
                    MessageImportance.High,
                    "{0} already exists. 'dotnet build -t:SfiSnapshotPermissions' updates it from the org.",
                    path);
                return true;
            }

            var request = Settings.ToRequest(manifestText: "");
            var result = SnapshotRunner.RunFirstAsync(request, Each(Users), _cancelled.Token).GetAwaiter().GetResult();
            if (!result.IsWithoutCredentials)
            {
                FindingLog.Write(Log, result.Findings);
            }

            if (result.Snapshot is null)
            {
                return false;
            }

            Write(path, result.Snapshot, result.IsWithoutCredentials);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError("{0} could not be written: {1}", path, e.Message);
            return false;
        }
    }

    private void Write(string path, ManifestSnapshot snapshot, bool isToFillIn)
    {
        var text = ManifestTemplate.Create(snapshot);
        TextFile.Replace(path, text);
        SchemaFile.KeepBeside(path, text);
        Log.LogMessage(MessageImportance.High, "{0}", (isToFillIn, snapshot.Integrations.IsEmpty) switch
        {
            (true, true) => $"Wrote {path}. There are no credentials in the environment: "
                + "enter your org's address and your integration's user.",
            (true, false) => $"Wrote {path}. There are no credentials in the environment: enter your org's address.",
            (false, true) =>
                $"Wrote {path} with the org {snapshot.InstanceUrl}. "
                + "Add your integration's user: dotnet build -t:SfiSnapshotPermissions -p:SfiUser=…",
            _ => $"Wrote {path} from {snapshot.InstanceUrl}. Review it before you commit it.",
        });
    }
}
