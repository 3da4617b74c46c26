using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>What one compilation cost the compiler server.</summary>
internal readonly record struct CompileFigures(double AllocatedMegabytes, double CpuMilliseconds, string Output);

/// <summary>The SDK's own compiler server, started for this benchmark alone, with <see cref="StartupHook"/> in it.</summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _pipe = $"sfi{Environment.ProcessId}-{Guid.NewGuid():N}"[..20];
    private readonly string _socket = Path.Combine(Path.GetTempPath(), $"sfi-{Guid.NewGuid():N}"[..16]);
    private readonly string _compilers;
    private readonly Process _server;

    private CompilerServer(string compilers)
    {
        _compilers = compilers;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(compilers, "VBCSCompiler.dll"), $"-pipename:{_pipe}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(CompilerServer).Assembly.Location;
        start.Environment[StartupHook.SocketVariable] = _socket;
        // Background compilation of hot methods would count as the compiler's own work, now here, now there.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        _server = Process.Start(start)!;
    }

    public static async Task<CompilerServer> StartAsync(CancellationToken cancellation)
    {
        var server = new CompilerServer(await FindCompilersAsync(cancellation));
        while (!File.Exists(server._socket))
        {
            if (server._server.HasExited)
            {
                throw new InvalidOperationException("The compiler server did not start: "
                    + await server._server.StandardError.ReadToEndAsync(cancellation));
            }

            await Task.Delay(50, cancellation);
        }

        return server;
    }

    /// <summary>Compiles with the given response file on the warm server.</summary>
    public async Task<CompileFigures> CompileAsync(string responseFile, CancellationToken cancellation)
    {
        var (allocatedBefore, cpuBefore) = await FiguresAsync(cancellation);
        var output = await RunAsync(
            "dotnet", [Path.Combine(_compilers, "csc.dll"), $"/shared:{_pipe}", "/noconfig", "/nologo", $"@{responseFile}"], cancellation);
        var (allocated, cpu) = await FiguresAsync(cancellation);
        if (allocated - allocatedBefore < 1_000_000)
        {
            throw new InvalidOperationException("The compilation did not run in the compiler server: " + output);
        }

        return new CompileFigures((allocated - allocatedBefore) / 1_000_000.0, cpu - cpuBefore, output);
    }

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            _server.Kill(entireProcessTree: true);
        }

        _server.Dispose();
        File.Delete(_socket);
    }

    internal static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellation, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await error}");
    }

    private static async Task<string> FindCompilersAsync(CancellationToken cancellation)
    {
        var version = (await RunAsync("dotnet", ["--version"], cancellation)).Trim();
        var line = (await RunAsync("dotnet", ["--list-sdks"], cancellation))
            .Split('\n')
            .First(l => l.StartsWith(version + " ", StringComparison.Ordinal));
        return Path.Combine(line[(version.Length + 1)..].Trim().Trim('[', ']'), version, "Roslyn", "bincore");
    }

    private async Task<(double Allocated, double Cpu)> FiguresAsync(CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), cancellation);
        var buffer = new byte[128];
        var read = await socket.ReceiveAsync(buffer, cancellation);
        var parts = Encoding.ASCII.GetString(buffer, 0, read).Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
