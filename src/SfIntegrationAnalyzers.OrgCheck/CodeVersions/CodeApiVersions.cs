using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;
using SfIntegrationAnalyzers.Salesforce.Configuration;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.CodeVersions;

/// <summary>
/// The API versions that a project's files name, for <c>SFI4013</c>. Text in, positions out; what needs a compiler, such as a version in
/// a constant of its own, is not seen.
/// </summary>
public static class CodeApiVersions
{
    /// <summary>The versions in the addresses that C# string literals hold; comments do not count.</summary>
    /// <param name="path">The full path of the file, for the positions.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The versions in the order of the file.</returns>
    public static ImmutableArray<UsedApiVersion> InSource(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var versions =
            from literal in CSharpStrings.In(text)
            where literal.Content.Contains('/', StringComparison.Ordinal)
            from endpoint in EndpointRecognizer.Find(literal.Content)
            where endpoint is { Kind: EndpointVersionKind.Written, Setting: EndpointSetting.Address, MayExist: true }
            select (endpoint.Version, literal.Start + endpoint.VersionStart);
        return Place(path, text, versions);
    }

    /// <summary>The versions that a configuration file names.</summary>
    /// <param name="path">The full path of the file, for the positions.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The versions in the order of the file.</returns>
    public static ImmutableArray<UsedApiVersion> InConfiguration(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Place(path, text, ConfigurationVersions.Find(text).Select(version => (version.Version, version.Start)));
    }

    /// <summary>Holds versions that code uses against those of the org that was checked.</summary>
    /// <param name="orgKey">The org's key in the manifest.</param>
    /// <param name="orgVersions">The org's versions, oldest first; empty: unknown, and then nothing is found.</param>
    /// <param name="used">The versions of the code.</param>
    /// <returns>A finding for each that the org does not support.</returns>
    public static ImmutableArray<Finding> Compare(string orgKey, ImmutableArray<OrgApiVersion> orgVersions, IEnumerable<UsedApiVersion> used) =>
        [.. new UnsupportedVersion().Decide(orgKey, orgVersions, used)];

    private static ImmutableArray<UsedApiVersion> Place(string path, string text, IEnumerable<(ApiVersion Version, int Start)> versions)
    {
        LineMap? lines = null;
        return
        [
            .. versions.Select(found =>
            {
                var (line, column) = (lines ??= new LineMap(text)).At(found.Start);
                return new UsedApiVersion(found.Version, new SourcePosition(path, line, column));
            }),
        ];
    }
}
