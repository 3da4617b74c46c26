using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers;

/// <summary>Finds the syntax that a diagnostic points at.</summary>
internal static class LocatedNodes
{
    /// <summary>The innermost node at a place of a file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="location">The place, in that file.</param>
    public static SyntaxNode NodeAt(this SyntaxNode root, Location location) =>
        root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
