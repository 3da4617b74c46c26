using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>A comparison that tells success from failure: <c>status == HttpStatusCode.OK</c>, <c>(int)status &gt;= 400</c>.</summary>
internal static class StatusComparison
{
    /// <summary>The comparison that a status stands in, also as a number; of a range the end that failures lie beyond.</summary>
    /// <param name="status">The expression of the status.</param>
    /// <returns>The comparison, or <see langword="null"/> if there is none, or it asks for something else.</returns>
    public static BinaryExpressionSyntax? Of(ExpressionSyntax status)
    {
        var value = ValueOf(status);
        return value.Parent is BinaryExpressionSyntax comparison
            && (comparison.Left == value || IsEquality(comparison))
            && Holds(comparison) is not null
                ? comparison
                : null;
    }

    /// <summary>The value that a status is used as: <c>(int)response.StatusCode</c>, or the status itself.</summary>
    public static ExpressionSyntax ValueOf(ExpressionSyntax status)
    {
        var value = status;
        while (value.Parent is CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return value;
    }

    /// <summary>Whether a check is true on success, as all are but a comparison that is true on failure.</summary>
    public static bool MeansSuccess(ExpressionSyntax check) => check is not BinaryExpressionSyntax comparison || Holds(comparison) != false;

    /// <summary>The side of a comparison that asks for the status; the other is what it is compared with.</summary>
    public static ExpressionSyntax StatusOf(BinaryExpressionSyntax comparison) =>
        IsSuccess(comparison.Left) ? comparison.Right : comparison.Left;

    /// <summary>Whether a status that a comparison names is one of success.</summary>
    public static bool IsSuccess(ExpressionSyntax status) => status switch
    {
        MemberAccessExpressionSyntax named => named.Name.Identifier.Text is "OK" or "Created" or "NoContent" or "Accepted",
        _ => Number(status) is 200 or 201 or 202 or 204,
    };

    /// <summary>Whether a comparison holds on success or on failure; nothing if it tells neither.</summary>
    private static bool? Holds(BinaryExpressionSyntax comparison) => (comparison.Kind(), Number(comparison.Right)) switch
    {
        (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression, _)
            when IsSuccess(comparison.Right) || IsSuccess(comparison.Left) => comparison.Kind() == SyntaxKind.EqualsExpression,
        (SyntaxKind.LessThanExpression, 300 or 400) or (SyntaxKind.LessThanOrEqualExpression, 299 or 399) => true,
        (SyntaxKind.GreaterThanOrEqualExpression, 300 or 400) or (SyntaxKind.GreaterThanExpression, 299 or 399) => false,
        _ => null,
    };

    /// <summary>Sides of these may be turned round: <c>HttpStatusCode.OK == response.StatusCode</c>.</summary>
    private static bool IsEquality(BinaryExpressionSyntax comparison) =>
        comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    private static int? Number(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: int number } ? number : null;
}
