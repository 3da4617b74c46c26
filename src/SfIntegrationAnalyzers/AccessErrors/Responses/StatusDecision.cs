using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    /// <summary>All checks below a node, in order.</summary>
    public static IEnumerable<StatusDecision> In(SyntaxNode root, SourceScope source)
    {
        foreach (var node in root.DescendantNodes())
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            if (Asked(node) is var (response, member)
                && Find((ExpressionSyntax)node, member, source) is var (check, failure)
                && Of(check, response, failure, source) is { } decision)
            {
                yield return decision;
            }
        }
    }

    /// <summary>A decision on a response, if Salesforce answers it.</summary>
    public static StatusDecision? Of(
        ExpressionSyntax check, ExpressionSyntax response, IReadOnlyList<SyntaxNode> failure, SourceScope source) =>
        ResponseFlow.IsResponse(source.TypeOf(response)) && ResponseFlow.CallBehind(response, source) is { } call
            ? new(check, response, call, failure) { Declared = (source.SymbolOf(response) as ILocalSymbol)?.Locations[0].SourceSpan.Start }
            : null;

    /// <summary>The response whose member a node reads: <c>response.StatusCode</c>, <c>response?.StatusCode</c>.</summary>
    private static (ExpressionSyntax Response, string Member)? Asked(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => (access.Expression, access.Name.Identifier.Text),
        MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access =>
            (access.Expression, binding.Name.Identifier.Text),
        _ => null,
    };

    private static (ExpressionSyntax Check, IReadOnlyList<SyntaxNode> Failure)? Find(
        ExpressionSyntax access, string member, SourceScope source) => member switch
    {
        "EnsureSuccessStatusCode" when access.Parent is InvocationExpressionSyntax invocation => (invocation, []),
        "IsSuccessStatusCode" or "IsSuccessful" => Branched(access) ?? Held(access, source),
        "StatusCode" when StatusChoice.FailureOf(Whole(access)) is { } failure => (Whole(access), failure),
        "StatusCode" when StatusComparison.Of(Whole(access)) is { } comparison => Branched(comparison) ?? Held(comparison, source),
        _ => null,
    };

    private static (ExpressionSyntax, IReadOnlyList<SyntaxNode>)? Branched(ExpressionSyntax check) =>
        SuccessBranch.Above(check) is { } branch ? (check, branch.Failure)
        : Whole(check).Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax ? (check, [])
        : null;

    /// <summary><c>var ok = response.IsSuccessStatusCode;</c>, where the variable is branched on.</summary>
    private static (ExpressionSyntax, IReadOnlyList<SyntaxNode>)? Held(ExpressionSyntax check, SourceScope source) =>
        StatusComparison.MeansSuccess(check)
        && Conjunction(check).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
        && source.Declared(variable) is { } local
        && EnclosingMember.Of(check).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(source.SymbolOf(name), local))
            .Select(SuccessBranch.Above)
            .FirstOrDefault(branch => branch is not null) is { Failure: { Count: > 0 } failure }
            ? (check, failure)
            : null;

    /// <summary>A check with what has to hold as well.</summary>
    private static SyntaxNode Conjunction(ExpressionSyntax check) => check.AncestorsAndSelf().First(node =>
        node.Parent is not (ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression }));

    /// <summary>The conditional access that a member is bound in, or the access itself.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax access) =>
        access is MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax whole } ? whole : access;
}
