using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>Programs of the machine.</summary>
internal static class Processes
{
    private const int MostOutput = 1 << 20;

    /// <summary>For what a program wrote before its end, where the end of its output does not come.</summary>
    private static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(2);

    /// <inheritdoc cref="RunProcess"/>
    public static async Task<ProcessResult> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Directory.Exists(folder) ? folder : "",
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            process.StandardInput.Close();
            var output = new StringBuilder();
            var read = Task.WhenAll(
                ReadAsync(process.StandardOutput, output, reading.Token),
                ReadAsync(process.StandardError, new StringBuilder(), reading.Token));
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);

            // What it wrote is in the pipes by now. They end with the last program that has them, which may be one that it left behind.
            await Task.WhenAny(read, Task.Delay(TimeToRead, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            lock (output)
            {
                return new ProcessResult(process.ExitCode, output.ToString());
            }
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            throw;
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime, or something of it belongs to somebody else. It was cancelled all the same.
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                // Reading goes on past the limit, so that the program does not block on a full pipe.
                lock (text)
                {
                    text.Append(buffer, 0, Math.Min(count, MostOutput - text.Length));
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // What came so far is what there is.
        }
    }
}
