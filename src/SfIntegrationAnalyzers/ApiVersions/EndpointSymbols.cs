using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// The parameters and members of a compilation that stand where an endpoint has its version: what is passed or assigned to them is a
/// version, whatever they are called. Found when first asked for; lives as long as its compilation.
/// </summary>
internal static class EndpointSymbols
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<ImmutableHashSet<(SyntaxTree Tree, int Start)>>> Compilations = new();

    /// <summary>Whether a symbol stands where an endpoint has its version.</summary>
    public static bool Contains(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (symbol is not (IParameterSymbol or IPropertySymbol or IFieldSymbol) || symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
        {
            return false;
        }

        var known = Compilations.GetValue(compilation, c => new(() => Find(c, cancellationToken), LazyThreadSafetyMode.PublicationOnly));
        return known.Value.Contains((reference.SyntaxTree, reference.Span.Start));
    }

    private static ImmutableHashSet<(SyntaxTree Tree, int Start)> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = ImmutableHashSet.CreateBuilder<(SyntaxTree, int)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var addresses = VersionCandidates.In(tree.GetText(cancellationToken)).Addresses;
            if (addresses.IsEmpty)
            {
                continue;
            }

#pragma warning disable RS1030 // A parameter's endpoint may stand in another file than the value passed to it.
            var folder = new StringFolder(compilation.GetSemanticModel(tree), cancellationToken);
#pragma warning restore RS1030
            var root = tree.GetRoot(cancellationToken);
            var visited = new HashSet<SyntaxNode>();
            foreach (var position in addresses)
            {
                if (AddressExpressions.Smallest(root.FindToken(position)) is { } smallest && AddressExpressions.Whole(smallest, visited) is { } whole)
                {
                    found.UnionWith(folder.Fold(whole).Variants().SelectMany(VersionsIn));
                }
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<(SyntaxTree, int)> VersionsIn(FoldedText address)
    {
        foreach (var endpoint in EndpointRecognizer.Find(address.Text).Where(e => e.Setting == EndpointSetting.Address))
        {
            foreach (var part in address.PartsOf(endpoint.VersionStart, endpoint.VersionLength))
            {
                if (part.Origin.Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } unknown)
                {
                    yield return (unknown.SyntaxTree, unknown.Span.Start);
                }
                else if (part.Origin.Declaration is { } initialised)
                {
                    yield return (initialised.SyntaxTree, initialised.SpanStart);
                }
            }
        }
    }
}
