using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

/// <summary>A new integration and a new org as they are written into a manifest.</summary>
internal static class IntegrationText
{
    public static string Org(ManifestSnapshot snapshot) =>
        $"{JsonLayout.Quoted(snapshot.OrgKey)}: {{ \"instanceUrl\": {JsonLayout.Quoted(InstanceUrl(snapshot))}, \"organizationId\": {JsonLayout.Quoted(snapshot.OrganizationId)} }}";

    public static string InstanceUrl(ManifestSnapshot snapshot) => snapshot.InstanceUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>An object over several lines, its first without indentation.</summary>
    public static string Integration(string name, IntegrationFacts facts, string indent, JsonLayout layout)
    {
        string[] members =
        [
            $"\"name\": {JsonLayout.Quoted(name)}",
            $"\"user\": {JsonLayout.Quoted(facts.Username)}",
            .. Held(facts),
            $"\"permissions\": [{JsonLayout.Quoted(PermissionManifest.ApiEnabled)}]",
            .. facts.App is null ? Array.Empty<string>() : [$"\"app\": {JsonLayout.Quoted(facts.App)}"],
        ];
        var inner = layout.NewLine + indent + layout.Indent;
        return "{" + inner + string.Join("," + inner, members) + layout.NewLine + indent + "}";
    }

    /// <summary>The members that say what the user holds.</summary>
    public static ImmutableArray<string> Held(IntegrationFacts facts)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        if (facts.License is not null)
            members.Add($"\"license\": {JsonLayout.Quoted(facts.License)}");
        if (facts.Profile is not null)
            members.Add($"\"profile\": {JsonLayout.Quoted(facts.Profile)}");
        if (facts.PermissionSets is { IsDefaultOrEmpty: false } sets)
            members.Add($"\"permissionSets\": {List(sets)}");

        return members.ToImmutable();
    }

    public static string List(IEnumerable<string> texts) =>
        $"[{string.Join(", ", texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(JsonLayout.Quoted))}]";
}
