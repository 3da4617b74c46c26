using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>A token that somebody else obtained: <c>SF_ACCESS_TOKEN</c> with the instance that it belongs to.</summary>
internal sealed class AccessTokenSource : ICredentialSource
{
    private const string Token = "SF_ACCESS_TOKEN";

    /// <inheritdoc/>
    public string Name => "access token";

    /// <inheritdoc/>
    public ImmutableArray<string> Variables { get; } = [Token];

    /// <inheritdoc/>
    public Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Find(context.Variables));

    private static CredentialOffer Find(CredentialVariables variables)
    {
        if (variables[Token] is not { } token)
        {
            return CredentialOffer.None(variables.NotSet(Token));
        }

        if (variables[LoginHost.Instance] is not { } text)
        {
            return CredentialOffer.Begun($"{variables.NameOf(Token)} is set, but {LoginHost.Instance}, the token's own host, is not");
        }

        if (LoginHost.ComplaintAbout(LoginHost.Instance, variables) is { } complaint)
        {
            return CredentialOffer.Unusable(complaint);
        }

        if (token.AsSpan().ContainsAnyExceptInRange('!', '~') || token.AsSpan().ContainsAny('"', '\''))
        {
            return CredentialOffer.Unusable(new OrgFailure(
                OrgFailureKind.LoginRefused,
                $"{variables.NameOf(Token)} contains characters that no access token has, such as a line break or a quote")
            {
                Advice = "Copy it again, as one line without spaces or quotes",
            });
        }

        return new CredentialOffer(new OpenSession(new OrgSession(SalesforceHosts.TryParse(text)!, new Secret(token), null, null)));
    }
}
