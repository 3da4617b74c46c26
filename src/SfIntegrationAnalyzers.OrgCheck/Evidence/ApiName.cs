using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// API names as a manifest writes them: <c>Stripe_Access</c>, or <c>acme__Stripe_Access</c>
/// for what came with the package of that namespace. The org keeps the two parts in fields
/// of their own. (No part may have two underscores in a row, so that the first two divide.)
/// </summary>
internal static class ApiName
{
    private const string Divider = "__";

    /// <summary>The name without the namespace.</summary>
    public static string Bare(string written) => written[(DividerOf(written) is var at and > 0 ? at + Divider.Length : 0)..];

    /// <summary>The namespace; null where none is written.</summary>
    public static string? NamespaceOf(string written) => DividerOf(written) is var at and > 0 ? written[..at] : null;

    /// <summary>The name as it is written.</summary>
    public static string Full(Known<string?> itsNamespace, string name) => itsNamespace.Or(null) is { } of ? of + Divider + name : name;

    /// <summary>
    /// Whether a written name means a thing of the org. One without a namespace means what the org made itself, not what a package brought
    /// under the same name. Where the org does not tell namespaces, one that is written may or may not fit.
    /// </summary>
    public static Known<bool> Means(string written, Known<string?> itsNamespace, string name) =>
        !name.Equals(Bare(written), StringComparison.OrdinalIgnoreCase) ? new(false)
        : itsNamespace.IsKnown ? new(string.Equals(itsNamespace.Value, NamespaceOf(written), StringComparison.OrdinalIgnoreCase))
        : NamespaceOf(written) is null ? new(true)
        : Known<bool>.Unknown;

    private static int DividerOf(string written) => written.IndexOf(Divider, StringComparison.Ordinal);
}
