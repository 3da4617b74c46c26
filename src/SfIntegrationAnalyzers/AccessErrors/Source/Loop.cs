using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells statements that run what is in them turn by turn.</summary>
internal static class Loop
{
    /// <summary>Whether a node is a loop, also one that takes its elements apart: <c>foreach (var (id, row) in rows)</c>.</summary>
    public static bool Is(SyntaxNode node) =>
        node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax;
}
