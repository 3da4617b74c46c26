using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells code that may leave its method.</summary>
internal static class WayOut
{
    /// <summary>Whether a node returns or throws, or something below it does.</summary>
    public static bool IsIn(SyntaxNode node) => node.DescendantNodesAndSelf()
        .Any(part => part is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax);
}
