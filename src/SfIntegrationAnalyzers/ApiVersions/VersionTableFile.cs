using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the additional file that replaces the built-in version table.</summary>
internal static class VersionTableFile
{
    /// <summary>The file's name, in any folder.</summary>
    public const string Name = "salesforce-api-versions.json";

    private static readonly ConditionalWeakTable<SourceText, ApiVersionTableReading> Readings = new();

    /// <summary>The table that applies: that of the file, if there is one that can be read, else the built-in one.</summary>
    public static ApiVersionTable Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Is(file) && file.GetText(cancellationToken) is { } text && Read(text).Table is { } table)
            {
                return table;
            }
        }

        return ApiVersionTable.BuiltIn;
    }

    /// <summary>Whether a file is one that replaces the table.</summary>
    public static bool Is(AdditionalText file) => Path.GetFileName(file.Path).Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the file, once for all rules.</summary>
    public static ApiVersionTableReading Read(SourceText text) => Readings.GetValue(text, static t => ApiVersionTableJson.Read(t.ToString()));
}
