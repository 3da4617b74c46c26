using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Sends the questions to the org and returns at once, so that the network answers while projects compile.</summary>
[MSBuildMultiThreadableTask]
public sealed class StartPermissionCheck : PermissionCheckTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        var key = Settings.Key;

        // Projects that are built with warnings of their own each come here, and share one check.
        if (BuildEngine4.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is null)
        {
            var check = RunningCheck.Start(Settings);
            BuildEngine4.RegisterTaskObject(key, check, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }

        return true;
    }
}
