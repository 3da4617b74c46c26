using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Says everything about one user's access: every way to it, where each breaks, what changed, the way back.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExplainPermissions : PermissionCheckTask, ICancelableTask
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>The username in the org.</summary>
    public string? User { get; set; }

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (string.IsNullOrWhiteSpace(User))
        {
            Log.LogError("Name the user to explain: dotnet build -t:SfiExplainPermissions -p:SfiUser=stripe@acme.example");
            return false;
        }

        try
        {
            var report = PermissionCheck.ExplainAsync(Settings, User.Trim(), _cancelled.Token).GetAwaiter().GetResult();
            foreach (var line in report.Users.SelectMany(user => ConsoleReport.Lines(user)))
            {
                Log.LogMessage(MessageImportance.High, "{0}", line);
            }

            FindingLog.Write(Log, report);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
