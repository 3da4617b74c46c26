using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>What <c>salesforce-permissions.json</c> says: which orgs there are, who must be able to call them, and through what.</summary>
/// <param name="Path">The file, as it was given to the reader.</param>
/// <param name="Orgs">At least one, in the order of the file.</param>
/// <param name="Integrations">In the order of the file; names are unique.</param>
/// <param name="Audiences">In the order of the file; names are unique.</param>
public sealed record PermissionManifest(
    string Path,
    ImmutableArray<ManifestOrg> Orgs,
    ImmutableArray<Integration> Integrations,
    ImmutableArray<Audience> Audiences)
{
    /// <summary>The permission without which no API call succeeds. It is required of every integration, written or not.</summary>
    public const string ApiEnabled = "ApiEnabled";

    /// <summary>The org of a key. Case matters, as it does everywhere in the manifest.</summary>
    /// <param name="key">For example <c>production</c>.</param>
    /// <returns>The org, or null if the manifest has none of that key.</returns>
    public ManifestOrg? FindOrg(string key) => Orgs.FirstOrDefault(org => org.Key.Value == key);
}
