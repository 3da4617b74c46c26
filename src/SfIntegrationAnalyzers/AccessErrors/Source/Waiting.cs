using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Looks through what only waits for a value: <c>await</c>, <c>.Result</c>, <c>.ConfigureAwait(false)</c>.</summary>
internal static class Waiting
{
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
