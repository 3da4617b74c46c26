using System.Text;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>An org and a home folder in which the CLI keeps its logins, for commands that build upon each other.</summary>
internal sealed partial class SfBench : IAsyncDisposable
{
    public const int PageSize = 7;

    private readonly Dictionary<string, string> _placeholders;

    private SfBench(SfHome home, EmulatedOrg org)
    {
        Home = home;
        Org = org;
        var token = org.AccessTokenFor(ProbeOrg.Admin);
        var refreshToken = org.RefreshTokenFor(ProbeOrg.Admin, ProbeOrg.App);
        var port = new Uri(org.Url).Port;
        _placeholders = new Dictionary<string, string>
        {
            ["{url}"] = org.Url,
            ["{localhost}"] = "http://localhost:" + port,
            // Port 1 is nobody's.
            ["{nobody}"] = "http://127.0.0.1:1",
            ["{token}"] = token,
            ["{key}"] = home.File("key.pem", org.PrivateKeyPem),
            ["{authUrl}"] = home.File(
                "auth-url.txt", $"force://{ProbeOrg.ClientId}:{ProbeOrg.ClientSecret}:{refreshToken}@127.0.0.1:{port}"),
        };
    }

    public SfHome Home { get; }
    public EmulatedOrg Org { get; }

    public static async Task<SfBench> StartAsync(SfHome home, EmulatedOrgOptions? options = null)
    {
        var org = await ProbeOrg.StartAsync((options ?? new EmulatedOrgOptions()) with { PageSize = PageSize });
        // The admin keeps its API by profile alone, so that taking it away there takes it away.
        org.Change.Unassign(ProbeOrg.Admin, "Api_Access");
        return new SfBench(home, org);
    }

    /// <summary>A table of what each command came to, each one compared with its recording if that is at hand.</summary>
    public async Task<string> RunAsync(IEnumerable<SfCase> commands)
    {
        var table = new StringBuilder();
        foreach (var command in commands)
        {
            var outcome = await RunAsync(command);
            table.Append(Scrubbed(outcome.ToString()));
            SfRecording.Of(command)?.AssertSame(outcome);
        }

        Assert.Empty(Org.Refusals);
        return table.ToString();
    }

    public async Task<SfOutcome> RunAsync(SfCase command)
    {
        command.Arrange?.Invoke(Org);
        Org.Journal.Clear();
        var arguments = command.Arguments.Select(Filled).Concat(command.IsPlain ? [] : ["--json"]);
        var result = await Home.RunAsync(arguments.ToList(), command.Environment.ToDictionary(v => v.Key, v => Filled(v.Value)));
        Org.Faults.Clear();
        Assert.Empty(Org.Journal.Writes);
        return new SfOutcome(command, result, Org.Journal.Entries);
    }

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    private string Filled(string text) =>
        _placeholders.Aggregate(text, (filled, placeholder) => filled.Replace(placeholder.Key, placeholder.Value));

    private string Scrubbed(string text)
    {
        text = text.Replace(_placeholders["{url}"], "{url}")
            .Replace(_placeholders["{localhost}"], "{localhost}")
            .Replace(new Uri(Org.Url).Authority, "{host}");
        // The system may know the folder by a longer path than the one that it gave.
        text = Regex.Replace(text, @"[\w/.-]*" + Regex.Escape(Home.Folder), "{home}");
        text = Token().Replace(RefreshToken().Replace(text, "{refreshToken}"), "{token}");
        return Moment().Replace(text, "$1\"{time}\"");
    }

    [GeneratedRegex("(\"(?:instanceApiVersionLastRetrieved|lastUsed)\": )\"[^\"]*\"")]
    private static partial Regex Moment();

    [GeneratedRegex(@"00D\w{12}![\w.]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"5Aep[\w.]+")]
    private static partial Regex RefreshToken();
}
