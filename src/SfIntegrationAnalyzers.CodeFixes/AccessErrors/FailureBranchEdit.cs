using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Lets the failure of a status check read the error: a branch that throws throws what Salesforce says, and one that does something
/// else, or nothing, lets access errors pass first.
/// </summary>
internal static class FailureBranchEdit
{
    /// <summary>The edit of a check, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="check">The check that a diagnostic points at.</param>
    /// <param name="isBuffered">Whether the client has read the body already, as RestSharp has.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    public static ResponseErrorEdit? Of(
        SyntaxNode check, bool isBuffered, SemanticModel? model, CodeExpressions write, FreeName names)
    {
        if (check is not ExpressionSyntax condition || Response(condition) is not { } response || response.ToString().Contains("await")
            || IsStreamed(condition)
            || SuccessBranch.Above(condition) is not { } branch)
        {
            return null;
        }

        var read = isBuffered
            ? $"{ResponseErrorHelper.TypeName}.ReadSalesforceError({response}.Content, {response}.StatusCode, {response}.ErrorMessage)"
            : ResponseErrorEdit.Waited($"{response}.ReadSalesforceErrorAsync()", check);
        var fallsThrough = branch is { MeansSuccess: true, Node: IfStatementSyntax { Else: null } success } && !Leaves(success.Statement);
        if (branch.IsCertain && !fallsThrough && branch.Failure.FirstOrDefault() is StatementSyntax first
            && Thrown(first) is { Expression: { } thrown }
            && ThrownFailure.Of(thrown, read, model) is { } instead)
        {
            return new(
                thrown,
                editor =>
                {
                    editor.ReplaceNode(thrown, instead);
                    foreach (var unread in ReadFor(thrown, instead, first))
                    {
                        editor.RemoveNode(unread);
                    }
                });
        }

        if (branch.Failure.Select(failure => EnsuringIn(failure, response)).FirstOrDefault(name => name is not null) is { } ensures)
        {
            return EnsureSuccessEdit.Of(ensures);
        }

        var decision = new AccessErrorDecision(
            condition, read, names.For(check, "error", "salesforceError"), write, Layout.At(StatementAround(check) ?? check));
        var indentation = decision.Layout.Indentation;
        return branch.Node switch
        {
            IfStatementSyntax { Else: null, Parent: BlockSyntax } statement when branch.MeansSuccess && !fallsThrough => new(
                statement,
                editor => editor.InsertAfter(
                    statement, AsParagraph(decision.At(indentation, branch.IsCertain), statement, decision.Layout))),
            IfStatementSyntax { Else: null } statement when branch.MeansSuccess => new(
                statement,
                editor => editor.ReplaceNode(
                    statement, (current, _) => WithElse((IfStatementSyntax)current, decision, branch.IsCertain))),
            IfStatementSyntax when branch.Failure[0] is StatementSyntax failure => new(
                failure.Parent!,
                editor => editor.ReplaceNode(
                    failure.Parent!, (current, _) => WithFirst(current, failure, decision, branch.IsCertain))),
            ConditionalExpressionSyntax when StatementAround(check) is { Parent: BlockSyntax } statement => new(
                statement,
                editor => editor.InsertBefore(statement, decision.At(indentation, isFailure: false))),
            _ => null,
        };
    }

    /// <summary>The name of <c>EnsureSuccessStatusCode</c>, by which a branch throws without the code.</summary>
    private static SyntaxNode? EnsuringIn(SyntaxNode failure, ExpressionSyntax response) => failure.DescendantNodes()
        .OfType<MemberAccessExpressionSyntax>()
        .FirstOrDefault(access => access.Name.Identifier.ValueText == "EnsureSuccessStatusCode"
            && SyntaxFactory.AreEquivalent(access.Expression, response))
        ?.Name;

    /// <summary>Whether the body may have been read as a stream, which can be done once where it is not kept.</summary>
    private static bool IsStreamed(SyntaxNode check) =>
        EnclosingMember.Of(check).DescendantTokens().Select(token => token.ValueText).ToList() is var words
        && words.Contains("ResponseHeadersRead")
        && words.Contains("ReadAsStreamAsync");

    /// <summary>The variables of a branch that hold the body for what was thrown, and for nothing else any more.</summary>
    private static IEnumerable<StatementSyntax> ReadFor(ExpressionSyntax thrown, ExpressionSyntax instead, StatementSyntax branch) =>
        from statement in branch.ChildNodes().OfType<LocalDeclarationStatementSyntax>()
        where statement.Declaration.Variables.Count == 1
        let variable = statement.Declaration.Variables[0]
        where variable.Initializer?.Value.DescendantTokens().Any(token => token.ValueText is "ReadAsStringAsync") == true
        where NamesOf(variable.Identifier.ValueText, EnclosingMember.Of(branch)).All(name => thrown.Span.Contains(name.Span))
            && !NamesOf(variable.Identifier.ValueText, instead).Any()
        select statement;

    private static IEnumerable<IdentifierNameSyntax> NamesOf(string variable, SyntaxNode scope) =>
        scope.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable);

    private static ExpressionSyntax? Response(ExpressionSyntax check) => check switch
    {
        MemberAccessExpressionSyntax access => access.Expression.WithoutTrivia(),
        BinaryExpressionSyntax comparison => Response(StatusComparison.StatusOf(comparison)),
        CastExpressionSyntax number => Response(number.Expression),
        ParenthesizedExpressionSyntax parenthesized => Response(parenthesized.Expression),
        _ => null,
    };

    /// <summary>The statement that a check belongs to; none where it is the body of a lambda.</summary>
    private static StatementSyntax? StatementAround(SyntaxNode check) =>
        check.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or AnonymousFunctionExpressionSyntax) as StatementSyntax;

    private static ThrowStatementSyntax? Thrown(StatementSyntax failure) => failure switch
    {
        ThrowStatementSyntax single => single,
        BlockSyntax block => block.Statements.LastOrDefault() as ThrowStatementSyntax,
        _ => null,
    };

    /// <summary>Statements after another one, with an empty line around them.</summary>
    private static IEnumerable<StatementSyntax> AsParagraph(IReadOnlyList<StatementSyntax> statements, StatementSyntax after, Layout layout)
    {
        var next = after.GetLastToken().GetNextToken();
        var isApart = next.IsKind(SyntaxKind.CloseBraceToken) || next.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
        var paragraph = isApart ? EndingOnce(statements, layout) : statements;
        return [paragraph[0].WithLeadingTrivia(paragraph[0].GetLeadingTrivia().Insert(0, layout.LineEnd)), .. paragraph.Skip(1)];
    }

    private static IfStatementSyntax WithElse(IfStatementSyntax current, AccessErrorDecision decision, bool isFailure)
    {
        var layout = decision.Layout;
        var statements = EndingOnce(decision.At(layout.InnerIndentation, isFailure), layout);
        var (end, start) = layout.OpensOnSameLine
            ? (default, SyntaxFactory.TriviaList(SyntaxFactory.Space))
            : (SyntaxFactory.TriviaList(layout.LineEnd), Start(layout));
        var otherwise = SyntaxFactory.Token(start, SyntaxKind.ElseKeyword, EndOfHead(layout));
        return current
            .WithStatement(current.Statement.WithTrailingTrivia(end))
            .WithElse(SyntaxFactory.ElseClause(otherwise, BlockOf(statements, layout, current.GetTrailingTrivia())));
    }

    /// <summary>The <c>if</c> or <c>else</c> of a branch with statements before those of the branch.</summary>
    private static SyntaxNode WithFirst(SyntaxNode current, StatementSyntax failure, AccessErrorDecision decision, bool isFailure)
    {
        var layout = decision.Layout;
        if (failure is BlockSyntax { Statements: var own } && layout.HasLines(failure))
        {
            var inner = own.FirstOrDefault() is { } first && layout.IsFirstOnLine(first.GetFirstToken())
                ? layout.IndentationOf(first.GetFirstToken())
                : layout.InnerIndentation;
            var added = decision.At(inner, isFailure);
            var block = (BlockSyntax)Branch(current);
            return WithBranch(
                current, block.WithStatements(block.Statements.InsertRange(0, own.Count == 0 ? EndingOnce(added, layout) : added)));
        }

        var branch = Branch(current);
        var isOnLineOfItsOwn = layout.IsFirstOnLine(failure.GetFirstToken());
        var written = branch is BlockSyntax { Statements: var several } ? several : SyntaxFactory.SingletonList(branch);
        var statements = decision.At(layout.InnerIndentation, isFailure).Concat(written.Select(statement =>
            OnLine(isOnLineOfItsOwn ? statement : statement.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.InnerIndentation)), layout)));
        var end = branch is BlockSyntax || !EndsLine(branch) ? branch.GetTrailingTrivia() : SyntaxFactory.TriviaList(layout.LineEnd);
        return WithBranch(current, BlockOf(statements, layout, end), EndOfHead(layout));
    }

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

    private static bool Leaves(StatementSyntax success)
    {
        var last = success is BlockSyntax block ? block.Statements.LastOrDefault() : success;
        return last is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;
    }
}
