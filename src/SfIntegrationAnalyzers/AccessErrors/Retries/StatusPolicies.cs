using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Judges policies that look at the status of a response: Salesforce's limits and locks do not come with the usual ones.</summary>
internal static class StatusPolicies
{
    private const string RepeatsAll =
        "This policy repeats every failed response, even the 403 of API_DISABLED_FOR_ORG and the 400 of a refused login";

    private const string Misses =
        "This policy repeats on 429 or 5xx, but Salesforce answers REQUEST_LIMIT_EXCEEDED with 403, which it never sees";

    private const string MissesAll = "This policy repeats on 408 and 5xx, "
        + "but Salesforce answers REQUEST_LIMIT_EXCEEDED with 403, and UNABLE_TO_LOCK_ROW also with 400, which it never sees";

    /// <summary>How other services say that they are asked too much.</summary>
    private static readonly string[] TooMany = ["TooManyRequests", "429"];

    /// <summary>What is wrong with a clause on responses.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="predicate">What it asks of a response; nothing where its name says that.</param>
    /// <param name="source">The compilation.</param>
    public static string? ProblemOfClause(InvocationExpressionSyntax clause, ExpressionSyntax? predicate, SourceScope source)
    {
        if (AsksFurther(clause, source))
        {
            return null;
        }

        var chain = PolicyChain.Around(clause);
        if (Invocation.NameOf(clause) == "HandleTransientHttpError")
        {
            return LooksAtForbidden(chain) ? null : CodeWords.AreIn(chain, TooMany) ? Misses : MissesAll;
        }

        if (predicate is null)
        {
            return null;
        }

        if (CodeWords.AreIn(predicate, "IsSuccessStatusCode"))
        {
            return predicate.DescendantNodes().Any(part => part.IsKind(SyntaxKind.LogicalAndExpression)) ? null : RepeatsAll;
        }

        return !LooksAtForbidden(chain) && !CodeWords.AreIn(chain, "HandleTransientHttpError") && AsksForUsualLimit(predicate)
            ? Misses
            : null;
    }

    /// <summary>What is wrong with a strategy for HTTP, which repeats 408, 429 and 5xx unless it is told otherwise.</summary>
    public static string? ProblemOfStrategy(BaseObjectCreationExpressionSyntax strategy)
    {
        var predicate = PredicateOf(strategy);
        return predicate is null ? Misses
            : LooksAtForbidden(predicate) ? null
            : CodeWords.AreIn(predicate, "IsSuccessStatusCode") ? RepeatsAll
            : AsksForUsualLimit(predicate) ? Misses
            : null;
    }

    /// <summary>What is wrong with the function of a strategy, as far as it asks for the status of a response and nothing else.</summary>
    public static string? ProblemOfOutcomes(LambdaExpressionSyntax predicate)
    {
        var repeated = HandledOutcomes.RepeatedBy(predicate).ToList();
        return LooksAtForbidden(predicate) || predicate.DescendantNodes().Any(part => part.IsKind(SyntaxKind.LogicalAndExpression)) ? null
            : repeated.Any(part => CodeWords.AreIn(part, "IsSuccessStatusCode")) ? RepeatsAll
            : repeated.Any(AsksForUsualLimit) ? Misses
            : null;
    }

    /// <summary>What is wrong with an attached policy on transient errors: it repeats, and nothing beside it looks at 403.</summary>
    public static string? ProblemOfAttachment(InvocationExpressionSyntax attachment) =>
        CodeWords.AreIn(attachment.ArgumentList, "Retry")
        && !LooksAtForbidden((SyntaxNode?)attachment.FirstAncestorOrSelf<StatementSyntax>() ?? attachment)
            ? MissesAll
            : null;

    /// <summary>What a strategy asks of what came.</summary>
    public static ExpressionSyntax? PredicateOf(BaseObjectCreationExpressionSyntax strategy) => strategy.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => LastName.Of(assignment.Left) == "ShouldHandle")?.Right;

    /// <summary>Whether a predicate asks for what other services answer when they are asked too much or are down.</summary>
    private static bool AsksForUsualLimit(SyntaxNode predicate) =>
        CodeWords.AreIn(predicate, TooMany)
        || predicate.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.GreaterThanEqualsToken) && token.GetNextToken().ValueText == "500");

    private static bool LooksAtForbidden(SyntaxNode part) => CodeWords.AreIn(part, "Forbidden", "403");

    /// <summary>
    /// Whether another clause of the policy reads the code, or calls a method or asks for a status of its own:
    /// what the whole repeats is not known then.
    /// </summary>
    private static bool AsksFurther(InvocationExpressionSyntax clause, SourceScope source) => PolicyChain.CallsAround(clause)
        .Where(other => Invocation.NameOf(other) is "OrResult" or "HandleResult" && other.ArgumentList.Arguments.Count == 1)
        .Select(other => other.ArgumentList.Arguments[0].Expression)
        .Any(predicate =>
            CodeReading.IsIn(predicate, source)
            || predicate.DescendantNodes().OfType<InvocationExpressionSyntax>().Any()
            || CodeWords.AreIn(predicate, "Unauthorized"));
}
