using System.Security.Cryptography;
using System.Text;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>
/// <c>POST /services/oauth2/token</c>: JWT bearer, client credentials, refresh token and, where an org allows it, password.
/// </summary>
internal sealed class TokenEndpoint(OrgServer server)
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static readonly string[] LoginHosts = ["https://login.salesforce.com", "https://test.salesforce.com"];

    private OrgState Org => server.Org;

    public async Task<EmulatedResponse> HandleAsync(EmulatedRequest request)
    {
        if (request.Method != "POST")
            return EmulatedResponse.NotFound;
        var form = request.Form();
        switch (form.GetValueOrDefault("grant_type"))
        {
            case JwtBearer:
                var assertion = JwtAssertion.Read(form.GetValueOrDefault("assertion") ?? "");
                // Which key to check with is the app's own, so the app comes before the signature.
                var isSigned = assertion is not null
                    && App(assertion.Issuer) is { } app
                    && await assertion.IsSignedWithAsync(app.PublicKeyPem);
                lock (Org.Gate)
                    return Jwt(assertion, isSigned);
            case "client_credentials":
                lock (Org.Gate)
                    return ClientCredentials(form, request.Header("Authorization"));
            case "refresh_token":
                lock (Org.Gate)
                    return Refresh(form);
            case "password" when server.Options.AllowPasswordGrant:
                lock (Org.Gate)
                    return Password(form);
            case "password":
                return OAuthErrors.AuthenticationFailure;
            default:
                return OAuthErrors.UnsupportedGrantType;
        }
    }

    private EmulatedResponse Jwt(JwtAssertion? assertion, bool isSigned)
    {
        if (assertion is null)
            return OAuthErrors.InvalidAssertion;
        if (App(assertion.Issuer) is not { } app)
            return OAuthErrors.InvalidClientId;
        if (!isSigned)
            return OAuthErrors.InvalidAssertion;
        if (!assertion.Audiences.Any(IsAudience))
            return OAuthErrors.InvalidAudience;
        if (assertion.Expires is not { } expires || expires <= Org.Clock.Now.ToUnixTimeSeconds())
            return OAuthErrors.Expired;
        if (!Org.Users.TryGetValue(assertion.Subject, out var user))
            return OAuthErrors.NotApproved;
        return new AppApproval(Org).Refusal(app, user) ?? Success(user, app, refreshToken: null);
    }

    private EmulatedResponse ClientCredentials(IReadOnlyDictionary<string, string> form, string? authorization)
    {
        var (clientId, secret) = (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        if (authorization is not null && authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            if (BasicCredentials(authorization["Basic ".Length..]) is not var (id, password))
                return OAuthErrors.InvalidClientCredentials;
            (clientId, secret) = (id, password);
        }

        if (App(clientId) is not { } app)
            return OAuthErrors.InvalidClientId;
        if (app.ClientSecret is null || app.ClientSecret != secret)
            return OAuthErrors.InvalidClientCredentials;
        if (app.ClientCredentialsUser is not { } user)
            return OAuthErrors.NoClientCredentialsUser;
        var refusal = app.AdminApprovedUsersOnly ? new AppApproval(Org).Refusal(app, user)
            : user is { IsActive: true, IsFrozen: false } ? null
            : OAuthErrors.InactiveUser;
        return refusal ?? Success(user, app, refreshToken: null);
    }

    private static (string Id, string Secret)? BasicCredentials(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)
            || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var secret])
            return null;
        return (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret));
    }

    private EmulatedResponse Refresh(IReadOnlyDictionary<string, string> form)
    {
        if (App(form.GetValueOrDefault("client_id")) is not { } app)
            return OAuthErrors.InvalidClientId;
        var old = form.GetValueOrDefault("refresh_token") ?? "";
        if (server.Sessions.RefreshGrant(old) is not { } grant || grant.App != app)
            return OAuthErrors.ExpiredRefreshToken;
        if (form.GetValueOrDefault("client_secret") is { Length: > 0 } secret && secret != app.ClientSecret)
            return OAuthErrors.InvalidClientCredentials;
        if (new AppApproval(Org).Refusal(app, grant.User) is { } refusal)
            return refusal;
        if (!server.Options.RotateRefreshTokens)
            return Success(grant.User, app, refreshToken: null);
        server.Sessions.Forget(old);
        return Success(grant.User, app, server.Sessions.NewRefreshToken(grant.User, app));
    }

    private EmulatedResponse Password(IReadOnlyDictionary<string, string> form)
    {
        if (App(form.GetValueOrDefault("client_id")) is not { } app)
            return OAuthErrors.InvalidClientId;
        var isKnown = Org.Users.TryGetValue(form.GetValueOrDefault("username") ?? "", out var user);
        return isKnown
            && user!.Password is not null
            && user.Password == form.GetValueOrDefault("password")
            && user is { IsActive: true, IsFrozen: false }
            ? Success(user, app, refreshToken: null)
            : OAuthErrors.AuthenticationFailure;
    }

    private EmulatedResponse Success(User user, App app, string? refreshToken)
    {
        var session = server.Sessions.Open(user, app);
        var issuedAt = Org.Clock.Now.ToUnixTimeMilliseconds().ToString();
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", session.Token);
            if (refreshToken is not null)
                writer.WriteString("refresh_token", refreshToken);
            writer.WriteString("signature", Signature(server.IdentityUrl(user) + issuedAt));
            writer.WriteString("scope", app.HasApiScope ? "api refresh_token" : "id");
            writer.WriteString("instance_url", server.Url);
            writer.WriteString("id", server.IdentityUrl(user));
            writer.WriteString("token_type", "Bearer");
            writer.WriteString("issued_at", issuedAt);
            writer.WriteEndObject();
        });
    }

    private App? App(string? clientId) => clientId is null ? null : Org.Apps.Values.FirstOrDefault(a => a.ClientId == clientId);

    private bool IsAudience(string audience)
    {
        var trimmed = audience.TrimEnd('/');
        return LoginHosts.Contains(trimmed) || server.IsOwnUrl(trimmed);
    }

    private static string Signature(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
