using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>The condition that a search of text decides.</summary>
/// <param name="Node">The condition.</param>
/// <param name="IsNegated">Whether it asks that the text is not there.</param>
internal sealed record TextSearch(ExpressionSyntax Node, bool IsNegated)
{
    /// <summary>The condition around a search, or <see langword="null"/> if its result is used for something else.</summary>
    public static TextSearch? Of(ExpressionSyntax comparison) =>
        Asking(comparison) is not { } search ? null
        : search.Node.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } denied
            ? new(denied, !search.IsNegated)
        : search;

    /// <summary>A test that takes the place of the condition.</summary>
    /// <param name="test">The test.</param>
    /// <param name="current">The condition as it is by now, with the edits inside of it.</param>
    public ExpressionSyntax ReplacedBy(ExpressionSyntax test, SyntaxNode current) =>
        (IsGoneOnWith ? SyntaxFactory.ParenthesizedExpression(test.WithoutTrivia()) : test)
            .WithTriviaFrom(current)
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>Whether what is around the condition would take a part of a comparison.</summary>
    private bool IsGoneOnWith => Node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => false,
        BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax => true,
        MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        CastExpressionSyntax or PrefixUnaryExpressionSyntax => true,
        _ => false,
    };

    private static TextSearch? Asking(ExpressionSyntax comparison)
    {
        if (comparison is not InvocationExpressionSyntax invocation)
        {
            return new(comparison, comparison.IsKind(SyntaxKind.NotEqualsExpression));
        }

        return Invocation.NameOf(invocation) switch
        {
            "Contains" or "StartsWith" or "EndsWith" or "Equals" => new(comparison, false),
            "IndexOf" when comparison.Parent is BinaryExpressionSyntax parent && parent.Left == comparison =>
                (parent.Kind(), parent.Right.ToString()) switch
                {
                    (SyntaxKind.GreaterThanOrEqualExpression, "0")
                        or (SyntaxKind.GreaterThanExpression, "-1")
                        or (SyntaxKind.NotEqualsExpression, "-1") => new(parent, false),
                    (SyntaxKind.LessThanExpression, "0") or (SyntaxKind.EqualsExpression, "-1") => new(parent, true),
                    _ => null,
                },
            _ => null,
        };
    }
}
