using System.Net;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>What Salesforce's refusals mean for a check.</summary>
internal static class ErrorResponses
{
    /// <summary>The longest that Salesforce has are of some sixty characters.</summary>
    private const int LongestCode = 200;

    /// <summary>Whether the same request may succeed in a moment.</summary>
    public static bool MayPass(OrgResponse response)
    {
        var error = Read(response.Body);
        return MayPass((int)response.Status, error?.Code, error?.Message);
    }

    /// <summary>Whether the same part of a composite request may succeed in a moment.</summary>
    public static bool MayPass(OrgFailure failure) => MayPass(failure.HttpStatus, failure.Code, failure.Description);

    /// <summary>Whether a 401 may be cured by a new session: not if the session's kind is what is refused.</summary>
    public static bool IsStaleSession(OrgResponse response) =>
        response.Status == HttpStatusCode.Unauthorized
        && !IsForbiddenSession(Read(response.Body)?.Message);

    /// <summary>Puts an answer that is no success into words.</summary>
    public static OrgFailure Describe(OrgResponse response)
    {
        var error = Read(response.Body);
        return Describe(response, (int)response.Status, error?.Code, error?.Message);
    }

    /// <summary>Puts the failure of one part of a composite request into words.</summary>
    /// <param name="response">The answer around it.</param>
    /// <param name="status">The part's own status.</param>
    /// <param name="body">The part's body.</param>
    public static OrgFailure Describe(OrgResponse response, int status, JsonElement body)
    {
        var error = Read(body);
        return Describe(response, status, error?.Code, error?.Message);
    }

    private static OrgFailure Describe(OrgResponse response, int status, string? code, string? message)
    {
        var host = response.Url.Host;
        var failure = (status, code) switch
        {
            (>= 300 and < 400, _) => new OrgFailure(
                OrgFailureKind.Redirected, $"{host} redirects to {response.RedirectHost ?? "another place"}, where no token is sent")
            {
                Advice = "Put the org's current My Domain address into the environment and the manifest",
            },
            (_, "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED") => new OrgFailure(
                OrgFailureKind.CallerLacksApi, "the user that runs the check has no API access itself, or the org has none")
            {
                Advice = "Give the checking user API Enabled and View Setup and Configuration; "
                    + "if it has both, check the edition in Setup > Company Information",
            },
            (_, "ORG_LOCKED" or "TRIAL_EXPIRED") => new OrgFailure(
                OrgFailureKind.SessionRefused, $"the org is locked, or its trial has ended ({code})")
            {
                Advice = "Ask your Salesforce account executive",
            },
            (_, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD") => new OrgFailure(
                OrgFailureKind.SessionRefused, $"the password of the checking user has expired ({code})")
            {
                Advice = "Set a new one, give the user Password Never Expires, or use JWT bearer, which needs no password",
            },
            (_, "REQUEST_LIMIT_EXCEEDED") => new OrgFailure(
                OrgFailureKind.Quota,
                message?.StartsWith("TotalRequests", StringComparison.OrdinalIgnoreCase) == true
                    ? "the org has used up its API requests for the last 24 hours"
                    : "the org has too many requests running"),
            (429, _) => new OrgFailure(OrgFailureKind.Quota, $"{host} is busy and asks callers to wait"),
            (_, "URL_NOT_RESET") => new OrgFailure(OrgFailureKind.SessionRefused, $"the access token belongs to another host than {host}")
            {
                Advice = "Set SF_ORG_INSTANCE_URL to the instance_url that came with the token",
            },
            (401, _) when IsForbiddenSession(message) => new OrgFailure(
                OrgFailureKind.SessionRefused, "the session is not allowed to use the REST API")
            {
                Advice = "Add the scope api to the app; if API Access Control is on, allow the app there; "
                    + "if the profile asks for a high-assurance session, relax it for this user",
            },
            (401, _) => new OrgFailure(
                OrgFailureKind.SessionRefused, $"{host} does not accept the access token: it is wrong, expired or revoked"),
            (_, "INVALID_TYPE" or "INVALID_FIELD" or "INSUFFICIENT_ACCESS") => new OrgFailure(
                OrgFailureKind.NotVisible, FirstClause(message) ?? code!),
            (_, "QUERY_TIMEOUT" or "REQUEST_RUNNING_TOO_LONG") => new OrgFailure(
                OrgFailureKind.Incomplete, $"the org gave up a query that took too long ({code})")
            {
                Advice = "Build again; if it persists, give Salesforce support the request ID",
            },
            (_, "INVALID_QUERY_LOCATOR") => new OrgFailure(OrgFailureKind.Incomplete, "the org dropped a long answer before its last page"),
            (404, null) => new OrgFailure(OrgFailureKind.NotUnderstood, $"{host} has no {response.Url.AbsolutePath} ({status})")
            {
                Advice = "Compare the host with Setup > My Domain (….my.salesforce.com): "
                    + "the addresses that people see in the browser have no API",
            },
            (404 or 410, _) => new OrgFailure(
                OrgFailureKind.NotUnderstood, $"{host} has no {response.Url.AbsolutePath} ({status}{Dash(code)})"),
            (>= 500 or 420, _) => new OrgFailure(
                OrgFailureKind.Unreachable, $"{host} answers {status}{Dash(code)}{Dash(FirstClause(message))}")
            {
                Advice = "Check the org's instance on the Salesforce Trust site, and build again later",
            },
            _ => new OrgFailure(OrgFailureKind.NotUnderstood, $"{host} answers {status}{Dash(code)}{Dash(FirstClause(message))}"),
        };
        return failure with { Code = code, Description = message, HttpStatus = status, RequestId = response.RequestId };
    }

    /// <summary>What took the org too long takes it as long again, and the limit of the day lasts for hours.</summary>
    private static bool MayPass(int? status, string? code, string? message) =>
        status is 420 or 429 or 500 or 502 or 503 or 504
        || code switch
        {
            null or "QUERY_TIMEOUT" or "REQUEST_RUNNING_TOO_LONG" => false,
            "REQUEST_LIMIT_EXCEEDED" => message?.StartsWith("Concurrent", StringComparison.OrdinalIgnoreCase) == true,
            _ => SalesforceErrorCodes.All.Any(known =>
                known is { Surface: ErrorSurface.Exception, Reaction: ErrorReaction.Retry } && known.Code == code),
        };

    private static string Dash(string? text) => string.IsNullOrEmpty(text) ? "" : " " + text;

    private static bool IsForbiddenSession(string? message) =>
        message is not null
        && (message.Contains("not valid for use with the REST API", StringComparison.OrdinalIgnoreCase)
            || message.Contains("not attached to Agent", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The first sentence of a message's last line: query errors put a window of the query in front of it, and advice for people who write
    /// queries behind it.
    /// </summary>
    private static string? FirstClause(string? message)
    {
        var line = message?.Trim().Split('\n')[^1].Split(". ")[0].Trim().TrimEnd('.');
        return line is { Length: > 200 } ? line[..200] + "…" : line;
    }

    private static (string? Code, string? Message)? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = StrictJson.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Code, string? Message)? Read(JsonElement body)
    {
        var error = body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0 ? body[0] : body;
        return error.ValueKind != JsonValueKind.Object ? null
            : (Text(error, "errorCode") is { Length: <= LongestCode } code ? code : null, Text(error, "message"));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
