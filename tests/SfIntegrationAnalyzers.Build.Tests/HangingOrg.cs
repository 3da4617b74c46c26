using System.Net;
using System.Net.Sockets;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>Something that takes every call and never answers.</summary>
internal sealed class HangingOrg : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _caller;

    public HangingOrg() => _listener.Start();

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Comes true when a call is on its way; the guard is for a call that never comes.</summary>
    public async Task CalledAsync() => _caller = await _listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromMinutes(5));

    public void Dispose()
    {
        _caller?.Dispose();
        _listener.Dispose();
    }
}
