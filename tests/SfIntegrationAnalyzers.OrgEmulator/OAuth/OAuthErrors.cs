using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>The token endpoint's refusals, worded as real orgs word them.</summary>
internal static class OAuthErrors
{
    public static EmulatedResponse InvalidClientId => Error("invalid_client_id", "client identifier invalid");
    public static EmulatedResponse InvalidClientCredentials => Error("invalid_client", "invalid client credentials");
    public static EmulatedResponse AppNotInstalled => Error("invalid_client", "app must be installed into org");
    public static EmulatedResponse AppBlocked => Error("OAUTH_APP_BLOCKED", "this app is blocked by admin");
    public static EmulatedResponse InvalidAssertion => Error("invalid_grant", "invalid assertion");
    public static EmulatedResponse InvalidAudience => Error("invalid_grant", "audience is invalid");
    public static EmulatedResponse Expired => Error("invalid_grant", "expired authorization code");
    public static EmulatedResponse NotApproved => Error("invalid_grant", "user hasn't approved this consumer");
    public static EmulatedResponse NotAdminApproved => Error("invalid_app_access", "user is not admin approved to access this app");
    public static EmulatedResponse InactiveUser => Error("invalid_grant", "inactive user");
    public static EmulatedResponse NoClientCredentialsUser => Error("invalid_grant", "no client credentials user enabled");
    public static EmulatedResponse ExpiredRefreshToken => Error("invalid_grant", "expired access/refresh token");
    public static EmulatedResponse AuthenticationFailure => Error("invalid_grant", "authentication failure");
    public static EmulatedResponse UnsupportedGrantType => Error("unsupported_grant_type", "grant type not supported");
    public static EmulatedResponse InvalidToken => Error("invalid_token", "invalid token");

    private static EmulatedResponse Error(string error, string description) => EmulatedResponse.Json(400, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });
}
