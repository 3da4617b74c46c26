using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>A clause of a retry policy, <c>Handle&lt;ForceException&gt;()</c>, with what is wrong with it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Problem">What is wrong, as the start of a message.</param>
/// <param name="Call">The call that is repeated, where that is what is wrong.</param>
internal sealed record RetryPolicyClause(SyntaxNode Clause, string Problem, SalesforceCall? Call = null)
{
    /// <summary>What answers with what is repeated.</summary>
    public ErrorOrigin Origin { get; init; } = Call?.Origin ?? ErrorOrigin.Api;
}

/// <summary>Finds retry policies of Polly, version 7 and 8, around Salesforce calls, and judges what they repeat.</summary>
internal static class RetryPolicies
{
    public static IEnumerable<RetryPolicyClause> In(SyntaxNode root, SourceScope source)
    {
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name is { Identifier.Text: "AddTransientHttpErrorPolicy", Parent: MemberAccessExpressionSyntax access }
                && access.Parent is InvocationExpressionSyntax attachment)
            {
                if (StatusPolicies.ProblemOfAttachment(attachment) is { } missed
                    && AttachedPolicies.ServeSalesforce(name, holder: null, source))
                {
                    yield return new RetryPolicyClause(name, missed);
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
                && StatusPolicies.ProblemOfStrategy(creation) is { } problem
                && AttachedPolicies.ServeSalesforce(creation, holder: null, source))
            {
                yield return new RetryPolicyClause(Named(creation), problem);
            }

            if (source.TypeOf(creation) is not { Name: "RetryStrategyOptions" } type || !IsPolly(type))
            {
                continue;
            }

            foreach (var found in JudgeOutcomes(creation, source))
            {
                yield return found;
            }

            // Without a predicate, version 8 repeats every exception.
            if (StatusPolicies.PredicateOf(creation) is null
                && PolicyExecutions.Guarded(creation, source).FirstOrDefault(call => call.Throws) is { } call)
            {
                yield return new RetryPolicyClause(
                    Named(creation),
                    $"Without ShouldHandle this strategy repeats every failure of {call.DisplayName}, "
                        + "even access errors and refused logins",
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
            return GetsResponses(clause, source) && StatusPolicies.ProblemOfClause(clause, predicate, source) is { } problem
                ? new(name, problem)
                : null;
        }

        if (predicate is not null && !HoldsForAny(predicate, source))
        {
            return null;
        }

        return method.TypeArguments.FirstOrDefault() is { } handled ? JudgeHandled(name, handled, clause, source) : null;
    }

    /// <summary>What the function of a strategy repeats: exceptions by their types, and responses.</summary>
    private static IEnumerable<RetryPolicyClause> JudgeOutcomes(BaseObjectCreationExpressionSyntax strategy, SourceScope source)
    {
        if (StatusPolicies.PredicateOf(strategy) is not LambdaExpressionSyntax predicate || CodeReading.IsIn(predicate, source))
        {
            yield break;
        }

        foreach (var type in HandledOutcomes.ExceptionsIn(predicate))
        {
            if (source.TypeOf(type) is { } handled && JudgeHandled(type, handled, strategy, source) is { } found)
            {
                // Not the call: the fix of a strategy writes its predicate, which this one has.
                yield return found with { Call = null };
            }
        }

        if (StatusPolicies.ProblemOfOutcomes(predicate) is { } problem && GetsResponses(strategy, source))
        {
            yield return new(Named(strategy), problem);
        }
    }

    /// <summary>What is wrong with repeating every exception of a type.</summary>
    /// <param name="name">The node that says so.</param>
    /// <param name="handled">The type.</param>
    /// <param name="clause">The clause or strategy.</param>
    /// <param name="source">The compilation.</param>
    private static RetryPolicyClause? JudgeHandled(SyntaxNode name, ITypeSymbol handled, ExpressionSyntax clause, SourceScope source)
    {
        if (ClientLibraries.FindException(handled) is { } exception)
        {
            var origin = exception.OriginOf(handled);
            var thrown = handled.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            if (origin == ErrorOrigin.Api)
            {
                return new(name, RepeatsEvery(thrown));
            }

            var signIn = PolicyExecutions.Guarded(clause, source).FirstOrDefault(guarded => guarded.IsLogin);
            return clause is InvocationExpressionSyntax fluent && SignsInOnce(fluent)
                ? null
                : new(name, $"This policy repeats every {thrown}, even a refused sign-in: {RefusedSignIn.Outcome(signIn, origin)}")
                {
                    Origin = origin,
                };
        }

        if (ClientLibraries.All.Any(library => CarriesErrorsOfOthers(library) && library.FindException(handled) is not null))
        {
            return IsMeantForSalesforce(clause, source) || PolicyExecutions.Guarded(clause, source).Any(ThrowsIt)
                ? new(name, RepeatsEvery(handled.Name))
                : null;
        }

        bool ThrowsIt(SalesforceCall call) =>
            call.Throws && CarriesErrorsOfOthers(call.Library) && call.Library.FindException(handled) is not null;

        if (!ExceptionType.IsAny(handled)
            || PolicyExecutions.Guarded(clause, source).FirstOrDefault(guarded => guarded.Throws) is not { } call)
        {
            return null;
        }

        var message = call.IsLogin
            ? $"This policy repeats {call.DisplayName} after every failure: {RefusedSignIn.Outcome(call, call.Origin)}"
            : $"This policy repeats every failure of {call.DisplayName}, "
                + "even API_DISABLED_FOR_ORG and others that cannot succeed";
        return new(name, message, call);
    }

    private static string RepeatsEvery(string thrown) =>
        $"This policy repeats every {thrown}, even API_DISABLED_FOR_ORG and others that cannot succeed";

    /// <summary>Whether the exceptions of a client tell errors of Salesforce, and of whomever else it is used to call.</summary>
    private static bool CarriesErrorsOfOthers(ClientLibrary library) => library is { IsDedicated: false, CarriesErrors: true };

    /// <summary>Whether a policy gets to see responses of Salesforce.</summary>
    private static bool GetsResponses(ExpressionSyntax clause, SourceScope source) =>
        PolicyExecutions.Guarded(clause, source).Any(call => !call.Throws && !call.Library.IsDedicated)
        || IsMeantForSalesforce(clause, source)
        || AttachedPolicies.ServeSalesforce(clause, PolicyExecutions.HolderOf(clause), source);

    private static SyntaxNode Named(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax named ? named.Type : creation;

    /// <summary>A policy that a container attaches to a client stands apart from its calls; its surroundings say whose it is.</summary>
    private static bool IsMeantForSalesforce(SyntaxNode clause, SourceScope source) =>
        source.ContainingType(clause) is { } type
        && (AddressText.IsName(type.ToDisplayString())
            || (clause.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsNamedForSalesforce(method)));

    private static bool IsNamedForSalesforce(MethodDeclarationSyntax method) =>
        AddressText.IsName(method.Identifier.Text)
        || method.ParameterList.Parameters.Any(p => p.Type is { } type && AddressText.IsName(type.ToString()));

    private static bool HoldsForAny(ExpressionSyntax predicate, SourceScope source) =>
        predicate is LambdaExpressionSyntax { ExpressionBody: { } body } && CatchFilters.IsTrueForAny(body, source);

    private static bool Repeats(InvocationExpressionSyntax clause) =>
        CodeWords.AreIn(PolicyChain.Around(clause), "Retry")
        || clause.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(made => CodeWords.AreIn(made, "RetryStrategyOptions"));

    /// <summary>
    /// One repetition, with something to do before it: a new sign-in, whose own refusals come from it and not from what is repeated.
    /// </summary>
    private static bool SignsInOnce(InvocationExpressionSyntax clause) => PolicyChain.CallsAround(clause).Any(call =>
        Invocation.NameOf(call) is "Retry" or "RetryAsync"
        && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is AnonymousFunctionExpressionSyntax);
}
