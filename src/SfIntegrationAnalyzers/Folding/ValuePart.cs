using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>One part of what an expression gives: an item of a tuple, a member of a record that is taken apart.</summary>
/// <param name="Whole">The expression that is taken apart.</param>
/// <param name="Position">Which part, from 0.</param>
/// <param name="IsOfEach">Whether it is taken from each element of a collection.</param>
internal readonly record struct ValuePart(ExpressionSyntax Whole, int Position, bool IsOfEach)
{
    /// <summary>
    /// The part that a variable is declared to take: <c>var (host, level) = …</c> or <c>foreach (var (host, level) in …)</c>.
    /// </summary>
    /// <param name="variable">The variable's declaration.</param>
    public static ValuePart? Of(SingleVariableDesignationSyntax variable) => variable.Parent switch
    {
        ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } all =>
            Of(declaration, all.Variables.IndexOf(variable)),
        DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax all } item } =>
            Of(all, all.Arguments.IndexOf(item)),
        _ => null,
    };

    private static ValuePart? Of(SyntaxNode left, int position) => left.Parent switch
    {
        AssignmentExpressionSyntax { Right: var right } => new ValuePart(right, position, IsOfEach: false),
        ForEachVariableStatementSyntax { Expression: var collection } => new ValuePart(collection, position, IsOfEach: true),
        _ => null,
    };
}
