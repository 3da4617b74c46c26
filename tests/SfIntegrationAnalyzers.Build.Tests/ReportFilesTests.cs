using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class ReportFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_reports_go_into_the_folder_that_the_build_names()
    {
        var report = ReportFiles.Write(Report(), Settings(Path.Combine(_folder, "a", "b")), NoVariables);

        Assert.Empty(report.Findings);
        Assert.Equal(
            ["report.html", "report.json", "report.md", "report.sarif"],
            Directory.GetFiles(Path.Combine(_folder, "a", "b")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Reports_are_missing_where_they_are_wanted_and_not_there()
    {
        Assert.False(ReportFiles.AreMissing(Settings(null)));
        Assert.True(ReportFiles.AreMissing(Settings(_folder)));

        ReportFiles.Write(Report(), Settings(_folder), NoVariables);

        Assert.False(ReportFiles.AreMissing(Settings(_folder)));
    }

    [Fact]
    public void Without_a_folder_nothing_is_written()
    {
        ReportFiles.Write(Report(), Settings(null), NoVariables);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void The_summary_of_a_github_job_gets_the_markdown_appended()
    {
        var summary = Path.Combine(_folder, "summary.md");
        File.WriteAllText(summary, "# Before\n");

        ReportFiles.Write(Report(), Settings(null), new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary });

        var text = File.ReadAllText(summary);
        Assert.StartsWith("# Before\n", text, StringComparison.Ordinal);
        Assert.Contains("production", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_a_warning_and_leaves_the_verdict_alone()
    {
        var file = Path.Combine(_folder, "not-a-folder");
        File.WriteAllText(file, "");

        var report = ReportFiles.Write(Report(), Settings(file), NoVariables);

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        Assert.Equal(4, report.Findings.Length);
        Assert.All(report.Findings, finding => Assert.Equal((ReportFiles.NotWritten, FindingSeverity.Warning), (finding.Id, finding.Severity)));
    }

    private static Dictionary<string, string> NoVariables => [];

    private static CheckReport Report() => new()
    {
        Outcome = CheckOutcome.Passed,
        ManifestPath = "/repo/salesforce-permissions.json",
        CheckedAt = DateTimeOffset.UnixEpoch,
        OrgKey = "production",
        UsersChecked = 1,
    };

    private static PermissionCheckSettings Settings(string? reports) =>
        new("/repo/salesforce-permissions.json", "", CheckMode.Auto, false, TimeSpan.FromSeconds(60), TimeSpan.Zero, reports);
}
