using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Waits for the check that <see cref="StartPermissionCheck"/> began, or makes it, and reports what it found.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckPermissions : PermissionCheckTask, ICancelableTask
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>How many named users were looked at to the end; a pipeline asserts on it.</summary>
    [Output]
    public int UsersChecked { get; set; }

    /// <summary>Key of the org in the manifest; null where it could not be told.</summary>
    [Output]
    public string? CheckedOrg { get; set; }

    /// <summary>The API versions that the org supports, oldest first: <c>66.0 Spring '26</c>. Empty where it was not checked.</summary>
    [Output]
    public string[] OrgVersions { get; set; } = [];

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var settings = Settings;
        var check = BuildEngine4.GetRegisteredTaskObject(settings.Key, RegisteredTaskObjectLifetime.Build) as RunningCheck;
        using var own = check is null ? RunningCheck.Start(settings) : null;
        try
        {
            var report = Await(check ?? own!);
            UsersChecked = report.UsersChecked;
            CheckedOrg = report.OrgKey;
            OrgVersions = OrgApiVersionText.Write(report);
            FindingLog.Write(Log, report);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            // MSBuild says itself that the build was cancelled. Of tasks that wait for one check the first to hear of it ends it for all.
            return false;
        }
    }

    private CheckReport Await(RunningCheck check)
    {
        // The node builds other projects meanwhile.
        BuildEngine3.Yield();
        try
        {
            check.Report.Wait(_cancelled.Token);
        }
        catch (AggregateException)
        {
            // Thrown again below, as what it is.
        }
        finally
        {
            if (_cancelled.IsCancellationRequested)
            {
                check.Cancel();
            }

            BuildEngine3.Reacquire();
        }

        return check.Report.GetAwaiter().GetResult();
    }
}
