using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the additional file that replaces the built-in version table.</summary>
internal static class VersionTableFile
{
    /// <summary>Metadata by which the targets mark the file that <c>SfiApiVersions</c> names, whatever it is called.</summary>
    private const string Mark = "build_metadata.AdditionalFiles.SfiApiVersions";

    private static readonly ConditionalWeakTable<SourceText, ApiVersionTableReading> Readings = new();

    /// <summary>The table that applies: that of the file, if there is one that can be read, else the built-in one.</summary>
    public static ApiVersionTable Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Is(file, options) && Read(file, cancellationToken) is { Table: { } table })
            {
                return table;
            }
        }

        return ApiVersionTable.BuiltIn;
    }

    /// <summary>Whether a file is one that replaces the table.</summary>
    public static bool Is(AdditionalText file, AnalyzerOptions options) =>
        Path.GetFileName(file.Path).Equals(ApiVersionTableJson.FileName, StringComparison.OrdinalIgnoreCase)
        || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out var mark)
            && mark.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the file, once for all rules.</summary>
    public static ApiVersionTableReading? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text
            ? Readings.GetValue(text, t => ApiVersionTableJson.Read(t.ToString(), Path.GetFileName(file.Path)))
            : null;
}
