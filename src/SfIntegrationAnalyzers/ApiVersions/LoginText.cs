using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the places of a file at which something may log in with a password, from its text alone.</summary>
internal static class LoginText
{
    private static readonly string[] Words = ["login(", "loginAsync(", "Login(", "LoginAsync(", "UsernamePassword", "grant_type=password", "\"password\"", "<login", ":login"];

    /// <summary>The places, in order of the words; none in nearly every file.</summary>
    public static IEnumerable<int> PlacesIn(SourceText source)
    {
        if (!SalesforceText.Has(source, static chunk => Words.Any(chunk)))
        {
            yield break;
        }

        var text = source.ToString();
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                yield return at;
            }
        }
    }

    private static bool Any(this string[] words, ReadOnlySpan<char> chunk)
    {
        foreach (var word in words)
        {
            if (chunk.IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
