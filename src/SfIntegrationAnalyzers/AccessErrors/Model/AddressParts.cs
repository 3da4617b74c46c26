using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells the parts of an address that may name its host from those behind it: in <c>$"{erpUrl}/customers/{salesforceId}"</c> the last one names a record.</summary>
internal static class AddressParts
{
    /// <summary>Whether a text in front of a part, in the same composition of texts, has begun the path already.</summary>
    /// <param name="part">A name or a text of the address.</param>
    /// <param name="address">The whole address.</param>
    public static bool IsBehindHost(SyntaxNode part, SyntaxNode address)
    {
        for (var node = part; node != address && node.Parent is { } parent; node = parent)
        {
            var before = parent switch
            {
                InterpolatedStringExpressionSyntax text => text.Contents.TakeWhile(content => content != node),
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when sum.Right == node => [sum.Left],
                ArgumentListSyntax { Parent: InvocationExpressionSyntax composed } arguments when IsFormat(composed) =>
                    arguments.Arguments.TakeWhile(argument => argument != node),
                _ => Enumerable.Empty<SyntaxNode>(),
            };
            if (before.Any(BeginsPath))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A format that begins with a hole says nothing of where its holes stand.</summary>
    private static bool IsFormat(InvocationExpressionSyntax composed) => AssignedValues.Invoked(composed) switch
    {
        "Concat" => true,
        "Format" => composed.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.ValueText: var format } && !format.StartsWith("{", StringComparison.Ordinal),
        _ => false,
    };

    private static bool BeginsPath(SyntaxNode text) => text.DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Any(token => token.ValueText.Replace("://", "").IndexOf('/') >= 0);
}
