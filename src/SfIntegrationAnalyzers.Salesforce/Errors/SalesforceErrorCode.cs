namespace SfIntegrationAnalyzers.Salesforce.Errors;

/// <summary>Where an error code arrives.</summary>
public enum ErrorSurface
{
    /// <summary>A SOAP fault's <c>exceptionCode</c>, or the <c>errorCode</c> of a REST answer.</summary>
    Exception,

    /// <summary>A record's <c>statusCode</c> in a save result, or the <c>errorCode</c> of a REST answer.</summary>
    Record,

    /// <summary>The <c>errorCode</c> of a REST answer only.</summary>
    Rest,

    /// <summary>The <c>exceptionCode</c> of Bulk API 1.</summary>
    Bulk,

    /// <summary>The <c>error</c> of the OAuth endpoints.</summary>
    OAuth,
}

/// <summary>What kind of trouble a code tells of.</summary>
public enum ErrorCategory
{
    /// <summary>The org or the user may not use the API.</summary>
    ApiAccess,

    /// <summary>The connected app or external client app may not act for the user.</summary>
    AppAccess,

    /// <summary>The user may not see or change the object, field or record.</summary>
    DataAccess,

    /// <summary>A feature is not switched on.</summary>
    Feature,

    /// <summary>The login itself was refused; repeating it can lock the user out.</summary>
    Login,

    /// <summary>A security policy of the org refused.</summary>
    SecurityPolicy,

    /// <summary>The API version is retired, unknown or does not fit.</summary>
    Version,

    /// <summary>The session has ended.</summary>
    Session,

    /// <summary>An allowance of the org is used up.</summary>
    Quota,

    /// <summary>Somebody else holds the record.</summary>
    Contention,

    /// <summary>The server is busy or failed.</summary>
    Transient,

    /// <summary>The org is under maintenance.</summary>
    Maintenance,

    /// <summary>The request is larger than a limit allows.</summary>
    Limit,

    /// <summary>The request is malformed or asks for what cannot be.</summary>
    Request,

    /// <summary>The record's values are refused.</summary>
    Data,

    /// <summary>What was asked for is not there.</summary>
    NotFound,

    /// <summary>None of these, or not known.</summary>
    Other,
}

/// <summary>What a program should do on a code.</summary>
public enum ErrorReaction
{
    /// <summary>Change the org's configuration; repeating cannot succeed.</summary>
    FixConfiguration,

    /// <summary>Sign in again once, then stop.</summary>
    SignInAgain,

    /// <summary>Wait, in case of the daily quota for hours, then try again.</summary>
    BackOff,

    /// <summary>Try again with growing, jittered delays.</summary>
    Retry,

    /// <summary>Wait for the end of the maintenance.</summary>
    Wait,

    /// <summary>Use another API version.</summary>
    BumpVersion,

    /// <summary>Change the request.</summary>
    FixRequest,

    /// <summary>Change the record's values.</summary>
    FixData,

    /// <summary>Read the message; no general answer.</summary>
    Inspect,

    /// <summary>Nothing is wrong.</summary>
    None,
}

/// <summary>One code of Salesforce, in one place where it occurs.</summary>
/// <param name="Code">The code, <c>API_DISABLED_FOR_ORG</c>.</param>
/// <param name="Surface">Where it arrives.</param>
/// <param name="Message">Text that the message must contain for this row to apply, or empty.</param>
/// <param name="Category">What kind of trouble it is.</param>
/// <param name="Reaction">What to do.</param>
/// <param name="HttpStatus">The HTTP statuses seen with it, <c>403</c> or <c>400|500</c>, or empty.</param>
/// <param name="IsStated">Whether the classification has a source; otherwise it was made from the name and is a hint.</param>
/// <param name="Source">Where the code comes from.</param>
public sealed record SalesforceErrorCode(
    string Code,
    ErrorSurface Surface,
    string Message,
    ErrorCategory Category,
    ErrorReaction Reaction,
    string HttpStatus,
    bool IsStated,
    string Source);
