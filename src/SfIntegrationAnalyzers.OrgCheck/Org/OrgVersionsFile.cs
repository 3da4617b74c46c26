using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// Writes <c>salesforce-api-versions.json</c>, which replaces the built-in version table of the analyzers: the list of an org's own
/// <c>/services/data</c>.
/// </summary>
public static class OrgVersionsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = ApiVersionTableJson.FileName;

    /// <summary>Writes the text. The same list always gives the same text.</summary>
    /// <param name="versions">The org's versions, from <see cref="CheckReport.OrgVersions"/>; not empty.</param>
    /// <returns>JSON, with a line break at the end.</returns>
    /// <exception cref="ArgumentException">There is no version.</exception>
    public static string Write(ImmutableArray<OrgApiVersion> versions)
    {
        if (versions.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An org that told no versions says nothing about them.", nameof(versions));
        }

        var list = versions.Select(version => new
        {
            label = version.Label,
            url = $"/services/data/v{version.Version}",
            version = version.Version.ToString(),
        });
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return JsonSerializer.Serialize(list, options).ReplaceLineEndings("\n") + "\n";
    }
}
