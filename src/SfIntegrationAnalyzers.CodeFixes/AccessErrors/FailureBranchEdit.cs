using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Lets the failure branch of a status check read the error: a branch that throws throws what Salesforce says instead, and one that
/// does something else lets access errors pass first.
/// </summary>
internal static class FailureBranchEdit
{
    /// <summary>What replaces a check's branch, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="check">The check that a diagnostic points at.</param>
    /// <param name="isBuffered">Whether the client has read the body already, as RestSharp has.</param>
    /// <param name="hasTriage">Whether the project has the generated triage type.</param>
    public static (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Of(SyntaxNode check, bool isBuffered, bool hasTriage)
    {
        if (check is not ExpressionSyntax condition || Response(condition) is not { } response || response.ToString().Contains("await")
            || (!isBuffered && !ResponseErrorEdit.IsAsync(check)) || Failure(condition) is not { } failure)
        {
            return null;
        }

        var read = isBuffered
            ? $"{ResponseErrorHelper.TypeName}.ReadSalesforceError({response}.Content, {response}.StatusCode, {response}.ErrorMessage)"
            : $"await {response}.ReadSalesforceErrorAsync()";
        var lineEnd = ResponseErrorEdit.LineEnd(check.SyntaxTree.GetRoot());
        return Thrown(failure) is { Expression: { } thrown }
            ? (thrown, current => SyntaxFactory.ParseExpression(read).WithTriviaFrom(current))
            : (failure, current => WithAccessErrorsFirst((StatementSyntax)current, read, FreeName.In(check, "error", "salesforceError"), hasTriage, lineEnd));
    }

    private static ExpressionSyntax? Response(ExpressionSyntax check) => check switch
    {
        MemberAccessExpressionSyntax access => access.Expression.WithoutTrivia(),
        BinaryExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Expression.WithoutTrivia(),
        _ => null,
    };

    /// <summary>The statement that runs on failure and on nothing else.</summary>
    private static StatementSyntax? Failure(ExpressionSyntax check)
    {
        var isSuccess = !check.IsKind(SyntaxKind.NotEqualsExpression);
        for (var node = check; ; node = (ExpressionSyntax)node.Parent)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax:
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } }:
                    isSuccess = !isSuccess;
                    break;
                case IfStatementSyntax branch when branch.Condition == node:
                    return isSuccess ? branch.Else?.Statement : branch.Statement;
                default:
                    return null;
            }
        }
    }

    private static ThrowStatementSyntax? Thrown(StatementSyntax failure) => failure switch
    {
        ThrowStatementSyntax single => single,
        BlockSyntax block => block.Statements.LastOrDefault() as ThrowStatementSyntax,
        _ => null,
    };

    private static BlockSyntax WithAccessErrorsFirst(StatementSyntax failure, string read, string error, bool hasTriage, SyntaxTrivia lineEnd)
    {
        var condition = hasTriage
            ? $"global::{ErrorTriageGenerator.TypeName}.IsAccessError({error}.ErrorCode, {error}.Message)"
            : string.Join(" || ", CodeExpressions.ApiAccess.Select(code => $"{error}.ErrorCode == \"{code}\""));
        var decision = (IfStatementSyntax)SyntaxFactory.ParseStatement($$"""
            if ({{condition}})
            {
            // The org or the user may not use the API: an administrator has to act, a retry cannot help.
            throw {{error}};
            }
            """.Replace("\r", "").Replace("\n", lineEnd.ToString()));
        decision = decision.WithCondition(decision.Condition.WithAdditionalAnnotations(Simplifier.Annotation)).WithTrailingTrivia(lineEnd, lineEnd);
        var first = SyntaxFactory.ParseStatement($"var {error} = {read};").WithTrailingTrivia(lineEnd);
        var rest = failure is BlockSyntax written ? written.Statements : SyntaxFactory.SingletonList(failure.WithoutLeadingTrivia());
        var block = failure is BlockSyntax own ? own : SyntaxFactory.Block().WithTriviaFrom(failure);
        return block.WithStatements(rest.Insert(0, decision).Insert(0, first)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
