using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>Error codes as they appear in C#: as text, and as members of enumerations in either style.</summary>
internal static class ErrorCodeNames
{
    /// <summary>Codes that other systems use as well; alone they do not prove that the code is Salesforce's.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal)
    {
        "NOT_FOUND", "FORBIDDEN", "BAD_REQUEST", "UNKNOWN_EXCEPTION", "INVALID_TYPE", "INVALID_FIELD", "INVALID_LOGIN", "METHOD_NOT_ALLOWED",
        "INTERNAL_ERROR", "JSON_PARSER_ERROR", "INVALID_CLIENT", "CONFLICT", "SERVER_UNAVAILABLE", "DUPLICATE_VALUE", "DUPLICATE_USERNAME",
        "invalid_client", "invalid_grant", "invalid_request", "invalid_scope", "access_denied", "unauthorized_client", "unsupported_grant_type",
        "server_error", "unknown_error", "temporarily_unavailable", "invalid_token", "inactive_user", "slow_down", "authorization_pending",
        "expired_token",
    };

    /// <summary>
    /// What Salesforce says beside a code, and people look for in its place:
    /// facts on the platform, section 2.3, and answers in public code.
    /// </summary>
    private static readonly (string Sentence, string Code)[] Sentences =
    [
        ("Session expired or invalid", "INVALID_SESSION_ID"),
        ("API is not enabled for this Organization", "API_DISABLED_FOR_ORG"),
        ("API is disabled for this User", "API_CURRENTLY_DISABLED"),
        ("insufficient access rights on object id", "INSUFFICIENT_ACCESS_OR_READONLY"),
        ("insufficient access rights on cross-reference id", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"),
        ("unable to obtain exclusive access to this record", "UNABLE_TO_LOCK_ROW"),
    ];

    private static readonly Lazy<Dictionary<string, string>> ByPascal = new(() => SalesforceErrorCodes.All
        .Where(code => code.Code.IndexOf('_') > 0)
        .GroupBy(code => code.Code.Replace("_", ""), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Code, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a text is a code that only Salesforce has.</summary>
    public static bool IsDistinctive(string text) =>
        text.Length >= 8 && text.IndexOf('_') > 0 && !Ambiguous.Contains(text) && SalesforceErrorCodes.IsKnown(text);

    /// <summary>Whether a code is a word that any text may have, as those of the Bulk API are: <c>Unknown</c>, <c>Timeout</c>.</summary>
    public static bool IsPlainWord(string code) => code.IndexOf('_') < 0;

    /// <summary>The code that stands beside a message; null where that cannot be told from its text.</summary>
    public static string? OfMessage(string text) => Sentences
        .FirstOrDefault(known => text.IndexOf(known.Sentence, StringComparison.OrdinalIgnoreCase) >= 0)
        .Code;

    /// <summary>The code that a member of an enumeration stands for: <c>ApiDisabledForOrg</c> or <c>API_DISABLED_FOR_ORG</c>.</summary>
    public static string? OfMember(string member) =>
        ByPascal.Value.TryGetValue(member, out var code) ? code : SalesforceErrorCodes.IsKnown(member) ? member : null;

    /// <summary>The member in C# style: <c>ApiDisabledForOrg</c>.</summary>
    public static string ToPascal(string code) => string.Concat(code.Split('_')
        .Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1).ToLowerInvariant()));

    /// <summary>Whether a text holds a code that only Salesforce has, which writes it in capitals, in small letters.</summary>
    public static bool HasInSmallLetters(string text) =>
        text.IndexOf('_') > 0 && !text.Any(char.IsUpper) && In(text.ToUpperInvariant()).Any(IsDistinctive);

    /// <summary>The codes that a text contains as whole words, in order; of a long text only its first thousand characters count.</summary>
    public static IEnumerable<string> In(string text)
    {
        var start = -1;
        for (var i = 0; i <= Math.Min(text.Length, 1000); i++)
        {
            var isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                var word = text.Substring(start, i - start);
                start = -1;
                if (SalesforceErrorCodes.IsKnown(word))
                {
                    yield return word;
                }
            }
        }
    }
}
