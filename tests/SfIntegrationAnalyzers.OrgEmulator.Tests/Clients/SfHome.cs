namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>A home folder in which the CLI keeps its logins for one test, and nothing of the machine's own.</summary>
internal sealed class SfHome : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sf-home-").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public Task<ClientResult> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        RealClients.SfAsync(Folder, arguments, environment);

    /// <summary>Logs in and fails the test if the CLI does not succeed.</summary>
    public async Task LogInAsync(EmulatedOrg org, string username, string alias)
    {
        var result = await RunAsync(
            ["org", "login", "access-token", "--instance-url", org.Url, "--no-prompt", "--alias", alias, "--json"],
            new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = org.AccessTokenFor(username) });
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    public async Task LogInWithJwtAsync(EmulatedOrg org, string username, string alias)
    {
        var key = File("key.pem", org.PrivateKeyPem);
        var result = await RunAsync(
            [
                "org", "login", "jwt", "--instance-url", org.Url, "--username", username, "--client-id", ProbeOrg.ClientId,
                "--jwt-key-file", key, "--alias", alias, "--json",
            ]);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
