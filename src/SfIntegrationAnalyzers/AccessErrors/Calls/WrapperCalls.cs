using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Finds calls of methods of other types of the project that call Salesforce and hand the response back as it came, so that what
/// becomes of a failure is decided where they are called.
/// </summary>
internal static class WrapperCalls
{
    /// <summary>The calls below a node, in order; each describes what the wrapper does, at the place that calls it.</summary>
    public static IEnumerable<SalesforceCall> In(SyntaxNode root, SourceScope source) =>
        from invocation in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where invocation.Expression is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
        let wrapper = WrapperOf(invocation, source)
        where wrapper is not null && SalesforceCallFinder.Of(invocation, source) is null
        let call = ResponseFlow.CallBehind(invocation, source)
        where call is not null
        select call with { Node = invocation, Wrapper = wrapper };

    private static IMethodSymbol? WrapperOf(InvocationExpressionSyntax invocation, SourceScope source) =>
        source.SymbolOf(invocation) is IMethodSymbol method
        && source.Declares(method)
        && ResponseFlow.IsResponse(method.ReturnType)
        && !SymbolEqualityComparer.Default.Equals(method.ContainingType, source.ContainingType(invocation))
            ? method
            : null;
}
