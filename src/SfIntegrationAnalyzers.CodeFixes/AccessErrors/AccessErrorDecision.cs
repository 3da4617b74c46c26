using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Writes the statements that read the error of a failed response and let access errors pass: they are thrown, or answered where every
/// branch answers a request.
/// </summary>
/// <param name="Check">The status check whose failure is read.</param>
/// <param name="Read">The expression that reads the error.</param>
/// <param name="Error">The name of the variable that holds it.</param>
/// <param name="Write">Writes conditions as the project understands them.</param>
/// <param name="Layout">How the code around is laid out.</param>
internal sealed record AccessErrorDecision(ExpressionSyntax Check, string Read, string Error, CodeExpressions Write, Layout Layout)
{
    /// <summary>Why an access error is thrown, for the reader of the code.</summary>
    public const string Comment = "The org or the user may not use the API: an administrator has to act, a retry cannot help.";

    /// <summary>Whether an action of a controller answers here.</summary>
    public bool IsInAction { get; init; }

    /// <summary>The response, where failure may have none; else <see langword="null"/>.</summary>
    public ExpressionSyntax? Response { get; init; }

    /// <summary>The statements, each on lines of its own, with an empty line behind them.</summary>
    /// <param name="indentation">What their lines begin with.</param>
    /// <param name="isFailure">Whether they run on failure only; else they ask for it.</param>
    public IReadOnlyList<StatementSyntax> At(string indentation, bool isFailure)
    {
        var reading = $"var {Error} = {Read};";
        var decision = $$"""
            if ({{Write.OnText(ErrorQuestion.Access, Error + ".ErrorCode", Error + ".Message")}})
            {
            // {{Comment}}
            {{(IsInAction ? $"return StatusCode(502, {Error}.Message);" : $"throw {Error};")}}
            }
            """;
        string[] statements = isFailure
            ? [reading, decision]
            : [$"if ({(Response is null ? "" : $"{Response} != null && ")}{Failed(Check)})\n{{\n{reading}\n{decision}\n}}"];
        var parsed = statements.Select(statement => Imports.Statement(Layout.Write(statement, indentation))).ToList();
        parsed[parsed.Count - 1] = parsed[parsed.Count - 1].WithTrailingTrivia(Layout.LineEnd, Layout.LineEnd);
        return parsed;
    }

    private static string Failed(ExpressionSyntax check) => check switch
    {
        BinaryExpressionSyntax comparison when !comparison.IsKind(SyntaxKind.IsExpression) =>
            $"{comparison.Left.WithoutTrivia()} {OnFailure(comparison.OperatorToken)} {comparison.Right.WithoutTrivia()}",
        IsPatternExpressionSyntax when !StatusComparison.MeansSuccess(check) => check.WithoutTrivia().ToString(),
        BinaryExpressionSyntax or IsPatternExpressionSyntax => $"!({check.WithoutTrivia()})",
        _ => "!" + check.WithoutTrivia(),
    };

    /// <summary>The operator that holds on failure, for one that may hold on success.</summary>
    private static string OnFailure(SyntaxToken comparison) => comparison.Kind() switch
    {
        SyntaxKind.EqualsEqualsToken => "!=",
        SyntaxKind.LessThanToken => ">=",
        SyntaxKind.LessThanEqualsToken => ">",
        _ => comparison.Text,
    };
}
