using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>A place where a program asks whether a response is a success.</summary>
/// <param name="Check">The check itself, <c>response.IsSuccessStatusCode</c> or <c>response.EnsureSuccessStatusCode()</c>.</param>
/// <param name="Response">The response that is checked.</param>
/// <param name="Call">The call that the response answers.</param>
/// <param name="Failure">What runs on failure; nothing if failure falls through or throws by itself.</param>
internal sealed record StatusDecision(
    ExpressionSyntax Check, ExpressionSyntax Response, SalesforceCall Call, IReadOnlyList<SyntaxNode> Failure)
{
    /// <summary>Whether the check throws by itself and drops the body.</summary>
    public bool DropsBody => Check is InvocationExpressionSyntax;

    /// <summary>Whether the check is what the member answers, <c>return response.IsSuccessStatusCode;</c>.</summary>
    public bool IsAnswer => Failure.Count == 0 && SuccessBranch.Above(Check) is null && !DropsBody;

    /// <summary>Whether the response came from the member's caller, who still has it.</summary>
    public bool IsOfCaller => Declared is null && Response is SimpleNameSyntax or MemberAccessExpressionSyntax;

    /// <summary>The member that decides.</summary>
    public SyntaxNode Member => EnclosingMember.Of(Check);

    /// <summary>What a decision is told apart by: one response in one member is decided on once.</summary>
    public (SyntaxNode Member, string Response) Key => (Member, Response + "@" + Declared);

    /// <summary>
    /// Where the variable of the response is declared, if one holds it: several branches of a member may each have their own of one name.
    /// </summary>
    public int? Declared { get; init; }
}

/// <summary>Finds the status checks of a file whose responses come from Salesforce.</summary>
internal static class StatusDecisions
{
    /// <summary>All checks below a node, in order; one choice that asks for refused access has thought of it.</summary>
    public static IEnumerable<StatusDecision> In(SyntaxNode root, SourceScope source) =>
        from check in StatusCheck.In(root, source)
        where !StatusChoice.AsksForRefusal(check.Node)
        let decision = Of(check, source)
        where decision is not null
        select decision;

    /// <summary>A decision on a response, if Salesforce answers it.</summary>
    public static StatusDecision? Of(StatusCheck check, SourceScope source) =>
        ResponseFlow.IsResponse(source.TypeOf(check.Response)) && ResponseFlow.CallBehind(check.Response, source) is { } call
            ? new(check.Node, check.Response, call, check.Failure)
            {
                Declared = (source.SymbolOf(check.Response) as ILocalSymbol)?.Locations[0].SourceSpan.Start,
            }
            : null;
}
