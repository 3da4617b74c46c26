using System.Net.Sockets;
using System.Security.Authentication;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>What the exceptions of the network mean for someone who has to repair it.</summary>
internal static class NetworkFailures
{
    /// <summary>Whether an exception is one of the network's.</summary>
    public static bool IsNetworkFailure(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or InvalidDataException;

    /// <summary>Whether the same request may well succeed in a moment.</summary>
    public static bool IsTransient(Exception exception) =>
        IsNetworkFailure(exception)
        && exception is not (InvalidDataException or SocketException { SocketErrorCode: SocketError.TimedOut })
        && exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.SecureConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.ProxyTunnelError,
        };

    /// <summary>Puts an exception into words.</summary>
    /// <param name="exception">One that <see cref="IsNetworkFailure"/> knows.</param>
    /// <param name="url">Where the request went.</param>
    public static OrgFailure Describe(Exception exception, Uri url)
    {
        var host = url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}";
        if (Find<AuthenticationException>(exception) is { } tls)
        {
            return Tls(host, tls.Message);
        }

        if (MachineProxy.Instance.GetProxy(url) is { } proxy && NeverConnected(exception) is { } end)
        {
            return new(OrgFailureKind.Unreachable, $"the proxy {proxy.Host}:{proxy.Port} on the way to {host} {end}")
            {
                Advice = "Check HTTPS_PROXY, and whether the proxy can be reached from this machine",
            };
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(
                OrgFailureKind.Unreachable, $"the host name {host} does not resolve")
            {
                Advice = "Compare the address with My Domain in Setup, and check whether this machine needs a proxy (HTTPS_PROXY)",
            },
            _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.ConnectionRefused } => new(
                OrgFailureKind.Unreachable, $"{host} refused the connection")
            {
                Advice = "Check host and port, and whether a firewall blocks this machine",
            },
            _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.ConnectionReset } => new(
                OrgFailureKind.Unreachable, $"{host} reset the connection"),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new(
                OrgFailureKind.Unreachable, $"the proxy on the way to {host} refuses the connection")
            {
                Advice = "Check HTTPS_PROXY: the proxy may ask for a user and a password, or block this machine",
            },
            _ when Find<SocketException>(exception) is
            {
                SocketErrorCode: SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
            } => new(
                OrgFailureKind.Unreachable, $"no connection to {host} could be made")
            {
                Advice = "Check whether a firewall blocks this machine, and whether it needs a proxy (HTTPS_PROXY)",
            },
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls(host, ""),
            InvalidDataException => new(OrgFailureKind.NotUnderstood, $"the compressed answer of {host} is damaged"),
            _ when Find<HttpIOException>(exception) is { HttpRequestError: HttpRequestError.ResponseEnded } => new(
                OrgFailureKind.Unreachable, $"{host} ended its answer too early"),
            _ => new(OrgFailureKind.Unreachable, $"the connection to {host} failed"),
        };
    }

    /// <summary>How it ended where not even a connection came about; null where one did.</summary>
    private static string? NeverConnected(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } ? "has a name that does not resolve"
        : Find<SocketException>(exception)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "refused the connection",
            SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable => "does not answer",
            _ => null,
        };

    private static OrgFailure Tls(string host, string message)
    {
        // Whatever is wrong with a certificate, the runtime says the word.
        if (!message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            && !message.Contains("frame size", StringComparison.Ordinal))
        {
            return new(OrgFailureKind.Tls, $"{host} ended the connection during the TLS handshake")
            {
                Advice = "Check whether a firewall or proxy blocks the way to that host, "
                    + "and whether it speaks TLS 1.2 or later",
            };
        }

        var (why, advice) =
            message.Contains("NotTimeValid", StringComparison.Ordinal)
                ? ("has expired or is not valid yet", "Renew it, and check this machine's clock")
            : message.Contains("NameMismatch", StringComparison.Ordinal)
                ? ("is for another host", "Check the host name; a proxy may answer in its place")
            : message.Contains("UntrustedRoot", StringComparison.Ordinal) || message.Contains("PartialChain", StringComparison.Ordinal)
                ? ("comes from an authority that this machine does not trust",
                    "If a proxy of your company re-signs traffic, install its certificate on this machine "
                    + "(on Linux, SSL_CERT_FILE names the bundle)")
            : message.Contains("frame size", StringComparison.Ordinal)
                ? ("was not offered: the port does not speak TLS", "Check the port, and whether the address should begin with https://")
            : ("was not accepted", "Install the authority's certificate on this machine; the check has no switch that ignores TLS");
        return new(OrgFailureKind.Tls, $"the TLS certificate of {host} {why}") { Advice = advice };
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }
}
