using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Puts a decision where failure arrives, laid out as the code around it is.</summary>
internal static class DecisionPlacement
{
    /// <summary>The statements of a decision to go behind a branch of success and what is noted behind that, as a paragraph.</summary>
    /// <param name="success">The branch.</param>
    /// <param name="records">What is noted before the decision.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="isFailure">Whether nothing but failure gets there.</param>
    public static IEnumerable<StatementSyntax> Behind(
        IfStatementSyntax success, IReadOnlyList<StatementSyntax> records, AccessErrorDecision decision, bool isFailure)
    {
        var layout = decision.Layout;
        var next = (records.LastOrDefault() ?? success).GetLastToken().GetNextToken();
        var statements = decision.At(layout.Indentation, isFailure);
        var paragraph = IsApart(next) ? EndingOnce(statements, layout) : statements;
        return records.Count > 0
            ? paragraph
            : [paragraph[0].WithLeadingTrivia(paragraph[0].GetLeadingTrivia().Insert(0, layout.LineEnd)), .. paragraph.Skip(1)];
    }

    /// <summary>A branch of success with a decision in its <c>else</c>.</summary>
    /// <param name="success">The branch.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="isFailure">Whether nothing but failure gets there.</param>
    public static IfStatementSyntax InElse(IfStatementSyntax success, AccessErrorDecision decision, bool isFailure)
    {
        var layout = decision.Layout;
        var statements = EndingOnce(decision.At(layout.InnerIndentation, isFailure), layout);
        var (end, start) = layout.OpensOnSameLine
            ? (default, SyntaxFactory.TriviaList(SyntaxFactory.Space))
            : (SyntaxFactory.TriviaList(layout.LineEnd), Start(layout));
        var otherwise = SyntaxFactory.Token(start, SyntaxKind.ElseKeyword, EndOfHead(layout));
        return success
            .WithStatement(success.Statement.WithTrailingTrivia(end))
            .WithElse(SyntaxFactory.ElseClause(otherwise, BlockOf(statements, layout, success.GetTrailingTrivia())));
    }

    /// <summary>The <c>if</c> or <c>else</c> of a branch of failure, which decides before it does anything but note what came.</summary>
    /// <param name="current">The <c>if</c> or <c>else</c>, as edits inside of it have left it.</param>
    /// <param name="failure">The branch, as it stands in the file.</param>
    /// <param name="records">What it notes first.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="isFailure">Whether nothing but failure gets there.</param>
    public static SyntaxNode In(
        SyntaxNode current,
        StatementSyntax failure,
        IReadOnlyList<StatementSyntax> records,
        AccessErrorDecision decision,
        bool isFailure)
    {
        var layout = decision.Layout;
        var branch = Branch(current);
        if (failure is BlockSyntax { Statements: var own } && layout.HasLines(failure))
        {
            var inner = own.FirstOrDefault() is { } first && layout.IsFirstOnLine(first.GetFirstToken())
                ? layout.IndentationOf(first.GetFirstToken())
                : layout.InnerIndentation;
            var added = decision.At(inner, isFailure);
            var isApart = own.Count == records.Count || IsApart(own[records.Count].GetFirstToken());
            var block = (BlockSyntax)branch;
            return WithBranch(
                current, block.WithStatements(block.Statements.InsertRange(records.Count, isApart ? EndingOnce(added, layout) : added)));
        }

        var isOnLineOfItsOwn = layout.IsFirstOnLine(failure.GetFirstToken());
        var written = (branch is BlockSyntax { Statements: var several } ? several : SyntaxFactory.SingletonList(branch))
            .Select(statement => OnLine(
                isOnLineOfItsOwn ? statement : statement.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.InnerIndentation)), layout))
            .ToList();
        var decided = decision.At(layout.InnerIndentation, isFailure);
        written.InsertRange(records.Count, written.Count == records.Count ? EndingOnce(decided, layout) : decided);
        var end = branch is BlockSyntax || !EndsLine(branch) ? branch.GetTrailingTrivia() : SyntaxFactory.TriviaList(layout.LineEnd);
        return WithBranch(current, BlockOf(written, layout, end), EndOfHead(layout));
    }

    /// <summary>Whether a token ends the block, or has an empty line before it.</summary>
    public static bool IsApart(SyntaxToken next) =>
        next.IsKind(SyntaxKind.CloseBraceToken) || next.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);

    private static StatementSyntax Branch(SyntaxNode current) =>
        current is ElseClauseSyntax clause ? clause.Statement : ((IfStatementSyntax)current).Statement;

    private static SyntaxNode WithBranch(SyntaxNode current, StatementSyntax branch, SyntaxTriviaList? endOfHead = null)
    {
        var head = current is ElseClauseSyntax otherwise ? otherwise.ElseKeyword : ((IfStatementSyntax)current).CloseParenToken;
        var end = endOfHead is null || head.TrailingTrivia.Any(IsComment) ? head : head.WithTrailingTrivia(endOfHead.Value);
        return current is ElseClauseSyntax clause
            ? clause.WithElseKeyword(end).WithStatement(branch)
            : ((IfStatementSyntax)current).WithCloseParenToken(end).WithStatement(branch);
    }

    /// <summary>A statement at the end of its line, with the comment behind it if there is one.</summary>
    private static StatementSyntax OnLine(StatementSyntax statement, Layout layout) =>
        EndsLine(statement) ? statement : statement.WithTrailingTrivia(layout.LineEnd);

    private static bool EndsLine(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>A block whose brace stands where the layout wants it, behind <see cref="EndOfHead"/>.</summary>
    private static BlockSyntax BlockOf(IEnumerable<StatementSyntax> statements, Layout layout, SyntaxTriviaList end) => SyntaxFactory.Block(
        SyntaxFactory.Token(
            layout.OpensOnSameLine ? default : Start(layout), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(layout.LineEnd)),
        SyntaxFactory.List(statements),
        SyntaxFactory.Token(Start(layout), SyntaxKind.CloseBraceToken, end));

    private static SyntaxTriviaList Start(Layout layout) => SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(layout.Indentation));

    private static SyntaxTriviaList EndOfHead(Layout layout) =>
        SyntaxFactory.TriviaList(layout.OpensOnSameLine ? SyntaxFactory.Space : layout.LineEnd);

    /// <summary>Statements that end a block, without an empty line before its brace.</summary>
    private static IReadOnlyList<StatementSyntax> EndingOnce(IReadOnlyList<StatementSyntax> statements, Layout layout) =>
        [.. statements.Take(statements.Count - 1), statements[statements.Count - 1].WithTrailingTrivia(layout.LineEnd)];
}
