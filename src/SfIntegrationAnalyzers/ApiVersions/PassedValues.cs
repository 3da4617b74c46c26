using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Follows the value of a symbol from hand to hand: a parameter that a method passes to another, a property that a constructor takes, a
/// field that a constructor fills, an interface's method and what implements it.
/// </summary>
internal static class PassedValues
{
    private const int MostHands = 4;
    private const int MostSymbols = 64;
    private const int MostUses = 50;

    /// <summary>The symbols that take on a symbol's value, nearest first, without itself.</summary>
    /// <param name="symbol">A parameter, local, field or property.</param>
    /// <param name="compilation">Where it is used.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IEnumerable<ISymbol> From(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { symbol };
        var current = new List<ISymbol> { symbol };
        for (var hand = 0; hand < MostHands && current.Count > 0; hand++)
        {
            var next = new List<ISymbol>();
            foreach (var reached in current.SelectMany(holder => TakersOf(holder, compilation, cancellationToken)))
            {
                if (seen.Count < MostSymbols && seen.Add(reached))
                {
                    next.Add(reached);
                    yield return reached;
                }
            }

            current = next;
        }
    }

    private static IEnumerable<ISymbol> TakersOf(ISymbol holder, Compilation compilation, CancellationToken cancellationToken)
    {
        if (holder is IParameterSymbol { ContainingSymbol: IMethodSymbol method, Ordinal: var ordinal })
        {
            foreach (var implementation in Implementations.Of(method, compilation, cancellationToken).OfType<IMethodSymbol>())
            {
                yield return implementation.Parameters[ordinal];
            }
        }

        foreach (var scope in ScopesOf(holder, compilation, cancellationToken))
        {
#pragma warning disable RS1030 // The next hand may stand in another file.
            var model = compilation.GetSemanticModel(scope.SyntaxTree);
#pragma warning restore RS1030
            foreach (var use in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == holder.Name && n.Parent is not NameColonSyntax).Take(MostUses))
            {
                if (AddressExpressions.Whole(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use, []) is { } whole
                    && ValueSink.Of(whole, model, cancellationToken) is { Kind: SinkKind.Named, Symbol: { DeclaringSyntaxReferences.IsEmpty: false } taker }
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol?.OriginalDefinition, holder.OriginalDefinition))
                {
                    yield return taker.OriginalDefinition;
                }
            }
        }
    }

    /// <summary>Where a symbol may be used: its method or type; for what others see, the files about Salesforce too.</summary>
    private static IEnumerable<SyntaxNode> ScopesOf(ISymbol holder, Compilation compilation, CancellationToken cancellationToken)
    {
        var declarations = holder.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken));
        if (holder is ILocalSymbol or IParameterSymbol)
        {
            return declarations.Select(d => d.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax or LocalFunctionStatementSyntax)).OfType<SyntaxNode>();
        }

        var types = declarations.Select(d => d.FirstAncestorOrSelf<TypeDeclarationSyntax>()).OfType<SyntaxNode>();
        return holder.DeclaredAccessibility == Accessibility.Private
            ? types
            : types.Concat(compilation.SyntaxTrees.Where(t => SalesforceText.IsIn(t.GetText(cancellationToken))).Select(t => t.GetRoot(cancellationToken)));
    }
}
