using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SfIntegrationAnalyzers;

/// <summary>Tells the tokens that hold text: literals of each kind, and the texts of interpolated ones.</summary>
internal static class TextTokens
{
    /// <summary>The texts below a node, in order.</summary>
    public static IEnumerable<string> In(SyntaxNode node) => node.DescendantTokens().Where(Include).Select(token => token.ValueText);

    /// <summary>Whether a token is one of them.</summary>
    public static bool Include(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;
}
