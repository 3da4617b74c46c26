using System.Security.Cryptography;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Credentials;

namespace SfIntegrationAnalyzers.OrgCheck.Caching;

/// <summary>
/// What a verdict holds for: org, checker, manifest, used versions and product. Another value of any of them is another key. It is a hash, so
/// that nothing of the environment can be read from it; of credentials only what names the checker goes in, never a secret.
/// </summary>
/// <param name="Value">64 hexadecimal digits.</param>
public sealed record VerdictKey(string Value)
{
    private static readonly string[] NamesOfChecker =
    [
        "SF_ORG_INSTANCE_URL", "SF_LOGIN_URL", "SF_CLIENT_ID", "SF_USERNAME", "SF_TARGET_ORG",
    ];

    /// <summary>The key of a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The key.</returns>
    public static VerdictKey Of(CheckRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var variables = new CredentialVariables(request.Environment, request.Org ?? request.Environment.GetValueOrDefault("SFI_ORG") ?? "");
        var parts = new List<string?>
        {
            typeof(VerdictKey).Assembly.ManifestModule.ModuleVersionId.ToString(),
            request.Org,
            request.Environment.GetValueOrDefault("SFI_ORG"),
            request.ManifestPath,
            request.ManifestText,
        };
        parts.AddRange(NamesOfChecker.Select(name => variables[name]));
        parts.AddRange(request.UsedApiVersions.Select(used => used.Version.ToString()).Distinct().Order(StringComparer.Ordinal));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "\0");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return new VerdictKey(Convert.ToHexString(hash.GetHashAndReset()));
    }
}
