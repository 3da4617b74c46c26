using System.Globalization;
using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Writes values into queries.</summary>
internal static class Soql
{
    /// <summary>
    /// The longest IN list. Statements of more than 100,000 characters are refused (SOQL reference), and one may hold a list twice, and
    /// another of the same length. The limit of URLs does not count inside a composite request.
    /// </summary>
    private const int MostListCharacters = 30_000;

    /// <summary>A text in quotes.</summary>
    /// <remarks>Optimised at once, since several queries hold the names of all users.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string Literal(string text)
    {
        foreach (var c in text)
        {
            if (EscapeOf(c) is not null)
            {
                return $"'{Escaped(text)}'";
            }
        }

        return $"'{text}'";
    }

    /// <summary>A moment, to the second.</summary>
    public static string Literal(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Several texts in parentheses, for IN. At least one.</summary>
    public static string List(IEnumerable<string> texts) => "(" + string.Join(',', texts.Select(Literal)) + ")";

    /// <summary>Whether texts fit into one query as they are.</summary>
    public static bool FitInOne(IEnumerable<string> texts) => Chunk(texts).Count <= 1;

    /// <summary>Divides texts so that each part fits into one query.</summary>
    public static List<string[]> Chunk(IEnumerable<string> texts)
    {
        var chunks = new List<string[]>();
        var chunk = new List<string>();
        var length = 0;
        foreach (var text in texts)
        {
            var size = Literal(text).Length + 1;
            if (chunk.Count > 0 && length + size > MostListCharacters)
            {
                chunks.Add([.. chunk]);
                chunk.Clear();
                length = 0;
            }

            chunk.Add(text);
            length += size;
        }

        if (chunk.Count > 0)
        {
            chunks.Add([.. chunk]);
        }

        return chunks;
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => EscapeOf(c) ?? c.ToString()));

    private static string? EscapeOf(char c) => c switch
    {
        '\'' => @"\'",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\b' => @"\b",
        '\f' => @"\f",
        _ => null,
    };
}
