using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
    private static readonly PerCompilation<Known> Compilations = new();

    /// <summary>Whether a symbol stands where an endpoint has its version.</summary>
    public static bool Contains(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken) =>
        PlaceOf(symbol, compilation, cancellationToken) is { } place && KnownIn(compilation, cancellationToken).Places.Contains(place);

    /// <summary>
    /// Whether a symbol's value is passed on, through parameters, members and constructors,
    /// to one that stands where an endpoint has its version.
    /// </summary>
    public static bool Follow(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (PlaceOf(symbol, compilation, cancellationToken) is not { } place
            || KnownIn(compilation, cancellationToken) is not { Places.IsEmpty: false } known
            || (IsNumber(symbol!) && !known.HaveNumbers))
        {
            return false;
        }

        return known.Followed.GetOrAdd(place, _ => PassedValues.From(symbol!, compilation, cancellationToken)
            .Any(taker => PlaceOf(taker, compilation, cancellationToken) is { } reached && known.Places.Contains(reached)));
    }

    private static (SyntaxTree Tree, int Start)? PlaceOf(
        ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken) =>
        symbol is IParameterSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol
        && symbol.DeclarationsIn(compilation, cancellationToken).FirstOrDefault() is { } declaration
            ? (declaration.SyntaxTree, declaration.SpanStart)
            : null;

    private static bool IsNumber(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { Type: var type } => IsNumber(type),
        ILocalSymbol { Type: var type } => IsNumber(type),
        IFieldSymbol { Type: var type } => IsNumber(type),
        IPropertySymbol { Type: var type } => IsNumber(type),
        _ => false,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static Known KnownIn(Compilation compilation, CancellationToken cancellationToken) =>
        Compilations.Of(compilation, () => Find(compilation, cancellationToken));

    private static Known Find(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = ImmutableHashSet.CreateBuilder<(SyntaxTree, int)>();
        var haveNumbers = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var visited = new HashSet<SyntaxNode>();
            var addresses = WrittenIn(tree, visited, cancellationToken)
                .Concat(NamedPaths.AddressesIn(compilation, tree, visited, cancellationToken))
                .ToArray();
            if (addresses.Length > 0)
            {
#pragma warning disable RS1030 // A parameter's endpoint may stand in another file than the value passed to it.
                var folder = new StringFolder(compilation.GetSemanticModel(tree), cancellationToken);
#pragma warning restore RS1030
                foreach (var (place, isNumber) in addresses.SelectMany(address => folder.Fold(address).Variants()).SelectMany(Versions))
                {
                    found.Add(place);
                    haveNumbers |= isNumber;
                }
            }
        }

        return new Known(found.ToImmutable(), haveNumbers);

        IEnumerable<((SyntaxTree, int), bool)> Versions(FoldedText address) => VersionsIn(address, compilation, cancellationToken);
    }

    private static IEnumerable<ExpressionSyntax> WrittenIn(
        SyntaxTree tree, HashSet<SyntaxNode> visited, CancellationToken cancellationToken) =>
        VersionCandidates.In(tree.GetText(cancellationToken)).Addresses
            .Select(position => AddressExpressions.Smallest(tree.GetRoot(cancellationToken).FindToken(position)))
            .Select(smallest => smallest is null ? null : AddressExpressions.Whole(smallest, visited))
            .OfType<ExpressionSyntax>();

    private static IEnumerable<((SyntaxTree Tree, int Start) Place, bool IsNumber)> VersionsIn(
        FoldedText address, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var endpoint in EndpointRecognizer.Find(address.Text).Where(e => e.Setting == EndpointSetting.Address))
        {
            foreach (var part in address.PartsOf(endpoint.VersionStart, endpoint.VersionLength))
            {
                if (PlaceOf(part.Origin.Symbol, compilation, cancellationToken) is { } unknown)
                {
                    yield return (unknown, IsNumber(part.Origin.Symbol!));
                }
                else if (part.Origin.Declaration is { } initialised)
                {
                    yield return ((initialised.SyntaxTree, initialised.SpanStart), part.Origin.IsNumber);
                }
            }
        }
    }

    /// <summary>What is known of one compilation.</summary>
    private sealed class Known(ImmutableHashSet<(SyntaxTree Tree, int Start)> places, bool haveNumbers)
    {
        /// <summary>Whether one of the places takes a number: without, no number leads to an endpoint.</summary>
        public bool HaveNumbers { get; } = haveNumbers;

        public ImmutableHashSet<(SyntaxTree Tree, int Start)> Places { get; } = places;

        /// <summary>What was followed so far, and whether it led to one of the places.</summary>
        public ConcurrentDictionary<(SyntaxTree Tree, int Start), bool> Followed { get; } = new();
    }
}
