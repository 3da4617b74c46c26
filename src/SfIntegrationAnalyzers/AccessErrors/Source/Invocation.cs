using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Reads what an invocation calls, and on what, from its syntax alone.</summary>
internal static class Invocation
{
    /// <summary>The name of the method that an invocation calls; none where it calls what another expression gives.</summary>
    public static string? NameOf(InvocationExpressionSyntax invocation) =>
        LastName.Of(invocation.Expression) is { Length: > 0 } name ? name : null;

    /// <summary>The expression a method is called on.</summary>
    public static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => AccessAround(invocation)?.Expression,
        _ => null,
    };

    /// <summary>
    /// The conditional access that a member is bound by: of <c>a?.B()?.C()</c> for <c>.B()</c> the whole, of which it is the second part.
    /// </summary>
    public static ConditionalAccessExpressionSyntax? AccessAround(SyntaxNode member) =>
        member.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(member.Span));

    /// <summary>Whether a call of a method names one of the calling type's own, its bases or a local function.</summary>
    public static bool IsOwn(ExpressionSyntax call) => call is InvocationExpressionSyntax
    {
        Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax },
    };
}
