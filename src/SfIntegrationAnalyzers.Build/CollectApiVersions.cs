using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// Writes down which API versions a project's files name, and where. The targets run it only when one of the files changed.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CollectApiVersions : Microsoft.Build.Utilities.Task
{
    /// <summary>Full paths of C# files.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>Full paths of configuration files.</summary>
    public string[] ConfigurationFiles { get; set; } = [];

    /// <summary>Full path of the file to write: a line for each version, see <see cref="CheckApiVersions.Used"/>.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            CodeVersionCheck.Collect(Sources, ConfigurationFiles, Output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError("The API versions of this project could not be collected: {0}", e.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
