namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>
/// Text of a string literal in which an escaped <c>%</c>, <c>_</c> or backslash is still told apart from a bare one,
/// because only LIKE knows whether the difference matters.
/// </summary>
internal static class LikePattern
{
    private const char Mark = '\uE000';

    public static string Literally(char c) => new([Mark, c]);

    public static string Plain(string literal) => literal.Replace(Mark.ToString(), "");

    /// <summary>Matches without regard to case; <c>%</c> is any text, <c>_</c> any one character.</summary>
    public static bool Matches(string value, string pattern)
    {
        int v = 0, p = 0, starValue = -1, starPattern = -1;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                starPattern = p++;
                starValue = v;
            }
            else if (p < pattern.Length && MatchesOne(value[v], pattern, p, out var width))
            {
                v++;
                p += width;
            }
            else if (starPattern >= 0)
            {
                p = starPattern + 1;
                v = ++starValue;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '%')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(char c, string pattern, int at, out int width)
    {
        var isMarked = pattern[at] == Mark;
        width = isMarked ? 2 : 1;
        var expected = pattern[at + width - 1];
        return (!isMarked && expected == '_') || char.ToUpperInvariant(c) == char.ToUpperInvariant(expected);
    }
}
