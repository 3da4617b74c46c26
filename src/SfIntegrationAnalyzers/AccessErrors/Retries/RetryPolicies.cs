using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>A clause of a retry policy, <c>Handle&lt;ForceException&gt;()</c>, with what is wrong with it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Problem">What is wrong, as the start of a message.</param>
/// <param name="Call">The call that is repeated, where that is what is wrong.</param>
internal sealed record RetryPolicyClause(SyntaxNode Clause, string Problem, SalesforceCall? Call = null);

/// <summary>Finds retry policies of Polly, version 7 and 8, around Salesforce calls, and judges what they repeat.</summary>
internal static class RetryPolicies
{
    /// <summary>How other services say that they are asked too much.</summary>
    private static readonly string[] TooMany = ["TooManyRequests", "429"];

    public static IEnumerable<RetryPolicyClause> In(SyntaxNode root, SourceScope source)
    {
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name is { Identifier.Text: "AddTransientHttpErrorPolicy", Parent: MemberAccessExpressionSyntax access }
                && access.Parent is InvocationExpressionSyntax attachment)
            {
                if (Waits(attachment) && AttachedPolicies.ServeSalesforce(name, holder: null, source))
                {
                    yield return new RetryPolicyClause(name, MissesAll);
                }

                continue;
            }

            if (name.Identifier.Text
                    is not ("Handle" or "Or" or "HandleResult" or "OrResult" or "HandleInner" or "OrInner" or "HandleTransientHttpError")
                || name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax clause }
                || source.SymbolOf(clause) is not IMethodSymbol method
                || !IsPolly(method)
                || !Repeats(clause))
            {
                continue;
            }

            if (Judge(name, clause, method, source) is { } found)
            {
                yield return found;
            }
        }

        foreach (var creation in root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (source.TypeOf(creation) is { Name: "HttpRetryStrategyOptions" }
                && HttpProblem(creation) is { } problem
                && AttachedPolicies.ServeSalesforce(creation, holder: null, source))
            {
                yield return new RetryPolicyClause(Named(creation), problem);
            }

            // Without a predicate, version 8 repeats every exception.
            if (source.TypeOf(creation) is { Name: "RetryStrategyOptions" } type
                && IsPolly(type)
                && PredicateOf(creation) is null
                && PolicyExecutions.Guarded(creation, source).FirstOrDefault(call => call.Throws) is { } call)
            {
                yield return new RetryPolicyClause(
                    Named(creation),
                    $"Without ShouldHandle this strategy repeats every failure of {call.DisplayName}, "
                        + "also access errors and refused logins",
                    call);
            }
        }
    }

    private static bool IsPolly(ISymbol symbol)
    {
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name == "Polly")
            {
                return true;
            }
        }

        return false;
    }

    private static RetryPolicyClause? Judge(
        SimpleNameSyntax name, InvocationExpressionSyntax clause, IMethodSymbol method, SourceScope source)
    {
        var predicate = clause.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        if (predicate is not null && CodeReading.IsIn(predicate, source))
        {
            return null;
        }

        if (name.Identifier.Text is "HandleResult" or "OrResult" or "HandleTransientHttpError")
        {
            return GetsResponses(clause, source) && ResultProblem(name, clause, predicate, source) is { } problem
                ? new(name, problem)
                : null;
        }

        if (predicate is not null && !IsAlwaysTrue(predicate))
        {
            return null;
        }

        var handled = method.TypeArguments.FirstOrDefault();
        if (handled is null)
        {
            return null;
        }

        if (ClientLibraries.FindException(handled) is { } exception)
        {
            if (exception.FromLoginOnly && SignsInOnce(clause))
            {
                return null;
            }

            return new(name, $"This policy repeats every {handled.Name}, also API_DISABLED_FOR_ORG and others that cannot succeed");
        }

        if (handled is not { Name: "Exception", ContainingNamespace.Name: "System" }
            || PolicyExecutions.Guarded(clause, source).FirstOrDefault(guarded => guarded.Throws) is not { } call)
        {
            return null;
        }

        var message = call.IsLogin
            ? $"This policy repeats {call.DisplayName} after every failure: {RefusedSignIn.Outcome(call)}"
            : $"This policy repeats every failure of {call.DisplayName}, "
                + "also API_DISABLED_FOR_ORG and others that cannot succeed";
        return new(name, message, call);
    }

    /// <summary>Whether a policy gets to see responses of Salesforce.</summary>
    private static bool GetsResponses(InvocationExpressionSyntax clause, SourceScope source) =>
        PolicyExecutions.Guarded(clause, source).Any(call => !call.Throws && !call.Library.IsDedicated)
        || IsMeantForSalesforce(clause, source)
        || AttachedPolicies.ServeSalesforce(clause, PolicyExecutions.HolderOf(clause), source);

    private static string? ResultProblem(
        SimpleNameSyntax name, InvocationExpressionSyntax clause, ExpressionSyntax? predicate, SourceScope source)
    {
        if (AsksFurther(clause, source))
        {
            return null;
        }

        var chain = Chain(clause);
        if (name.Identifier.Text == "HandleTransientHttpError")
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

    /// <summary>The strategy for HTTP repeats 408, 429 and 5xx unless it is told otherwise.</summary>
    private static string? HttpProblem(BaseObjectCreationExpressionSyntax strategy)
    {
        var predicate = PredicateOf(strategy);
        return predicate is null ? Misses
            : LooksAtForbidden(predicate) ? null
            : CodeWords.AreIn(predicate, "IsSuccessStatusCode") ? RepeatsAll
            : AsksForUsualLimit(predicate) ? Misses
            : null;
    }

    private static ExpressionSyntax? PredicateOf(BaseObjectCreationExpressionSyntax strategy) => strategy.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => LastName.Of(assignment.Left) == "ShouldHandle")?.Right;

    /// <summary>Whether a predicate asks for what other services answer when they are asked too much or are down.</summary>
    private static bool AsksForUsualLimit(ExpressionSyntax predicate) =>
        CodeWords.AreIn(predicate, TooMany)
        || predicate.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.GreaterThanEqualsToken) && token.GetNextToken().ValueText == "500");

    private static bool LooksAtForbidden(SyntaxNode part) => CodeWords.AreIn(part, "Forbidden", "403");

    private static SyntaxNode Named(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax named ? named.Type : creation;

    /// <summary>Whether what is attached repeats, and nothing beside it looks at 403.</summary>
    private static bool Waits(InvocationExpressionSyntax attachment) =>
        CodeWords.AreIn(attachment.ArgumentList, "Retry")
        && !LooksAtForbidden((SyntaxNode?)attachment.FirstAncestorOrSelf<StatementSyntax>() ?? attachment);

    /// <summary>A policy that a container attaches to a client stands apart from its calls; its surroundings say whose it is.</summary>
    private static bool IsMeantForSalesforce(SyntaxNode clause, SourceScope source) =>
        source.ContainingType(clause) is { } type
        && (AddressText.IsName(type.ToDisplayString())
            || (clause.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsNamedForSalesforce(method)));

    private static bool IsNamedForSalesforce(MethodDeclarationSyntax method) =>
        AddressText.IsName(method.Identifier.Text)
        || method.ParameterList.Parameters.Any(p => p.Type is { } type && AddressText.IsName(type.ToString()));

    private const string RepeatsAll =
        "This policy repeats every failed response, also the 403 of API_DISABLED_FOR_ORG and the 400 of a refused login";

    private const string Misses =
        "This policy waits for 429 or 5xx, but Salesforce answers REQUEST_LIMIT_EXCEEDED with 403, which it never sees";

    private const string MissesAll = "This policy waits for 408 and 5xx, "
        + "but Salesforce answers UNABLE_TO_LOCK_ROW with 400 and REQUEST_LIMIT_EXCEEDED with 403, which it never sees";

    /// <summary><c>e => e.Error != null</c> and the like.</summary>
    private static bool IsAlwaysTrue(ExpressionSyntax predicate) =>
        predicate is LambdaExpressionSyntax { ExpressionBody: { } body }
        && (body.IsKind(SyntaxKind.TrueLiteralExpression)
            || body is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.ValueText: "null" } });

    private static bool Repeats(InvocationExpressionSyntax clause) =>
        CodeWords.AreIn(Chain(clause), "Retry")
        || clause.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(made => CodeWords.AreIn(made, "RetryStrategyOptions"));

    /// <summary>
    /// One repetition, with something to do before it: a new sign-in, whose own refusals come from it and not from what is repeated.
    /// </summary>
    private static bool SignsInOnce(InvocationExpressionSyntax clause) => CallsInChain(clause).Any(call =>
        Invocation.NameOf(call) is "Retry" or "RetryAsync"
        && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is AnonymousFunctionExpressionSyntax);

    /// <summary>
    /// Whether another clause of the policy reads the code, or calls a method or asks for a status of its own:
    /// what the whole repeats is not known then.
    /// </summary>
    private static bool AsksFurther(InvocationExpressionSyntax clause, SourceScope source) => CallsInChain(clause)
        .Where(other => Invocation.NameOf(other) is "OrResult" or "HandleResult" && other.ArgumentList.Arguments.Count == 1)
        .Select(other => other.ArgumentList.Arguments[0].Expression)
        .Any(predicate =>
            CodeReading.IsIn(predicate, source)
            || predicate.DescendantNodes().OfType<InvocationExpressionSyntax>().Any()
            || CodeWords.AreIn(predicate, "Unauthorized"));

    private static IEnumerable<InvocationExpressionSyntax> CallsInChain(ExpressionSyntax clause) =>
        Chain(clause).DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>();

    /// <summary>The fluent chain that a clause belongs to.</summary>
    private static ExpressionSyntax Chain(ExpressionSyntax clause)
    {
        var chain = clause;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access
            && access.Expression == chain)
        {
            chain = next;
        }

        return chain;
    }
}
