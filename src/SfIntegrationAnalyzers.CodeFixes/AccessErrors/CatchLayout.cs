using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// How the clauses of a try statement are laid out, so that one more looks as if it had always stood there: with spaces or tabs, with
/// braces on lines of their own or not. A formatter would go by its own settings, and move the next clause to them as well.
/// </summary>
internal sealed class CatchLayout
{
    private readonly SourceText _text;
    private readonly string _indentation;
    private readonly string _step;
    private readonly SyntaxTrivia _lineEnd;
    private readonly bool _opensOnSameLine;

    private CatchLayout(TryStatementSyntax statement)
    {
        _text = statement.SyntaxTree.GetText();
        _lineEnd = LineEnd.Of(statement.SyntaxTree.GetRoot());
        _indentation = IndentationAt(statement.TryKeyword);
        var first = statement.Block.Statements.FirstOrDefault()?.GetFirstToken();
        _step = first is { } token && IsFirstOnLine(token) && IndentationAt(token) is var inner && inner.Length > _indentation.Length
            && inner.StartsWith(_indentation, StringComparison.Ordinal)
                ? inner.Substring(_indentation.Length)
                : _indentation.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ";
        _opensOnSameLine = LineOf(statement.TryKeyword) == LineOf(statement.Block.OpenBraceToken)
            && LineOf(statement.Block.OpenBraceToken) != LineOf(statement.Block.CloseBraceToken);
    }

    /// <summary>A clause up to its filter. It is parsed: what a factory makes, hosts lay out as they would.</summary>
    public static CatchClauseSyntax Head(TypeSyntax type, string variable, ExpressionSyntax condition)
    {
        var parsed = (TryStatementSyntax)SyntaxFactory.ParseStatement($"try {{ }} catch ({type} {variable}) when ({condition}) {{ }}");
        var head = parsed.Catches[0];
        return head
            .WithDeclaration(head.Declaration!.WithType(head.Declaration.Type.WithNamesToShorten()))
            .WithFilter(head.Filter!.WithFilterExpression(head.Filter.FilterExpression.WithNamesToShorten()).WithoutTrailingTrivia());
    }

    /// <summary>Puts a clause that only rethrows before another one.</summary>
    /// <param name="clause">The other one.</param>
    /// <param name="head">The clause up to its filter.</param>
    /// <param name="comment">Why it rethrows.</param>
    /// <returns>The try statement with both.</returns>
    public static TryStatementSyntax Insert(CatchClauseSyntax clause, CatchClauseSyntax head, string comment)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        var layout = new CatchLayout(statement);
        var follows = !layout.IsFirstOnLine(clause.CatchKeyword);
        var closesOnSameLine = follows && layout._opensOnSameLine;
        var added = layout.Clause(head, comment, closesOnSameLine);
        if (!follows)
        {
            return statement.WithCatches(statement.Catches.Insert(statement.Catches.IndexOf(clause), added));
        }

        // What stood between the last brace and this clause, usually a blank, stays there where braces share lines.
        var before = clause.CatchKeyword.GetPreviousToken();
        var apart = closesOnSameLine ? before : before.WithTrailingTrivia(layout._lineEnd);
        var next = closesOnSameLine ? clause : clause.WithLeadingTrivia(SyntaxFactory.Whitespace(layout._indentation));
        var marker = new SyntaxAnnotation();
        var changed = statement.ReplaceSyntax(
            [clause], (_, _) => next.WithAdditionalAnnotations(marker), [before], (_, _) => apart, [], (trivia, _) => trivia);
        var place = changed.Catches.IndexOf(each => each.HasAnnotation(marker));
        return changed.WithCatches(changed.Catches.Insert(place, added));
    }

    private CatchClauseSyntax Clause(CatchClauseSyntax head, string comment, bool closesOnSameLine)
    {
        var block = string.Concat(
            _opensOnSameLine ? " {" : _lineEnd + _indentation + "{",
            _lineEnd + _indentation + _step + "// " + comment,
            _lineEnd + _indentation + _step + "throw;",
            _lineEnd + _indentation + "}");
        var parsed = (BlockSyntax)SyntaxFactory.ParseStatement(block);
        return head
            .WithBlock(parsed.WithTrailingTrivia(closesOnSameLine ? SyntaxFactory.Space : _lineEnd))
            .WithLeadingTrivia(closesOnSameLine ? default : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(_indentation)));
    }

    private int LineOf(SyntaxToken token) => _text.Lines.IndexOf(token.SpanStart);

    private bool IsFirstOnLine(SyntaxToken token)
    {
        var line = _text.Lines[LineOf(token)];
        return string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(line.Start, token.SpanStart)));
    }

    private string IndentationAt(SyntaxToken token)
    {
        var line = _text.Lines[LineOf(token)].ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
