using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>What REST says to a token that does not open it.</summary>
internal static class SessionErrors
{
    public static EmulatedResponse Expired => EmulatedResponse.Error(401, "INVALID_SESSION_ID", "Session expired or invalid");

    /// <summary>Not an expiry: no new token will help.</summary>
    public static EmulatedResponse NotForRest =>
        EmulatedResponse.Error(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");

    public static EmulatedResponse UrlNotReset =>
        EmulatedResponse.Error(400, "URL_NOT_RESET", "Destination URL not reset. The URL returned from login must be set");

    /// <summary>The session's app lacks the <c>api</c> scope, or the org lets only allowlisted apps call and this is none.</summary>
    public static EmulatedResponse? AppRefusal(OrgState org, Session session)
    {
        if (session.App is { HasApiScope: false })
            return NotForRest;
        return org.HasApiAccessControl && session.App is not { IsInstalled: true, AdminApprovedUsersOnly: true } ? NotForRest : null;
    }
}
