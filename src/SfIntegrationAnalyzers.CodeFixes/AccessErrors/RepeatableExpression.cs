using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Tells what a fix may write a second time: what calls nothing, as a request that is sent would be sent again.</summary>
internal static class RepeatableExpression
{
    /// <summary>Whether an expression is made of names and constants alone.</summary>
    public static bool Is(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(node => node
        is SimpleNameSyntax
        or MemberAccessExpressionSyntax
        or ThisExpressionSyntax
        or BaseExpressionSyntax
        or LiteralExpressionSyntax
        or ParenthesizedExpressionSyntax
        or ElementAccessExpressionSyntax
        or BracketedArgumentListSyntax
        or ArgumentSyntax
        or CastExpressionSyntax
        or TypeSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression });
}
