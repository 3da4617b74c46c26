using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>What a clause catches.</summary>
/// <param name="Type">The exception, with its full name.</param>
/// <param name="Variable">The name it is caught as.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Comment">Why it is rethrown.</param>
/// <param name="Origin">What answered with the error.</param>
internal sealed record CaughtType(TypeSyntax Type, string Variable, ExpressionSyntax Filter, string Comment, ErrorOrigin Origin);

/// <summary>Writes catch clauses that rethrow, and puts them before another one.</summary>
internal static class RethrowingClause
{
    /// <summary>Puts clauses before another one, laid out as their statement is.</summary>
    /// <param name="clause">The other one.</param>
    /// <param name="caught">What is caught; one clause each.</param>
    /// <param name="records">Statements of the other one that come first in these as well.</param>
    /// <returns>The try statement with all of them.</returns>
    public static TryStatementSyntax Before(
        CatchClauseSyntax clause, IReadOnlyList<CaughtType> caught, IReadOnlyList<StatementSyntax> records)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        var layout = Layout.At(statement);
        var follows = !layout.IsFirstOnLine(clause.CatchKeyword);
        var sharesLine = follows && layout.OpensOnSameLine && layout.HasLines(statement.Block);
        var repeated = records
            .Select(record => record
                .WithLeadingTrivia(SyntaxFactory.Whitespace(layout.InnerIndentation))
                .WithTrailingTrivia(layout.LineEnd))
            .ToList();
        var added = caught.Select(Clause);
        CatchClauseSyntax Clause(CaughtType each)
        {
            var written = layout.Write(
                $$"""
                catch ({{each.Type}} {{each.Variable}}) when ({{each.Filter}})
                {
                // {{each.Comment}}
                throw;
                }
                """,
                layout.Indentation);
            var parsed = Parsed(sharesLine ? written.Trim() + " " : written);
            return parsed.WithBlock(parsed.Block.WithStatements(parsed.Block.Statements.InsertRange(0, repeated)));
        }

        if (!follows)
        {
            return statement.WithCatches(statement.Catches.InsertRange(statement.Catches.IndexOf(clause), added));
        }

        // What stands between the brace before the clause and the clause, usually a blank, stays where braces share lines.
        var before = clause.CatchKeyword.GetPreviousToken();
        var apart = sharesLine ? before : before.WithTrailingTrivia(layout.LineEnd);
        var next = sharesLine ? clause : clause.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indentation));
        var marker = new SyntaxAnnotation();
        var changed = statement.ReplaceSyntax(
            [clause], (_, _) => next.WithAdditionalAnnotations(marker), [before], (_, _) => apart, [], (trivia, _) => trivia);
        return changed.WithCatches(changed.Catches.InsertRange(changed.Catches.IndexOf(each => each.HasAnnotation(marker)), added));
    }

    /// <summary>The clause is parsed: what a factory makes, hosts lay out as they would.</summary>
    private static CatchClauseSyntax Parsed(string text)
    {
        var clause = ((TryStatementSyntax)SyntaxFactory.ParseStatement("try {}\n" + text)).Catches[0];
        return clause
            .WithDeclaration(clause.Declaration!.WithType(clause.Declaration.Type.WithNamesToShorten()))
            .WithFilter(clause.Filter!.WithFilterExpression(clause.Filter.FilterExpression.WithNamesToShorten()));
    }
}
