using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>Reads what <see cref="JsonReport"/> wrote, so that a later step of the same build can add to it.</summary>
public static class JsonReportReader
{
    /// <summary>Reads a report.</summary>
    /// <param name="json">The text of a <c>report.json</c>.</param>
    /// <returns>The report; null where the text is none of this version.</returns>
    public static CheckReport? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.GetProperty("version").GetInt32() == JsonReport.Version ? ReportOf(root) : null;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static CheckReport ReportOf(JsonElement root) => new()
    {
        Outcome = Word(root, "outcome", (CheckOutcome outcome) => Wording.Of(outcome)),
        ManifestPath = Text(root, "manifest"),
        CheckedAt = Instant(root, "checkedAt"),
        OrgKey = TextOrNull(root, "orgKey"),
        Org = Part(root, "org") is { } org ? OrgOf(org) : null,
        Checker = Part(root, "checker") is { } checker
            ? new Checker(TextOrNull(checker, "userId"), TextOrNull(checker, "username"), Text(checker, "credentials"))
            : null,
        ApiUsage = Part(root, "apiUsage") is { } usage
            ? new ApiUsage(usage.GetProperty("used").GetInt64(), usage.GetProperty("allowed").GetInt64())
            : null,
        ApiVersion = TextOrNull(root, "apiVersion") is { } version ? ApiVersion.Parse(version) : null,
        UsersChecked = root.GetProperty("usersChecked").GetInt32(),
        AudiencesChecked = root.GetProperty("audiencesChecked").GetInt32(),
        RequestsMade = root.GetProperty("requestsMade").GetInt32(),
        Findings = Each(root, "findings", FindingOf),
        Users = Each(root, "users", UserOf),
        OrgVersions = Each(root, "orgVersions", version =>
            new OrgApiVersion(ApiVersion.Parse(Text(version, "version")), Text(version, "label"))),
    };

    private static CheckedOrg OrgOf(JsonElement org) => new(
        Text(org, "key"),
        new Uri(Text(org, "instanceUrl")),
        Text(org, "organizationId"),
        TextOrNull(org, "name"),
        TextOrNull(org, "edition"),
        org.GetProperty("isSandbox") is { ValueKind: not JsonValueKind.Null } isSandbox ? isSandbox.GetBoolean() : null);

    private static Finding FindingOf(JsonElement finding) => new()
    {
        Id = Text(finding, "id"),
        Title = Text(finding, "title"),
        Severity = Word(finding, "severity", (FindingSeverity severity) => Wording.Of(severity)),
        Message = Text(finding, "message"),
        Position = new SourcePosition(
            Text(finding, "file"),
            finding.GetProperty("line").GetInt32(),
            finding.GetProperty("column").GetInt32()),
        Subject = TextOrNull(finding, "subject"),
        User = TextOrNull(finding, "user"),
        Explanation = Part(finding, "explanation") is { } explanation ? ExplanationOf(explanation) : null,
    };

    private static Explanation ExplanationOf(JsonElement explanation) => new()
    {
        Paths = Each(explanation, "paths", PathOf),
        Change = Part(explanation, "change") is { } change
            ? new RecordedChange(Instant(change, "at"), TextOrNull(change, "by"), Text(change, "what"))
            : null,
        Repairs = Each(explanation, "repairs", repair => new Repair(
            Word(repair, "kind", (RepairKind kind) => Wording.Of(kind)),
            Text(repair, "title"),
            Text(repair, "text"),
            TextOrNull(repair, "fileName"))),
        Meanwhile = TextOrNull(explanation, "meanwhile"),
    };

    private static UserAccess UserOf(JsonElement user) => new()
    {
        Username = Text(user, "username"),
        ApiAccess = Word(user, "apiAccess", (Access access) => Wording.Of(access)),
        Integrations = Each(user, "integrations", Text),
        Owners = Each(user, "owners", Text),
        License = TextOrNull(user, "license"),
        Profile = TextOrNull(user, "profile"),
        FindingIds = Each(user, "findings", Text),
        Paths = Each(user, "paths", PathOf),
    };

    private static AccessPath PathOf(JsonElement path) => new(Each(path, "links", link => new AccessLink(
        Word(link, "kind", (LinkKind kind) => Wording.Of(kind)),
        Text(link, "name"),
        Word(link, "state", (LinkState state) => Wording.Of(state)),
        TextOrNull(link, "detail"))));

    private static JsonElement? Part(JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    private static ImmutableArray<T> Each<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        [.. element.GetProperty(name).EnumerateArray().Select(read)];

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("A text is null.");

    private static string Text(JsonElement element, string name) => Text(element.GetProperty(name));

    private static string? TextOrNull(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static DateTimeOffset Instant(JsonElement element, string name) =>
        DateTimeOffset.Parse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The value that a report calls by this word.</summary>
    private static T Word<T>(JsonElement element, string name, Func<T, string> wordOf)
        where T : struct, Enum
    {
        var word = Text(element, name);
        return Enum.GetValues<T>()
            .Where(value => wordOf(value) == word)
            .Select(value => (T?)value)
            .FirstOrDefault() ?? throw new FormatException($"{word} is no {name}.");
    }
}
