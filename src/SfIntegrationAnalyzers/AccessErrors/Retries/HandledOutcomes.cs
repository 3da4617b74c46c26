using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>
/// Reads which exceptions the function of a strategy repeats, whatever they say:
/// <c>args => args.Outcome switch { { Exception: ForceException } => PredicateResult.True(), … }</c>.
/// </summary>
internal static class HandledOutcomes
{
    private const string Member = "Exception";

    /// <summary>The types, as they are written.</summary>
    /// <param name="predicate">The function.</param>
    public static IEnumerable<SyntaxNode> ExceptionsIn(LambdaExpressionSyntax predicate) =>
        predicate.DescendantNodes().SelectMany(node => node switch
        {
            SwitchExpressionSyntax choice => choice.Arms
                .Where(arm => arm.WhenClause is null && IsTrue(arm.Expression))
                .SelectMany(arm => IsException(choice.GoverningExpression) ? Types(arm.Pattern) : TypesOfMember(arm.Pattern)),
            IsPatternExpressionSyntax test when IsException(test.Expression) && IsAnswer(test, predicate) => Types(test.Pattern),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test
                when IsException(test.Left) && IsAnswer(test, predicate) => [test.Right],
            _ => Enumerable.Empty<SyntaxNode>(),
        });

    /// <summary>What a function repeats: of a choice the arms that answer so, else all of it.</summary>
    /// <param name="predicate">The function.</param>
    public static IEnumerable<SyntaxNode> RepeatedBy(LambdaExpressionSyntax predicate) =>
        predicate.DescendantNodes().OfType<SwitchExpressionSyntax>().FirstOrDefault() is { } choice
            ? choice.Arms.Where(arm => IsTrue(arm.Expression))
            : [predicate];

    private static bool IsException(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax && LastName.Of(expression) == Member;

    /// <summary>Of <c>{ Exception: ForceException }</c>, which asks for nothing else.</summary>
    private static IEnumerable<SyntaxNode> TypesOfMember(PatternSyntax pattern) =>
        AskedPattern.MemberOf(pattern) is ({ Identifier.ValueText: Member }, var exception) ? Types(exception) : [];

    private static IEnumerable<SyntaxNode> Types(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Types(inner.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => Types(either.Left).Concat(Types(either.Right)),
        _ => AskedPattern.TypeOf(pattern) is { } type ? [type] : [],
    };

    /// <summary>Whether a test is what the function answers, alone or as one of several that are enough.</summary>
    private static bool IsAnswer(ExpressionSyntax test, LambdaExpressionSyntax predicate) => test.Ancestors()
        .TakeWhile(around => around != predicate)
        .All(around => around
            is ParenthesizedExpressionSyntax
            or ArgumentSyntax
            or ArgumentListSyntax
            or ObjectCreationExpressionSyntax
            or ImplicitObjectCreationExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression }
            || (around is InvocationExpressionSyntax made && Invocation.NameOf(made) == "FromResult"));

    private static bool IsTrue(ExpressionSyntax answer) =>
        answer is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } made && Invocation.NameOf(made) == "True"
        || answer.DescendantNodesAndSelf().Any(part => part.IsKind(SyntaxKind.TrueLiteralExpression));
}
