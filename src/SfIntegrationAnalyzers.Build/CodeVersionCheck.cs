using System.Collections.Immutable;
using System.Globalization;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// The API versions of one project against those of the org that the one check of the build asked (<c>SFI4013</c>). Asks nothing itself.
/// The reports of that check are written by then: what is found here is added to them.
/// </summary>
/// <param name="Project">What reports call the project, see <see cref="NameOf"/>.</param>
/// <param name="Org">Key of the org in the manifest.</param>
/// <param name="ReportDirectory">Full path of the folder that the check wrote its reports into; null: none.</param>
/// <param name="Marker">Full path of a file of the project that is there as long as the reports name the project; null: none.</param>
internal sealed record CodeVersionCheck(string Project, string Org, string? ReportDirectory, string? Marker)
{
    /// <summary>Compares, and brings the reports up to date.</summary>
    /// <param name="used">What <see cref="Collect"/> wrote.</param>
    /// <param name="orgVersions">The org's versions, as <see cref="OrgApiVersionText"/> writes them; none where no org answered.</param>
    /// <param name="environment">The environment, which names the summary of a GitHub job.</param>
    /// <returns>What is wrong with the project, and with the reports.</returns>
    /// <exception cref="FormatException"><paramref name="used"/> is none that was written whole; says what to do.</exception>
    public ImmutableArray<Finding> Run(
        IEnumerable<string> used,
        IEnumerable<string> orgVersions,
        IReadOnlyDictionary<string, string> environment)
    {
        var findings = CodeApiVersions.Compare(Org, OrgApiVersionText.Read(orgVersions), used.Select(Read), Project);
        return [.. findings, .. ReportFiles.AddProject(this, findings, environment)];
    }

    /// <summary>
    /// Writes down which versions files name, and where: version, line, column and path, separated by bars. A file that the build has yet
    /// to write names none; its time brings it here again.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static void Collect(IEnumerable<string> sources, IEnumerable<string> configurationFiles, string output)
    {
        var used = sources.Where(File.Exists).SelectMany(file => CodeApiVersions.InSource(file, File.ReadAllText(file)))
            .Concat(configurationFiles
                .Where(File.Exists)
                .SelectMany(file => CodeApiVersions.InConfiguration(file, File.ReadAllText(file))));
        TextFile.Renew(output, string.Concat(used.Select(Line)));
    }

    /// <summary>
    /// A project's path from the manifest, with the framework where it is built for several: <c>src/Billing/Billing.csproj (net8.0)</c>.
    /// </summary>
    public static string NameOf(string project, string manifest, string? targetFramework)
    {
        var folder = Path.GetDirectoryName(manifest);
        var path = string.IsNullOrEmpty(folder) ? project : Path.GetRelativePath(folder, project).Replace('\\', '/');
        return string.IsNullOrEmpty(targetFramework) ? path : $"{path} ({targetFramework})";
    }

    private static string Line(UsedApiVersion used) => string.Create(
        CultureInfo.InvariantCulture, $"{used.Version}|{used.Position.Line}|{used.Position.Column}|{used.Position.File}\n");

    private static UsedApiVersion Read(string line) =>
        line.Split('|', 4) is [var version, var row, var column, var file]
        && ApiVersion.TryParse(version, out var parsed)
        && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
        && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var columnNumber)
            ? new UsedApiVersion(parsed, new SourcePosition(file, lineNumber, columnNumber))
            : throw new FormatException(
                "The API versions of this project were not checked: the list that an earlier build wrote is damaged. "
                + "Recreate it with 'dotnet build -t:Rebuild'.");
}
