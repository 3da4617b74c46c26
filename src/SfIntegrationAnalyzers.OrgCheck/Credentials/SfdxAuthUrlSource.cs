using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// <c>force://clientId:clientSecret:refreshToken@host</c>, as the Salesforce CLI prints it for logins by browser (sfdx-core authInfo.ts).
/// </summary>
internal sealed partial class SfdxAuthUrlSource : ICredentialSource
{
    private const string AuthUrl = "SFDX_AUTH_URL";

    /// <inheritdoc/>
    public string Name => "SFDX auth URL";

    /// <inheritdoc/>
    public ImmutableArray<string> Variables { get; } = [AuthUrl];

    /// <inheritdoc/>
    public Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Find(context.Variables));

    private static CredentialOffer Find(CredentialVariables variables)
    {
        if (variables[AuthUrl] is not { } text)
        {
            return CredentialOffer.None(variables.NotSet(AuthUrl));
        }

        var match = Pattern().Match(text);
        if (!match.Success || Host(match.Groups["host"].Value) is not { } host)
        {
            return CredentialOffer.Unusable(new OrgFailure(
                OrgFailureKind.LoginRefused,
                $"{variables.NameOf(AuthUrl)} does not have the form force://<client id>:<client secret>:<refresh token>@<host>")
            {
                Advice = "Take it from: sf org auth show-sfdx-auth-url --json",
            });
        }

        if (LoginHost.ComplaintAbout(LoginHost.Instance, variables) is { } complaint)
        {
            return CredentialOffer.Unusable(complaint);
        }

        return new CredentialOffer(new Credentials(
            match.Groups["id"].Value,
            new Secret(match.Groups["secret"].Value),
            new Secret(match.Groups["token"].Value),
            new TokenEndpoint(host, SalesforceHosts.TryParse(variables[LoginHost.Instance]))));
    }

    /// <summary>The form has no scheme; TLS it is, but for the machine itself.</summary>
    private static Uri? Host(string text) =>
        SalesforceHosts.TryParse(text) is not { } url ? null
        : url.IsLoopback && !url.IsDefaultPort ? SalesforceHosts.TryParse("http://" + text)
        : url;

    [GeneratedRegex(
        "^force://(?<id>[a-zA-Z0-9._-]+={0,2}):(?<secret>[a-zA-Z0-9._-]*={0,2}):(?<token>[a-zA-Z0-9._-]+={0,2})"
        + "@(?:https://)?(?<host>[a-zA-Z0-9:._-]+)/?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private sealed class Credentials(string clientId, Secret secret, Secret refreshToken, TokenEndpoint endpoint) : ICredentials
    {
        // A second use of a rotated refresh token revokes both.
        public bool CanRenew => false;

        public Task<OrgSession> LogInAsync(OrgHttp http, CancellationToken cancellationToken) =>
            endpoint.RequestAsync(http, MakeForm, mayRepeat: false, username: null, cancellationToken);

        private Dictionary<string, string> MakeForm()
        {
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken.Reveal(),
                ["client_id"] = clientId,
            };
            if (secret.Reveal().Length > 0)
            {
                form["client_secret"] = secret.Reveal();
            }

            return form;
        }
    }
}
