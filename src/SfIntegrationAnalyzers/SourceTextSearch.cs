using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers;

/// <summary>Searches the text of a file without making a string of a long one.</summary>
internal static class SourceTextSearch
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>
    /// Roslyn keeps a text of up to 40 K characters as one string, and hands that out; longer ones would be put together anew.
    /// </summary>
    private const int LongestInOneString = 40 * 1024;

    /// <summary>Looks at a part of a text.</summary>
    public delegate bool Match(ReadOnlySpan<char> part);

    /// <summary>Whether a text has a word, in the same case.</summary>
    public static bool Has(this SourceText text, string word) => text.HasMatch(part => part.IndexOf(word.AsSpan()) >= 0, word.Length);

    /// <summary>Whether a text has one of several words, in the same case.</summary>
    public static bool HasAny(this SourceText text, string[] words) =>
        words.Length > 0 && text.HasMatch(part => Any(words, part), words.Max(word => word.Length));

    /// <summary>Whether a part of a text matches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="match">Looks at a part.</param>
    /// <param name="longest">The longest match: two parts have so much in common. No name is longer than half of a part.</param>
    public static bool HasMatch(this SourceText text, Match match, int longest)
    {
        if (text.Length <= LongestInOneString)
        {
            return match(text.ToString().AsSpan());
        }

        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            for (var start = 0; start < text.Length; start += ChunkLength - Math.Min(longest, ChunkLength / 2))
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (match(buffer.AsSpan(0, length)))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool Any(string[] words, ReadOnlySpan<char> part)
    {
        foreach (var word in words)
        {
            if (part.IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
