using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Tells whether a catch clause's filter lets every Salesforce error of its type through.</summary>
internal static class CatchFilters
{
    /// <summary>How filters ask for refused access.</summary>
    private static readonly string[] Refusals = ["Forbidden", "403", "Unauthorized", "401"];

    /// <summary>Whether there is no filter, or one that is true for any error.</summary>
    public static bool LetsThrough(CatchDecision decision, SourceScope source) =>
        decision.Clause.Filter is not { FilterExpression: var filter }
        || (!CodeReading.IsIn(filter, source) && IsTrueForAny(filter, source));

    /// <summary>
    /// Whether there is a filter that neither looks at the code or at refused access, nor is true for any error:
    /// <c>when (e.HttpStatusCode == HttpStatusCode.NotFound)</c>.
    /// </summary>
    public static bool AsksForAnother(CatchClauseSyntax clause, SourceScope source) =>
        clause.Filter is { FilterExpression: var filter }
        && !IsTrueForAny(filter, source)
        && !CodeReading.IsIn(filter, source)
        && !CodeWords.AreIn(filter, Refusals);

    /// <summary>
    /// Whether a filter, or the predicate of a policy, holds for any error: <c>true</c>, <c>e.Error != null</c>,
    /// <c>e is not OperationCanceledException</c>, and <c>e is ForceException</c>, which is a clause of that type.
    /// </summary>
    public static bool IsTrueForAny(ExpressionSyntax filter, SourceScope source) => filter switch
    {
        ParenthesizedExpressionSyntax inner => IsTrueForAny(inner.Expression, source),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison =>
            comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            IsTrueForAny(both.Left, source) && IsTrueForAny(both.Right, source),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either =>
            IsTrueForAny(either.Left, source) || IsTrueForAny(either.Right, source),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Left: IdentifierNameSyntax, Right: var type } =>
            IsOfClient(type, source),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax negated } =>
            negated.Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test && IsCancellation(test.Right),
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax } test => IsTrueForAny(test.Pattern, source),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var excluded } } } =>
            excluded.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };

    private static bool IsTrueForAny(PatternSyntax pattern, SourceScope source) => pattern switch
    {
        ParenthesizedPatternSyntax inner => IsTrueForAny(inner.Pattern, source),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either =>
            IsTrueForAny(either.Left, source) || IsTrueForAny(either.Right, source),
        UnaryPatternSyntax { Pattern: var excluded } => IsAllExcluded(excluded),
        _ => TypeOf(pattern) is { } type && IsOfClient(type, source),
    };

    /// <summary>Whether nothing but an end that somebody asked for is excluded, or null.</summary>
    private static bool IsAllExcluded(PatternSyntax excluded) => excluded switch
    {
        ParenthesizedPatternSyntax inner => IsAllExcluded(inner.Pattern),
        BinaryPatternSyntax either => IsAllExcluded(either.Left) && IsAllExcluded(either.Right),
        _ => TypeOf(excluded) is { } type && (type.IsKind(SyntaxKind.NullLiteralExpression) || IsCancellation(type)),
    };

    /// <summary>The type that a pattern asks for, which a name alone may also be read as a constant.</summary>
    private static SyntaxNode? TypeOf(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => constant.Expression,
        TypePatternSyntax type => type.Type,
        DeclarationPatternSyntax declaration => declaration.Type,
        _ => null,
    };

    /// <summary>The exception of a client that carries Salesforce's errors.</summary>
    private static bool IsOfClient(SyntaxNode name, SourceScope source) =>
        source.SymbolOf(name) is ITypeSymbol type && ClientLibraries.All.Any(library => library.FindException(type) is not null);

    private static bool IsCancellation(SyntaxNode type) =>
        LastName.Of(type)
            is "OperationCanceledException"
            or "TaskCanceledException"
            or "OutOfMemoryException"
            or "StackOverflowException";
}
