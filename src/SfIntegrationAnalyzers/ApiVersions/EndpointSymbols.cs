using System.Collections.Concurrent;
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

    /// <summary>The endpoint in which a symbol stands as the version; null where it stands in none.</summary>
    public static VersionedEndpoint? Of(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken) =>
        PlaceOf(symbol, compilation, cancellationToken) is { } place ? KnownIn(compilation, cancellationToken).At(place) : null;

    /// <summary>The endpoint in which what a node declares stands as the version; null where it stands in none.</summary>
    public static VersionedEndpoint? At(SyntaxNode declaration, Compilation compilation, CancellationToken cancellationToken) =>
        KnownIn(compilation, cancellationToken).At((declaration.SyntaxTree, declaration.SpanStart));

    /// <summary>Whether any symbol stands in the address of a SOAP <c>login()</c>.</summary>
    public static bool AreOfLogins(Compilation compilation, CancellationToken cancellationToken) =>
        KnownIn(compilation, cancellationToken).HaveLogins;

    /// <summary>
    /// The endpoint to which a symbol's value is passed on, through parameters, members and constructors; null where it reaches none.
    /// Of several one with <c>login()</c>, beyond whose last version no fix may go.
    /// </summary>
    public static VersionedEndpoint? ReachedFrom(ISymbol? symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (PlaceOf(symbol, compilation, cancellationToken) is not { } place
            || KnownIn(compilation, cancellationToken) is not { IsEmpty: false } known
            || (IsNumber(symbol!) && !known.HaveNumbers))
        {
            return null;
        }

        return known.Followed.GetOrAdd(place, _ => PassedValues.From(symbol!, compilation, cancellationToken)
            .Select(taker => PlaceOf(taker, compilation, cancellationToken) is { } reached ? known.At(reached) : null)
            .Aggregate(default(VersionedEndpoint?), VersionedEndpoint.Stricter));
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
        var found = new Dictionary<(SyntaxTree, int), VersionedEndpoint?>();
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
                foreach (var (place, endpoint, isNumber) in addresses.SelectMany(a => folder.Fold(a).Variants()).SelectMany(Versions))
                {
                    found[place] = VersionedEndpoint.Stricter(found.TryGetValue(place, out var known) ? known : null, endpoint);
                    haveNumbers |= isNumber;
                }
            }
        }

        return new Known(found, haveNumbers);

        IEnumerable<((SyntaxTree, int), VersionedEndpoint, bool)> Versions(FoldedText address) =>
            VersionsIn(address, compilation, cancellationToken);
    }

    private static IEnumerable<ExpressionSyntax> WrittenIn(
        SyntaxTree tree, HashSet<SyntaxNode> visited, CancellationToken cancellationToken) =>
        VersionCandidates.In(tree.GetText(cancellationToken)).Addresses
            .Select(position => AddressExpressions.Smallest(tree.GetRoot(cancellationToken).FindToken(position)))
            .Select(smallest => smallest is null ? null : AddressExpressions.Whole(smallest, visited))
            .OfType<ExpressionSyntax>();

    private static IEnumerable<((SyntaxTree Tree, int Start) Place, VersionedEndpoint Endpoint, bool IsNumber)> VersionsIn(
        FoldedText address, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var endpoint in EndpointRecognizer.Find(address.Text).Where(e => e.Setting == EndpointSetting.Address))
        {
            var versioned = new VersionedEndpoint(endpoint.Family, endpoint.Host);
            foreach (var part in address.PartsOf(endpoint.VersionStart, endpoint.VersionLength))
            {
                if (PlaceOf(part.Origin.Symbol, compilation, cancellationToken) is { } unknown)
                {
                    yield return (unknown, versioned, IsNumber(part.Origin.Symbol!));
                }
                else if (part.Origin.Declaration is { } initialised)
                {
                    yield return ((initialised.SyntaxTree, initialised.SpanStart), versioned, part.Origin.IsNumber);
                }
            }
        }
    }

    /// <summary>What is known of one compilation.</summary>
    private sealed class Known(IReadOnlyDictionary<(SyntaxTree Tree, int Start), VersionedEndpoint?> places, bool haveNumbers)
    {
        public bool IsEmpty => places.Count == 0;

        /// <summary>Whether one of the places takes a number: without, no number leads to an endpoint.</summary>
        public bool HaveNumbers { get; } = haveNumbers;

        /// <summary>Whether one of the places is in the address of a SOAP <c>login()</c>.</summary>
        public bool HaveLogins { get; } = places.Values.Any(endpoint => endpoint!.Family.HasLogin());

        /// <summary>What was followed so far, and the endpoint to which it led.</summary>
        public ConcurrentDictionary<(SyntaxTree Tree, int Start), VersionedEndpoint?> Followed { get; } = new();

        public VersionedEndpoint? At((SyntaxTree Tree, int Start) place) => places.TryGetValue(place, out var endpoint) ? endpoint : null;
    }
}

/// <summary>Which API an address with a version is of, and at which host.</summary>
/// <param name="Family">Which API.</param>
/// <param name="Host">The host before the path.</param>
internal sealed record VersionedEndpoint(EndpointFamily Family, EndpointHost Host)
{
    /// <summary>
    /// Which of two that share a version says how far it may go: SOAP's <c>login()</c>, and that most surely at a host of logins.
    /// </summary>
    public static VersionedEndpoint? Stricter(VersionedEndpoint? one, VersionedEndpoint? other) => Rank(other) > Rank(one) ? other : one;

    private static int Rank(VersionedEndpoint? endpoint) => endpoint is null ? 0
        : !endpoint.Family.HasLogin() ? 1
        : endpoint.Host == EndpointHost.Login ? 3 : 2;
}
