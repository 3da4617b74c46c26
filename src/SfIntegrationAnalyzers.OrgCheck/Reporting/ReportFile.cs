using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>A report as a file. Whoever writes it decides where; it is UTF-8 without a byte order mark.</summary>
/// <param name="Name">The file's name: <c>report.html</c>.</param>
/// <param name="Content">Its text.</param>
public sealed record ReportFile(string Name, string Content)
{
    /// <summary>The name of the report for programs.</summary>
    public const string Json = "report.json";

    /// <summary>All reports that <c>SfiReportDirectory</c> holds.</summary>
    /// <param name="report">What was found.</param>
    /// <returns><c>report.json</c>, <c>report.sarif</c>, <c>report.md</c> and <c>report.html</c>.</returns>
    public static ImmutableArray<ReportFile> AllOf(CheckReport report) =>
    [
        new(Json, JsonReport.Write(report)),
        new("report.sarif", SarifReport.Write(report)),
        new("report.md", MarkdownReport.Write(report)),
        new("report.html", HtmlReport.Write(report)),
    ];
}
