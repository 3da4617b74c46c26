using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>Reads <c>salesforce-permissions.json</c>: JSON with comments and trailing commas.</summary>
public static class ManifestReader
{
    /// <summary>The longest manifest that is read, in UTF-16 code units: room for tens of thousands of integrations.</summary>
    public const int LongestText = 16 * 1024 * 1024;

    private static readonly ImmutableArray<string> Keys = ["$schema", "orgs", "integrations", "audiences"];

    /// <summary>Reads a manifest. Whatever the text is, nothing is thrown: all that is wrong with it comes back at once.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The full path of the file; every position carries it.</param>
    /// <returns>The manifest, or all errors in the order of the file.</returns>
    public static ManifestReadResult Read(string text, string path) => Read(text, path, toleratesUnknownKeys: false);

    /// <summary>Reads a manifest that a later version may have written, to change what this version knows of it.</summary>
    internal static ManifestReadResult Read(string text, string path, bool toleratesUnknownKeys)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        if (text.Length > LongestText)
        {
            var message = $"The manifest is longer than {LongestText / 1024 / 1024} MB. "
                + "Is this the right file? SfiPermissionManifest says which is read.";
            return new(null, [new(new(path, 1, 1), message)]);
        }

        var document = JsonSyntaxReader.Read(text);
        var context = new BindingContext(path, document, toleratesUnknownKeys);
        var manifest = document.Root is null ? null : Bind(document.Root, path, context);
        var errors = context.Errors;
        return new(errors.IsEmpty ? manifest : null, errors);
    }

    private static PermissionManifest? Bind(JsonSyntax root, string path, BindingContext context)
    {
        if (context.MembersOf(root, "a manifest", Keys) is not { } members)
            return null;

        if (members.GetValueOrDefault("$schema") is { } schema)
            context.Text(schema.Value, "\"$schema\"", _ => null);

        const string Example = "{ \"production\": { \"instanceUrl\": \"https://acme.my.salesforce.com\" } }";
        var orgs = context.Required(root, members, "orgs", "a manifest", Example) is { } orgsMember
            ? OrgBinder.Bind(orgsMember, context)
            : [];
        ImmutableArray<string> orgKeys = [.. orgs.Select(org => org.Key.Value)];
        var integrations = ImmutableArray.CreateBuilder<Integration>();
        var first = new Dictionary<string, Positioned<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in context.ElementsOf(members.GetValueOrDefault("integrations")))
        {
            if (IntegrationBinder.Bind(element, orgKeys, context) is { } integration)
            {
                RefuseTwin("integration", element, integration.Name, first, context);
                integrations.Add(integration);
            }
        }

        var audiences = ImmutableArray.CreateBuilder<Audience>();
        first.Clear();
        foreach (var element in context.ElementsOf(members.GetValueOrDefault("audiences")))
        {
            if (AudienceBinder.Bind(element, context) is { } audience)
            {
                RefuseTwin("audience", element, audience.Name, first, context);
                audiences.Add(audience);
            }
        }

        return new(path, orgs, integrations.ToImmutable(), audiences.ToImmutable());
    }

    /// <summary>Findings are told apart by name, so two of one name cannot both be there.</summary>
    private static void RefuseTwin(
        string what,
        JsonSyntax element,
        Positioned<string> name,
        Dictionary<string, Positioned<string>> first,
        BindingContext context)
    {
        if (name.Value.Length > 0 && !first.TryAdd(name.Value, name))
        {
            context.Error(
                element.Find("name")!.Value.Span,
                $"There are two {what}s named {BindingContext.Quoted(name.Value)}; line {first[name.Value].Position.Line} has the other. "
                + "Rename one, or merge them.");
        }
    }
}
