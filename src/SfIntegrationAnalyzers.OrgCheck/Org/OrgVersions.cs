using System.Collections.Immutable;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>The answer of <c>/services/data</c>.</summary>
internal static class OrgVersions
{
    private const int LongestLabel = 40;

    /// <summary>Reads the list.</summary>
    /// <returns>The versions, oldest first, or null if this is no such list.</returns>
    public static ImmutableArray<OrgApiVersion>? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
        {
            return null;
        }

        var versions = new List<OrgApiVersion>(root.GetArrayLength());
        foreach (var entry in root.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object
                || !entry.TryGetProperty("version", out var version)
                || version.ValueKind != JsonValueKind.String
                || !ApiVersion.TryParse(version.GetString(), out var parsed))
            {
                return null;
            }

            versions.Add(new(parsed, LabelOf(entry)));
        }

        versions.Sort((one, other) => one.Version.CompareTo(other.Version));
        for (var at = 1; at < versions.Count; at++)
        {
            if (versions[at].Version == versions[at - 1].Version)
            {
                return null;
            }
        }

        return [.. versions];
    }

    /// <summary>
    /// <c>Winter '27</c>. It goes with the version through lists of MSBuild and lines of files, where a semicolon or a line break in it
    /// would make a version of its own, which the org does not support.
    /// </summary>
    private static string LabelOf(JsonElement entry) =>
        entry.TryGetProperty("label", out var label)
        && label.ValueKind == JsonValueKind.String
        && label.GetString() is { Length: <= LongestLabel } text
        && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '\'' or '-' or '_')
            ? text
            : "";
}
