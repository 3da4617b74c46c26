using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>A check on its way. MSBuild disposes it at the end of the build, which ends a check that nobody waited for.</summary>
internal sealed class RunningCheck : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    private RunningCheck(PermissionCheckSettings settings) =>
        Report = Task.Run(() => PermissionCheck.RunAsync(settings, _cancellation.Token));

    /// <summary>What it finds.</summary>
    public Task<CheckReport> Report { get; }

    /// <summary>Starts one; the requests go out on other threads.</summary>
    public static RunningCheck Start(PermissionCheckSettings settings) => new(settings);

    /// <summary>Ends it at once.</summary>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Cancel();
        // Nobody waits any more; what it throws on its way out is of no interest.
        _ = Report.ContinueWith(
            static (report, source) =>
            {
                _ = report.Exception;
                ((IDisposable)source!).Dispose();
            },
            _cancellation,
            TaskScheduler.Default);
    }
}
