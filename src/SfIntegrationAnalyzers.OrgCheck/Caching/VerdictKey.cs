using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Caching;

/// <summary>
/// What a verdict holds for: org, checker, manifest and product. Another value of any of them is another key. It is a hash, so that nothing
/// of the environment can be read from it; of credentials only what names the checker goes in, never a secret.
/// <c>build/SfIntegrationAnalyzers.OrgCheck.proj</c> makes the same key of the same parts, so that a build with a verdict that holds loads
/// nothing of the check; a test holds the two together.
/// </summary>
/// <param name="Value">64 hexadecimal digits, lower case.</param>
public sealed record VerdictKey(string Value)
{
    private static readonly string[] NamesOfChecker =
    [
        "SF_ORG_INSTANCE_URL", "SF_LOGIN_URL", "SF_CLIENT_ID", "SF_USERNAME", "SF_TARGET_ORG",
    ];

    /// <summary>The key of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="suffix">What the names of the org's own variables end in: <c>__PRODUCTION</c>.</param>
    /// <returns>The key.</returns>
    public static VerdictKey Of(CheckRequest request, string suffix)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parts = new List<string>
        {
            ProductTime,
            request.Org ?? "",
            Variable("SFI_ORG"),
            request.ManifestPath,
            Hash(request.ManifestText),
        };
        foreach (var name in NamesOfChecker)
        {
            parts.Add(Variable(name));
            parts.Add(Variable(name + suffix));
        }

        return new VerdictKey(Hash(string.Join('|', parts)));

        string Variable(string name) => request.Environment.GetValueOrDefault(name, "");
    }

    /// <summary>The hash that MSBuild's <c>StableStringHash</c> computes.</summary>
    internal static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();

    /// <summary>When this product was built; MSBuild can tell that of a file without loading it.</summary>
    private static string ProductTime =>
        File.GetLastWriteTime(typeof(VerdictKey).Assembly.Location).ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
}
