using System.Collections.Immutable;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>The answer of <c>/services/data</c>.</summary>
internal static class OrgVersions
{
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
                || !ApiVersion.TryParse(version.GetString(), out var parsed)
                || versions.Exists(known => known.Version == parsed))
            {
                return null;
            }

            var hasLabel = entry.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String;
            versions.Add(new(parsed, hasLabel ? label.GetString()! : ""));
        }

        versions.Sort((one, other) => one.Version.CompareTo(other.Version));
        return [.. versions];
    }
}
