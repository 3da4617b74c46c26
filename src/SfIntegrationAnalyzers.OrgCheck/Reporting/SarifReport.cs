using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary><c>report.sarif</c>: the findings as SARIF 2.1.0, for code scanning and editors.</summary>
public static class SarifReport
{
    private const string ToolName = "SfIntegrationAnalyzers";

    /// <summary>Writes the report.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>SARIF 2.1.0, indented, ending with a line break.</returns>
    public static string Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ImmutableArray<Finding> rules =
        [
            .. report.Findings.DistinctBy(finding => finding.Id).OrderBy(finding => finding.Id, StringComparer.Ordinal),
        ];
        ImmutableArray<string> ids = [.. rules.Select(rule => rule.Id)];
        return JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            WriteInvocation(json, report);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartObject("automationDetails");
            json.WriteString("id", $"salesforce-permissions/{report.OrgKey ?? "unknown"}/");
            json.WriteEndObject();
            var subjects = new Dictionary<string, int>(StringComparer.Ordinal);
            json.WriteList("results", report.Findings, (writer, finding) =>
                WriteResult(writer, finding, Fingerprint(finding, subjects), ids.IndexOf(finding.Id)));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, ImmutableArray<Finding> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", ToolName);
        json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version?.ToString(3));
        json.WriteList("rules", rules, (writer, rule) =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteMessage(writer, "shortDescription", rule.Title.Length > 0 ? rule.Title : rule.Id);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A run that did not look must not read as a run without results.</summary>
    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Outcome != CheckOutcome.NotChecked);
        json.WriteString("endTimeUtc", report.CheckedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("properties");
        json.WriteString("outcome", Wording.Of(report.Outcome));
        json.WriteNumber("usersChecked", report.UsersChecked);
        json.WriteNumber("audiencesChecked", report.AudiencesChecked);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Lines move; what was found about whom does not. Code scanning takes results of one fingerprint for one result.</summary>
    private static string Fingerprint(Finding finding, Dictionary<string, int> subjects)
    {
        var subject = $"{finding.Id}/{finding.Subject}/{finding.User}";
        var number = subjects[subject] = subjects.GetValueOrDefault(subject) + 1;
        return number == 1 ? subject : string.Create(CultureInfo.InvariantCulture, $"{subject}/{number}");
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, string fingerprint, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", finding.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "note",
        });
        WriteMessage(json, "message", finding.Message);
        WriteLocation(json, finding.Position);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("subject/v1", fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourcePosition position)
    {
        json.WriteStartArray("locations");
        if (position.File.Length == 0)
        {
            // Where there is no manifest there is no place in it.
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(position.File));
        json.WriteEndObject();
        if (position.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", position.Line);
            json.WriteNumber("startColumn", Math.Max(position.Column, 1));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>
    /// A text of one line in which nothing is a link: <c>[text](address)</c> is one in any message (SARIF 2.1.0, section 3.11.6).
    /// </summary>
    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Wording.OneLine(text).Replace("](", "] (", StringComparison.Ordinal));
        json.WriteEndObject();
    }

    /// <summary>Full paths of either system become file URIs, those on a share with its server; others are relative references.</summary>
    private static string UriOf(string path)
    {
        var isOnDrive = path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':';
        var escaped = string.Join('/', (isOnDrive ? path[2..] : path).Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return isOnDrive ? $"file:///{path[..2]}{escaped}"
            : path.StartsWith(@"\\", StringComparison.Ordinal) ? "file:" + escaped
            : path.StartsWith('/') ? "file://" + escaped
            : escaped;
    }
}
