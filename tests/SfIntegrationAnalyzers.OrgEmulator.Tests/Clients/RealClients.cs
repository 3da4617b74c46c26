using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Where the clients from npm are, and how to run one so that it sees nothing of this machine and reaches no other.</summary>
internal static class RealClients
{
    public const string Install = "tests/SfIntegrationAnalyzers.OrgEmulator.Tests/clients/install.sh";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Folder { get; } = Repository.PathOf("artifacts", "clients");

    public static bool AreInstalled { get; } = File.Exists(Path.Combine(Folder, "installed-lock.json"));

    /// <summary>Set where a missing client is a failure and not a reason to skip.</summary>
    public static bool AreRequired { get; } = Environment.GetEnvironmentVariable("SFI_CLIENTS") == "required";

    /// <summary>
    /// Why tests that need the clients are skipped; null where they are not. Part of their names, which every console shows.
    /// </summary>
    public static string? SkipReason { get; } = AreInstalled || AreRequired ? null : $"install the clients: {Install}";

    private static string Node => Path.Combine(Folder, "node_modules", ".bin", "node");

    private static string Script(string name) => Repository.PathOf("tests", "SfIntegrationAnalyzers.OrgEmulator.Tests", "clients", name);

    public static Task<ClientResult> ScriptAsync(string script, string settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["SETTINGS"] = settings };
        return RunAsync([Script(script)], Folder, all);
    }

    /// <param name="home">Folder that stands for the user's home, where the CLI keeps its logins.</param>
    public static Task<ClientResult> SfAsync(
        string home, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["SF_DISABLE_TELEMETRY"] = "true",
            ["SF_SKIP_NEW_VERSION_CHECK"] = "true",
            ["SF_DISABLE_AUTOUPDATE"] = "true",
            ["SF_USE_GENERIC_UNIX_KEYCHAIN"] = "true",
            // Tables in plain text.
            ["CI"] = "true",
        };
        return RunAsync([Path.Combine(Folder, "node_modules", "@salesforce", "cli", "bin", "run.js"), .. arguments], home, all);
    }

    private static async Task<ClientResult> RunAsync(IReadOnlyList<string> arguments, string home, Dictionary<string, string> environment)
    {
        if (!AreInstalled)
            throw new InvalidOperationException($"The clients from npm are not installed: run {Install}.");
        var start = new ProcessStartInfo(Node, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.GetDirectoryName(Node) + ":/usr/bin:/bin";
        start.Environment["HOME"] = home;
        start.Environment["CLIENTS"] = Folder;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["NODE_COMPILE_CACHE"] = Path.Combine(Folder, "compile-cache");
        start.Environment["NODE_OPTIONS"] = $"--require \"{Script("loopback-only.cjs")}\"";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new ClientResult(process.ExitCode, await output, await errors);
    }
}

internal sealed record ClientResult(int ExitCode, string Output, string Errors);

/// <summary>
/// A test that a real client runs. Where the clients are not installed it is skipped and says so, unless they are required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute([CallerMemberName] string test = "")
    {
        if (RealClients.SkipReason is { } reason)
            (Skip, DisplayName) = (reason, $"{test} ({reason})");
    }
}

/// <summary><see cref="ClientFactAttribute"/> for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientTheoryAttribute : TheoryAttribute
{
    public ClientTheoryAttribute([CallerMemberName] string test = "")
    {
        if (RealClients.SkipReason is { } reason)
            (Skip, DisplayName) = (reason, $"{test} ({reason})");
    }
}
