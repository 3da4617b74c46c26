using System.Net;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>The ways in which a check touches the world. Tests replace them.</summary>
public sealed record CheckEffects
{
    /// <summary>The real network, file system and processes.</summary>
    public static CheckEffects Default { get; } = new();

    /// <summary>
    /// Makes the handler that requests go through; the check disposes it. A handler must not follow redirects: a redirect
    /// would take a token to a host that nobody named.
    /// </summary>
    public Func<HttpMessageHandler> CreateHttpHandler { get; init; } = () => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        Proxy = MachineProxy.Instance,
    };

    /// <summary>
    /// Reads a short text file, such as the private key that <c>SF_PRIVATE_KEY_FILE</c> names; throws <see cref="IOException"/> where it
    /// is no short one.
    /// </summary>
    public Func<string, CancellationToken, Task<string>> ReadFile { get; init; } = ReadShortFileAsync;

    /// <summary>Runs a program to its end, such as the Salesforce CLI.</summary>
    public RunProcess RunProcess { get; init; } = Processes.RunAsync;

    /// <summary>Opening a pipe waits for whoever writes into it, and what is no file may never come to an end.</summary>
    private static Task<string> ReadShortFileAsync(string path, CancellationToken cancellationToken)
    {
        const int Longest = 1 << 16;
        return Task.Run(Read, cancellationToken).WaitAsync(cancellationToken);

        string Read()
        {
            using var reader = new StreamReader(path);
            var text = new char[Longest];
            var length = reader.ReadBlock(text);
            return length < Longest ? new string(text, 0, length) : throw new IOException($"{path} is no short file.");
        }
    }
}

/// <summary>Runs a program without a shell and without input.</summary>
/// <param name="file">Its name or path.</param>
/// <param name="arguments">Its arguments, unquoted.</param>
/// <param name="environment">The environment variables it gets, all of them.</param>
/// <param name="folder">The full path of the folder that it runs in: a build's own is that of whichever project is built just then.</param>
/// <param name="cancellationToken">Ends the program and what it started.</param>
/// <returns>How it ended.</returns>
/// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
public delegate Task<ProcessResult> RunProcess(
    string file,
    IReadOnlyList<string> arguments,
    IReadOnlyDictionary<string, string> environment,
    string folder,
    CancellationToken cancellationToken);

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output, at most a megabyte of it. May hold secrets.</param>
public sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Says nothing of the output, which may hold a token.</summary>
    /// <returns>The exit code in words.</returns>
    public override string ToString() => $"exit code {ExitCode}";
}
