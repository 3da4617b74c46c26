using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.AccessErrors.Retries;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Tells files that may call Salesforce although nothing in them says so: another file of the compilation declares a generated proxy,
/// a type that sends to Salesforce and returns the response, or a client with a policy, under names of the team's choice.
/// </summary>
internal static class NeutralFiles
{
    /// <summary>Operations as the proxies spell them, for files in which not even the proxy's type is named.</summary>
    private static readonly string[] Operations =
    [
        ".query(", ".queryAsync(", ".create(", ".createAsync(", ".update(", ".updateAsync(", ".upsert(", ".upsertAsync(", ".login(",
        ".loginAsync(",
    ];

    /// <summary>The namespaces of the libraries that make clients of interfaces.</summary>
    private static readonly string[] Declaring =
        [.. ClientLibraries.All.Where(library => library.Requests is not null).SelectMany(library => library.Recognition.Namespaces)];

    private static readonly string[] Responses =
        [.. ClientLibraries.All.SelectMany(library => library.Responses).Select(response => response.TypeName).Where(IsTelling)];

    private static readonly PerCompilation<Words> Known = new();

    /// <summary>Whether a file is one of them.</summary>
    public static bool Include(SourceText text, Compilation compilation, CancellationToken cancellationToken)
    {
        var words = Known.Of(compilation, () => WordsOf(compilation, cancellationToken));

        // Every file of a large compilation is searched: one word that all of a kind have comes before the names.
        return text.HasAny(words.Proxies)
            || (words.Declared.Length > 0 && (text.Has("catch") || text.Has("Success")) && text.HasAny(words.Declared))
            || (words.Wrappers.Length > 0 && text.Has("Success") && text.HasAny(words.Wrappers))
            || (words.Policies.Length > 0 && text.Has("Retry") && text.HasAny(words.Policies));
    }

    private static Words WordsOf(Compilation compilation, CancellationToken cancellationToken)
    {
        var about = SalesforceText.FilesOf(compilation, cancellationToken).ToList();
        var proxies = about.SelectMany(tree => ProxiesIn(tree, cancellationToken)).Distinct().ToArray();
        return new Words(
            proxies.Length == 0 ? [] : [.. proxies, .. Operations],
            about.SelectMany(tree => DeclaredIn(tree, cancellationToken)).Distinct().ToArray(),
            about.SelectMany(tree => WrappersIn(tree, cancellationToken)).Distinct().ToArray(),
            about.SelectMany(tree => PoliciesIn(tree, cancellationToken)).Distinct().ToArray());
    }

    /// <summary>The types of a file that state a Salesforce contract, and those that implement one.</summary>
    private static IEnumerable<string> ProxiesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!tree.GetText(cancellationToken).Has("soap.sforce.com"))
        {
            return [];
        }

        var types = TypesIn(tree, cancellationToken).ToList();
        var contracts = types
            .Where(type => type.AttributeLists
                .SelectMany(list => list.DescendantTokens())
                .Any(token => token.Value is string urn && ContractAttribute.IsSalesforceNamespace(urn)))
            .Select(type => type.Identifier.ValueText)
            .ToList();
        return contracts.Concat(types
            .Where(type => type.BaseList?.Types.Any(t => contracts.Contains(LastName.Of(t.Type))) == true)
            .Select(type => type.Identifier.ValueText));
    }

    /// <summary>The interfaces of a file whose methods say by an attribute what they request.</summary>
    private static IEnumerable<string> DeclaredIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetText(cancellationToken).HasAny(Declaring)
            ? TypesIn(tree, cancellationToken)
                .Where(type => type is InterfaceDeclarationSyntax && type.Members.Any(member => member.AttributeLists.Count > 0))
                .Select(type => type.Identifier.ValueText)
            : [];

    /// <summary>The types of a file of which a method returns a response, with the interfaces that they are called through.</summary>
    private static IEnumerable<string> WrappersIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        return text.HasAny(Responses)
            ? TypesIn(tree, cancellationToken)
                .Where(type => type.Members.OfType<MethodDeclarationSyntax>().Any(ReturnsResponse))
                .SelectMany(type => InterfacesOf(type).Append(type.Identifier.ValueText))
            : [];
    }

    /// <summary>The policies that a file attaches to clients.</summary>
    private static IEnumerable<string> PoliciesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetText(cancellationToken).Has("AddPolicyHandler") ? AttachedPolicies.NamesIn(tree.GetRoot(cancellationToken)) : [];

    /// <summary>Whether a name is more than one word, as any type may be called.</summary>
    private static bool IsTelling(string name) => name.Skip(1).Any(char.IsUpper);

    private static bool ReturnsResponse(MethodDeclarationSyntax method) =>
        method.ReturnType.ToString() is var type
        && Responses.Any(type.Contains)
        && !method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        && (method.Modifiers.Any(SyntaxKind.PublicKeyword) || method.Modifiers.Any(SyntaxKind.InternalKeyword));

    private static IEnumerable<string> InterfacesOf(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Select(t => t.Type.ToString()).Where(IsInterfaceName) ?? [];

    /// <summary><c>IGateway</c>, but not <c>IDisposable</c>.</summary>
    private static bool IsInterfaceName(string name) =>
        name.Length > 2
        && name[0] == 'I'
        && char.IsUpper(name[1])
        && name is not ("IDisposable" or "IAsyncDisposable");

    private static IEnumerable<TypeDeclarationSyntax> TypesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>();

    /// <summary>What names a proxy, an interface that says what it requests, a wrapper or a policy.</summary>
    private sealed record Words(string[] Proxies, string[] Declared, string[] Wrappers, string[] Policies);
}
