using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes lines as a file has them already.</summary>
internal static class LineEnd
{
    /// <summary>The first line end of a file.</summary>
    public static SyntaxTrivia Of(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? found
            : SyntaxFactory.LineFeed;
}
