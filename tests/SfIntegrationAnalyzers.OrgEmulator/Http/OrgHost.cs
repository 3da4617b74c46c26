using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SfIntegrationAnalyzers.OrgEmulator.Control;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>Three ports on loopback: the org's, its login host's, and the one that a test or script moves the org with.</summary>
internal sealed class OrgHost : IAsyncDisposable
{
    // Above Salesforce's own limit, so that the emulator and not Kestrel answers a request that is too long.
    private const int HeadLimit = 256 * 1024;

    private readonly WebApplication _application;

    private OrgHost(WebApplication application, int port, int loginPort, int controlPort)
    {
        _application = application;
        Port = port;
        LoginPort = loginPort;
        ControlPort = controlPort;
    }

    public int Port { get; }
    public int LoginPort { get; }
    public int ControlPort { get; }

    public static async Task<OrgHost> StartAsync(OrgServer server, ControlEndpoint control, CancellationToken cancellationToken)
    {
        ListenOptions? org = null;
        ListenOptions? login = null;
        ListenOptions? forControl = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = HeadLimit;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeadLimit;
            kestrel.Limits.MaxRequestBufferSize = 2 * HeadLimit;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, server.Options.Port, listen => Serve(org = listen, server.Options));
            kestrel.Listen(IPAddress.Loopback, 0, listen => Serve(login = listen, server.Options));
            kestrel.Listen(IPAddress.Loopback, server.Options.ControlPort, listen => forControl = listen);
        });
        var application = builder.Build();
        var dispatcher = new RequestDispatcher(server);
        var controlPort = 0;
        application.Run(context => context.Connection.LocalPort == Volatile.Read(ref controlPort)
            ? control.HandleAsync(context)
            : dispatcher.HandleAsync(context));
        await application.StartAsync(cancellationToken);
        controlPort = forControl!.IPEndPoint!.Port;
        return new OrgHost(application, org!.IPEndPoint!.Port, login!.IPEndPoint!.Port, controlPort);
    }

    private static void Serve(ListenOptions listen, EmulatedOrgOptions options)
    {
        // HTTP/2 is what the edge speaks; the recorded clients on loopback all spoke HTTP/1.1.
        listen.Protocols = HttpProtocols.Http1;
        if (options.Certificate is { } certificate)
            listen.UseHttps(certificate);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using (var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
            await _application.StopAsync(soon.Token);
        await _application.DisposeAsync();
    }
}
