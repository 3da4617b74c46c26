using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Build;

/// <summary>An org's API versions as MSBuild items, which travel from the one check to every project: <c>66.0 Spring '26</c>.</summary>
internal static class OrgApiVersionText
{
    /// <summary>None of an org that was not checked: it may be another one than the manifest means.</summary>
    public static string[] Write(CheckReport report) =>
        report.Outcome == CheckOutcome.NotChecked ? [] : [.. report.OrgVersions.Select(version => $"{version.Version} {version.Label}")];

    public static ImmutableArray<OrgApiVersion> Read(IEnumerable<string> items) =>
    [
        .. items
            .Select(item => item.Split(' ', 2))
            .Select(parts => new OrgApiVersion(ApiVersion.Parse(parts[0]), parts.ElementAtOrDefault(1) ?? "")),
    ];
}
