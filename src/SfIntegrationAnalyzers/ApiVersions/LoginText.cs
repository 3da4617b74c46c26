using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Searches a file's text for the words without which nothing logs in with a password.</summary>
internal static class LoginText
{
    /// <summary>Whether the file may log in with a password.</summary>
    public static bool MayLogIn(SourceText text) => SalesforceText.Has(text, static chunk =>
        chunk.IndexOf("ogin".AsSpan()) >= 0 || chunk.IndexOf("UsernamePassword".AsSpan()) >= 0 || chunk.IndexOf("grant_type".AsSpan()) >= 0);
}
