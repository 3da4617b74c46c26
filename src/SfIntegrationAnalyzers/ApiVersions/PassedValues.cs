using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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
    private const int PartLength = 16 * 1024;

    private static readonly PerCompilation<ILookup<string, IdentifierNameSyntax>> Names = new();

    /// <summary>What names stand for. Many members of one name, each with its own value, ask about the same uses.</summary>
    private static readonly PerCompilation<ConcurrentDictionary<IdentifierNameSyntax, ISymbol?>> Meanings = new();

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

        var meanings = Meanings.Of(compilation, static () => new());
        foreach (var use in UsesOf(holder, compilation, cancellationToken).Where(n => n.Parent is not NameColonSyntax).Take(MostUses))
        {
            var meaning = meanings.GetOrAdd(use, name => ModelOf(name).GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition);
            if (SymbolEqualityComparer.Default.Equals(meaning, holder.OriginalDefinition)
                && AddressExpressions.Whole(AddressExpressions.Qualified(use), []) is { } whole
                && ValueSink.Of(whole, ModelOf(use), cancellationToken) is { Kind: SinkKind.Named, Symbol: { } taker }
                && taker.IsDeclaredIn(compilation))
            {
                yield return taker.OriginalDefinition;
            }
        }

#pragma warning disable RS1030 // The next hand may stand in another file.
        SemanticModel ModelOf(IdentifierNameSyntax use) => compilation.GetSemanticModel(use.SyntaxTree);
#pragma warning restore RS1030
    }

    /// <summary>
    /// Where a name like a symbol's is used that may be it: in its method or type; what others see, in the files about Salesforce too.
    /// </summary>
    public static IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol holder, Compilation compilation, CancellationToken cancellationToken)
    {
        // Broken source declares what has no name, and nothing can use that.
        if (holder.Name.Length == 0)
        {
            return [];
        }

        var declarations = holder.DeclarationsIn(compilation, cancellationToken);
        if (holder is ILocalSymbol or IParameterSymbol)
        {
            return declarations
                .Select(d => d.Ancestors().FirstOrDefault(IsScope))
                .OfType<SyntaxNode>()
                .SelectMany(scope => UsesIn(scope, holder.Name, cancellationToken));
        }

        var own = declarations
            .Select(d => d.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .OfType<SyntaxNode>()
            .SelectMany(scope => UsesIn(scope, holder.Name, cancellationToken));
        return holder.DeclaredAccessibility == Accessibility.Private
            ? own
            : own.Concat(NamesIn(compilation, cancellationToken)[holder.Name]).Distinct();
    }

    /// <summary>The statements of a program share one scope.</summary>
    private static bool IsScope(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax or CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax);

    /// <summary>The names in all files about Salesforce, collected once for each compilation: very many members may be asked for.</summary>
    private static ILookup<string, IdentifierNameSyntax> NamesIn(Compilation compilation, CancellationToken cancellationToken) =>
        Names.Of(compilation, () => SalesforceText.FilesOf(compilation, cancellationToken)
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            .ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal));

    /// <summary>The uses of a name, found by searching the text: most files do not have it.</summary>
    private static IEnumerable<IdentifierNameSyntax> UsesIn(SyntaxNode scope, string name, CancellationToken cancellationToken)
    {
        var text = scope.SyntaxTree.GetText(cancellationToken);
        for (var start = scope.SpanStart; start < scope.Span.End; start += PartLength)
        {
            // A part is read with as much of the next as a name across its end needs.
            var part = text.ToString(TextSpan.FromBounds(start, Math.Min(start + PartLength + name.Length - 1, scope.Span.End)));
            for (var at = part.IndexOf(name, StringComparison.Ordinal);
                at >= 0;
                at = part.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (scope.FindToken(start + at) is { Parent: IdentifierNameSyntax use } token
                    && token.SpanStart == start + at
                    && token.ValueText == name)
                {
                    yield return use;
                }
            }
        }
    }
}
