using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the literals that stand at places which were found by searching text.</summary>
internal static class LiteralTokens
{
    private const int MostLookups = 500;

    /// <summary>
    /// The literals at some positions, each once.
    /// Looks tokens up one by one; where there are very many, in deep trees, walks over them instead.
    /// </summary>
    /// <param name="positions">The positions, in order.</param>
    /// <param name="root">The file.</param>
    public static SyntaxToken[] At(ImmutableArray<int> positions, SyntaxNode root) => positions.Length <= MostLookups
        ? positions
            .Select(position => (Position: position, Token: root.FindToken(position)))
            .Where(found => found.Token.Span.Contains(found.Position) && IsLiteral(found.Token))
            .Select(found => found.Token)
            .Distinct()
            .ToArray()
        : root.DescendantTokens().Where(t => IsLiteral(t) && Any(positions, t.Span)).ToArray();

    private static bool Any(ImmutableArray<int> sorted, TextSpan span)
    {
        var index = sorted.BinarySearch(span.Start);
        index = index < 0 ? ~index : index;
        return index < sorted.Length && sorted[index] < span.End;
    }

    private static bool IsLiteral(SyntaxToken token) => TextTokens.Include(token) || token.IsKind(SyntaxKind.NumericLiteralToken);
}
