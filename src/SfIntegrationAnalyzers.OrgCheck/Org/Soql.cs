using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Writes values into queries.</summary>
internal static class Soql
{
    /// <summary>
    /// The longest IN list, in bytes as the URL carries it. Requests of more than 16,384 bytes are refused (Help 000386264); the rest
    /// of a query needs room too.
    /// </summary>
    private const int MostListBytes = 9_000;

    /// <summary>A text in quotes.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '\'' => @"\'",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                _ => c,
            });
        }

        return literal.Append('\'').ToString();
    }

    /// <summary>A moment, to the second.</summary>
    public static string Literal(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Several texts in parentheses, for IN. At least one.</summary>
    public static string List(IEnumerable<string> texts) => "(" + string.Join(',', texts.Select(Literal)) + ")";

    /// <summary>Divides texts so that each part fits into one query.</summary>
    public static ImmutableArray<ImmutableArray<string>> Chunk(IEnumerable<string> texts)
    {
        var chunks = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var chunk = ImmutableArray.CreateBuilder<string>();
        var bytes = 0;
        foreach (var text in texts)
        {
            var size = Uri.EscapeDataString(Literal(text)).Length + 1;
            if (chunk.Count > 0 && bytes + size > MostListBytes)
            {
                chunks.Add(chunk.ToImmutable());
                chunk.Clear();
                bytes = 0;
            }

            chunk.Add(text);
            bytes += size;
        }

        if (chunk.Count > 0)
        {
            chunks.Add(chunk.ToImmutable());
        }

        return chunks.ToImmutable();
    }
}
