using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>
/// Text with marks where diagnostics are expected: <c>{|SFI1001:v28.0|}</c>, or <c>[|v28.0|]</c> for the case's only rule.
/// </summary>
internal sealed record Markup(string Text, IReadOnlyList<ExpectedDiagnostic> Expected)
{
    /// <summary>Takes the marks out of a text.</summary>
    public static Markup Parse(string marked, string? onlyId = null)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<ExpectedDiagnostic>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (Match(marked, i, "{|") && marked.IndexOf(':', i) is > 0 and var colon && IsId(marked.AsSpan(i + 2, colon - i - 2)))
            {
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (Match(marked, i, "[|"))
            {
                open.Push((onlyId ?? throw new InvalidOperationException("[|…|] needs a case with one rule of one id."), text.Length));
                i++;
            }
            else if (open.Count > 0 && (Match(marked, i, "|}") || Match(marked, i, "|]")))
            {
                var (id, start) = open.Pop();
                expected.Add(new ExpectedDiagnostic(id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open.Count == 0
            ? new Markup(text.ToString(), expected)
            : throw new InvalidOperationException("A mark is not closed: " + marked);
    }

    private static bool Match(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}

/// <summary>A diagnostic that a mark asks for.</summary>
internal sealed record ExpectedDiagnostic(string Id, TextSpan Span);
