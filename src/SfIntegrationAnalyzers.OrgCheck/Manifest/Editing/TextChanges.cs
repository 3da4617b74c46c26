using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

/// <summary>Changes to one text that do not overlap, applied together.</summary>
internal sealed class TextChanges(string text)
{
    private readonly List<(int Start, int End, string Replacement)> _changes = [];

    public void Insert(int offset, string inserted) => _changes.Add((offset, offset, inserted));

    public void Replace(TextSpan span, string replacement) => _changes.Add((span.Start, span.End, replacement));

    public string Apply()
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        // The sort is stable: what is inserted at one place keeps its order.
        foreach (var (start, end, replacement) in _changes.OrderBy(change => change.Start))
        {
            result.Append(text, copied, start - copied).Append(replacement);
            copied = end;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
