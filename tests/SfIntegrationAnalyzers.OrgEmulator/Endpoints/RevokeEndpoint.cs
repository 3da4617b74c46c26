using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary><c>/services/oauth2/revoke</c>, by GET or POST.</summary>
internal static class RevokeEndpoint
{
    public static EmulatedResponse Revoke(OrgServer server, EmulatedRequest request) =>
        request.Form().TryGetValue("token", out var token) && server.Sessions.Revoke(token)
            ? EmulatedResponse.Text(200, "text/html", "")
            : OAuthErrors.InvalidToken;
}
