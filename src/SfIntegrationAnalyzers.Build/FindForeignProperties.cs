using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// Names the global properties that the project which runs it was called with and has no use for. With them it is another project than
/// without, and MSBuild would build it once more.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindForeignProperties : Microsoft.Build.Utilities.Task
{
    /// <summary>The names of those that it has a use for.</summary>
    [Required]
    public string[] Own { get; set; } = [];

    /// <summary>The names of all others.</summary>
    [Output]
    public string[] Foreign { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Foreign = [.. BuildEngine6.GetGlobalProperties().Keys.Except(Own, StringComparer.OrdinalIgnoreCase)];
        return true;
    }
}
