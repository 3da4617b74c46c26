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

    private const string Status = "StatusCode";

    /// <summary>The checks for 401 of a file that start their method over.</summary>
    public static IEnumerable<StatusDecision> In(SyntaxNode root, SourceScope source) =>
        from node in root.DescendantNodes()
        let refusal = RefusalAt(node)
        where refusal is not null
            && BranchOf(refusal.Value.Check, refusal.Value.Response) is { } branch
            && StartsOver(branch, source)
            && !Before(branch).Any(statement => CodeReading.IsIn(statement, source))
        let decision = StatusDecisions.Of(new(refusal.Value.Check, refusal.Value.Response, []), source)
        where decision is not null
        select decision;

    /// <summary>
    /// The check for 401 that a node begins: <c>response.StatusCode</c> with what it is compared with, or
    /// <c>response is { StatusCode: HttpStatusCode.Unauthorized }</c>.
    /// </summary>
    private static (ExpressionSyntax Check, ExpressionSyntax Response)? RefusalAt(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.Text: Status } asked => StatusComparison.ValueOf(asked).Parent switch
        {
            // What could be the name of a type is read as one: status is HttpStatusCode.Unauthorized.
            BinaryExpressionSyntax check
                when check.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.IsExpression
                && (IsRefusal(check.Left) || IsRefusal(check.Right)) => (check, asked.Expression),
            IsPatternExpressionSyntax check when IncludesRefusal(check.Pattern) => (check, asked.Expression),
            _ => null,
        },
        IsPatternExpressionSyntax check
            when AskedPattern.MemberOf(check.Pattern) is ({ Identifier.ValueText: Status }, var expected) && IncludesRefusal(expected) =>
            (check, check.Expression),
        _ => null,
    };

    private static bool IsRefusal(ExpressionSyntax status) =>
        LastName.Of(status) == "Unauthorized" || status is LiteralExpressionSyntax { Token.Value: 401 };

    private static bool IncludesRefusal(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => IsRefusal(constant.Expression),
        ParenthesizedPatternSyntax inner => IncludesRefusal(inner.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => IncludesRefusal(either.Left) || IncludesRefusal(either.Right),
        _ => false,
    };

    /// <summary>What runs on 401, where nothing but the response has a say: a count of attempts or a flag would end it.</summary>
    private static StatementSyntax? BranchOf(ExpressionSyntax check, ExpressionSyntax response) =>
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
