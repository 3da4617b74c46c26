using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Tells files that may call a generated proxy although nothing in them says Salesforce: another file of the compilation declares
/// the proxy, under names of the team's choice.
/// </summary>
internal static class ProxyCallers
{
    /// <summary>Operations as the proxies spell them, for files in which not even the proxy's type is named.</summary>
    private static readonly string[] Operations = [".query(", ".queryAsync(", ".create(", ".createAsync(", ".update(", ".updateAsync(", ".upsert(", ".upsertAsync(", ".login(", ".loginAsync("];

    private static readonly ConditionalWeakTable<Compilation, string[]> Known = new();

    /// <summary>Whether a file is one of them.</summary>
    public static bool Include(SourceText text, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Known.TryGetValue(compilation, out var words))
        {
            var proxies = compilation.SyntaxTrees.SelectMany(tree => ProxiesIn(tree, cancellationToken)).Distinct().ToArray();
            words = Known.GetValue(compilation, _ => proxies.Length == 0 ? [] : [.. proxies, .. Operations]);
        }

        return words.Length > 0 && SalesforceText.Has(text, part => Has(part, words));
    }

    private static bool Has(ReadOnlySpan<char> part, string[] words)
    {
        foreach (var word in words)
        {
            if (part.IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types of a file that state a Salesforce contract, and those that implement one.</summary>
    private static IEnumerable<string> ProxiesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        if (!SalesforceText.IsIn(text) || !text.Has("soap.sforce.com"))
        {
            return [];
        }

        var types = tree.GetRoot(cancellationToken).DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>().ToList();
        var contracts = types
            .Where(type => type.AttributeLists.SelectMany(list => list.DescendantTokens()).Any(token => token.Value is string urn && ContractAttribute.IsSalesforceNamespace(urn)))
            .Select(type => type.Identifier.ValueText)
            .ToList();
        return contracts.Concat(types
            .Where(type => type.BaseList?.Types.Any(t => t.Type.ToString().Split('.').Last() is var name && contracts.Contains(name)) == true)
            .Select(type => type.Identifier.ValueText));
    }
}
