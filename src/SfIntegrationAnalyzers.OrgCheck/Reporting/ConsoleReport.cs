using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>The report as lines of a build log, in the canonical form that MSBuild, editors and CI servers understand.</summary>
public static partial class ConsoleReport
{
    /// <summary>Each finding with its explanation below it, and one line that sums up.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static ImmutableArray<string> Lines(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Findings.SelectMany(Lines), Summary(report)];
    }

    /// <summary>A finding, from which MSBuild makes an error or a warning again, and its explanation below it.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static IEnumerable<string> Lines(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return [Plain($"{finding.Position}: {Wording.Of(finding.Severity)} {finding.Id}: {finding.Message}"), .. Below(finding)];
    }

    /// <summary>The explanation of a finding, indented as it stands below it.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The lines, none with a line break in it; none without an explanation.</returns>
    public static IEnumerable<string> Below(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Explanation is null ? [] : Lines(finding.Explanation).Select(line => "    " + line);
    }

    /// <summary>
    /// An explanation: each way to the grant with the link that breaks, what changed, what to do, what happens meanwhile.
    /// </summary>
    /// <param name="explanation">The explanation.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static ImmutableArray<string> Lines(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.AddRange(explanation.Paths.Select(path => Plain(Chain(path))));
        if (explanation.Change is { } change)
            lines.Add(Plain($"changed {Wording.Of(change)}"));

        foreach (var repair in explanation.Repairs)
        {
            lines.Add(Plain($"repair: {repair.Title}{(repair.FileName is null ? "" : $" ({repair.FileName})")}"));
            lines.AddRange(Wording.LinesOf(repair).Select(line => "  " + Plain(line)));
        }

        if (explanation.Meanwhile is not null)
            lines.Add(Plain($"until then: {explanation.Meanwhile}"));

        return lines.ToImmutable();
    }

    /// <summary>One user's access, with every way to it below.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The lines, none with a line break in it.</returns>
    public static ImmutableArray<string> Lines(UserAccess user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var may = user.ApiAccess switch
        {
            _ when !user.IsFound => "is no user of this org that the checking user may see",
            Access.Granted => "can call the API",
            Access.Missing => "cannot call the API",
            _ => "may or may not be able to call the API: the org does not say",
        };
        var through = user.IsFound ? $" (profile {user.Profile ?? "unknown"}, license {user.License ?? "unknown"})" : "";
        return
        [
            Plain($"{user.Username} {may}{through}"),
            .. Lines(new Explanation { Paths = user.Paths }).Select(line => "    " + line),
        ];
    }

    /// <summary>The sum of a report: what it came to, and how much was looked at.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>The line, without a line break in it.</returns>
    public static string Summary(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var users = Wording.Number(report.UsersChecked, "user");
        if (report.IsKept)
        {
            return Plain(string.Create(
                CultureInfo.InvariantCulture,
                $"Salesforce permissions in {Wording.OrgName(report)}: {Wording.Of(report.Outcome)} "
                + $"at {report.CheckedAt:yyyy-MM-dd HH:mm} UTC ({users}). "
                + $"Still valid, so the org was not asked again; -p:SfiOrgCheckMaxAgeMinutes=0 asks now."));
        }

        var usage = report.ApiUsage is null && Wording.ApiRequests(report) is { } unknown ? "; " + unknown : "";
        return Plain(
            $"Salesforce permissions in {Wording.OrgName(report)}: {Wording.Of(report.Outcome)}. "
            + $"{users} and {Wording.Number(report.AudiencesChecked, "audience")} checked "
            + $"with {Wording.Number(report.RequestsMade, "request")}{usage}.");
    }

    /// <summary>
    /// A text as it may stand in a build log, whatever an org or a manifest put into it: on one line, and no command to the build server.
    /// Azure Pipelines takes <c>##vso[…]</c> and <c>##[…]</c> from anywhere in a line, GitHub takes <c>::…</c> from its beginning.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, with a blank wherever it would have been more than that.</returns>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Command().Replace(Wording.OneLine(text), "$0 ");
    }

    [GeneratedRegex(@"#(?=#)|(?<=^\s*):(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    private static string Chain(AccessPath path) => $"[{Wording.Of(path.Access)}] " + string.Join(" > ", path.Links.Select(Link));

    private static string Link(AccessLink link)
    {
        var mark = link.State switch { LinkState.Breaks => "X ", LinkState.Weak => "! ", LinkState.Unknown => "? ", _ => "" };
        return $"{mark}{Wording.Of(link.Kind)} {link.Name}{(link.Detail is null ? "" : $" ({link.Detail})")}";
    }
}
