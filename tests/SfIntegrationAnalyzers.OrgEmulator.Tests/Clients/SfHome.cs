namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>A home folder in which the CLI keeps its logins for one test, and nothing of the machine's own.</summary>
internal sealed class SfHome : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("sf-home-").FullName;

    public string File(string name, string content)
    {
        var path = Path.Combine(_path, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public Task<ClientResult> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        RealClients.SfAsync(_path, arguments, environment);

    /// <summary>Logs in and fails the test if the CLI does not succeed.</summary>
    public async Task LogInAsync(EmulatedOrg org, string username, string alias)
    {
        var result = await RunAsync(
            ["org", "login", "access-token", "--instance-url", org.Url, "--no-prompt", "--alias", alias, "--json"],
            new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = org.AccessTokenFor(username) });
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
