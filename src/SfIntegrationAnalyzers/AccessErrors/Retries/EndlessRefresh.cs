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
    public const string Problem = "Every 401 starts this method over, without end if a new session cannot help: "
        + "INVALID_SESSION_ID also comes when API access is lost";

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
        let decision = StatusDecisions.Of(new(check, asked.Expression, []), source)
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

    /// <summary>
    /// Whether a branch does nothing in the end but call the method that it stands in with what that was given, or the one that sent the
    /// request and hands each response to it.
    /// </summary>
    private static bool StartsOver(StatementSyntax branch, SourceScope source) =>
        EnclosingMember.Of(branch) is MethodDeclarationSyntax method
        && LastStatement.Of(branch) is ReturnStatementSyntax { Expression: { } answer }
        && !Before(branch).Any(WayOut.IsIn)
        && Waiting.Without(answer) is InvocationExpressionSyntax call
        && (IsCallOf(method, call, source) ? IsGivenWhat(call, method) : SendsAgain(call, method, source));

    private static bool SendsAgain(InvocationExpressionSyntax call, MethodDeclarationSyntax method, SourceScope source) =>
        source.SymbolOf(call) is IMethodSymbol sending
        && source.SourceOf(sending.OriginalDefinition).OfType<MethodDeclarationSyntax>().FirstOrDefault() is { } sender
        && sender != method
        && IsGivenAll(call, method.ParameterList)
        && AnswerOf(sender) is { } answer
        && Waiting.Without(answer) is InvocationExpressionSyntax reading
        && IsCallOf(method, reading, source)
        && sender.ParameterList.Parameters.All(parameter => IsGiven(reading, parameter));

    private static ExpressionSyntax? AnswerOf(MethodDeclarationSyntax method) => method switch
    {
        { ExpressionBody.Expression: var answer } => answer,
        { Body: { } body } => (LastStatement.Of(body) as ReturnStatementSyntax)?.Expression,
        _ => null,
    };

    private static bool IsCallOf(MethodDeclarationSyntax method, InvocationExpressionSyntax call, SourceScope source) =>
        Invocation.NameOf(call) == method.Identifier.ValueText
        && source.SymbolOf(call) is IMethodSymbol called
        && source.SourceOf(called.OriginalDefinition).Contains(method);

    /// <summary>Whether a call passes the parameters of a method, in their order.</summary>
    private static bool IsGivenWhat(InvocationExpressionSyntax call, MethodDeclarationSyntax method) =>
        call.ArgumentList.Arguments.Select(argument => argument.Expression.ToString())
            .SequenceEqual(method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text));

    /// <summary>Whether a call passes nothing but parameters, as they are.</summary>
    private static bool IsGivenAll(InvocationExpressionSyntax call, ParameterListSyntax parameters) =>
        call.ArgumentList.Arguments.All(argument => parameters.Parameters.Any(parameter => IsNamed(argument, parameter)));

    private static bool IsGiven(InvocationExpressionSyntax call, ParameterSyntax parameter) =>
        call.ArgumentList.Arguments.Any(argument => IsNamed(argument, parameter));

    private static bool IsNamed(ArgumentSyntax argument, ParameterSyntax parameter) =>
        argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Identifier.ValueText;
}
