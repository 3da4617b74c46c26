using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Text;

namespace SfIntegrationAnalyzers.Salesforce.Errors;

/// <summary>All error codes that are known. Salesforce adds codes with every release, so an unknown code is no error.</summary>
public static class SalesforceErrorCodes
{
    private static readonly Lazy<ImmutableArray<SalesforceErrorCode>> LazyAll = new(Read);

    private static readonly Lazy<HashSet<string>> Codes = new(() => new(All.Select(c => c.Code), StringComparer.Ordinal));

    /// <summary>The words that codes are made of.</summary>
    private static readonly Lazy<HashSet<string>> Words = new(() => new(All.SelectMany(c => c.Code.Split('_')), StringComparer.Ordinal));

    /// <summary>How the codes of single features begin, which calls for records and queries hardly ever reach.</summary>
    private static readonly string[] Features =
    [
        "CONTENT_", "DATACLOUD_", "EMAIL_TO_CASE_", "EXCEEDED_QUOTA", "IAS_", "IDEMPOTENCY_", "JIGSAW_", "PENDING_COMMIT",
        "REALTIME_PROCESSING_", "REPORT_EXPORT_", "SLACK_", "SOCIALCRM_", "SSO_", "TOO_MANY_JOBS", "TXN_SECURITY_",
    ];

    /// <summary>Codes of refused logins that other calls than a sign-in answer: a record's new owner, a new password.</summary>
    private static readonly string[] OfOtherCalls = ["INACTIVE_OWNER_OR_USER", "INVALID_NEW_PASSWORD", "INVALID_OLD_PASSWORD"];

    /// <summary>All codes, by surface, then by name.</summary>
    public static ImmutableArray<SalesforceErrorCode> All => LazyAll.Value;

    /// <summary>Whether Salesforce knows the code. Case matters, as it does to Salesforce.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Whether the table has it.</returns>
    public static bool IsKnown(string code) => Codes.Value.Contains(code);

    /// <summary>The known codes that a mistyped one may stand for, the nearest first, at most three.</summary>
    /// <param name="text">A text in the form of a code.</param>
    /// <returns>The codes; none if the text is known or far from all.</returns>
    public static IReadOnlyList<string> Nearest(string text) => IsKnown(text)
        ? []
        : All.Where(code => code.Code.IndexOf('_') > 0 && code.Code.Length >= 10)
            .Select(code => code.Code)
            .Distinct(StringComparer.Ordinal)
            .Select(code => (Code: code, Distance: EditDistance.Between(text, code, text.Length >= 16 ? 3 : 2)))
            .Where(candidate => candidate.Distance is not null && !HasAnotherWord(text, candidate.Code))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Code, StringComparer.Ordinal)
            .Take(3)
            .Select(candidate => candidate.Code)
            .ToList();

    /// <summary>
    /// The codes after which the same request may succeed later, at once or after hours; those of single features are left out.
    /// </summary>
    /// <param name="surface">Where they arrive.</param>
    /// <returns>The codes, by name.</returns>
    public static IEnumerable<string> Passing(ErrorSurface surface) =>
        Stated(surface, code => code.Message.Length == 0 && MayPass(code.Reaction))
            .Where(code => !Features.Any(feature => code.StartsWith(feature, StringComparison.Ordinal)));

    /// <summary>The codes of the token endpoint after which the same request is refused again.</summary>
    /// <returns>The codes, by name.</returns>
    public static IEnumerable<string> OAuthRefusals() => Stated(ErrorSurface.OAuth, code => !MayPass(code.Reaction));

    /// <summary>The codes with which the <c>login()</c> of SOAP refuses a user.</summary>
    /// <returns>The codes, by name.</returns>
    public static IEnumerable<string> LoginRefusals() =>
        Stated(ErrorSurface.Exception, code => code.Category == ErrorCategory.Login).Except(OfOtherCalls);

    /// <summary>
    /// Whether a category means that somebody has to be given access, or that the version has to change: a retry cannot help.
    /// </summary>
    /// <param name="category">The category.</param>
    /// <returns>Whether it is an access error.</returns>
    public static bool IsAccessError(ErrorCategory category) =>
        category is ErrorCategory.ApiAccess
            or ErrorCategory.AppAccess
            or ErrorCategory.DataAccess
            or ErrorCategory.Feature
            or ErrorCategory.Login
            or ErrorCategory.SecurityPolicy
            or ErrorCategory.Version;

    /// <summary>
    /// Whether two codes differ in words that are right in themselves, as SESSION_NOT_FOUND and VERSION_NOT_FOUND do: that is no slip.
    /// Forms of one word, DISABLE and DISABLED, are.
    /// </summary>
    private static bool HasAnotherWord(string text, string code)
    {
        string[] words = text.Split('_'), others = code.Split('_');
        return words.Length == others.Length
            && words.Zip(others, (word, other) => (word, other))
                .Where(pair => pair.word != pair.other)
                .All(pair => Words.Value.Contains(pair.word)
                    && !pair.word.StartsWith(pair.other, StringComparison.Ordinal)
                    && !pair.other.StartsWith(pair.word, StringComparison.Ordinal));
    }

    private static bool MayPass(ErrorReaction reaction) => reaction is ErrorReaction.Retry or ErrorReaction.BackOff;

    private static IEnumerable<string> Stated(ErrorSurface surface, Func<SalesforceErrorCode, bool> isMeant) => All
        .Where(code => code.Surface == surface && code.IsStated && isMeant(code))
        .Select(code => code.Code)
        .Distinct(StringComparer.Ordinal);

    private static ImmutableArray<SalesforceErrorCode> Read() => CsvTable.FromResource("error-codes.csv").Rows
        .Select(row => new SalesforceErrorCode(
            row["code"],
            Member<ErrorSurface>(row["surface"]),
            row["message"],
            Member<ErrorCategory>(row["category"]),
            Member<ErrorReaction>(row["reaction"]),
            row["http_status"],
            row["basis"] == "stated",
            row["source"]))
        .ToImmutableArray();

    private static T Member<T>(string kebab)
        where T : struct => (T)Enum.Parse(typeof(T), kebab.Replace("-", ""), ignoreCase: true);
}
