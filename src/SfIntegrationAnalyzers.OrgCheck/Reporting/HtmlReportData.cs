using System.Collections.Immutable;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>
/// The data inside <c>report.html</c>, for its own script alone. Links repeat a lot, so they stand once, and paths are lists of their
/// numbers: ten thousand users take a tenth of what <see cref="JsonReport"/> needs.
/// </summary>
internal sealed class HtmlReportData
{
    private readonly Dictionary<AccessLink, int> _numbers = [];
    private readonly List<AccessLink> _links = [];

    public static string Write(CheckReport report) => JsonText.Write(new HtmlReportData(report).Write, indented: false);

    private readonly CheckReport _report;

    private HtmlReportData(CheckReport report) => _report = report;

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("outcome", Wording.Of(_report.Outcome));
        json.WriteList("findings", _report.Findings, WriteFinding);
        json.WriteList("users", _report.Users, WriteUser);
        json.WriteList("links", _links, (writer, link) =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Wording.Of(link.Kind));
            writer.WriteStringValue(Plain(link.Name));
            writer.WriteStringValue(Wording.Of(link.State));
            writer.WriteStringValue(Plain(link.Detail));
            writer.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("title", Plain(finding.Title));
        json.WriteString("severity", Wording.Of(finding.Severity));
        json.WriteString("message", Plain(finding.Message));
        var fileName = finding.Position.File[(finding.Position.File.LastIndexOfAny(['/', '\\']) + 1)..];
        json.WriteString("where", Plain($"{fileName}:{finding.Position.Line}"));
        json.WriteString("subject", Plain(finding.Subject));
        json.WriteString("user", Plain(finding.User));
        if (finding.Explanation is { } explanation)
        {
            WritePaths(json, explanation.Paths);
            json.WriteString("change", explanation.Change is { } change ? Plain(Wording.Of(change)) : null);
            json.WriteString("meanwhile", Plain(explanation.Meanwhile));
            json.WriteList("repairs", explanation.Repairs, (writer, repair) =>
            {
                writer.WriteStartObject();
                writer.WriteString("kind", Wording.Of(repair.Kind));
                writer.WriteString("title", Plain(repair.Title));
                writer.WriteString("text", string.Join('\n', Wording.LinesOf(repair)));
                writer.WriteString("file", Plain(repair.FileName));
                writer.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }

    private void WriteUser(Utf8JsonWriter json, UserAccess user)
    {
        json.WriteStartObject();
        json.WriteString("name", Plain(user.Username));
        json.WriteString("access", Wording.Of(user.ApiAccess));
        json.WriteString("license", Plain(user.License));
        json.WriteString("profile", Plain(user.Profile));
        WriteTexts("integrations", user.Integrations);
        WriteTexts("owners", user.Owners);
        WriteTexts("findings", user.FindingIds);
        WritePaths(json, user.Paths);
        json.WriteEndObject();

        void WriteTexts(string name, ImmutableArray<string> texts) =>
            json.WriteList(name, texts, (writer, text) => writer.WriteStringValue(Plain(text)));
    }

    private void WritePaths(Utf8JsonWriter json, ImmutableArray<AccessPath> paths) => json.WriteList("paths", paths, (writer, path) =>
    {
        writer.WriteStartArray();
        foreach (var link in path.Links)
            writer.WriteNumberValue(NumberOf(link));

        writer.WriteEndArray();
    });

    private static string? Plain(string? text) => text is null ? null : Wording.OneLine(text);

    private int NumberOf(AccessLink link)
    {
        if (_numbers.TryGetValue(link, out var number))
            return number;

        _links.Add(link);
        return _numbers[link] = _links.Count - 1;
    }
}
