using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>
/// Finds composite requests over HTTP whose answer nobody reads: it comes with 200 whatever became of its parts. A record tree is left
/// out, which fails as a whole.
/// </summary>
internal static class CompositeAnswers
{
    private static readonly HashSet<string> StatusOnly = new(StringComparer.Ordinal)
    {
        "IsSuccessStatusCode", "IsSuccessful", "StatusCode", "EnsureSuccessStatusCode", "EnsureSalesforceSuccessAsync", "ReasonPhrase",
        "Dispose",
    };

    /// <summary>
    /// What says in the answer whether a part went through, and what says why not; nothing if the answer is read, or has no parts.
    /// </summary>
    public static (string Success, string Errors)? Unread(SalesforceCall call, SourceScope source)
    {
        if (call.Throws || AddressOf(call, source) is not { } address || Parts(address) is not { } parts)
        {
            return null;
        }

        return Waiting.Around(call.Node).Parent switch
        {
            ExpressionStatementSyntax => parts,
            MemberAccessExpressionSyntax { Name.Identifier.Text: "EnsureSuccessStatusCode", Parent.Parent: ExpressionStatementSyntax } =>
                parts,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when !IsRead(variable) => parts,
            _ => null,
        };
    }

    /// <summary>The texts that the address of a call is made of, as far as they stand in its member.</summary>
    public static string? AddressOf(SalesforceCall call, SourceScope source) =>
        (call.Node as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } address
            ? Text(address, source)
            : null;

    private static (string, string)? Parts(string address) =>
        address.IndexOf("/composite", StringComparison.Ordinal) is not (>= 0 and var at) ? null
        : address.IndexOf("/composite/tree", StringComparison.Ordinal) >= 0 ? null
        : address.IndexOf("/composite/sobjects", at, StringComparison.Ordinal) >= 0 ? ("success", "errors")
        : address.IndexOf("/composite/batch", at, StringComparison.Ordinal) >= 0 ? ("hasErrors", "results")
        : ("httpStatusCode", "body");

    /// <summary>The texts in an address, with those of the locals that it is made of.</summary>
    private static string Text(SyntaxNode address, SourceScope source) =>
        string.Concat(address.DescendantNodesAndSelf().Select(node => node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            IdentifierNameSyntax name when source.SymbolOf(name) is ILocalSymbol local => string.Concat(AssignedValues.Of(local, source)),
            _ => "",
        }));

    private static bool IsRead(VariableDeclaratorSyntax response) =>
        EnclosingMember.Of(response).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == response.Identifier.ValueText)
            .Any(name => name.Parent is not MemberAccessExpressionSyntax access
                || access.Expression != name
                || !StatusOnly.Contains(access.Name.Identifier.Text));
}
