using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Waits for a task: by <c>await</c> where the code around may, and as it does; else as its <c>.Result</c> would.</summary>
internal static class WaitedTask
{
    /// <summary>The expression that waits. It is put together rather than parsed: the task may have awaited something itself.</summary>
    /// <param name="task">The task.</param>
    /// <param name="place">Where it is waited for.</param>
    public static ExpressionSyntax Of(ExpressionSyntax task, SyntaxNode place)
    {
        if (!IsAsync(place))
        {
            return Called(Called(task, "GetAwaiter", "()"), "GetResult", "()");
        }

        var waiting = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.AwaitExpression(waiting, IsConfigured(place) ? Called(task, "ConfigureAwait", "(false)") : task);
    }

    /// <inheritdoc cref="Of(ExpressionSyntax, SyntaxNode)"/>
    public static string Of(string task, SyntaxNode place) => Of(SyntaxFactory.ParseExpression(task), place).ToString();

    private static ExpressionSyntax Called(ExpressionSyntax task, string method, string arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, SyntaxFactory.IdentifierName(method)),
        SyntaxFactory.ParseArgumentList(arguments));

    /// <summary>Whether the member around a node says <c>ConfigureAwait(false)</c> of what it awaits.</summary>
    private static bool IsConfigured(SyntaxNode node) => EnclosingMember.Of(node)
        .DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Any(invocation => Invocation.NameOf(invocation) == "ConfigureAwait"
            && invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression.IsKind(SyntaxKind.FalseLiteralExpression) == true);

    private static bool IsAsync(SyntaxNode node) => IsInAsync(node) && !node.Ancestors().Any(IsUnsafe);

    private static bool IsUnsafe(SyntaxNode node) => node switch
    {
        UnsafeStatementSyntax => true,
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    };

    private static bool IsInAsync(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or CatchFilterClauseSyntax or QueryBodySyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
