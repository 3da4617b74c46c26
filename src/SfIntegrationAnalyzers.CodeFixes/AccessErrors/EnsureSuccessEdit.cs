using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary><c>response.EnsureSuccessStatusCode()</c> becomes <c>await response.EnsureSalesforceSuccessAsync()</c>.</summary>
internal static class EnsureSuccessEdit
{
    /// <summary>The edit, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="name">The name of the method that a diagnostic points at.</param>
    /// <param name="token">The token to pass on, or nothing.</param>
    public static ResponseErrorEdit? Of(SyntaxNode name, string token) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax ensure } when !IsOfAccess(ensure) =>
            new(ensure, editor => editor.ReplaceNode(ensure, (current, _) => Read((InvocationExpressionSyntax)current, ensure, token))),
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } }
            when access.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement
            && RepeatableExpression.Is(access.Expression) =>
            new(
                statement,
                editor => editor.ReplaceNode(statement, (current, _) => IfThere((ExpressionStatementSyntax)current, access, token))),
        _ => null,
    };

    private static ExpressionSyntax Read(InvocationExpressionSyntax current, InvocationExpressionSyntax ensure, string token)
    {
        var access = (MemberAccessExpressionSyntax)current.Expression;
        var method = access.WithName(SyntaxFactory.IdentifierName(ResponseErrorHelper.MethodName));
        var read = current.Update(method, SyntaxFactory.ParseArgumentList($"({token})")).WithoutTrivia();
        var waited = WaitedTask.Of(read, ensure);
        return (waited is AwaitExpressionSyntax && IsGoneOnWith(ensure)
            ? SyntaxFactory.ParenthesizedExpression(waited)
            : waited).WithTriviaFrom(current);
    }

    /// <summary><c>task?.Result.EnsureSuccessStatusCode()</c>, of which only a part could be awaited.</summary>
    private static bool IsOfAccess(InvocationExpressionSyntax ensure) =>
        ensure.GetFirstToken().Kind() is SyntaxKind.DotToken or SyntaxKind.OpenBracketToken;

    private static bool IsGoneOnWith(ExpressionSyntax result) => result.Parent
        is MemberAccessExpressionSyntax
        or ConditionalAccessExpressionSyntax
        or ElementAccessExpressionSyntax
        or PostfixUnaryExpressionSyntax;

    /// <summary><c>response?.EnsureSuccessStatusCode()</c>: there is no awaiting of nothing.</summary>
    private static StatementSyntax IfThere(
        ExpressionStatementSyntax current, ConditionalAccessExpressionSyntax access, string token)
    {
        var response = ((ConditionalAccessExpressionSyntax)current.Expression).Expression.WithoutTrivia();
        var layout = Layout.At(access.FirstAncestorOrSelf<StatementSyntax>()!);
        var ensuring = WaitedTask.Of($"{response}.{ResponseErrorHelper.MethodName}({token})", access);
        var written = layout.Write($"if ({response} != null)\n{{\n{ensuring};\n}}", layout.Indentation);
        return SyntaxFactory.ParseStatement(written.Trim())
            .WithLeadingTrivia(current.GetLeadingTrivia())
            .WithTrailingTrivia(DecisionPlacement.IsApart(access.Parent!.GetLastToken().GetNextToken())
                ? current.GetTrailingTrivia()
                : current.GetTrailingTrivia().Add(layout.LineEnd));
    }
}
