using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the places of a file at which something may log in with a password, from its text alone.</summary>
internal static class LoginText
{
    private static readonly string[] Words =
    [
        "login(", "loginAsync(", "Login(", "LoginAsync(", "UsernamePassword",
        "grant_type=password", "\"password\"", "\"grant_type\"",
        "<login", ":login",
    ];

    /// <summary>The places, in order of the words; none in nearly every file.</summary>
    public static IEnumerable<int> PlacesIn(SourceText source)
    {
        if (!source.HasAny(Words))
        {
            yield break;
        }

        var text = source.ToString();
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                yield return at;
            }
        }
    }
}
