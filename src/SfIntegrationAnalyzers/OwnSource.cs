using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers;

/// <summary>
/// Tells a compilation's own source from that of the projects it refers to: editors and <c>dotnet format</c> refer to those as
/// compilations, whose symbols have source too, of which this compilation knows nothing. Nobody else asks a symbol for its source, so that
/// the answers are those of the command line, where other projects are assemblies.
/// </summary>
internal static class OwnSource
{
    /// <summary>The declarations of a symbol in a compilation; none of another project's.</summary>
    public static IEnumerable<SyntaxNode> DeclarationsIn(
        this ISymbol symbol, Compilation compilation, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences
            .Where(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken));

    /// <summary>Whether a symbol is declared in the source of a compilation.</summary>
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation compilation) =>
        symbol.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree));
}
