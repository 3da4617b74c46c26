using System.Net;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// The machine's proxies, <c>HTTPS_PROXY</c> and the like, but for what stays on the machine: without TLS a proxy would read the token.
/// </summary>
internal sealed class MachineProxy : IWebProxy
{
    /// <summary>The one there is.</summary>
    public static MachineProxy Instance { get; } = new();

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException("The proxies of the machine have their own.");
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
