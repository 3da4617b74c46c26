using System.Buffers;
using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>A place that credentials can come from. One file each; <see cref="CredentialSources"/> has their order.</summary>
internal interface ICredentialSource
{
    /// <summary>What messages call it: <c>JWT bearer</c>.</summary>
    string Name { get; }

    /// <summary>The variables that choose it. One of them with the org's suffix puts it before sources without.</summary>
    ImmutableArray<string> Variables { get; }

    /// <summary>Looks whether it is set up; sends nothing.</summary>
    Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken);
}

/// <summary>What a source may use.</summary>
/// <param name="Variables">The environment.</param>
/// <param name="ManifestInstance">The instance that the manifest names for the org; trusted only if Salesforce owns it.</param>
/// <param name="Folder">The manifest's, where programs run.</param>
/// <param name="Effects">Files and processes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Secrets">Learns what comes to be on the way and stands in no variable.</param>
internal sealed record CredentialContext(
    CredentialVariables Variables,
    Uri? ManifestInstance,
    string Folder,
    CheckEffects Effects,
    TimeProvider Time,
    SecretMask Secrets);

/// <summary>What a source has. One of the two is given: credentials, or why there are none.</summary>
/// <param name="Credentials">Ready to log in.</param>
/// <param name="Lacking">What is missing, as a clause: <c>SF_ORG_INSTANCE_URL is not set</c>.</param>
/// <param name="Failure">Set where the source was chosen and cannot work, so that no other is tried.</param>
internal sealed record CredentialOffer(ICredentials? Credentials, string? Lacking = null, OrgFailure? Failure = null)
{
    /// <summary>Whether some of its variables are set, and not all that it needs.</summary>
    public bool IsBegun { get; private init; }

    /// <summary>The source is not set up.</summary>
    public static CredentialOffer None(string lacking) => new(null, lacking);

    /// <summary>The source is set up in part. Others may still be whole.</summary>
    public static CredentialOffer Begun(string lacking) => new(null, lacking) { IsBegun = true };

    /// <summary>The source is set up, and wrongly so.</summary>
    public static CredentialOffer Unusable(OrgFailure failure) => new(null, null, failure);
}

/// <summary>Credentials that can open a session.</summary>
internal interface ICredentials
{
    /// <summary>Whether logging in again gives a new session.</summary>
    bool CanRenew { get; }

    /// <summary>Opens a session.</summary>
    /// <exception cref="OrgException">The org refused, or did not answer.</exception>
    Task<OrgSession> LogInAsync(OrgHttp http, CancellationToken cancellationToken);
}

/// <summary>A session that somebody else opened, and that nobody here can open anew.</summary>
/// <param name="session">The session.</param>
internal sealed class OpenSession(OrgSession session) : ICredentials
{
    /// <inheritdoc/>
    public bool CanRenew => false;

    /// <inheritdoc/>
    public Task<OrgSession> LogInAsync(OrgHttp http, CancellationToken cancellationToken) => Task.FromResult(session);
}

/// <summary>An open session.</summary>
/// <param name="InstanceUrl">The only place that the token may go to.</param>
/// <param name="AccessToken">The token.</param>
/// <param name="UserId">Whose session it is, where the answer said so.</param>
/// <param name="Username">The username, where the credentials say it.</param>
internal sealed record OrgSession(Uri InstanceUrl, Secret AccessToken, string? UserId, string? Username)
{
    private const int IdLength = 15;

    /// <summary>The org that the token is of; null where it does not tell.</summary>
    public string? OrganizationId => OrganizationIdOf(AccessToken.Reveal());

    /// <summary>Opaque tokens begin with the org's id, which is no secret, and an exclamation mark; others say nothing of it.</summary>
    public static string? OrganizationIdOf(string token) =>
        token.IndexOf('!', StringComparison.Ordinal) == IdLength
        && token.StartsWith("00D", StringComparison.Ordinal)
        && token.AsSpan(0, IdLength).IndexOfAnyExcept(Alphanumeric) < 0
            ? token[..IdLength]
            : null;

    private static SearchValues<char> Alphanumeric { get; } =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
