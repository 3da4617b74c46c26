namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Why an org gave no usable answer. Each kind belongs to one verdict of the 4900 range.</summary>
internal enum OrgFailureKind
{
    /// <summary>No source of credentials is set up.</summary>
    NoCredentials,

    /// <summary>A source of credentials is set up in part, and none as a whole.</summary>
    PartOfCredentials,

    /// <summary>No answer: no such host, refused, reset, cut off, or a server error that stayed.</summary>
    Unreachable,

    /// <summary>The certificate was not accepted, or TLS could not be agreed on.</summary>
    Tls,

    /// <summary>The time for the check was over.</summary>
    TimedOut,

    /// <summary>The host sends callers elsewhere.</summary>
    Redirected,

    /// <summary>The token endpoint refused.</summary>
    LoginRefused,

    /// <summary>The session is not accepted: expired, revoked, or of another host.</summary>
    SessionRefused,

    /// <summary>The caller's own user, or the org, has no API access.</summary>
    CallerLacksApi,

    /// <summary>An object or field that the org does not have, or does not show to the caller.</summary>
    NotVisible,

    /// <summary>An answer that does not make sense.</summary>
    NotUnderstood,

    /// <summary>An answer of which a part is missing.</summary>
    Incomplete,

    /// <summary>A limit of the org.</summary>
    Quota,

    /// <summary>Another org than the one that the manifest means, or a host that nobody trustworthy named.</summary>
    WrongOrg,
}

/// <summary>What went wrong with an org, without a secret.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Text">A clause without a full stop that can follow "because": <c>acme.my.salesforce.com does not resolve</c>.</param>
internal sealed record OrgFailure(OrgFailureKind Kind, string Text)
{
    /// <summary>Salesforce's <c>errorCode</c>, or OAuth's <c>error</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Salesforce's own message; for OAuth, <c>error_description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>The HTTP status, where there was an answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The request's id in Salesforce's logs.</summary>
    public string? RequestId { get; init; }

    /// <summary>What to do about it, where the failure itself tells.</summary>
    public string? Advice { get; init; }

    /// <summary>The text, with the id that Salesforce support asks for.</summary>
    public override string ToString() => RequestId is null ? Text : $"{Text} (request {RequestId})";
}

/// <summary>Ends what depends on an answer that did not come.</summary>
internal sealed class OrgException(OrgFailure failure, Exception? inner = null) : Exception(failure.ToString(), inner)
{
    /// <summary>What went wrong.</summary>
    public OrgFailure Failure { get; } = failure;
}
