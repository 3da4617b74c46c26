using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>
/// Tells what waits for a value, <c>await</c>, <c>.Result</c>, <c>.ConfigureAwait(false)</c>, and looks through what does nothing else.
/// </summary>
internal static class Waiting
{
    /// <summary>Whether what stands around a task or a sequence waits for it, alone or with others.</summary>
    public static bool IsFor(ExpressionSyntax task) => task.Parent switch
    {
        AwaitExpressionSyntax or CommonForEachStatementSyntax => true,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text
            is "Result" or "Wait" or "GetAwaiter" or "ConfigureAwait" or "Unwrap" or "WithCancellation",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax all } => Invocation.NameOf(all) is "WhenAll" or "WaitAll" or "WhenAny",
        _ => false,
    };

    /// <summary>An expression without what only waits for it.</summary>
    public static SyntaxNode Without(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax awaited => Without(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesized => Without(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => Without(suppressed.Operand),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" } result => Without(result.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax waiting }
            when waiting.Name.Identifier.Text is "ConfigureAwait" or "GetResult" or "GetAwaiter" => Without(waiting.Expression),
        _ => node,
    };

    /// <summary>
    /// The expression around a call that only waits for it, as <c>await</c> and <c>.ConfigureAwait(false)</c> do;
    /// the call itself if nothing does.
    /// </summary>
    public static SyntaxNode Around(SyntaxNode call)
    {
        var value = call;
        while (value.Parent is { } parent
            && (Without(parent) == call
                || (parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax waiting }
                    && Without(waiting) == call)))
        {
            value = parent;
        }

        return value;
    }
}
