using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>
/// A JWT as a client sent it. Lifetime is judged elsewhere: the CLI writes <c>exp</c> in milliseconds, which a stock validator rejects.
/// </summary>
internal sealed class JwtAssertion
{
    private readonly JsonWebToken _token;

    private JwtAssertion(JsonWebToken token) => _token = token;

    public string Issuer => _token.Issuer;
    public string Subject => _token.Subject;
    public IEnumerable<string> Audiences => _token.Audiences;

    /// <summary>Seconds since 1970, or milliseconds where the client took the wrong unit.</summary>
    public double? Expires => _token.TryGetPayloadValue<double>("exp", out var exp) ? exp : null;

    public static JwtAssertion? Read(string text)
    {
        try
        {
            return new JwtAssertion(new JsonWebToken(text));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public async Task<bool> IsSignedWithAsync(string publicKeyPem)
    {
        using var rsa = PublicKey(publicKeyPem);
        // The library caches signature providers by key; a cached one would outlive this key.
        var key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(_token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    /// <summary>The RSA key of a PEM that holds a public key or a certificate.</summary>
    /// <exception cref="CryptographicException">The certificate is none, or its key is no RSA key.</exception>
    /// <exception cref="ArgumentException">There is no key in the text.</exception>
    public static RSA PublicKey(string pem)
    {
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() ?? throw new CryptographicException("The certificate's key is no RSA key.");
        }

        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa;
    }
}
