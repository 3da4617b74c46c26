using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// An app's client id, a user, and the private key of a certificate that the app knows. The best source for a build server: nothing
/// expires, nothing rotates, and no secret travels.
/// </summary>
internal sealed class JwtBearerSource : ICredentialSource
{
    private const string ClientId = "SF_CLIENT_ID";
    private const string User = "SF_USERNAME";
    private const string Key = "SF_PRIVATE_KEY";
    private const string KeyFile = "SF_PRIVATE_KEY_FILE";

    /// <summary>What the first and the last line of a key begin with.</summary>
    private const string Boundary = "-----";

    /// <inheritdoc/>
    public string Name => "JWT bearer";

    /// <inheritdoc/>
    public ImmutableArray<string> Variables { get; } = [Key, KeyFile];

    /// <inheritdoc/>
    public async Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var variables = context.Variables;
        if (variables[Key] is null && variables[KeyFile] is null)
        {
            var lacking = $"neither {Key} nor {KeyFile} is set{variables.WhyNot(Key, KeyFile)}";
            return variables[ClientId] is null ? CredentialOffer.None(lacking) : CredentialOffer.Begun(lacking);
        }

        if (variables[ClientId] is not { } clientId)
        {
            return CredentialOffer.Begun(variables.NotSet(ClientId));
        }

        if (variables[User] is not { } username)
        {
            return CredentialOffer.Begun(variables.NotSet(User));
        }

        if (!LoginHost.TryChoose(context, out var login, out var failure))
        {
            return CredentialOffer.Unusable(failure);
        }

        if (variables[Key] is null && ComplaintAboutPath(variables[KeyFile]!, variables.NameOf(KeyFile)) is { } complaint)
        {
            return CredentialOffer.Unusable(complaint);
        }

        string pem;
        try
        {
            pem = variables[Key] ?? await context.Effects.ReadFile(variables[KeyFile]!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return CredentialOffer.Unusable(Refused(
                $"the file that {variables.NameOf(KeyFile)} names cannot be read",
                "Check the path, and whether the build's account can read the file"));
        }

        var key = new Secret(Normalize(pem));
        context.Secrets.AddKey(key);
        var keyName = variables.NameOf(variables[Key] is null ? KeyFile : Key);
        return ComplaintAboutKey(key, keyName) is { } unusable
            ? CredentialOffer.Unusable(unusable)
            : new CredentialOffer(new Credentials(clientId, username, key, login, context));
    }

    private static OrgFailure Refused(string text, string advice) => new(OrgFailureKind.LoginRefused, text) { Advice = advice };

    private static OrgFailure? ComplaintAboutPath(string path, string name) =>
        path.Contains(Boundary, StringComparison.Ordinal)
            ? Refused($"{name} contains a key instead of the path of a file", $"Set {Key} to the key instead")
        : Path.IsPathFullyQualified(path) ? null
        : Refused(
            $"{name} is not a full path, and a build has no folder to resolve it from",
            "Write the full path, in a shell \"$PWD/ci.key\"");

    /// <summary>
    /// CI systems keep keys with <c>\n</c> or <c>\r\n</c> for line breaks, or in Base64 as a whole; files of variables, in quotes.
    /// </summary>
    private static string Normalize(string pem)
    {
        pem = pem.Trim().Trim('"', '\'').Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        if (pem.StartsWith(Boundary, StringComparison.Ordinal) || Path.IsPathFullyQualified(pem))
        {
            return pem;
        }

        var bytes = new byte[pem.Length];
        return Convert.TryFromBase64String(pem, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : pem;
    }

    private static OrgFailure? ComplaintAboutKey(Secret key, string name)
    {
        var pem = key.Reveal();
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            rsa.ExportParameters(includePrivateParameters: true);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return pem.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? Refused(
                    $"the private key in {name} is protected by a passphrase, which a build cannot type",
                    "Remove it: openssl pkey -in ci.key -out ci-plain.key")
                : Path.IsPathFullyQualified(pem)
                ? Refused($"{name} contains a path instead of the key", $"Set {KeyFile} to the path instead")
                : Refused(
                    $"{name} does not contain an RSA private key in PEM form",
                    "Give the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----");
        }
    }

    private sealed class Credentials(
        string clientId, string username, Secret key, LoginHost login, CredentialContext context) : ICredentials
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);

        public bool CanRenew => true;

        public Task<OrgSession> LogInAsync(OrgHttp http, CancellationToken cancellationToken) =>
            login.Endpoint.RequestAsync(http, MakeForm, mayRepeat: true, username, cancellationToken);

        private Dictionary<string, string> MakeForm() => new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = Sign().Reveal(),
        };

        private Secret Sign()
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(key.Reveal());
            var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
            var assertion = new Secret(handler.CreateToken(new SecurityTokenDescriptor
            {
                Issuer = clientId,
                Audience = login.Audience,
                Claims = new Dictionary<string, object> { ["sub"] = username },
                Expires = context.Time.GetUtcNow().UtcDateTime + Lifetime,
                SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256)
                {
                    CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
                },
            }));
            context.Secrets.Add(assertion);
            return assertion;
        }
    }
}
