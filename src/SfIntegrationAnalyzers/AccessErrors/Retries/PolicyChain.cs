using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>
/// Finds the fluent chain that a clause of a policy stands in: <c>Policy.Handle&lt;ForceException&gt;().OrResult(…).RetryAsync(3)</c>.
/// </summary>
internal static class PolicyChain
{
    /// <summary>The whole chain.</summary>
    public static ExpressionSyntax Around(ExpressionSyntax clause)
    {
        var chain = clause;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access
            && access.Expression == chain)
        {
            chain = next;
        }

        return chain;
    }

    /// <summary>The calls of the chain, the last one first.</summary>
    public static IEnumerable<InvocationExpressionSyntax> CallsAround(ExpressionSyntax clause) =>
        Around(clause).DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>();
}
