using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>
/// A refused session for which a method starts over as it was called, however often that happens:
/// <c>if (response.StatusCode == HttpStatusCode.Unauthorized) { await SignIn(); return await Get(path); }</c>.
/// </summary>
internal static class EndlessRefresh
{
    /// <summary>What is wrong, as the start of a message.</summary>
    public const string Problem = "Every 401 starts this method over, without end where a new session cannot help: "
        + "INVALID_SESSION_ID also comes when API access is gone";

    /// <summary>The checks for 401 of a file that start their method over.</summary>
    public static IEnumerable<StatusDecision> In(SyntaxNode root, SourceScope source) =>
        from asked in root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where asked.Name.Identifier.Text == "StatusCode"
        let check = StatusComparison.ValueOf(asked).Parent as BinaryExpressionSyntax
        where check.IsKind(SyntaxKind.EqualsExpression)
            && IsRefusal(check)
            && BranchOf(check, asked.Expression) is { } branch
            && StartsOver(branch, source)
            && !Before(branch).Any(statement => CodeReading.IsIn(statement, source))
        let decision = StatusDecisions.Of(check, asked.Expression, [], source)
        where decision is not null
        select decision;

    private static bool IsRefusal(BinaryExpressionSyntax check) => new[] { check.Left, check.Right }.Any(side =>
        side is MemberAccessExpressionSyntax { Name.Identifier.Text: "Unauthorized" } or LiteralExpressionSyntax { Token.Value: 401 });

    /// <summary>What runs on 401, where nothing but the response has a say: a count of attempts or a flag would end it.</summary>
    private static StatementSyntax? BranchOf(BinaryExpressionSyntax check, ExpressionSyntax response) =>
        check.Ancestors()
            .TakeWhile(node => node is ExpressionSyntax or IfStatementSyntax)
            .OfType<IfStatementSyntax>()
            .FirstOrDefault() is { } branch
        && branch.Condition.DescendantNodesAndSelf()
            .OfType<BinaryExpressionSyntax>()
            .All(part => !part.IsKind(SyntaxKind.LogicalOrExpression))
        && Operands(branch.Condition).All(operand => operand == check || IsAbout(response, operand))
            ? branch.Statement
            : null;

    private static bool IsAbout(ExpressionSyntax response, ExpressionSyntax operand) =>
        operand.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part => SyntaxFactory.AreEquivalent(part, response));

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition) =>
        condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
            ? Operands(both.Left).Concat(Operands(both.Right))
            : [condition];

    /// <summary>What a branch does before it starts over; another way out stands there as well.</summary>
    private static IEnumerable<StatementSyntax> Before(StatementSyntax branch) =>
        branch is BlockSyntax block ? block.Statements.Take(block.Statements.Count - 1) : [];

    /// <summary>Whether a branch does nothing in the end but call the method that it stands in, with what that was given.</summary>
    private static bool StartsOver(StatementSyntax branch, SourceScope source) =>
        EnclosingMember.Of(branch) is MethodDeclarationSyntax method
        && LastStatement.Of(branch) is ReturnStatementSyntax { Expression: { } answer }
        && !Before(branch).Any(WayOut.IsIn)
        && Waiting.Without(answer) is InvocationExpressionSyntax call
        && Invocation.NameOf(call) == method.Identifier.ValueText
        && IsGivenWhat(call, method)
        && source.SymbolOf(call) is IMethodSymbol called
        && source.SourceOf(called.OriginalDefinition).Contains(method);

    /// <summary>Whether a call passes the parameters of a method, in their order.</summary>
    private static bool IsGivenWhat(InvocationExpressionSyntax call, MethodDeclarationSyntax method) =>
        call.ArgumentList.Arguments.Select(argument => argument.Expression.ToString())
            .SequenceEqual(method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text));
}
