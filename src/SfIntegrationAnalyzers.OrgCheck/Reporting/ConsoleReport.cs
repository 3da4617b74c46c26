using System.Collections.Immutable;
using System.Globalization;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>The report as lines of a build log, in the canonical form that MSBuild, editors and CI servers understand.</summary>
public static class ConsoleReport
{
    /// <summary>One line for each finding and one that sums up.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="withExplanations">Whether each finding is followed by its chain and the way back, indented.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static ImmutableArray<string> Lines(CheckReport report, bool withExplanations = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var finding in report.Findings)
        {
            lines.Add(Line(finding));
            if (withExplanations && finding.Explanation is not null)
                lines.AddRange(Lines(finding.Explanation).Select(line => "  " + line));
        }

        lines.Add(Wording.OneLine(Summary(report)));
        return lines.ToImmutable();
    }

    /// <summary>A finding, from which MSBuild makes an error or a warning again.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The line, without a line break in it.</returns>
    public static string Line(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Wording.OneLine($"{finding.Position}: {Wording.Of(finding.Severity)} {finding.Id}: {finding.Message}");
    }

    /// <summary>An explanation: each way to the grant with the link that breaks, what changed, what to do, what happens meanwhile.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static ImmutableArray<string> Lines(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.AddRange(explanation.Paths.Select(path => Wording.OneLine(Chain(path))));
        if (explanation.Change is { } change)
            lines.Add(Wording.OneLine($"changed {Wording.Of(change)}"));

        foreach (var repair in explanation.Repairs)
        {
            lines.Add(Wording.OneLine($"repair: {repair.Title}{(repair.FileName is null ? "" : $" ({repair.FileName})")}"));
            lines.AddRange(repair.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => "  " + Wording.OneLine(line)));
        }

        if (explanation.Meanwhile is not null)
            lines.Add(Wording.OneLine($"until then: {explanation.Meanwhile}"));

        return lines.ToImmutable();
    }

    private static string Chain(AccessPath path) => $"[{Wording.Of(path.Access)}] " + string.Join(" > ", path.Links.Select(Link));

    private static string Link(AccessLink link)
    {
        var mark = link.State switch { LinkState.Breaks => "X ", LinkState.Weak => "! ", LinkState.Unknown => "? ", _ => "" };
        return $"{mark}{Wording.Of(link.Kind)} {link.Name}{(link.Detail is null ? "" : $" ({link.Detail})")}";
    }

    private static string Summary(CheckReport report) => report.IsKept
        ? string.Create(CultureInfo.InvariantCulture, $"Salesforce permissions in {Wording.OrgName(report)}: {Wording.Of(report.Outcome)} at {report.CheckedAt:yyyy-MM-dd HH:mm} UTC ({Wording.Number(report.UsersChecked, "user")}). Still good, so the org was not asked; -p:SfiOrgCheckMaxAgeMinutes=0 asks.")
        : $"Salesforce permissions in {Wording.OrgName(report)}: {Wording.Of(report.Outcome)}. "
        + $"{Wording.Number(report.UsersChecked, "user")} and {Wording.Number(report.AudiencesChecked, "audience")} checked with {Wording.Number(report.RequestsMade, "request")}.";
}
