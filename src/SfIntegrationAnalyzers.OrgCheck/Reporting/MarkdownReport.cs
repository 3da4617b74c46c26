using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary><c>report.md</c>: the report as a job's summary shows it (<c>GITHUB_STEP_SUMMARY</c>), in GitHub's Markdown.</summary>
public static class MarkdownReport
{
    // GitHub shows at most a megabyte of summary.
    private const int MostDetailed = 50;
    private const int MostRows = 200;

    /// <summary>Writes the report.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>Markdown, ending with a line break.</returns>
    public static string Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Line(text, $"## {Icon(report.Outcome)} {Escape(Wording.Headline(report))}");
        Line(text);
        Line(text, Facts(report));
        WriteFindings(text, report);
        WriteUsers(text, report);
        return text.ToString();
    }

    /// <summary>Writes what was found in one project's code, which is looked at after the org.</summary>
    /// <param name="project">The project, as reports call it.</param>
    /// <param name="findings">What was found.</param>
    /// <returns>Markdown, ending with a line break.</returns>
    public static string WriteProject(string project, ImmutableArray<Finding> findings)
    {
        var text = new StringBuilder();
        Line(text, $"### {Icon(findings.Max(finding => finding.Severity))} {Escape(project)}");
        WriteTable(text, findings);
        return text.ToString();
    }

    private static string Facts(CheckReport report)
    {
        var edition = report.Org?.Edition is { } named ? $" ({Escape(named)})" : "";
        var org = report.Org is { } found ? $"{Code(found.InstanceUrl.Authority)}{edition}: " : "";
        var usage = Wording.ApiRequests(report) is { } requests ? "; " + requests : "";
        return $"{org}{Wording.Number(report.UsersChecked, "user")} and {Wording.Number(report.AudiencesChecked, "audience")} checked "
            + $"with {Wording.Number(report.RequestsMade, "request")}, {Wording.Time(report.CheckedAt)}{usage}.";
    }

    private static void WriteFindings(StringBuilder text, CheckReport report)
    {
        if (report.Findings.IsEmpty)
            return;

        WriteTable(text, report.Findings);
        foreach (var finding in report.Findings.Where(finding => finding.Explanation is not null).Take(MostDetailed))
            WriteExplanation(text, finding, finding.Explanation!);
    }

    private static void WriteTable(StringBuilder text, ImmutableArray<Finding> findings)
    {
        Line(text);
        Line(text, "| | code | what | where |");
        Line(text, "| --- | --- | --- | --- |");
        foreach (var finding in findings.Take(MostRows))
        {
            var place = Code($"{FileName(finding.Position.File)}:{finding.Position.Line}");
            Line(text, $"| {Icon(finding.Severity)} | {finding.Id} | {Escape(finding.Message)} | {place} |");
        }

        WriteRest(text, findings.Length, "finding");
    }

    private static void WriteExplanation(StringBuilder text, Finding finding, Explanation explanation)
    {
        var about = string.Join(", ", new[] { finding.Subject, finding.User }.OfType<string>().Distinct());
        OpenDetails(text, $"{finding.Id}{(about.Length > 0 ? " " + about : "")}: why, and how to repair it");
        foreach (var path in explanation.Paths)
            Line(text, "- " + string.Join(" → ", path.Links.Select(Link)));

        if (explanation.Change is { } change)
            Line(text, $"\nChanged {Escape(Wording.Of(change))}");

        foreach (var repair in explanation.Repairs)
            WriteRepair(text, repair);

        if (explanation.Meanwhile is { } meanwhile)
            Line(text, $"\nUntil then: {Escape(meanwhile)}");

        CloseDetails(text);
    }

    private static void WriteRepair(StringBuilder text, Repair repair)
    {
        Line(text, $"\n**{Escape(repair.Title)}**{(repair.FileName is null ? "" : " " + Code(repair.FileName))}\n");
        if (repair.Kind is RepairKind.SetupPage or RepairKind.Advice)
        {
            Line(text, Escape(repair.Text));
            return;
        }

        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(repair.Text) + 1));
        Line(text, fence + (repair.Kind == RepairKind.Command ? "sh" : "xml"));
        foreach (var line in Wording.LinesOf(repair))
            Line(text, line);

        Line(text, fence);
    }

    private static void WriteUsers(StringBuilder text, CheckReport report)
    {
        if (report.Users.IsEmpty)
            return;

        var unknown = Wording.Count(report, Access.Unknown);
        OpenDetails(
            text,
            $"Who can call the API: {Wording.Count(report, Access.Granted)} can, {Wording.Count(report, Access.Missing)} cannot"
            + (unknown > 0 ? $", {unknown} unknown" : ""));
        Line(text, "| | user | integrations | profile | API Enabled through |");
        Line(text, "| --- | --- | --- | --- | --- |");
        foreach (var user in report.Users.OrderBy(user => user.ApiAccess == Access.Granted).Take(MostRows))
        {
            var through = string.Join(", ", user.Paths.Where(path => path.Access == Access.Granted).Select(Grant).Distinct());
            var integrations = string.Join(", ", user.Integrations);
            Line(
                text,
                $"| {Icon(user.ApiAccess)} | {Escape(user.Username)} | {Escape(integrations)} "
                + $"| {Escape(user.Profile ?? "")} | {Escape(through)} |");
        }

        WriteRest(text, report.Users.Length, "user");
        CloseDetails(text);
    }

    private static void WriteRest(StringBuilder text, int count, string noun)
    {
        if (count > MostRows)
            Line(text, $"\nAnd {Wording.Number(count - MostRows, noun)} more: see report.html.");
    }

    /// <summary>Inside a tag there is HTML but no Markdown.</summary>
    private static void OpenDetails(StringBuilder text, string summary)
    {
        var encoded = HtmlEncoder.Default.Encode(Wording.OneLine(summary)).Replace("@", "&#64;", StringComparison.Ordinal);
        Line(text, $"\n<details><summary>{encoded}</summary>\n");
    }

    private static void CloseDetails(StringBuilder text) => Line(text, "\n</details>");

    private static string Grant(AccessPath path) =>
        path.Links
            .LastOrDefault(link => link.Kind is LinkKind.Profile or LinkKind.PermissionSet or LinkKind.PermissionSetGroup)?
            .Name ?? "";

    private static string Link(AccessLink link)
    {
        var mark = link.State switch { LinkState.Breaks => "❌ ", LinkState.Weak => "⚠️ ", LinkState.Unknown => "❔ ", _ => "" };
        return $"{mark}{Wording.Of(link.Kind)} **{Escape(link.Name)}**{(link.Detail is null ? "" : $" ({Escape(link.Detail)})")}";
    }

    private static string Icon(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "✅",
        CheckOutcome.Failed => "❌",
        _ => "❔",
    };

    private static string Icon(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "❌",
        FindingSeverity.Warning => "⚠️",
        _ => "ℹ️",
    };

    private static string Icon(Access access) => access switch
    {
        Access.Granted => "✅",
        Access.Missing => "❌",
        _ => "❔",
    };

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static int LongestRunOfBackticks(string text) =>
        Regex.Matches(text, "`+").Select(run => run.Length).DefaultIfEmpty().Max();

    /// <summary>A code span that its text cannot leave, also inside a table.</summary>
    private static string Code(string text)
    {
        var line = Wording.OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRunOfBackticks(line) + 1);
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>Text in which nothing is Markdown, HTML, a formula, a mention or a link, which addresses become by themselves.</summary>
    private static string Escape(string text)
    {
        var line = Wording.OneLine(text);
        var escaped = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '@' => escaped.Append("&#64;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' or '$' => escaped.Append('\\').Append(c),
                ':' when line.AsSpan(at + 1).StartsWith("//") => escaped.Append("\\:"),
                '.' when line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase) => escaped.Append("\\."),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
