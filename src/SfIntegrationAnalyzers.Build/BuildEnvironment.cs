using System.Collections;

namespace SfIntegrationAnalyzers.Build;

/// <summary>The environment variables of this moment.</summary>
internal static class BuildEnvironment
{
    /// <summary>
    /// Reads them. Credentials come from here and nowhere else: a binary log keeps every property, and no variable that only a task reads.
    /// </summary>
    public static Dictionary<string, string> Now()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(comparer);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }
}
