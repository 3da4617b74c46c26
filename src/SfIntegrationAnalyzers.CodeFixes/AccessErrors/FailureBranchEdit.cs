using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
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

        var lineEnd = LineEnd.Of(check.SyntaxTree.GetRoot());
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

        IReadOnlyList<StatementSyntax> Decision(bool isFailure)
        {
            var error = names.For(check, "error", "salesforceError");
            return AccessErrorDecision.Write(condition, read, error, write, isFailure);
        }

        return branch.Node switch
        {
            IfStatementSyntax { Else: null, Parent: BlockSyntax } statement when branch.MeansSuccess && !fallsThrough =>
                new(statement, editor => editor.InsertAfter(statement, AsParagraph(Decision(branch.IsCertain), statement))),
            IfStatementSyntax { Else: null } statement when branch.MeansSuccess => new(
                statement,
                editor => editor.ReplaceNode(
                    statement, (current, _) => WithElse((IfStatementSyntax)current, Decision(branch.IsCertain)))),
            IfStatementSyntax when branch.Failure[0] is StatementSyntax failure => new(
                failure,
                editor => editor.ReplaceNode(
                    failure, (current, _) => WithFirst((StatementSyntax)current, Decision(branch.IsCertain)))),
            ConditionalExpressionSyntax when StatementAround(check) is { Parent: BlockSyntax } statement => new(
                statement,
                editor => editor.InsertBefore(
                    statement, Decision(isFailure: false).Select(added => added.WithTrailingTrivia(lineEnd, lineEnd)))),
            _ => null,
        };
    }

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

    /// <summary>Statements after another one, with an empty line between.</summary>
    private static IEnumerable<StatementSyntax> AsParagraph(IReadOnlyList<StatementSyntax> statements, SyntaxNode after) =>
        [statements[0].WithLeadingTrivia(LineEnd.Of(after.SyntaxTree.GetRoot())), .. statements.Skip(1)];

    private static IfStatementSyntax WithElse(IfStatementSyntax current, IReadOnlyList<StatementSyntax> statements)
    {
        var failure = SyntaxFactory.ElseClause(SyntaxFactory.Block(statements)).WithTrailingTrivia(current.GetTrailingTrivia());
        return current.WithElse(failure).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The branch with statements before its own.</summary>
    private static BlockSyntax WithFirst(StatementSyntax branch, IReadOnlyList<StatementSyntax> statements)
    {
        var lineEnd = LineEnd.Of(statements[0]);
        var own = branch is BlockSyntax written ? written.Statements : SyntaxFactory.SingletonList(branch.WithoutLeadingTrivia());
        var block = branch is BlockSyntax braces ? braces : SyntaxFactory.Block().WithTriviaFrom(branch);
        var last = statements[statements.Count - 1].WithTrailingTrivia(lineEnd, lineEnd);
        return block
            .WithStatements(own.InsertRange(0, [.. statements.Take(statements.Count - 1), last]))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool Leaves(StatementSyntax success)
    {
        var last = success is BlockSyntax block ? block.Statements.LastOrDefault() : success;
        return last is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;
    }
}
