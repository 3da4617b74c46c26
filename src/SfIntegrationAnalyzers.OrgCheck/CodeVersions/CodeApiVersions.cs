using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;
using SfIntegrationAnalyzers.Salesforce.Configuration;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Text;
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
    /// <param name="project">What reports call the project: <c>src/Billing/Billing.csproj</c>.</param>
    /// <returns>A finding for each that the org does not support.</returns>
    public static ImmutableArray<Finding> Compare(
        string orgKey,
        ImmutableArray<OrgApiVersion> orgVersions,
        IEnumerable<UsedApiVersion> used,
        string project) =>
        [.. UnsupportedVersion.Decide(orgKey, orgVersions, used, project)];

    /// <summary>Puts what was found in one project into the report of the check that asked the org.</summary>
    /// <param name="report">The report.</param>
    /// <param name="project">The project, as <see cref="Compare"/> got it.</param>
    /// <param name="findings">All that was found in it now; what the report has of an earlier build goes.</param>
    /// <returns>The report with these findings, and the outcome that follows.</returns>
    public static CheckReport AddTo(CheckReport report, string project, ImmutableArray<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(report);
        var others = report.Findings.Where(finding => finding.Id != UnsupportedVersion.Id || finding.Subject != project);
        return report.WithFindings(others.Concat(findings));
    }

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
