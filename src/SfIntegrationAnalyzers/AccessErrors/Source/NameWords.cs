namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>
/// Looks for words in names as people write them, so that <c>entries</c> holds no tries and <c>LogInformation</c> is no login.
/// </summary>
internal static class NameWords
{
    /// <summary>Whether a name has one of some words, each one word or several in a row: <c>login</c> is in <c>ReLogInAsync</c>.</summary>
    /// <param name="name">The name, of any case.</param>
    /// <param name="words">The words in lower case.</param>
    public static bool HaveAny(string name, string[] words)
    {
        var own = Of(name);
        return Enumerable.Range(0, own.Count).Any(start => Enumerable.Range(1, Math.Min(3, own.Count - start)).Any(count =>
            words.Contains(string.Concat(own.Skip(start).Take(count)), StringComparer.Ordinal)));
    }

    /// <summary>Whether the last word of a name is one of some words: what a name is of, <c>id</c> of <c>salesforceAccountId</c>.</summary>
    /// <param name="name">The name, of any case.</param>
    /// <param name="words">The words in lower case.</param>
    public static bool EndInAny(string name, string[] words) => words.Contains(Of(name).LastOrDefault(), StringComparer.Ordinal);

    /// <summary>
    /// The words of a name in lower case; a word of capitals ends before the last one that begins another: <c>SFLogin</c>.
    /// </summary>
    private static List<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetter(name[i]) || !char.IsLetter(name[i - 1])
                || (char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = i;
            }
        }

        return words;
    }
}
