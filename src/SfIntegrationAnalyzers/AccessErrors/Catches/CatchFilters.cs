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

    /// <summary>How many methods a filter may ask through.</summary>
    private const int Depth = 3;

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
    /// <c>e is not OperationCanceledException</c>, and <c>e is ForceException</c>, which is a clause of that type; or a method of the
    /// project that returns no more than that.
    /// </summary>
    public static bool IsTrueForAny(ExpressionSyntax filter, SourceScope source) => IsTrueForAny(filter, source, Depth);

    private static bool IsTrueForAny(ExpressionSyntax filter, SourceScope source, int depth) => filter switch
    {
        ParenthesizedExpressionSyntax inner => IsTrueForAny(inner.Expression, source, depth),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison =>
            comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            IsTrueForAny(both.Left, source, depth) && IsTrueForAny(both.Right, source, depth),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either =>
            IsTrueForAny(either.Left, source, depth) || IsTrueForAny(either.Right, source, depth),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax right } comparison
            when right.IsKind(SyntaxKind.TrueLiteralExpression) => IsTrueForAny(comparison.Left, source, depth),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Left: IdentifierNameSyntax, Right: var type } =>
            IsOfClient(type, source),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax negated } =>
            negated.Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test && IsCancellation(test.Right),
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax } test => IsTrueForAny(test.Pattern, source),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var excluded } } } =>
            excluded.IsKind(SyntaxKind.NullLiteralExpression),
        InvocationExpressionSyntax or ConditionalAccessExpressionSyntax when AsksForNameOfClient(filter) => true,
        InvocationExpressionSyntax helper when depth > 0 && source.SymbolOf(helper) is IMethodSymbol method =>
            source.SourceOf(method).Select(Returned).OfType<ExpressionSyntax>().Any(answer => IsTrueForAny(answer, source, depth - 1)),
        _ => false,
    };

    /// <summary>What a method returns that does nothing else.</summary>
    private static ExpressionSyntax? Returned(SyntaxNode method) =>
        method.ChildNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault()?.Expression
        ?? method.ChildNodes().OfType<BlockSyntax>().Select(body => body.Statements.FirstOrDefault())
            .OfType<ReturnStatementSyntax>()
            .FirstOrDefault()?.Expression;

    /// <summary><c>e.GetType().Namespace?.StartsWith("Salesforce.")</c> asks for the client's exceptions by their name.</summary>
    private static bool AsksForNameOfClient(ExpressionSyntax test) =>
        test.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Invocation.NameOf(call) == "GetType")
        && test.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(name =>
            name.Token.ValueText.StartsWith("Salesforce", StringComparison.Ordinal));

    private static bool IsTrueForAny(PatternSyntax pattern, SourceScope source) => pattern switch
    {
        ParenthesizedPatternSyntax inner => IsTrueForAny(inner.Pattern, source),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either =>
            IsTrueForAny(either.Left, source) || IsTrueForAny(either.Right, source),
        UnaryPatternSyntax { Pattern: var excluded } => IsAllExcluded(excluded),
        _ => AskedPattern.TypeOf(pattern) is { } type && IsOfClient(type, source),
    };

    /// <summary>Whether nothing but an end that somebody asked for is excluded, or null.</summary>
    private static bool IsAllExcluded(PatternSyntax excluded) => excluded switch
    {
        ParenthesizedPatternSyntax inner => IsAllExcluded(inner.Pattern),
        BinaryPatternSyntax either => IsAllExcluded(either.Left) && IsAllExcluded(either.Right),
        _ => AskedPattern.TypeOf(excluded) is { } type && (type.IsKind(SyntaxKind.NullLiteralExpression) || IsCancellation(type)),
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
