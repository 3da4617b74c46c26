using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

/// <summary>A new integration and a new org as they are written into a manifest.</summary>
internal static class IntegrationText
{
    public static string Org(ManifestSnapshot snapshot) =>
        $"{JsonLayout.Quoted(snapshot.OrgKey)}: {{ \"instanceUrl\": {JsonLayout.Quoted(InstanceUrl(snapshot))}"
        + $"{(snapshot.OrganizationId is { } id ? $", {OrganizationId(id)}" : "")} }}";

    public static string OrganizationId(string id) => $"\"organizationId\": {JsonLayout.Quoted(id)}";

    public static string InstanceUrl(ManifestSnapshot snapshot) => snapshot.InstanceUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>An object over several lines, its first without indentation.</summary>
    /// <param name="name">What the team calls it.</param>
    /// <param name="facts">What the org says of its user.</param>
    /// <param name="onlyOrg">The org that alone has this user; null where the manifest has no other.</param>
    /// <param name="indent">What the object is indented by.</param>
    /// <param name="layout">How the manifest is laid out.</param>
    public static string Integration(string name, IntegrationFacts facts, string? onlyOrg, string indent, JsonLayout layout)
    {
        var user = JsonLayout.Quoted(facts.Username);
        string[] members =
        [
            $"\"name\": {JsonLayout.Quoted(name)}",
            $"\"user\": {(onlyOrg is null ? user : $"{{ {JsonLayout.Quoted(onlyOrg)}: {user} }}")}",
            .. Held(facts),
            $"\"permissions\": [{JsonLayout.Quoted(PermissionManifest.ApiEnabled)}]",
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
