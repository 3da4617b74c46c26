using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>The OAuth token endpoint of one host.</summary>
/// <param name="loginUrl">The host; named by the environment or owned by Salesforce.</param>
/// <param name="trustedInstance">Where the environment says that the token belongs; else null.</param>
internal sealed class TokenEndpoint(Uri loginUrl, Uri? trustedInstance)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Asks for a token.</summary>
    /// <param name="http">The sender.</param>
    /// <param name="makeForm">Makes the form anew for each attempt, as an assertion is short-lived.</param>
    /// <param name="mayRepeat">Whether a repetition does no harm; a rotating refresh token may be spent by the first attempt.</param>
    /// <param name="username">The username, where the credentials say it.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="OrgException">The org refused, or did not answer.</exception>
    public async Task<OrgSession> RequestAsync(
        OrgHttp http,
        Func<IReadOnlyDictionary<string, string>> makeForm,
        bool mayRepeat,
        string? username,
        CancellationToken cancellationToken)
    {
        var url = new Uri(loginUrl, "/services/oauth2/token");
        var response = await http.SendAsync(
            url,
            () => new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(makeForm()) },
            mayRepeat,
            MostBytes,
            cancellationToken)
            .ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new OrgException(OAuthRefusals.Describe(response, http.ClockSkew));
        }

        using var document = response.ReadJson();
        var answer = document.RootElement;
        if (Text(answer, "access_token") is not { Length: > 0 } token || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new OrgException(response.NotUnderstood("it has no access_token"));
        }

        return new OrgSession(InstanceOf(answer, response), new Secret(token), UserIdOf(answer), username);
    }

    /// <summary>
    /// Where the token may go. The answer proposes; it is taken at its word only where that host is the one we logged in at,
    /// or one of Salesforce's own.
    /// </summary>
    private Uri InstanceOf(JsonElement answer, OrgResponse response)
    {
        var proposed = SalesforceHosts.TryParse(Text(answer, "instance_url"));
        if (trustedInstance is not null)
        {
            return trustedInstance;
        }

        if (proposed is null)
        {
            throw new OrgException(response.NotUnderstood("it has no instance_url"));
        }

        if (SalesforceHosts.AreSameOrigin(proposed, loginUrl) || SalesforceHosts.IsOwnedBySalesforce(proposed))
        {
            return proposed;
        }

        throw new OrgException(new OrgFailure(
            OrgFailureKind.WrongOrg,
            $"{loginUrl.Host} points at the instance {SalesforceHosts.Describe(proposed)}, "
            + "which is neither Salesforce's own nor named by the environment")
        {
            Advice = "If that host is right, set SF_ORG_INSTANCE_URL to it",
        });
    }

    /// <summary><c>id</c> is <c>https://host/id/organization/user</c>.</summary>
    private static string? UserIdOf(JsonElement answer) =>
        Text(answer, "id")?.Split('/') is [.., var user] && user.Length is 15 or 18 && user.All(char.IsAsciiLetterOrDigit) ? user : null;

    private static string? Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
