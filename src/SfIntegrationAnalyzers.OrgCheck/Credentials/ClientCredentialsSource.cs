using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>An app's client id and secret; the app's policies say which user it runs as.</summary>
internal sealed class ClientCredentialsSource : ICredentialSource
{
    private const string ClientId = "SF_CLIENT_ID";
    private const string ClientSecret = "SF_CLIENT_SECRET";

    /// <inheritdoc/>
    public string Name => "client credentials";

    /// <inheritdoc/>
    public ImmutableArray<string> Variables { get; } = [ClientSecret];

    /// <inheritdoc/>
    public Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Find(context));

    private static CredentialOffer Find(CredentialContext context)
    {
        if (context.Variables[ClientSecret] is not { } secret)
        {
            var lacking = context.Variables.NotSet(ClientSecret);
            return context.Variables[ClientId] is null ? CredentialOffer.None(lacking) : CredentialOffer.Begun(lacking);
        }

        if (context.Variables[ClientId] is not { } clientId)
        {
            return CredentialOffer.Begun(context.Variables.NotSet(ClientId));
        }

        return LoginHost.TryChoose(context, out var login, out var failure)
            ? new CredentialOffer(new Credentials(clientId, new Secret(secret), login))
            : CredentialOffer.Unusable(failure);
    }

    private sealed class Credentials(string clientId, Secret secret, LoginHost login) : ICredentials
    {
        public bool CanRenew => true;

        public Task<OrgSession> LogInAsync(OrgHttp http, CancellationToken cancellationToken) =>
            login.Endpoint.RequestAsync(
                http,
                () => new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = clientId,
                    ["client_secret"] = secret.Reveal(),
                },
                mayRepeat: true,
                username: null,
                cancellationToken);
    }
}
