using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary><c>response.EnsureSuccessStatusCode()</c> becomes <c>await response.EnsureSalesforceSuccessAsync()</c>.</summary>
internal static class EnsureSuccessEdit
{
    /// <summary>The edit, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="name">The name of the method that a diagnostic points at.</param>
    public static ResponseErrorEdit? Of(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax ensure } =>
            new(ensure, editor => editor.ReplaceNode(ensure, (current, _) => Read((InvocationExpressionSyntax)current, ensure))),
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } }
            when access.Parent is ExpressionStatementSyntax statement =>
            new(statement, editor => editor.ReplaceNode(statement, (current, _) => IfThere((ExpressionStatementSyntax)current, access))),
        _ => null,
    };

    private static ExpressionSyntax Read(InvocationExpressionSyntax current, InvocationExpressionSyntax ensure)
    {
        var access = (MemberAccessExpressionSyntax)current.Expression;
        var read = current.WithExpression(access.WithName(SyntaxFactory.IdentifierName(ResponseErrorHelper.MethodName))).WithoutTrivia();
        return (ResponseErrorEdit.IsAsync(ensure), ensure.Parent is MemberAccessExpressionSyntax) switch
        {
            (true, true) => SyntaxFactory.ParenthesizedExpression(Awaited(read)).WithTriviaFrom(current),
            (true, false) => Awaited(read).WithTriviaFrom(current),
            _ => SyntaxFactory.ParseExpression(ResponseErrorEdit.Waited(read.ToString(), ensure)).WithTriviaFrom(current),
        };
    }

    private static AwaitExpressionSyntax Awaited(ExpressionSyntax task) =>
        SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task);

    /// <summary><c>response?.EnsureSuccessStatusCode()</c>: there is no awaiting of nothing.</summary>
    private static StatementSyntax IfThere(ExpressionStatementSyntax current, ConditionalAccessExpressionSyntax access)
    {
        var response = ((ConditionalAccessExpressionSyntax)current.Expression).Expression.WithoutTrivia();
        var lineEnd = LineEnd.Of(access.SyntaxTree.GetRoot());
        return SyntaxFactory.ParseStatement($$"""
            if ({{response}} != null)
            {
            {{ResponseErrorEdit.Waited($"{response}.{ResponseErrorHelper.MethodName}()", access)}};
            }
            """.Replace("\r", "").Replace("\n", lineEnd.ToString()))
            .WithTriviaFrom(current)
            .WithTrailingTrivia(lineEnd, lineEnd)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
