using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells a request that carries a grant, as the token endpoint takes it, whatever its address is called.</summary>
internal static class SignInForm
{
    private const string Grant = "grant_type";

    private const int Depth = 4;

    /// <summary>Whether a call sends a grant: in an argument, or in what is put into one before.</summary>
    public static bool IsSentBy(InvocationExpressionSyntax call) =>
        AssignedValues.Member(call) is var member && member.DescendantTokens().Any(IsGrant)
        && call.ArgumentList.Arguments.Any(argument => Carries(argument.Expression, member, Depth));

    private static bool IsGrant(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken && token.ValueText.Contains(Grant);

    /// <summary>Whether the grant stands in a value, or in what is assigned to a variable of it, or added to one.</summary>
    private static bool Carries(SyntaxNode value, SyntaxNode member, int depth) =>
        value.DescendantTokens().Any(IsGrant)
        || (depth > 0 && value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .SelectMany(name => PutInto(name.Identifier.ValueText, member))
            .Any(put => Carries(put, member, depth - 1)));

    private static IEnumerable<SyntaxNode> PutInto(string variable, SyntaxNode member) => member.DescendantNodes().SelectMany(node => node switch
    {
        VariableDeclaratorSyntax { Initializer: { } value } declared when declared.Identifier.ValueText == variable => [value],
        AssignmentExpressionSyntax { Left: var place, Right: var value } when Root(place) == variable => [value],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax filled, Parent: ExpressionStatementSyntax } added when Root(filled) == variable => added.ArgumentList.Arguments,
        _ => Enumerable.Empty<SyntaxNode>(),
    });

    /// <summary>The variable that a place belongs to: <c>request.Content</c>, <c>form["grant_type"]</c>.</summary>
    private static string? Root(ExpressionSyntax place) => place switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        _ => null,
    };
}
