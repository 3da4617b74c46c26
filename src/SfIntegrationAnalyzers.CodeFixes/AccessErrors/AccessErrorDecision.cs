using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes the statements that read the error of a failed response and let access errors pass.</summary>
internal static class AccessErrorDecision
{
    /// <summary>The statements, each on lines of its own.</summary>
    /// <param name="check">The status check whose failure is read.</param>
    /// <param name="read">The expression that reads the error.</param>
    /// <param name="error">The name of the variable that holds it.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="isFailure">Whether the statements run on failure only; else they ask for it.</param>
    public static IReadOnlyList<StatementSyntax> Write(
        ExpressionSyntax check, string read, string error, CodeExpressions write, bool isFailure)
    {
        var condition = write.OnText(ErrorQuestion.ApiAccess, error + ".ErrorCode", error + ".Message");
        var decision = $$"""
            if ({{condition}})
            {
            // The org or the user may not use the API: an administrator has to act, a retry cannot help.
            throw {{error}};
            }
            """;
        return isFailure
            ? [Parsed($"var {error} = {read};", check), Parsed(decision, check)]
            : [Parsed($$"""
                if ({{Failed(check)}})
                {
                var {{error}} = {{read}};
                {{decision}}
                }
                """, check)];
    }

    private static string Failed(ExpressionSyntax check) => check is BinaryExpressionSyntax comparison
        ? $"{comparison.Left.WithoutTrivia()} {OnFailure(comparison.OperatorToken)} {comparison.Right.WithoutTrivia()}"
        : "!" + check.WithoutTrivia();

    /// <summary>The operator that holds on failure, for one that may hold on success.</summary>
    private static string OnFailure(SyntaxToken comparison) => comparison.Kind() switch
    {
        SyntaxKind.EqualsEqualsToken => "!=",
        SyntaxKind.LessThanToken => ">=",
        SyntaxKind.LessThanEqualsToken => ">",
        _ => comparison.Text,
    };

    private static StatementSyntax Parsed(string text, SyntaxNode near)
    {
        var lineEnd = LineEnd.Of(near.SyntaxTree.GetRoot());
        var statement = SyntaxFactory.ParseStatement(text.Replace("\r", "").Replace("\n", lineEnd.ToString()));
        var conditions = statement.DescendantNodesAndSelf().OfType<IfStatementSyntax>().Select(branch => branch.Condition);
        return statement
            .ReplaceNodes(conditions, (_, condition) => condition.WithNamesToShorten())
            .WithTrailingTrivia(lineEnd)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
