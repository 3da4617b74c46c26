using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Who a token belongs to: <c>userinfo</c>, and the identity URL that a token response names.</summary>
internal static class IdentityEndpoint
{
    public static EmulatedResponse UserInfo(OrgServer server, EmulatedRequest request)
    {
        if (server.Sessions.Use(request.BearerToken) is not { User: var user })
            return BadToken;
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("sub", server.IdentityUrl(user));
            writer.WriteString("user_id", user.Id);
            writer.WriteString("organization_id", server.Org.Organization.Id);
            writer.WriteString("preferred_username", user.Username);
            writer.WriteString("nickname", user.Alias);
            writer.WriteString("name", user.Name);
            writer.WriteString("email", user.Email);
            writer.WriteBoolean("email_verified", true);
            writer.WriteBoolean("active", user.IsActive);
            writer.WriteString("user_type", user.UserType.ToUpperInvariant());
            writer.WriteEndObject();
        });
    }

    /// <summary><c>/id/{org}/{user}</c>; takes the token also as <c>oauth_token</c>, which jsforce uses.</summary>
    public static EmulatedResponse Identity(OrgServer server, EmulatedRequest request)
    {
        if (server.Sessions.Use(request.BearerToken ?? request.Query("oauth_token")) is not { User: var user })
            return BadToken;
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length != 3 || !SalesforceId.Same(segments[1], server.Org.Organization.Id) || !SalesforceId.Same(segments[2], user.Id))
            return BadToken;
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", server.IdentityUrl(user));
            writer.WriteBoolean("asserted_user", true);
            writer.WriteString("user_id", user.Id);
            writer.WriteString("organization_id", server.Org.Organization.Id);
            writer.WriteString("username", user.Username);
            writer.WriteString("nick_name", user.Alias);
            writer.WriteString("display_name", user.Name);
            writer.WriteString("email", user.Email);
            writer.WriteBoolean("active", user.IsActive);
            writer.WriteString("user_type", user.UserType.ToUpperInvariant());
            writer.WriteStartObject("urls");
            writer.WriteString("rest", server.Url + "/services/data/v{version}/");
            writer.WriteString("query", server.Url + "/services/data/v{version}/query/");
            writer.WriteString("sobjects", server.Url + "/services/data/v{version}/sobjects/");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static EmulatedResponse BadToken => EmulatedResponse.Text(403, "text/html; charset=UTF-8", "Bad_OAuth_Token");
}
