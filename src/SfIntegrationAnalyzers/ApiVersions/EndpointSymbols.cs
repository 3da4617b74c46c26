using System.Collections.Concurrent;
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
    private static readonly ConditionalWeakTable<Compilation, Lazy<Known>> Compilations = new();

    /// <summary>Whether a symbol stands where an endpoint has its version.</summary>
    public static bool Contains(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken) =>
        PlaceOf(symbol) is { } place && KnownIn(compilation, cancellationToken).Places.Contains(place);

    /// <summary>Whether a symbol's value is passed on, through parameters, members and constructors, to one that stands where an endpoint has its version.</summary>
    public static bool Follow(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (PlaceOf(symbol) is not { } place || KnownIn(compilation, cancellationToken) is not { Places.IsEmpty: false } known)
        {
            return false;
        }

        return known.Followed.GetOrAdd(place, _ => PassedValues.From(symbol!, compilation, cancellationToken).Any(s => PlaceOf(s) is { } reached && known.Places.Contains(reached)));
    }

    private static (SyntaxTree Tree, int Start)? PlaceOf(ISymbol? symbol) =>
        symbol is IParameterSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol && symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            ? (reference.SyntaxTree, reference.Span.Start)
            : null;

    private static Known KnownIn(Compilation compilation, CancellationToken cancellationToken) =>
        Compilations.GetValue(compilation, c => new(() => new Known(Find(c, cancellationToken)), LazyThreadSafetyMode.PublicationOnly)).Value;

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

    /// <summary>What is known of one compilation.</summary>
    private sealed class Known(ImmutableHashSet<(SyntaxTree Tree, int Start)> places)
    {
        public ImmutableHashSet<(SyntaxTree Tree, int Start)> Places { get; } = places;

        /// <summary>What was followed so far, and whether it led to one of the places.</summary>
        public ConcurrentDictionary<(SyntaxTree Tree, int Start), bool> Followed { get; } = new();
    }
}
