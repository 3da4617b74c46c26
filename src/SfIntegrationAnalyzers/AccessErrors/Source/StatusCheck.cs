using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>A place where a program asks whether a response is a success, whoever answers with it.</summary>
/// <param name="Node">The check itself, <c>response.IsSuccessStatusCode</c> or <c>response.EnsureSuccessStatusCode()</c>.</param>
/// <param name="Response">The response that is checked.</param>
/// <param name="Failure">What runs on failure; nothing if failure falls through or throws by itself.</param>
internal sealed record StatusCheck(ExpressionSyntax Node, ExpressionSyntax Response, IReadOnlyList<SyntaxNode> Failure)
{
    /// <summary>Whether a response that is no success ends in an exception.</summary>
    public bool Throws => Node is InvocationExpressionSyntax || WayOut.IsThrow(Failure.LastOrDefault());

    /// <summary>All checks below a node, in order.</summary>
    public static IEnumerable<StatusCheck> In(SyntaxNode root, SourceScope source)
    {
        foreach (var node in root.DescendantNodes())
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            if (node is IsPatternExpressionSyntax matched && StatusComparison.IsOfResponse(matched))
            {
                if ((Branched(matched) ?? Held(matched, source)) is var (whole, behind))
                {
                    yield return new(whole, matched.Expression, behind);
                }
            }
            else if (Asked(node) is var (response, member) && Find((ExpressionSyntax)node, member, source) is var (check, failure))
            {
                yield return new(check, response, failure);
            }
        }
    }

    /// <summary>The response whose member a node reads: <c>response.StatusCode</c>, <c>response?.StatusCode</c>.</summary>
    private static (ExpressionSyntax Response, string Member)? Asked(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => (access.Expression, access.Name.Identifier.Text),
        MemberBindingExpressionSyntax binding when Invocation.AccessAround(binding) is { } access =>
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
