namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// What a fix lets a program ask of an error: whether it has one of some codes or, of the generated triage, what to do about it.
/// </summary>
/// <param name="Codes">The codes.</param>
internal sealed record ErrorQuestion(params string[] Codes)
{
    /// <summary>Whether the org or the user may not use the API; both codes say so.</summary>
    public static ErrorQuestion ApiAccess { get; } = new("API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED")
    {
        Triage = "IsAccessError",
        IsOfOAuth = false,
    };

    /// <summary>Whether the same call can succeed when it is repeated.</summary>
    public static ErrorQuestion Passing { get; } = new("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED")
    {
        Reactions = ["Retry", "BackOff"],
    };

    /// <summary>Whether a new sign-in helps.</summary>
    public static ErrorQuestion EndedSession { get; } = new("INVALID_SESSION_ID") { Reactions = ["SignInAgain"] };

    /// <summary>Whether it can be asked of a refused OAuth sign-in, whose codes are its own.</summary>
    public bool IsOfOAuth { get; init; } = true;

    /// <summary>The method of the triage type that answers, if one does.</summary>
    public string? Triage { get; init; }

    /// <summary>The reactions of the triage type that mean yes.</summary>
    public IReadOnlyList<string> Reactions { get; init; } = [];
}
