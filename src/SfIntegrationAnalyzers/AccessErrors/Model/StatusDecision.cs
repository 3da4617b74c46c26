using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>A place where a program asks whether a response is a success.</summary>
/// <param name="Check">The check itself, <c>response.IsSuccessStatusCode</c> or <c>response.EnsureSuccessStatusCode()</c>.</param>
/// <param name="Response">The response that is checked.</param>
/// <param name="Call">The call that the response answers.</param>
/// <param name="Failure">What runs on failure; nothing if failure falls through or throws by itself.</param>
internal sealed record StatusDecision(ExpressionSyntax Check, ExpressionSyntax Response, SalesforceCall Call, IReadOnlyList<SyntaxNode> Failure)
{
    /// <summary>Whether the check throws by itself and drops the body.</summary>
    public bool DropsBody => Check is InvocationExpressionSyntax;

    /// <summary>Whether the check is what the member answers, so that its caller decides.</summary>
    public bool IsAnswer => Check.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    /// <summary>The member that decides.</summary>
    public SyntaxNode Member => AssignedValues.Member(Check);

    /// <summary>What a decision is told apart by: one response in one member is decided on once.</summary>
    public (SyntaxNode Member, string Response) Key => (Member, Response.ToString());
}

/// <summary>Finds the status checks of a file whose responses come from Salesforce.</summary>
internal static class StatusDecisions
{
    /// <summary>All checks below a node, in order.</summary>
    public static IEnumerable<StatusDecision> In(SyntaxNode root, SourceScope source)
    {
        foreach (var access in root.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            if (Find(access) is not var (check, failure) || !IsResponse(source.TypeOf(access.Expression))
                || ResponseFlow.CallBehind(access.Expression, source) is not { } call)
            {
                continue;
            }

            yield return new StatusDecision(check, access.Expression, call, failure);
        }
    }

    private static bool IsResponse(ITypeSymbol? type) =>
        type?.Name is "HttpResponseMessage" || type?.Name is "RestResponse" or "IRestResponse" or "RestResponseBase";

    private static (ExpressionSyntax Check, IReadOnlyList<SyntaxNode> Failure)? Find(MemberAccessExpressionSyntax access) => access.Name.Identifier.Text switch
    {
        "EnsureSuccessStatusCode" when access.Parent is InvocationExpressionSyntax invocation => (invocation, []),
        "IsSuccessStatusCode" or "IsSuccessful" => Branch(access, meansSuccess: true),
        "StatusCode" when access.Parent is BinaryExpressionSyntax comparison && IsSuccessStatus(comparison) =>
            Branch(comparison, meansSuccess: comparison.IsKind(SyntaxKind.EqualsExpression)),
        _ => null,
    };

    private static bool IsSuccessStatus(BinaryExpressionSyntax comparison) =>
        comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression)
            ? comparison.Right is MemberAccessExpressionSyntax { Name.Identifier.Text: "OK" or "Created" or "NoContent" or "Accepted" }
            : false;

    /// <summary>Climbs from a condition to the statement that branches on it, and names what runs on failure.</summary>
    private static (ExpressionSyntax, IReadOnlyList<SyntaxNode>)? Branch(ExpressionSyntax condition, bool meansSuccess)
    {
        var check = condition;
        for (var node = (SyntaxNode)condition; ; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                    meansSuccess = !meansSuccess;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } }:
                    meansSuccess = !meansSuccess;
                    break;
                case ParenthesizedExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }:
                    break;
                case IfStatementSyntax branch when branch.Condition == node:
                    return (check, meansSuccess ? FailureAfter(branch) : [branch.Statement]);
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                    return (check, [meansSuccess ? choice.WhenFalse : choice.WhenTrue]);
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax when node == condition:
                    return (check, []);
                default:
                    return null;
            }
        }
    }

    private static IReadOnlyList<SyntaxNode> FailureAfter(IfStatementSyntax branch)
    {
        if (branch.Else is { } otherwise)
        {
            return [otherwise.Statement];
        }

        return branch.Parent is BlockSyntax block
            ? block.Statements.Skip(block.Statements.IndexOf(branch) + 1).ToList()
            : [];
    }
}
