using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells code that leaves its method, or at least what it stands in.</summary>
internal static class WayOut
{
    /// <summary>Whether a node returns or throws, or something below it does.</summary>
    public static bool IsIn(SyntaxNode node) => node.DescendantNodesAndSelf()
        .Any(part => part is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax);

    /// <summary>Whether a node is a statement behind which the next does not run: it leaves its method, loop or section.</summary>
    public static bool IsJump(SyntaxNode node) => node
        is ReturnStatementSyntax
        or ThrowStatementSyntax
        or BreakStatementSyntax
        or ContinueStatementSyntax
        or GotoStatementSyntax
        or YieldStatementSyntax { Expression: null };
}
