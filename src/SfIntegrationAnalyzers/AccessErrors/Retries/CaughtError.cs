using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>What a catch clause does depending on the error that it caught, by whatever part of it.</summary>
internal static class CaughtError
{
    /// <summary>
    /// Whether what is done depends on the error: a branch asks for a part of it, itself or through a variable, and leaves or calls
    /// something.
    /// </summary>
    public static bool IsAskedIn(CatchDecision decision)
    {
        var caught = CaughtParts.Of(decision);
        return CatchDecision.Own(decision.Clause.Block)
            .Any(node => QuestionOf(node) is { } question && caught.IsMentionedIn(question) && Matters(node));
    }

    private static ExpressionSyntax? QuestionOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => branch.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        SwitchStatementSyntax choice => choice.Expression,
        SwitchExpressionSyntax choice => choice.GoverningExpression,
        _ => null,
    };

    /// <summary>Whether a branch does more than note something: it leaves, or its calls are waited for or answered with.</summary>
    private static bool Matters(SyntaxNode branch) => branch is not IfStatementSyntax
        || branch.DescendantNodes().Any(node => node is AwaitExpressionSyntax || WayOut.IsJump(node))
        || RepeatedLogin.IsIn(branch);
}
