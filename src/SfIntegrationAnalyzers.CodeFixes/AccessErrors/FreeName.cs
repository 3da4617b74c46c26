using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors.Model;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Names for the variables that a fix declares.</summary>
internal static class FreeName
{
    /// <summary>The first of several names that the member around a node does not use; the last one if it uses them all.</summary>
    public static string In(SyntaxNode node, params string[] preferred)
    {
        var taken = new HashSet<string>(
            AssignedValues.Member(node).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
            StringComparer.Ordinal);
        return preferred.FirstOrDefault(name => !taken.Contains(name)) ?? preferred[preferred.Length - 1];
    }
}
