using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Writes the reports of a check: into the folder that the build names, and into the summary of a GitHub job.</summary>
internal static class ReportFiles
{
    /// <summary>A report that could not be written, or not kept: a full disk does not change a verdict, and does not go unsaid.</summary>
    public const string NotWritten = "SFI4909";

    private const string JobSummary = "GITHUB_STEP_SUMMARY";

    private const string NextForFolder = "set SfiReportDirectory to a folder that can be written to";

    /// <summary>
    /// Whether a build wants reports in a folder that has none, or one of before a verdict was kept: it may say something else.
    /// </summary>
    public static bool AreMissing(PermissionCheckSettings settings, string verdictFile) =>
        settings.ReportDirectory is { } directory
        && File.GetLastWriteTimeUtc(Path.Combine(directory, ReportFile.Json)) < File.GetLastWriteTimeUtc(verdictFile);

    /// <summary>Writes them; what fails becomes a warning of the report that is returned.</summary>
    public static CheckReport Write(CheckReport report, PermissionCheckSettings settings, IReadOnlyDictionary<string, string> environment)
    {
        var failures = new List<Finding>();
        if (settings.ReportDirectory is { } directory)
        {
            // In turn, so that what stays is of the last, whose verdict is older: else the next build would ask anew.
            Try(
                directory,
                () => TextFile.OneAtATime(directory, () =>
                {
                    SayWhoseReportGoes(report, Path.Combine(directory, ReportFile.Json), failures);
                    WriteAll(report, directory, failures);
                }),
                failures);
        }

        AppendToJobSummary(() => MarkdownReport.Write(report), environment, failures);
        return failures.Count == 0 ? report : report with { Findings = [.. report.Findings, .. failures] };
    }

    /// <summary>
    /// Writes them where there is no manifest to read, so that none of an earlier build stays beside the error. They are dated back: a kept
    /// verdict holds again once its manifest is there, and then has its own written.
    /// </summary>
    public static CheckReport WriteWithoutManifest(CheckReport report, PermissionCheckSettings settings)
    {
        report = Write(report, settings, ImmutableDictionary<string, string>.Empty);
        var failures = new List<Finding>();
        if (settings.ReportDirectory is { } directory && Path.Combine(directory, ReportFile.Json) is var path && File.Exists(path))
        {
            Try(path, () => File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch), failures);
        }

        return failures.Count == 0 ? report : report with { Findings = [.. report.Findings, .. failures] };
    }

    /// <summary>Puts what was found in one project into the reports that are there, in place of what they have of that project.</summary>
    /// <returns>What could not be written.</returns>
    public static ImmutableArray<Finding> AddProject(
        CodeVersionCheck check,
        ImmutableArray<Finding> findings,
        IReadOnlyDictionary<string, string> environment)
    {
        var failures = new List<Finding>();
        if (check.ReportDirectory is { } directory && File.Exists(Path.Combine(directory, ReportFile.Json)))
        {
            Try(directory, () => TextFile.OneAtATime(directory, () => AddProject(check, findings, directory, failures)), failures);
        }

        if (!findings.IsEmpty)
        {
            AppendToJobSummary(() => MarkdownReport.WriteProject(check.Project, findings), environment, failures);
        }

        return [.. failures];
    }

    private static void AddProject(CodeVersionCheck check, ImmutableArray<Finding> findings, string directory, List<Finding> failures)
    {
        var report = JsonReportReader.Read(File.ReadAllText(Path.Combine(directory, ReportFile.Json)))
            ?? throw new IOException($"{ReportFile.Json} is none that this version wrote.");
        WriteAll(CodeApiVersions.AddTo(report, check.Project, findings), directory, failures);
        if (check.Marker is { } marker)
        {
            if (findings.IsEmpty)
                File.Delete(marker);
            else
                TextFile.Replace(marker, directory);
        }
    }

    /// <summary>
    /// Two checks of a build with one folder: the report of the one that fails may be gone behind that of the one that passes.
    /// </summary>
    private static void SayWhoseReportGoes(CheckReport report, string path, List<Finding> failures) => Try(
        path,
        () =>
        {
            var there = File.Exists(path) ? JsonReportReader.Read(File.ReadAllText(path)) : null;
            if (there is not null && report.ManifestPath.Length > 0 && there.ManifestPath != report.ManifestPath)
            {
                failures.Add(Warning(
                    path,
                    $"The report replaced that of {there.ManifestPath}. "
                    + "Set SfiReportDirectory to a relative folder, so that each manifest has its own."));
            }
        },
        failures);

    /// <summary>Each that can be written is. What stands in the way of one mostly stands in the way of all, and is said once.</summary>
    private static void WriteAll(CheckReport report, string directory, List<Finding> failures)
    {
        var refused = new List<(string Name, string Reason)>();
        foreach (var file in ReportFile.AllOf(report))
        {
            try
            {
                TextFile.Replace(Path.Combine(directory, file.Name), file.Content);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused.Add((file.Name, e.Message));
            }
        }

        if (refused.Count > 0)
        {
            var names = refused.ConvertAll(file => file.Name);
            var (path, what) = names is [var only]
                ? (Path.Combine(directory, only), only)
                : (directory, $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}");
            failures.Add(Warning(path, NotWrittenBecause(what, refused[0].Reason, names.Count == 1 ? "it" : "them", NextForFolder)));
        }
    }

    private static void AppendToJobSummary(Func<string> markdown, IReadOnlyDictionary<string, string> environment, List<Finding> failures)
    {
        if (environment.TryGetValue(JobSummary, out var summary) && Path.IsPathFullyQualified(summary))
        {
            Try(
                summary,
                () => TextFile.OneAtATime(summary, () => File.AppendAllText(summary, markdown() + "\n")),
                failures,
                $"{JobSummary} names that file: where the build runs in a container of its own, do not pass the variable on");
        }
    }

    private static void Try(string path, Action write, List<Finding> failures, string next = NextForFolder)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failures.Add(Warning(path, NotWrittenBecause("The report", e.Message, "it", next)));
        }
    }

    private static string NotWrittenBecause(string what, string reason, string pronoun, string next) =>
        $"{what} could not be written: {reason} The verdict stands without {pronoun}; {next}.";

    private static Finding Warning(string path, string message) => new()
    {
        Id = NotWritten,
        Severity = FindingSeverity.Warning,
        Position = new SourcePosition(path, 0, 0),
        Message = message,
    };
}
