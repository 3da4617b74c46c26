using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// The operands of chains, in order. Chains nest, thousands deep in generated or hostile code: they are walked, not recursed into.
/// </summary>
internal static class Operands
{
    private const int MostAlternatives = 32;

    /// <summary>The operands of <c>a + b + c</c>, which nests to the left.</summary>
    public static IReadOnlyCollection<ExpressionSyntax> OfConcatenation(BinaryExpressionSyntax concatenation)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax current = concatenation;
        while (current is BinaryExpressionSyntax add && add.IsKind(SyntaxKind.AddExpression))
        {
            operands.Push(add.Right);
            current = add.Left;
        }

        operands.Push(current);
        return operands;
    }

    /// <summary>The operands of <c>a ?? b ?? c</c>, which nests to the right; of very many the first.</summary>
    public static IEnumerable<ExpressionSyntax> OfCoalescing(BinaryExpressionSyntax coalescing)
    {
        ExpressionSyntax current = coalescing;
        for (var i = 0;
            i < MostAlternatives && current is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression);
            i++)
        {
            yield return coalesce.Left;
            current = coalesce.Right;
        }

        yield return current;
    }
}
