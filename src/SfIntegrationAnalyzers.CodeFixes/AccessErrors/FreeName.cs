using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Names for the variables that a fix declares; of several places in one member each gets its own.</summary>
internal sealed class FreeName
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> _taken = [];

    /// <summary>A name that the member around a node does not use.</summary>
    /// <param name="node">The node.</param>
    /// <param name="preferred">Names in the order of preference; the last one is numbered if all are taken.</param>
    public static string In(SyntaxNode node, params string[] preferred) => new FreeName().For(node, preferred);

    /// <inheritdoc cref="In"/>
    public string For(SyntaxNode node, params string[] preferred)
    {
        var member = EnclosingMember.Of(node);
        if (!_taken.TryGetValue(member, out var taken))
        {
            var identifiers = member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
            taken = new(identifiers.Select(token => token.ValueText), StringComparer.Ordinal);
            _taken.Add(member, taken);
        }

        var last = preferred[preferred.Length - 1];
        return preferred.Concat(Enumerable.Range(2, taken.Count + 1).Select(number => last + number)).First(taken.Add);
    }
}
