namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>An org that the manifest speaks of. It is recognised by its id where one is given, else by its instance.</summary>
/// <param name="Key">What the manifest and <c>SfiOrg</c> call it, for example <c>production</c>.</param>
/// <param name="InstanceUrl">Its My Domain without a path, for example <c>https://acme.my.salesforce.com/</c>.</param>
/// <param name="OrganizationId">Its id in the 18-character form.</param>
public sealed record ManifestOrg(Positioned<string> Key, Positioned<Uri>? InstanceUrl, Positioned<string>? OrganizationId);
