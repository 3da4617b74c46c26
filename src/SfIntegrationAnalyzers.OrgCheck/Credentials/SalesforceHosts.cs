namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// Which hosts may see credentials. A pull request can change the manifest, so what only the manifest names must be a host
/// that belongs to Salesforce; what the build's environment names is trusted as it is.
/// </summary>
internal static class SalesforceHosts
{
    /// <summary>Where users of production orgs log in.</summary>
    public static Uri Production { get; } = new("https://login.salesforce.com");

    /// <summary>Where users of sandboxes log in.</summary>
    public static Uri Sandbox { get; } = new("https://test.salesforce.com");

    /// <summary>
    /// Domains under which only Salesforce hands out names (accepted as instances by the Salesforce CLI, sfdx-core sfdcUrl.ts).
    /// </summary>
    private static readonly string[] OwnedDomains =
    [
        "salesforce.com", "cloudforce.com", "force.com", "crmforce.mil", "salesforce.mil", "sfcrmproducts.cn",
    ];

    /// <summary>Whether a host belongs to Salesforce and is reached over TLS on its usual port.</summary>
    public static bool IsOwnedBySalesforce(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && OwnedDomains.Any(domain => url.IdnHost.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether credentials may travel there at all: TLS, or the machine itself.</summary>
    public static bool IsSecure(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    /// <summary>Whether two addresses are one scheme, host and port.</summary>
    public static bool AreSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Whether the host is the My Domain of a sandbox or a scratch org, or the login of both.</summary>
    public static bool IsSandbox(Uri url) =>
        url.IdnHost.Contains(".sandbox.", StringComparison.OrdinalIgnoreCase)
        || url.IdnHost.Contains(".scratch.", StringComparison.OrdinalIgnoreCase)
        || url.IdnHost.Equals(Sandbox.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Scheme, host and port, for messages; never a path, a query or user information.</summary>
    public static string Describe(Uri url) => url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>Reads an address from the environment: absolute http or https, or a bare host, which means https.</summary>
    public static Uri? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim();
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = "https://" + text;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0
            ? new Uri(Describe(url))
            : null;
    }
}
