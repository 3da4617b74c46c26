using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Reads what an invocation calls, and on what, from its syntax alone.</summary>
internal static class Invocation
{
    /// <summary>The name of the method that an invocation calls.</summary>
    public static string? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => null,
    };

    /// <summary>The expression a method is called on.</summary>
    public static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => invocation.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    /// <summary>Whether a call of a method names one of the calling type's own, its bases or a local function.</summary>
    public static bool IsOwn(ExpressionSyntax call) => call is InvocationExpressionSyntax
    {
        Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax },
    };
}
