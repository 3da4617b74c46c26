using System.Globalization;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Rules for texts of the manifest. Each answers null if the text can be right, else says why not and what to write.</summary>
internal static class TextRules
{
    private const int LongestUsername = 80;
    private const int LongestLabel = 255;
    private const int LongestPermissionName = 100;

    /// <summary>80 for the name, 15 for a namespace, two underscores, and a suffix.</summary>
    private const int LongestApiName = 105;

    /// <summary>Rule of a text for people, and of names that Setup shows: anything printable.</summary>
    public static Func<string, string?> Label(string what) => text =>
        string.IsNullOrWhiteSpace(text) ? $"{what} is empty. Write it, or remove the key."
        : text.Length > LongestLabel ? $"{what} is longer than {LongestLabel} characters, longer than any name in Salesforce."
        : text != text.Trim() ? $"{what} has spaces around it: {BindingContext.Quoted(text)}. Write {BindingContext.Quoted(text.Trim())}."
        : !Each(text, c => !char.IsControl(c)) ? $"{what} contains an unprintable character. Write it as in Setup."
        : null;

    /// <summary>Rule of an API name: <c>Stripe_Integration_Access</c>, <c>acme__Stripe_Access</c>.</summary>
    public static Func<string, string?> ApiName(string what) => text =>
        IsApiName(text) ? null
        : $"{BindingContext.Quoted(text)} is not a valid API name of {what}: "
            + $"letters, digits and single underscores, beginning with a letter. {Suggestion(text)}";

    /// <summary>Rule of an object's API name, where suffixes such as <c>__c</c> are usual.</summary>
    public static string? ObjectName(string text) =>
        IsApiName(text) ? null
        : $"{BindingContext.Quoted(text)} is not a valid API name of an object, such as Opportunity or Invoice__c. "
            + "See Setup > Object Manager, column API Name.";

    /// <summary>Rule of a permission's name: <c>ApiEnabled</c>.</summary>
    public static string? PermissionName(string text)
    {
        // Which permission is the first of all is known before an org is asked, however it is written.
        if (text.Equals(PermissionManifest.ApiEnabled, StringComparison.OrdinalIgnoreCase) && text != PermissionManifest.ApiEnabled)
            return $"{BindingContext.Quoted(text)} is not a valid API name of a permission. "
                + $"Write {BindingContext.Quoted(PermissionManifest.ApiEnabled)}.";

        if (IsPermissionName(text) && !text.StartsWith("Permissions", StringComparison.Ordinal))
            return null;

        var shorter = text.StartsWith("Permissions", StringComparison.Ordinal) ? text["Permissions".Length..] : text;
        var joined = string.Concat(shorter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));
        return IsPermissionName(joined)
            ? $"{BindingContext.Quoted(text)} is not a valid API name of a permission. Write {BindingContext.Quoted(joined)}."
            : $"{BindingContext.Quoted(text)} is not a valid API name of a permission, such as ApiEnabled or ViewSetup: "
                + "the field of PermissionSet without its prefix Permissions.";
    }

    /// <summary>Rule of what a user may hold as well: a permission, or a permission set or group. The name of one may be either.</summary>
    public static string? AllowedName(string text) =>
        text.Contains('_', StringComparison.Ordinal) && IsApiName(text) ? null : PermissionName(text);

    /// <summary>Rule of a username, which has the form of an email address.</summary>
    public static string? Username(string text) =>
        text.Length > LongestUsername
            ? $"{BindingContext.Quoted(text)} is longer than the {LongestUsername} characters that a username may have."
        : IsUsername(text) ? null
        : $"{BindingContext.Quoted(text)} is not a Salesforce username, which has the form of an email address: stripe@acme.example. "
            + "See Setup > Users, column Username.";

    /// <summary>Labels write API, names write Api.</summary>
    private static string Capitalized(string word) =>
        char.ToUpperInvariant(word[0]) + (word.All(char.IsAsciiLetterUpper) ? word[1..].ToLowerInvariant() : word[1..]);

    /// <summary>One underscore inside a name, two behind a namespace and before a suffix.</summary>
    private static bool IsApiName(string text) =>
        text.Length is > 0 and <= LongestApiName
        && char.IsAsciiLetter(text[0])
        && Each(text, c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !text.EndsWith('_') && !text.Contains("___", StringComparison.Ordinal);

    private static bool IsPermissionName(string text) =>
        text.Length is > 0 and <= LongestPermissionName && char.IsAsciiLetterUpper(text[0]) && Each(text, char.IsAsciiLetterOrDigit);

    private static bool IsUsername(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@') && at < text.Length - 1
        && Each(text, c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned));

    /// <summary>A loop: the first check of a process pays for loading and compiling what it uses, and patterns are dear.</summary>
    public static bool Each(string text, Func<char, bool> isRight)
    {
        foreach (var c in text)
        {
            if (!isRight(c))
                return false;
        }

        return true;
    }

    private static string Suggestion(string text)
    {
        var joined = string.Join('_', text.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
        return IsApiName(joined) && joined != text
            ? $"If this is its label, the API name may be {BindingContext.Quoted(joined)}."
            : "Its own page in Setup shows it as API Name.";
    }
}
