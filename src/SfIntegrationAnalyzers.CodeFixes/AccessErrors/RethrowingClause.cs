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
        var sharesLine = SharesLine(clause, layout);
        var repeated = records
            .Select(record => record
                .WithLeadingTrivia(SyntaxFactory.Whitespace(layout.InnerIndentation))
                .WithTrailingTrivia(layout.LineEnd))
            .ToList();
        var added = caught
            .Select(each => Written(each, layout, sharesLine))
            .Select(written => written.WithBlock(written.Block.WithStatements(written.Block.Statements.InsertRange(0, repeated))));

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

    /// <summary>The name that a clause before another one catches as: the other one's, or a free one where it has none.</summary>
    public static string VariableFor(CatchClauseSyntax clause, FreeName names) =>
        clause.Declaration?.Identifier.Text is { Length: > 0 } name
            ? name
            : names.For(clause, "ex", "exception", "accessError", "salesforceError");

    /// <summary>A clause that can go before another one, and nothing else changes.</summary>
    /// <param name="clause">The other one.</param>
    /// <param name="caught">What is caught.</param>
    /// <returns>
    /// The clause, or <see langword="null"/> if the other one stands on the line of what is before it and would have to move.
    /// </returns>
    public static CatchClauseSyntax? Beside(CatchClauseSyntax clause, CaughtType caught)
    {
        var layout = Layout.At((TryStatementSyntax)clause.Parent!);
        var sharesLine = SharesLine(clause, layout);
        return sharesLine || layout.IsFirstOnLine(clause.CatchKeyword) ? Written(caught, layout, sharesLine) : null;
    }

    /// <summary>Whether what leaves a place leaves an <c>async void</c> method or lambda, for which nobody waits.</summary>
    public static bool IsAwaitedByNobody(SyntaxNode place, SemanticModel model) =>
        model.GetEnclosingSymbol(place.SpanStart) is IMethodSymbol { IsAsync: true, ReturnsVoid: true };

    /// <summary>Whether a clause follows the brace before it on its line, as all do in code of this layout.</summary>
    private static bool SharesLine(CatchClauseSyntax clause, Layout layout) =>
        !layout.IsFirstOnLine(clause.CatchKeyword)
        && layout.OpensOnSameLine
        && layout.HasLines(((TryStatementSyntax)clause.Parent!).Block);

    private static CatchClauseSyntax Written(CaughtType caught, Layout layout, bool sharesLine)
    {
        var written = layout.Write(
            $$"""
            catch ({{caught.Type}} {{caught.Variable}}) when ({{caught.Filter}})
            {
            // {{caught.Comment}}
            throw;
            }
            """,
            layout.Indentation);
        return Parsed(sharesLine ? written.Trim() + " " : written);
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
