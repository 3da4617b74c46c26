using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells whether a catch clause's filter lets every Salesforce error of its type through.</summary>
internal static class CatchFilters
{
    /// <summary>How filters ask for refused access.</summary>
    private static readonly string[] Refusals = ["Forbidden", "403", "Unauthorized", "401"];

    /// <summary>Whether there is no filter, or one that is true for any error.</summary>
    public static bool LetsThrough(CatchDecision decision, SourceScope source) =>
        decision.Clause.Filter is not { FilterExpression: var filter } || (!CodeReading.IsIn(filter, source) && IsTrueForAny(filter));

    /// <summary>
    /// Whether there is a filter that neither looks at the code or at refused access, nor is true for any error:
    /// <c>when (e.HttpStatusCode == HttpStatusCode.NotFound)</c>.
    /// </summary>
    public static bool AsksForAnother(CatchClauseSyntax clause, SourceScope source) =>
        clause.Filter is { FilterExpression: var filter }
        && !IsTrueForAny(filter)
        && !CodeReading.IsIn(filter, source)
        && filter.ToString() is var text
        && !Refusals.Any(refusal => text.Contains(refusal));

    /// <summary><c>true</c>, <c>e.Error != null</c>, <c>e is not OperationCanceledException</c>.</summary>
    private static bool IsTrueForAny(ExpressionSyntax filter) => filter switch
    {
        ParenthesizedExpressionSyntax inner => IsTrueForAny(inner.Expression),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison =>
            comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            IsTrueForAny(both.Left) && IsTrueForAny(both.Right),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax negated } =>
            negated.Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test && IsCancellation(test.Right),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var excluded } } } =>
            excluded.IsKind(SyntaxKind.NullLiteralExpression) || IsCancellation(excluded),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: TypePatternSyntax { Type: var excluded } } } =>
            IsCancellation(excluded),
        _ => false,
    };

    private static bool IsCancellation(SyntaxNode type) =>
        type.ToString().Split('.').Last()
            is "OperationCanceledException"
            or "TaskCanceledException"
            or "OutOfMemoryException"
            or "StackOverflowException";
}
