using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Lets the failure of a status check read the error: a branch that throws throws what Salesforce says, and one that does something
/// else, or nothing, lets access errors pass first.
/// </summary>
internal static class FailureBranchEdit
{
    /// <summary>The edit of a check, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="check">The check that a diagnostic points at.</param>
    /// <param name="client">What is known of the type of the response.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    /// <param name="token">The token to pass on, or nothing.</param>
    public static ResponseErrorEdit? Of(
        SyntaxNode check, ClientResponse? client, SemanticModel? model, CodeExpressions write, FreeName names, string token)
    {
        if (client is null
            || check is not ExpressionSyntax condition || Response(condition) is not { } response || !RepeatableExpression.Is(response)
            || IsStreamed(condition)
            || SuccessBranch.Above(condition) is not { } branch)
        {
            return null;
        }

        string Read(IEnumerable<StatementSyntax> earlier) =>
            ReadBody.Of(response, client, check, model)
                is { } read ? $"{ResponseErrorHelper.TypeName}.ReadSalesforceError({read})"
            : HeldBody.Of(response, earlier) is { } body
                ? $"{response}.ReadSalesforceError({body})"
            : WaitedTask.Of($"{client.Message!.Replace("{r}", response.ToString())}.{ResponseErrorHelper.ReadMethodName}({token})", check);

        var records = LeadingRecords.Of(StatementsOf(branch), response, model);
        return OfThrown(branch, Read, model, write, names)
            ?? OfEnsured(branch, response, token)
            ?? OfReason(branch, response, Read)
            ?? OfThrowing(branch, records, model, new(
                condition,
                Read(HeldBody.EarlierThan(branch.Node).Concat(records)),
                names.For(check, "error", "salesforceError"),
                write,
                Layout.At(StatementAround(check) ?? check))
            {
                IsInAction = WebAction.IsAround(check, model),
                Response = IsAskedFor(response, branch) ? response : null,
            }, names);
    }

    /// <summary>Whether a branch asks as well whether there is a response, so that its failure may have none.</summary>
    private static bool IsAskedFor(ExpressionSyntax response, SuccessBranch branch) =>
        (branch.Node is IfStatementSyntax statement ? statement.Condition : ((ConditionalExpressionSyntax)branch.Node).Condition)
        .DescendantNodes()
        .Any(node => node.IsEquivalentTo(response, topLevel: false)
            && node.Parent is IsPatternExpressionSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression });

    /// <summary>
    /// The branch throws: now what Salesforce says, past a clause around it that would swallow that, and the body is read for that alone.
    /// </summary>
    private static ResponseErrorEdit? OfThrown(
        SuccessBranch branch, Func<IEnumerable<StatementSyntax>, string> read, SemanticModel? model, CodeExpressions write, FreeName names)
    {
        if (!branch.IsCertain
            || FallsThrough(branch)
            || StatementsOf(branch).LastOrDefault() is not ThrowStatementSyntax { Expression: { } thrown }
            || ThrownFailure.Of(thrown, read([]), model) is not { } written)
        {
            return null;
        }

        var unread = ReadFor(thrown, written, StatementsOf(branch)).ToList();
        var instead = ThrownFailure.Of(thrown, read(HeldBody.EarlierThan(thrown).Except(unread)), model)!;
        var passing = ThrownFailure.IsError(instead) ? PassingClauses.Around(thrown, model, write, names) ?? [] : [];
        return new(
            thrown,
            editor =>
            {
                editor.ReplaceNode(thrown, instead);
                if (unread.LastOrDefault() is { Parent: BlockSyntax block } last
                    && block.Statements.IndexOf(last) + 1 == block.Statements.IndexOf((StatementSyntax)thrown.Parent!))
                {
                    // The empty line and the comment above what read the body stand above the throw now.
                    editor.ReplaceNode(thrown.Parent!, (current, _) => current.WithLeadingTrivia(last.GetLeadingTrivia()));
                }

                unread.ForEach(editor.RemoveNode);
                foreach (var pass in passing)
                {
                    pass(editor);
                }
            });
    }

    /// <summary>The branch has <c>EnsureSuccessStatusCode</c> throw, which would throw without the code.</summary>
    private static ResponseErrorEdit? OfEnsured(SuccessBranch branch, ExpressionSyntax response, string token) => branch.Failure
        .SelectMany(failure => failure.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        .Where(access => access.Name.Identifier.ValueText == "EnsureSuccessStatusCode"
            && SyntaxFactory.AreEquivalent(access.Expression, response))
        .Select(access => EnsureSuccessEdit.Of(access.Name, token))
        .FirstOrDefault();

    /// <summary>
    /// The branch returns the words of the status, as a result that callers look into: now what Salesforce says, with its code.
    /// </summary>
    private static ResponseErrorEdit? OfReason(
        SuccessBranch branch, ExpressionSyntax response, Func<IEnumerable<StatementSyntax>, string> read)
    {
        var reasons = StatementsOf(branch)
            .OfType<ReturnStatementSyntax>()
            .SelectMany(answer => answer.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(access => access.Name.Identifier.ValueText == "ReasonPhrase" && SyntaxFactory.AreEquivalent(access.Expression, response))
            .ToList();
        if (!branch.IsCertain || reasons.Count != 1)
        {
            return null;
        }

        var error = read(HeldBody.EarlierThan(reasons[0]));
        var isAwaited = error.StartsWith("await ", StringComparison.Ordinal);
        var message = SyntaxFactory.ParseExpression(isAwaited ? $"({error}).Message" : $"{error}.Message");
        return new(reasons[0], editor => editor.ReplaceNode(reasons[0], message.WithTriviaFrom(reasons[0])));
    }

    /// <summary>A decision whose error gets to whoever can act on it, also past the clauses around it.</summary>
    private static ResponseErrorEdit? OfThrowing(
        SuccessBranch branch, IReadOnlyList<StatementSyntax> records, SemanticModel? model, AccessErrorDecision decision, FreeName names) =>
        !(model is not null && !decision.IsInAction && NetworkClauses.IsAroundCallsOf(branch.Node, model.Compilation))
        && OfDecision(branch, records, decision) is { } edit
        && (decision.IsInAction ? [] : PassingClauses.Around(branch.Node, model, decision.Write, names)) is { } passing
            ? edit with
            {
                Apply = editor =>
                {
                    edit.Apply(editor);
                    foreach (var pass in passing)
                    {
                        pass(editor);
                    }
                },
            }
            : null;

    /// <summary>The branch does something else, or nothing: it decides as soon as it has noted what came.</summary>
    private static ResponseErrorEdit? OfDecision(
        SuccessBranch branch, IReadOnlyList<StatementSyntax> records, AccessErrorDecision decision) => branch.Node switch
    {
        _ when MayEndInOtherCode(branch.Node) => null,
        IfStatementSyntax { Else: null, Parent: BlockSyntax } statement when branch.MeansSuccess && !FallsThrough(branch) => new(
            statement,
            editor => editor.InsertAfter(
                records.LastOrDefault() ?? statement, DecisionPlacement.Behind(statement, records, decision, branch.IsCertain))),
        IfStatementSyntax { Else: null } statement when branch.MeansSuccess => new(
            statement,
            editor => editor.ReplaceNode(
                statement, (current, _) => DecisionPlacement.InElse((IfStatementSyntax)current, decision, branch.IsCertain))),
        IfStatementSyntax when branch.Failure[0] is StatementSyntax failure => new(
            failure.Parent!,
            editor => editor.ReplaceNode(
                failure.Parent!, (current, _) => DecisionPlacement.In(current, failure, records, decision, branch.IsCertain))),
        ConditionalExpressionSyntax when StatementAround(branch.Node) is { Parent: BlockSyntax } statement => new(
            statement,
            editor => editor.InsertBefore(statement, decision.At(decision.Layout.Indentation, isFailure: false))),
        _ => null,
    };

    /// <summary>Whether <c>#else</c> or <c>#endif</c> behind a node belongs to it, so that what is added there may be left out.</summary>
    private static bool MayEndInOtherCode(SyntaxNode node) =>
        node.ContainsDirectives && node.GetLastToken().GetNextToken().LeadingTrivia.Any(trivia => trivia.IsDirective);

    /// <summary>What runs on failure, statement by statement; nothing where failure falls through.</summary>
    private static IEnumerable<StatementSyntax> StatementsOf(SuccessBranch branch) => FallsThrough(branch)
        ? []
        : branch.Failure.OfType<StatementSyntax>().SelectMany(failure =>
            failure is BlockSyntax block ? block.Statements.AsEnumerable() : [failure]);

    /// <summary>Whether what follows an <c>if</c> runs on success as well, so that it is no branch of failure.</summary>
    private static bool FallsThrough(SuccessBranch branch) =>
        branch is { MeansSuccess: true, Node: IfStatementSyntax { Else: null } success }
        && !(LastStatement.Of(success.Statement) is { } last && WayOut.IsJump(last));

    /// <summary>Whether the body may have been read as a stream, which can be done once where it is not kept.</summary>
    private static bool IsStreamed(SyntaxNode check) =>
        EnclosingMember.Of(check).DescendantTokens().Select(token => token.ValueText).ToList() is var words
        && words.Contains("ResponseHeadersRead")
        && words.Contains("ReadAsStreamAsync");

    /// <summary>The variables of a branch that hold the body for what was thrown, and for nothing else any more.</summary>
    private static IEnumerable<StatementSyntax> ReadFor(
        ExpressionSyntax thrown, ExpressionSyntax instead, IEnumerable<StatementSyntax> branch) =>
        from statement in branch.OfType<LocalDeclarationStatementSyntax>()
        where statement.Declaration.Variables.Count == 1
        let variable = statement.Declaration.Variables[0]
        where variable.Initializer?.Value.DescendantTokens().Any(token => token.ValueText is "ReadAsStringAsync") == true
        where NamesOf(variable.Identifier.ValueText, EnclosingMember.Of(thrown)).All(name => thrown.Span.Contains(name.Span))
            && !NamesOf(variable.Identifier.ValueText, instead).Any()
        select statement;

    private static IEnumerable<IdentifierNameSyntax> NamesOf(string variable, SyntaxNode scope) =>
        scope.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable);

    private static ExpressionSyntax? Response(ExpressionSyntax check) => check switch
    {
        MemberAccessExpressionSyntax access => access.Expression.WithoutTrivia(),
        BinaryExpressionSyntax comparison => Response(StatusComparison.StatusOf(comparison)),
        IsPatternExpressionSyntax matched when StatusComparison.IsOfResponse(matched) => matched.Expression.WithoutTrivia(),
        IsPatternExpressionSyntax matched => Response(matched.Expression),
        CastExpressionSyntax number => Response(number.Expression),
        ParenthesizedExpressionSyntax parenthesized => Response(parenthesized.Expression),
        _ => null,
    };

    /// <summary>The statement that a check belongs to; none where it is the body of a lambda.</summary>
    private static StatementSyntax? StatementAround(SyntaxNode check) =>
        check.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or AnonymousFunctionExpressionSyntax) as StatementSyntax;
}
