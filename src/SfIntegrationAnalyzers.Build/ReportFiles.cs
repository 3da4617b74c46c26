using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Writes the reports of a check: into the folder that the build names, and into the summary of a GitHub job.</summary>
internal static class ReportFiles
{
    /// <summary>A report that could not be written: a full disk does not change a verdict, and does not go unsaid.</summary>
    public const string NotWritten = "SFI4909";

    /// <summary>Whether a build wants reports in a folder that has none.</summary>
    public static bool AreMissing(PermissionCheckSettings settings) =>
        settings.ReportDirectory is { } directory && !File.Exists(Path.Combine(directory, ReportFile.Json));

    /// <summary>Writes them; what fails becomes a warning of the report that is returned.</summary>
    public static CheckReport Write(CheckReport report, PermissionCheckSettings settings, IReadOnlyDictionary<string, string> environment)
    {
        var failures = new List<Finding>();
        if (settings.ReportDirectory is { } directory)
        {
            foreach (var file in ReportFile.AllOf(report))
            {
                var path = Path.Combine(directory, file.Name);
                Try(path, () => TextFile.Replace(path, file.Content), failures);
            }
        }

        if (environment.TryGetValue("GITHUB_STEP_SUMMARY", out var summary) && Path.IsPathFullyQualified(summary))
        {
            Try(summary, () => File.AppendAllText(summary, MarkdownReport.Write(report) + "\n"), failures);
        }

        return failures.Count == 0 ? report : report with { Findings = [.. report.Findings, .. failures] };
    }

    private static void Try(string path, Action write, List<Finding> failures)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failures.Add(new Finding
            {
                Id = NotWritten,
                Severity = FindingSeverity.Warning,
                Position = new SourcePosition(path, 0, 0),
                Message = $"The report could not be written: {e.Message} The verdict stands without it; set SfiReportDirectory to a folder that can be written to.",
            });
        }
    }
}
