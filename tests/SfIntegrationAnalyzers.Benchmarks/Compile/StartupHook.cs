using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

/// <summary>
/// Loaded into the compiler server by <c>DOTNET_STARTUP_HOOKS</c>: answers each connection to a Unix socket with what the process has
/// allocated and computed so far. So the figures are those of the compiler that builds really use, warm.
/// </summary>
#pragma warning disable CA1050 // The runtime looks for a type without a namespace.
internal static class StartupHook
{
    public const string SocketVariable = "SFI_BENCHMARK_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is not { Length: > 0 } path)
        {
            return;
        }

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Serve(listener)) { IsBackground = true, Name = "benchmark figures" }.Start();
    }

    private static void Serve(Socket listener)
    {
        while (true)
        {
            using var connection = listener.Accept();
            using var process = Process.GetCurrentProcess();
            var answer = string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes(precise: true)} {process.TotalProcessorTime.TotalMilliseconds}");
            connection.Send(System.Text.Encoding.ASCII.GetBytes(answer));
        }
    }
}
