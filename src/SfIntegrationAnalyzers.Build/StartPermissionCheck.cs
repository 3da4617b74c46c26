using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Sends the questions to the org and returns at once, so that the network answers while projects compile.</summary>
[MSBuildMultiThreadableTask]
public sealed class StartPermissionCheck : PermissionCheckTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        var check = RunningCheck.Start(Settings);
        BuildEngine4.RegisterTaskObject(Settings.Key, check, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return true;
    }
}
