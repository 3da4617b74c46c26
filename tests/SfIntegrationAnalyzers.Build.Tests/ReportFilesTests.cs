using System.Collections.Concurrent;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

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

    /// <summary>A container that is given the variables of the job, and not its folders.</summary>
    [Fact]
    public void A_job_summary_that_cannot_be_written_is_told_from_a_folder_of_reports()
    {
        var summary = Path.Combine(_folder, "not there", "summary.md");

        var report = ReportFiles.Write(
            Report(), Settings(_folder), new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4909", summary), (finding.Id, finding.Position.File));
        Assert.Contains("GITHUB_STEP_SUMMARY names that file", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SfiReportDirectory", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_are_missing_where_they_are_wanted_and_not_there_or_older_than_the_verdict()
    {
        var verdict = Path.Combine(_folder, "verdict");
        File.WriteAllText(verdict, "");
        Assert.False(ReportFiles.AreMissing(Settings(null), verdict));
        Assert.True(ReportFiles.AreMissing(Settings(_folder), verdict));

        ReportFiles.Write(Report(), Settings(_folder), NoVariables);
        Assert.False(ReportFiles.AreMissing(Settings(_folder), verdict));

        File.SetLastWriteTimeUtc(verdict, File.GetLastWriteTimeUtc(Path.Combine(_folder, "report.json")).AddSeconds(1));
        Assert.True(ReportFiles.AreMissing(Settings(_folder), verdict));
    }

    /// <summary>Each keeps its verdict and then writes its reports; were those older than the verdict, the next build would ask.</summary>
    [Fact]
    public void Of_checks_side_by_side_the_reports_that_stay_are_no_older_than_the_verdict_that_stays()
    {
        var verdict = Path.Combine(_folder, "verdict");
        for (var round = 0; round < 100; round++)
        {
            var checks = Enumerable.Range(round * 8, 8).Select(number => new Thread(() =>
            {
                TextFile.Renew(verdict, "");
                ReportFiles.Write(Report() with { UsersChecked = number }, Settings(_folder), NoVariables);
            })).ToList();
            checks.ForEach(check => check.Start());
            checks.ForEach(check => check.Join());

            Assert.False(ReportFiles.AreMissing(Settings(_folder), verdict));
        }
    }

    /// <summary>A build with two manifests and one folder for both would show whichever came last.</summary>
    [Fact]
    public void A_report_that_takes_the_place_of_another_manifests_says_so()
    {
        ReportFiles.Write(Report() with { ManifestPath = "/repo/a/salesforce-permissions.json" }, Settings(_folder), NoVariables);

        var second = ReportFiles.Write(
            Report() with { ManifestPath = "/repo/b/salesforce-permissions.json" }, Settings(_folder), NoVariables);
        var again = ReportFiles.Write(
            Report() with { ManifestPath = "/repo/b/salesforce-permissions.json" }, Settings(_folder), NoVariables);

        var warning = Assert.Single(second.Findings);
        Assert.Equal(
            ("SFI4909", FindingSeverity.Warning, Path.Combine(_folder, "report.json")),
            (warning.Id, warning.Severity, warning.Position.File));
        Assert.Equal(
            "The report replaced that of /repo/a/salesforce-permissions.json. "
                + "Set SfiReportDirectory to a relative folder, so that each manifest has its own.",
            warning.Message);
        Assert.Empty(again.Findings);
    }

    /// <summary>A page that says passed, beside a build that says that there is no manifest, is believed.</summary>
    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("a folder")]
    [InlineData("none")]
    public async Task Where_the_manifest_cannot_be_read_no_report_of_an_earlier_build_stays(string how)
    {
        var manifest = Path.Combine(_folder, "salesforce-permissions.json");
        var verdict = Path.Combine(_folder, "verdict");
        File.WriteAllText(verdict, "");
        var settings = Settings(Path.Combine(_folder, "reports")) with { ManifestPath = how == "none" ? "" : manifest };
        ReportFiles.Write(Report() with { ManifestPath = manifest }, settings, NoVariables);
        if (how == "empty")
            File.WriteAllText(manifest, "");
        else if (how == "a folder")
            Directory.CreateDirectory(manifest);

        var report = await PermissionCheck.RunAsync(settings, CancellationToken.None);

        Assert.Equal("SFI4000", Assert.Single(report.Findings).Id);
        Assert.All(
            Directory.GetFiles(settings.ReportDirectory!),
            file => Assert.Contains("SFI4000", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Equal(4, Directory.GetFiles(settings.ReportDirectory!).Length);

        // With the manifest a verdict comes back that was kept, and the reports of it have to.
        Assert.True(ReportFiles.AreMissing(settings, verdict));
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

    /// <summary>A long text of an org may have been cut in the middle of a character.</summary>
    [Fact]
    public void The_summary_of_a_github_job_takes_half_of_a_character()
    {
        var summary = Path.Combine(_folder, "summary.md");
        var report = Report().WithFindings([Unsupported("P") with { Message = "cut at \ud83d" }]);

        ReportFiles.Write(report, Settings(null), new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary });

        Assert.Contains("cut at \ufffd", File.ReadAllText(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_a_warning_and_leaves_the_verdict_alone()
    {
        var file = Path.Combine(_folder, "not-a-folder");
        File.WriteAllText(file, "");

        var report = ReportFiles.Write(Report(), Settings(file), NoVariables);

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(
            (ReportFiles.NotWritten, FindingSeverity.Warning, file), (finding.Id, finding.Severity, finding.Position.File));
        Assert.StartsWith(
            "report.json, report.sarif, report.md and report.html could not be written: ", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A folder stands where a file should, as a program that keeps the file open would have it.</summary>
    [Theory]
    [InlineData("report.html", "report.html")]
    [InlineData("report.md, report.html", "report.md and report.html")]
    public void What_can_be_written_is_and_what_cannot_is_named(string locked, string named)
    {
        foreach (var name in locked.Split(", "))
            Directory.CreateDirectory(Path.Combine(_folder, name));

        var finding = Assert.Single(ReportFiles.Write(Report(), Settings(_folder), NoVariables).Findings);

        Assert.StartsWith($"{named} could not be written: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("The verdict stands without", finding.Message, StringComparison.Ordinal);
        Assert.Equal("production", Report(_folder).OrgKey);
    }

    [Fact]
    public void Projects_that_are_built_side_by_side_all_stand_in_the_reports_and_in_the_job_summary()
    {
        var summary = Path.Combine(_folder, "summary.md");
        var environment = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary };
        ReportFiles.Write(Report(), Settings(_folder), NoVariables);
        var projects = Enumerable.Range(1, 12).Select(number => $"P{number}/P{number}.csproj").ToList();

        var failures = new ConcurrentBag<Finding>();
        Parallel.ForEach(projects, project =>
        {
            foreach (var failure in ReportFiles.AddProject(Check(project), [Unsupported(project)], environment))
                failures.Add(failure);
        });

        Assert.Empty(failures);
        Assert.Equal(projects.Order(), Report(_folder).Findings.Select(finding => finding.Subject).Order());
        Assert.All(projects, project => Assert.Contains($"### ❌ {project}", File.ReadAllText(summary), StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_whose_code_is_mended_leaves_the_reports_as_they_were()
    {
        ReportFiles.Write(Report(), Settings(_folder), NoVariables);
        var before = Directory.GetFiles(_folder, "report.*").ToDictionary(file => file, File.ReadAllText);

        ReportFiles.AddProject(Check("P/P.csproj"), [Unsupported("P/P.csproj")], NoVariables);
        Assert.True(File.Exists(Marker));
        ReportFiles.AddProject(Check("P/P.csproj"), [], NoVariables);

        Assert.False(File.Exists(Marker));
        Assert.Equal(before, Directory.GetFiles(_folder, "report.*").ToDictionary(file => file, File.ReadAllText));
    }

    [Fact]
    public void Where_the_check_wrote_no_report_a_project_writes_none()
    {
        Assert.Empty(ReportFiles.AddProject(Check("P/P.csproj"), [Unsupported("P/P.csproj")], NoVariables));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_report_that_somebody_else_wrote_is_left_alone_and_said()
    {
        File.WriteAllText(Path.Combine(_folder, "report.json"), "{}");

        var failure = Assert.Single(ReportFiles.AddProject(Check("P/P.csproj"), [Unsupported("P/P.csproj")], NoVariables));

        Assert.Equal((ReportFiles.NotWritten, FindingSeverity.Warning), (failure.Id, failure.Severity));
        Assert.Equal("{}", File.ReadAllText(Path.Combine(_folder, "report.json")));
    }

    [Theory]
    [InlineData("/repo/src/Billing/Billing.csproj", "/repo/salesforce-permissions.json", "", "src/Billing/Billing.csproj")]
    [InlineData("/repo/Billing.csproj", "/repo/salesforce-permissions.json", "net8.0", "Billing.csproj (net8.0)")]
    [InlineData("/elsewhere/Billing.csproj", "/repo/salesforce-permissions.json", null, "../elsewhere/Billing.csproj")]
    public void A_project_is_called_by_its_way_from_the_manifest(string project, string manifest, string? framework, string expected) =>
        Assert.Equal(expected, CodeVersionCheck.NameOf(project, manifest, framework));

    [Fact]
    public void A_hostile_text_makes_no_line_of_its_own_where_MSBuild_reads_lines() =>
        Assert.DoesNotContain(
            ConsoleReport.Lines(Unsupported("P") with { Message = "label\nfile.cs(1,1): error CS0000: forged" }),
            line => line.Contains('\n', StringComparison.Ordinal) || line.StartsWith("file.cs", StringComparison.Ordinal));

    private string Marker => Path.Combine(_folder, "marker");

    private CodeVersionCheck Check(string project) => new(project, "production", _folder, Marker);

    private static Finding Unsupported(string project) => new()
    {
        Id = "SFI4013",
        Title = "The org does not support a version that the code uses",
        Severity = FindingSeverity.Error,
        Position = new($"/repo/{project}.cs", 12, 34),
        Message = "The org production does not support API 90.0.",
        Subject = project,
    };

    private static CheckReport Report(string folder) => JsonReportReader.Read(File.ReadAllText(Path.Combine(folder, "report.json")))!;

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
