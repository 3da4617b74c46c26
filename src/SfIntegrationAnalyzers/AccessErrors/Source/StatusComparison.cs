using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>
/// A comparison that tells success from failure: <c>status == HttpStatusCode.OK</c>, <c>(int)status &gt;= 400</c>,
/// <c>status is not HttpStatusCode.OK</c>, <c>response is { IsSuccessStatusCode: false }</c>.
/// </summary>
internal static class StatusComparison
{
    /// <summary>The comparison that a status stands in, also as a number; of a range the end that failures lie beyond.</summary>
    /// <param name="status">The expression of the status.</param>
    /// <returns>The comparison, or <see langword="null"/> if there is none, or it asks for something else.</returns>
    public static ExpressionSyntax? Of(ExpressionSyntax status)
    {
        var value = ValueOf(status);
        return value.Parent switch
        {
            BinaryExpressionSyntax comparison when comparison.Left == value || IsEquality(comparison) => TellingOrNone(comparison),
            IsPatternExpressionSyntax matched => TellingOrNone(matched),
            _ => null,
        };
    }

    /// <summary>Whether a response is matched with a pattern that tells success from failure.</summary>
    /// <param name="matched">The response with its pattern.</param>
    public static bool IsOfResponse(IsPatternExpressionSyntax matched) => Asked(matched.Pattern) is not null && Holds(matched) is not null;

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
    public static bool MeansSuccess(ExpressionSyntax check) => Holds(check) != false;

    /// <summary>The side of a comparison that asks for the status; the other is what it is compared with.</summary>
    public static ExpressionSyntax StatusOf(BinaryExpressionSyntax comparison) =>
        IsSuccess(comparison.Left) ? comparison.Right : comparison.Left;

    /// <summary>Whether a status that a comparison names is one of success.</summary>
    public static bool IsSuccess(ExpressionSyntax status) => status switch
    {
        MemberAccessExpressionSyntax named => IsSuccess(named.Name),
        QualifiedNameSyntax named => IsSuccess(named.Right),
        _ => Number(status) is 200 or 201 or 202 or 204,
    };

    private static bool IsSuccess(SimpleNameSyntax status) => status.Identifier.Text is "OK" or "Created" or "NoContent" or "Accepted";

    /// <summary>Whether a pattern holds for a status of success, or for one of failure; nothing if it tells neither.</summary>
    /// <param name="pattern">The pattern that a status is matched with.</param>
    public static bool? Holds(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => IsSuccess(constant.Expression) ? true : null,
        ParenthesizedPatternSyntax inner => Holds(inner.Pattern),
        UnaryPatternSyntax not => !Holds(not.Pattern),
        BinaryPatternSyntax both when both.IsKind(SyntaxKind.OrPattern) => (Holds(both.Left), Holds(both.Right)) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        },
        BinaryPatternSyntax both => (Holds(both.Left), Holds(both.Right)) switch
        {
            (false, false) => false,
            (false, _) or (_, false) => null,
            (true, _) or (_, true) => true,
            _ => null,
        },
        RelationalPatternSyntax range => Holds(range.OperatorToken.Kind(), Number(range.Expression)),
        _ => null,
    };

    private static ExpressionSyntax? TellingOrNone(ExpressionSyntax comparison) => Holds(comparison) is null ? null : comparison;

    private static bool? Holds(ExpressionSyntax check) => check switch
    {
        BinaryExpressionSyntax comparison => Holds(comparison),
        IsPatternExpressionSyntax { Pattern: var pattern } => Asked(pattern) is var (member, expected)
            ? member.Identifier.ValueText == "StatusCode" ? Holds(expected) : Truth(expected)
            : Holds(pattern),
        _ => null,
    };

    /// <summary>The status that a pattern asks for and nothing else.</summary>
    private static (IdentifierNameSyntax Member, PatternSyntax Expected)? Asked(PatternSyntax pattern) =>
        pattern is RecursivePatternSyntax { Type: null, PositionalPatternClause: null }
        && AskedPattern.MemberOf(pattern)
            is ({ Identifier.ValueText: "StatusCode" or "IsSuccessStatusCode" or "IsSuccessful" }, _) and var asked
            ? asked
            : null;

    private static bool? Truth(PatternSyntax pattern) => pattern is ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal }
        ? literal.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => true,
            SyntaxKind.FalseLiteralExpression => false,
            _ => null,
        }
        : null;

    /// <summary>Whether a comparison holds on success or on failure; nothing if it tells neither.</summary>
    private static bool? Holds(BinaryExpressionSyntax comparison) => comparison.Kind() switch
    {
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => IsSuccess(comparison.Right) || IsSuccess(comparison.Left)
            ? comparison.IsKind(SyntaxKind.EqualsExpression)
            : null,

        // What could be the name of a type is read as one: status is HttpStatusCode.OK.
        SyntaxKind.IsExpression => IsSuccess(comparison.Right) ? true : null,
        _ => Holds(comparison.OperatorToken.Kind(), Number(comparison.Right)),
    };

    private static bool? Holds(SyntaxKind operation, int? end) => (operation, end) switch
    {
        (SyntaxKind.LessThanToken, 300 or 400) or (SyntaxKind.LessThanEqualsToken, 299 or 399) => true,
        (SyntaxKind.GreaterThanEqualsToken, 300 or 400) or (SyntaxKind.GreaterThanToken, 299 or 399) => false,
        _ => null,
    };

    /// <summary>Sides of these may be turned round: <c>HttpStatusCode.OK == response.StatusCode</c>.</summary>
    private static bool IsEquality(BinaryExpressionSyntax comparison) =>
        comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    private static int? Number(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: int number } ? number : null;
}
