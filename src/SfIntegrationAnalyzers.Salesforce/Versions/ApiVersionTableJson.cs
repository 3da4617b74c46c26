using SfIntegrationAnalyzers.Salesforce.Configuration;

namespace SfIntegrationAnalyzers.Salesforce.Versions;

/// <summary>What came of reading <c>salesforce-api-versions.json</c>.</summary>
/// <param name="Table">The table, or null if the file cannot be read.</param>
/// <param name="Problem">What is wrong, in words that end a sentence; empty if nothing is.</param>
/// <param name="Start">Where in the text it is wrong.</param>
/// <param name="Length">How many characters are wrong.</param>
public sealed record ApiVersionTableReading(ApiVersionTable? Table, string Problem, int Start, int Length);

/// <summary>
/// Reads a table that replaces the built-in one. Two forms: an object with <c>date</c> and <c>versions</c>, each with <c>version</c>,
/// <c>release</c>, <c>band</c> (retired, announced, supported), <c>supportEnds</c>, <c>retiredIn</c>; or the list that an org answers at
/// <c>/services/data</c>, whose bands are those of the built-in table, and in which everything older than its oldest is retired.
/// </summary>
public static class ApiVersionTableJson
{
    /// <summary>The name under which projects and rules look for the file.</summary>
    public const string FileName = "salesforce-api-versions.json";

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">JSON, with or without comments.</param>
    /// <param name="fileName">The file's own name, which messages quote.</param>
    /// <returns>The table or what is wrong.</returns>
    public static ApiVersionTableReading Read(string text, string fileName = FileName)
    {
        var rows = new Dictionary<ConfigurationNode, Dictionary<string, ConfigurationValue>>();
        var date = "";
        foreach (var value in JsonValues.Read(text))
        {
            if (value.Node.Parent is { Parent: null } && value.Name == "date")
            {
                date = value.Text;
                continue;
            }

            if (!rows.TryGetValue(value.Node, out var row))
            {
                rows.Add(value.Node, row = new Dictionary<string, ConfigurationValue>(StringComparer.Ordinal));
            }

            row[value.Name] = value;
        }

        var versions = new SortedDictionary<int, ApiVersionInfo>();
        foreach (var row in rows.Values.Where(r => r.ContainsKey("version")))
        {
            var written = row["version"];
            if (!ApiVersionForm.TryParse(written.Text, out var version, out _))
            {
                return Wrong(written, $"'{written.Text}' is not an API version such as 60.0");
            }

            if (!TryReadBand(row, version, out var band))
            {
                return Wrong(row["band"], $"'{row["band"].Text}' is not retired, announced or supported");
            }

            if (versions.ContainsKey(version.Major))
            {
                return Wrong(written, $"version {version} appears twice");
            }

            var known = ApiVersionTable.BuiltIn.Find(version);
            versions.Add(version.Major, new ApiVersionInfo(
                version,
                Text(row, "release") ?? Text(row, "label") ?? known?.Release ?? "",
                known?.Month ?? "",
                band,
                Text(row, "supportEnds") ?? (row.ContainsKey("band") ? "" : known?.SupportEnds) ?? "",
                Text(row, "retiredIn") ?? (row.ContainsKey("band") ? "" : known?.RetiredIn) ?? "",
                known?.SoapLogin ?? SoapLoginAvailability.Absent,
                fileName));
        }

        if (versions.Count == 0)
        {
            return new ApiVersionTableReading(null, "it names no version", 0, 0);
        }

        return new ApiVersionTableReading(new ApiVersionTable(versions.Values, date, fileName), "", 0, 0);
    }

    private static bool TryReadBand(Dictionary<string, ConfigurationValue> row, ApiVersion version, out ApiVersionBand band)
    {
        band = ApiVersionTable.BuiltIn.Find(version)?.Band ?? ApiVersionBand.Supported;
        // Letters alone: an enumeration also parses its numbers and lists of its names.
        return Text(row, "band") is not { } written || (written.All(char.IsLetter) && Enum.TryParse(written, ignoreCase: true, out band));
    }

    private static string? Text(Dictionary<string, ConfigurationValue> row, string name) =>
        row.TryGetValue(name, out var value) ? value.Text : null;

    private static ApiVersionTableReading Wrong(ConfigurationValue value, string problem) => new(null, problem, value.Start, value.Length);
}
