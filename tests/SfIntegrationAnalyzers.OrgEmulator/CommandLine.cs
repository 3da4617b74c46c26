using System.Globalization;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>Runs one org by itself and says how to reach it.</summary>
internal static class CommandLine
{
    private const string Usage = "usage: --org <file.json> [--port N] [--control-port N] [--seed N] [--page-size N] [--ready-file <file>]";
    private static readonly string[] Numbers = ["port", "control-port", "seed", "page-size"];
    private static readonly string[] Files = ["org", "ready-file"];

    private const int ShownUsers = 20;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (Parse(arguments) is not { } options || !options.TryGetValue("org", out var file))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        try
        {
            await using var org = await EmulatedOrg.StartAsync(
                OrgDefinition.FromFile(file),
                new EmulatedOrgOptions
                {
                    Port = Number(options, "port", 0),
                    ControlPort = Number(options, "control-port", 0),
                    Seed = Number(options, "seed", 1),
                    PageSize = Math.Max(1, Number(options, "page-size", 2000)),
                    OnRefusal = refusal => errors.WriteLine("refused: " + refusal),
                },
                stop.Token);
            var keyFile = Path.Combine(Path.GetTempPath(), $"emulated-org-{Environment.ProcessId}.pem");
            try
            {
                await WriteKeyAsync(keyFile, org.PrivateKeyPem);
                await DescribeAsync(org, keyFile, output);
                if (options.TryGetValue("ready-file", out var readyFile))
                    await WriteWholeAsync(readyFile, Ready(org, keyFile));
                await org.WaitForShutdownAsync(stop.Token);
            }
            finally
            {
                File.Delete(keyFile);
                org.ForgiveRefusals();
            }

            return 0;
        }
        catch (Exception e) when (e is OrgDefinitionException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{file}: {e.Message}");
            return 1;
        }
    }

    private static async Task DescribeAsync(EmulatedOrg org, string keyFile, TextWriter output)
    {
        await output.WriteLineAsync($"Emulated org {org.OrganizationId} at {org.Url}. Ctrl+C ends it.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("# what an administrator does, and faults");
        await output.WriteLineAsync(Export(("CONTROL", org.ControlUrl)));
        await output.WriteLineAsync();
        foreach (var username in org.Usernames.Take(ShownUsers))
        {
            var seesPermissions = org.CanCallApi(username) && org.Has(username, EffectiveAccess.ViewSetup);
            await output.WriteLineAsync(
                $"# {username}: API {(org.CanCallApi(username) ? "enabled" : "DISABLED")}{(seesPermissions ? ", sees permissions" : "")}");
            await output.WriteLineAsync(Export(("SF_ORG_INSTANCE_URL", org.Url), ("SF_ACCESS_TOKEN", org.AccessTokenFor(username))));
        }

        if (org.Usernames.Count > ShownUsers)
            await output.WriteLineAsync(
                $"# and {org.Usernames.Count - ShownUsers} more; ask for one with curl \"$CONTROL/token?user=…\"");
        foreach (var (name, clientId, secret) in org.Apps)
        {
            (string, string)[] app = [("SF_LOGIN_URL", org.Url), ("SF_CLIENT_ID", clientId)];
            var users = org.UsersOf(name);
            await output.WriteLineAsync();
            await output.WriteLineAsync(
                $"# app {name}, JWT bearer for "
                    + $"{(users.Count == 0 ? "nobody: it is open to none" : string.Join(", ", users.Take(ShownUsers)))}");
            await output.WriteLineAsync(Export([
                .. app,
                ("SF_PRIVATE_KEY_FILE", keyFile),
                .. users.Take(1).Select(user => ("SF_USERNAME", user)),
            ]));
            if (secret is not null)
                await output.WriteLineAsync("# or, with client credentials: " + Export([.. app, ("SF_CLIENT_SECRET", secret)]));
        }

        await output.FlushAsync();
    }

    /// <summary>A line for a shell, whatever the values hold.</summary>
    private static string Export(params IEnumerable<(string Name, string Value)> variables) =>
        "export " + string.Join(' ', variables.Select(v => $"{v.Name}='{v.Value.Replace("'", @"'\''")}'"));

    /// <summary>The same as JSON, for scripts.</summary>
    private static string Ready(EmulatedOrg org, string keyFile) => JsonSerializer.Serialize(new
    {
        url = org.Url,
        loginUrl = org.LoginUrl,
        controlUrl = org.ControlUrl,
        organizationId = org.OrganizationId,
        privateKeyFile = keyFile,
        processId = Environment.ProcessId,
        users = org.Usernames.Take(ShownUsers).ToDictionary(u => u, org.AccessTokenFor),
        apps = org.Apps.ToDictionary(a => a.Name, a => a.ClientId),
    });

    private static async Task WriteKeyAsync(string path, string pem)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(pem);
    }

    /// <summary>A script that waits for the file never sees half of it.</summary>
    private static async Task WriteWholeAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static int Number(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Null for a command line that is not understood.</summary>
    private static Dictionary<string, string>? Parse(string[] arguments)
    {
        var options = new Dictionary<string, string>();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var flag, var value] || !flag.StartsWith("--", StringComparison.Ordinal))
                return null;
            var name = flag[2..];
            var isUnderstood = Files.Contains(name)
                || (Numbers.Contains(name) && ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));
            if (!isUnderstood || !options.TryAdd(name, value))
                return null;
        }

        return options;
    }
}
