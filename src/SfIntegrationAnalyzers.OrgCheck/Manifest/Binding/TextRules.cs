using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Rules for texts of the manifest. Each answers null if the text can be right, else says why not and what to write.</summary>
internal static partial class TextRules
{
    private const int LongestUsername = 80;
    private const int LongestLabel = 255;

    /// <summary>80 for the name, 15 for a namespace, two underscores, and a suffix.</summary>
    private const int LongestApiName = 105;

    /// <summary>Rule of a text for people, and of names that Setup shows: anything printable.</summary>
    public static Func<string, string?> Label(string what) => text =>
        string.IsNullOrWhiteSpace(text) ? $"{what} is empty. Write it, or remove the key."
        : text.Length > LongestLabel ? $"{what} is longer than {LongestLabel} characters, which no name in Salesforce is."
        : text != text.Trim() ? $"{what} has blanks around it: {BindingContext.Quoted(text)}. Write {BindingContext.Quoted(text.Trim())}."
        : text.Any(char.IsControl) ? $"{what} holds a character that cannot be printed. Write it as Setup shows it."
        : null;

    /// <summary>Rule of an API name: <c>Stripe_Integration_Access</c>, <c>acme__Stripe_Access</c>.</summary>
    public static Func<string, string?> ApiName(string what) => text =>
        IsApiName(text) ? null
        : $"{BindingContext.Quoted(text)} is no API name of {what}: letters, digits and single underscores, beginning with a letter. {Suggestion(text)}";

    /// <summary>Rule of an object's API name, where suffixes such as <c>__c</c> are usual.</summary>
    public static string? ObjectName(string text) =>
        IsApiName(text) ? null
        : $"{BindingContext.Quoted(text)} is no API name of an object, such as Opportunity or Invoice__c. Setup, Object Manager shows it in the column API Name.";

    /// <summary>Rule of a permission's name: <c>ApiEnabled</c>.</summary>
    public static string? PermissionName(string text)
    {
        if (PermissionNamePattern().IsMatch(text) && !text.StartsWith("Permissions", StringComparison.Ordinal))
            return null;

        var shorter = text.StartsWith("Permissions", StringComparison.Ordinal) ? text["Permissions".Length..] : text;
        var joined = string.Concat(shorter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));
        return PermissionNamePattern().IsMatch(joined)
            ? $"{BindingContext.Quoted(text)} is no API name of a permission. Write {BindingContext.Quoted(joined)}."
            : $"{BindingContext.Quoted(text)} is no API name of a permission, such as ApiEnabled or ViewSetup: the field of PermissionSet without its prefix Permissions.";
    }

    /// <summary>Rule of a username, which has the form of an email address.</summary>
    public static string? Username(string text) =>
        text.Length > LongestUsername ? $"{BindingContext.Quoted(text)} is longer than the {LongestUsername} characters that a username may have."
        : UsernamePattern().IsMatch(text) ? null
        : $"{BindingContext.Quoted(text)} is no Salesforce username, which has the form of an email address: stripe@acme.example. Setup, Users shows it in the column Username.";

    /// <summary>Labels write API, names write Api.</summary>
    private static string Capitalized(string word) =>
        char.ToUpperInvariant(word[0]) + (word.All(char.IsAsciiLetterUpper) ? word[1..].ToLowerInvariant() : word[1..]);

    private static bool IsApiName(string text) => text.Length <= LongestApiName && ApiNamePattern().IsMatch(text);

    private static string Suggestion(string text)
    {
        var joined = string.Join('_', text.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
        return IsApiName(joined) && joined != text
            ? $"If this is its label, the API name may be {BindingContext.Quoted(joined)}."
            : "Setup shows it on the page of the thing itself as API Name.";
    }

    // One underscore inside a name, two behind a namespace and before a suffix. Nothing here can be matched in two ways, so time is linear.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*(?:__?[A-Za-z0-9]+)*\z")]
    private static partial Regex ApiNamePattern();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{0,99}\z")]
    private static partial Regex PermissionNamePattern();

    [GeneratedRegex(@"\A[^\s@\p{C}]+@[^\s@\p{C}]+\z")]
    private static partial Regex UsernamePattern();
}
