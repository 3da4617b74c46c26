using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// What a fix lets a program ask of an error: whether it has one of some codes or, of the generated triage, what to do about it.
/// </summary>
/// <param name="CodesOf">The codes, of which those count that the origin of the error has; none where it has none.</param>
internal sealed record ErrorQuestion(Func<ErrorOrigin, IReadOnlyList<string>> CodesOf)
{
    /// <summary>
    /// Whether the org or the user may not use the API, both codes say so, or the user may not sign in. A refused OAuth sign-in has codes
    /// of its own, of which only the program knows what to do about them.
    /// </summary>
    public static ErrorQuestion Access { get; } = new(origin => origin switch
    {
        ErrorOrigin.Api => ApiAccess,
        ErrorOrigin.SoapLogin => [.. ApiAccess, .. SalesforceErrorCodes.LoginRefusals()],
        _ => [],
    })
    {
        Triage = "IsAccessError",
    };

    /// <summary>Whether the same call can succeed when it is repeated.</summary>
    public static ErrorQuestion Passing { get; } = new(origin =>
        [.. SalesforceErrorCodes.Passing(origin == ErrorOrigin.TokenEndpoint ? ErrorSurface.OAuth : ErrorSurface.Exception)])
    {
        Reactions = ["Retry", "BackOff"],
        Opposite = new(origin => origin == ErrorOrigin.TokenEndpoint ? [.. SalesforceErrorCodes.OAuthRefusals()] : []),
    };

    /// <summary>Whether a new sign-in helps.</summary>
    public static ErrorQuestion EndedSession { get; } = Of("INVALID_SESSION_ID") with { Reactions = ["SignInAgain"] };

    private static IReadOnlyList<string> ApiAccess => ["API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED"];

    /// <summary>What to ask of a client that knows none of the codes; it is answered no where this is answered yes.</summary>
    public ErrorQuestion? Opposite { get; init; }

    /// <summary>The method of the triage type that answers, if one does.</summary>
    public string? Triage { get; init; }

    /// <summary>The reactions of the triage type that mean yes.</summary>
    public IReadOnlyList<string> Reactions { get; init; } = [];

    /// <summary>Whether an error has a code.</summary>
    public static ErrorQuestion Of(string code) => new(_ => [code]);
}
