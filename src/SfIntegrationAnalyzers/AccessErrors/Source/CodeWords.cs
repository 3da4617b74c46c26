using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Looks for words in what code says: its names, numbers and texts, and not the comments between them.</summary>
internal static class CodeWords
{
    /// <summary>The names, numbers and texts of a node, in order.</summary>
    public static IEnumerable<string> In(SyntaxNode node) => node.DescendantTokens().Where(Says).Select(token => token.ValueText);

    /// <summary>Whether a node has a name, number or text that one of some words is in.</summary>
    public static bool AreIn(SyntaxNode node, params string[] words) => In(node).Any(said => words.Any(said.Contains));

    /// <summary>Whether a member is taken in a node whose name begins in one of some ways: <c>e.Message</c>, <c>?.Content</c>.</summary>
    public static bool BeginMember(SyntaxNode node, params string[] beginnings) => node.DescendantNodesAndSelf()
        .Where(part => part is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax)
        .Any(part => beginnings.Any(beginning => LastName.Of(part).StartsWith(beginning, StringComparison.Ordinal)));

    private static bool Says(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.NumericLiteralToken) || TextTokens.Include(token);
}
