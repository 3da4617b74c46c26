using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>
/// <c>report.html</c>: one file that a browser opens without a network. The verdict is plain HTML; findings and people are data that the
/// page's own script shows as far as one scrolls, so that ten thousand users open as fast as three.
/// </summary>
/// <remarks>
/// Names come from an org and are not trusted: they are encoded in HTML, escaped in JSON, set as text by the script, and a content security
/// policy allows this style and this script only.
/// </remarks>
public static class HtmlReport
{
    /// <summary>How many findings a reader without scripts gets.</summary>
    private const int MostWithoutScript = 200;

    private static readonly string Style = Resource("report.css");

    private static readonly string Script = Resource("report.js");

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the report.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>HTML, ending with a line break.</returns>
    public static string Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var outcome = Wording.Of(report.Outcome).Replace(' ', '-');
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(Wording.Headline(report))}</title>
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#people">Skip to the list of users</a>
            <header class="verdict {outcome}">
            <p class="badge">{Text(Capitalized(Wording.Of(report.Outcome)))}</p>
            <h1>{Text(Headline(report))}</h1>
            <p class="facts">{Facts(report)}</p>
            <ul class="tally">{Tally(report)}</ul>
            </header>
            <main>
            <section id="findings" aria-labelledby="findings-title"></section>
            <section id="people" aria-labelledby="people-title"></section>
            <noscript>{WithoutScript(report)}</noscript>
            </main>
            <footer>Written by SfIntegrationAnalyzers at {Wording.Time(report.CheckedAt)}. It read permissions only, and holds no secret.</footer>
            <script type="application/json" id="report">{HtmlReportData.Write(report)}</script>
            <script>{Script}</script>
            </body>
            </html>

            """;
    }

    /// <summary>Who is affected counts for more here than how many messages a build shows.</summary>
    private static string Headline(CheckReport report)
    {
        var refused = Wording.Count(report, Access.Missing);
        return report.Outcome == CheckOutcome.Failed && refused > 0
            ? $"{Wording.Number(refused, "integration user")} cannot call the API of {Wording.OrgName(report)}"
            : Capitalized(Wording.Headline(report));
    }

    private static string Facts(CheckReport report)
    {
        var facts = new List<string>();
        if (report.Org is { } org)
        {
            var kind = org.IsSandbox switch { true => "sandbox", false => "production", null => null };
            facts.Add($"<b>{Text(org.Name ?? org.Key)}</b>");
            facts.Add(Text(org.InstanceUrl.Authority));
            facts.AddRange(new[] { org.Edition, kind }.OfType<string>().Select(Text));
        }

        facts.Add($"{(report.UsersChecked + report.AudiencesChecked > 0 ? "checked" : "tried")} {Wording.Time(report.CheckedAt)}");
        if (report.Checker is { } checker)
        {
            var user = (checker.Username ?? checker.UserId) is { } who ? $"as {Text(who)} " : "";
            facts.Add($"signed in {user}with {Text(checker.CredentialSource)}");
        }

        if (Wording.ApiRequests(report) is { } requests)
            facts.Add(Text(requests));

        return string.Join(" <span class=\"dot\" aria-hidden=\"true\">·</span> ", facts);
    }

    private static string Tally(CheckReport report)
    {
        (int Count, string One, string Many)[] tally =
        [
            (report.UsersChecked, "user checked", "users checked"),
            (Wording.Count(report, Access.Missing), "without API access", "without API access"),
            (report.AudiencesChecked, "audience checked", "audiences checked"),
            (Wording.Count(report, FindingSeverity.Error), "error", "errors"),
            (Wording.Count(report, FindingSeverity.Warning), "warning", "warnings"),
            (report.RequestsMade, "request to the org", "requests to the org"),
        ];
        return string.Concat(tally.Select(entry => string.Create(
            CultureInfo.InvariantCulture, $"<li><b>{entry.Count:N0}</b><span>{(entry.Count == 1 ? entry.One : entry.Many)}</span></li>")));
    }

    private static string WithoutScript(CheckReport report)
    {
        var items = report.Findings.Take(MostWithoutScript).Select(finding =>
            $"<li><b>{Text(Wording.Of(finding.Severity))} {Text(finding.Id)}</b> {Text(finding.Message)} "
            + $"<code>{Text(finding.Position.ToString())}</code></li>");
        return $"<h2>Findings</h2><ul>{string.Concat(items)}</ul>"
            + "<p>The picture of who has access through what needs JavaScript; report.json has the same data.</p>";
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(string text) => HtmlEncoder.Default.Encode(Wording.OneLine(text));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        // The hash is over what the browser sees, and a browser sees LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
