using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Searches the text of a file without making a string of it.</summary>
internal static class SourceTextSearch
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Whether a text has a word, in the same case.</summary>
    public static bool Has(this SourceText text, string word)
    {
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            for (var start = 0; start < text.Length; start += ChunkLength - word.Length)
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (buffer.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
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
}
