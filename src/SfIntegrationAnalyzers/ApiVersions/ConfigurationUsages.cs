using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Salesforce.Configuration;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>The versions of additional files, found once for all rules.</summary>
internal static class ConfigurationUsages
{
    /// <summary>Metadata by which a project marks any additional file as configuration, <c>SfiConfiguration="true"</c>.</summary>
    private const string Mark = "build_metadata.AdditionalFiles.SfiConfiguration";

    private static readonly ConditionalWeakTable<SourceText, StrongBox<ImmutableArray<ConfigurationVersion>>> Files = new();

    /// <summary>The versions that a file names; none in a file that is no configuration.</summary>
    public static ImmutableArray<ApiVersionUsage> In(AdditionalText file, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (VersionTableFile.Is(file, options) || !IsConfiguration(file, options) || file.GetText(cancellationToken) is not { } text)
        {
            return ImmutableArray<ApiVersionUsage>.Empty;
        }

        return Files.GetValue(text, static t => new StrongBox<ImmutableArray<ConfigurationVersion>>(Find(t))).Value
            .Select(found => ToUsage(found, file, text))
            .ToImmutableArray();
    }

    private static bool IsConfiguration(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out var mark) && mark.Length > 0
            ? mark.Equals("true", StringComparison.OrdinalIgnoreCase)
            : ConfigurationVersions.IsConfiguration(file.Path);

    private static ImmutableArray<ConfigurationVersion> Find(SourceText text) =>
        SalesforceText.IsIn(text) || SalesforceText.HasVersionLiteral(text)
            ? ConfigurationVersions.Find(text.ToString())
            : ImmutableArray<ConfigurationVersion>.Empty;

    private static ApiVersionUsage ToUsage(ConfigurationVersion found, AdditionalText file, SourceText text)
    {
        var span = new TextSpan(found.Start, found.Length);
        return new ApiVersionUsage(found.Version, found.Form, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)))
        {
            Family = found.Family,
            Host = found.Host,
            Correct = found.Correct,
            IsMalformed = found.Correct is not null,
        };
    }
}
