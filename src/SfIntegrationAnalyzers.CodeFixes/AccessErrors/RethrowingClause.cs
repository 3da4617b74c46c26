using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes a catch clause that rethrows, and puts it before another one.</summary>
internal static class RethrowingClause
{
    /// <summary>Puts the clause before another one, laid out as their statement is.</summary>
    /// <param name="clause">The other one.</param>
    /// <param name="type">The exception, with its full name.</param>
    /// <param name="variable">The name it is caught as.</param>
    /// <param name="condition">The filter.</param>
    /// <param name="records">Statements of the other one that come first in this one as well.</param>
    /// <param name="comment">Why it is rethrown.</param>
    /// <returns>The try statement with both.</returns>
    public static TryStatementSyntax Before(
        CatchClauseSyntax clause,
        TypeSyntax type,
        string variable,
        ExpressionSyntax condition,
        IReadOnlyList<StatementSyntax> records,
        string comment)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        var layout = Layout.At(statement);
        var follows = !layout.IsFirstOnLine(clause.CatchKeyword);
        var sharesLine = follows && layout.OpensOnSameLine && layout.HasLines(statement.Block);
        var written = layout.Write(
            $$"""
            catch ({{type}} {{variable}}) when ({{condition}})
            {
            // {{comment}}
            throw;
            }
            """,
            layout.Indentation);
        var parsed = Parsed(sharesLine ? written.Trim() + " " : written);
        var repeated = records.Select(record => record
            .WithLeadingTrivia(SyntaxFactory.Whitespace(layout.InnerIndentation))
            .WithTrailingTrivia(layout.LineEnd));
        var added = parsed.WithBlock(parsed.Block.WithStatements(parsed.Block.Statements.InsertRange(0, repeated)));
        if (!follows)
        {
            return statement.WithCatches(statement.Catches.Insert(statement.Catches.IndexOf(clause), added));
        }

        // What stands between the brace before the clause and the clause, usually a blank, stays where braces share lines.
        var before = clause.CatchKeyword.GetPreviousToken();
        var apart = sharesLine ? before : before.WithTrailingTrivia(layout.LineEnd);
        var next = sharesLine ? clause : clause.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indentation));
        var marker = new SyntaxAnnotation();
        var changed = statement.ReplaceSyntax(
            [clause], (_, _) => next.WithAdditionalAnnotations(marker), [before], (_, _) => apart, [], (trivia, _) => trivia);
        return changed.WithCatches(changed.Catches.Insert(changed.Catches.IndexOf(each => each.HasAnnotation(marker)), added));
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
