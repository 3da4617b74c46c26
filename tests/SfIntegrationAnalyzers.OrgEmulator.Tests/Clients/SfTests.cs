using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Salesforce's own CLI takes the emulated org for a real one, in what works and in what fails.</summary>
public sealed partial class SfTests
{
    private const int PageSize = 7;

    [ClientFact]
    public async Task Every_command_ends_as_it_does_with_an_org()
    {
        var table = new StringBuilder();
        using var home = new SfHome();
        await using var org = await ProbeOrg.StartAsync(new EmulatedOrgOptions { PageSize = PageSize });
        // The admin keeps its API by profile alone, so that taking it away there takes it away.
        org.Change.Unassign(ProbeOrg.Admin, "Api_Access");
        var adminToken = org.AccessTokenFor(ProbeOrg.Admin);
        foreach (var command in SfCase.All)
        {
            org.Change.SetRemainingApiRequests(1000);
            org.Change.GrantToProfile("System Administrator", "ApiEnabled");
            command.Arrange?.Invoke(org);
            org.Journal.Clear();
            var result = await home.RunAsync(Arguments(command, org, home, adminToken), Environment(command, org, adminToken));
            org.Faults.Clear();
            var entry = new Entry(command, result, org.Journal.Entries.Select(e => Request(e.Method, e.Target)).ToList());
            table.Append(Scrub(entry.ToString(), org));
            AssertAsRecorded(entry);
        }

        Snapshot.Verify(table.ToString());
        Assert.Empty(org.Refusals);
        Assert.Empty(org.Journal.Writes);
    }

    [ClientFact]
    public async Task An_auth_url_logs_in_over_tls()
    {
        using var authority = new TestAuthority();
        using var home = new SfHome();
        using var certificate = authority.IssueForLoopback();
        await using var org = await ProbeOrg.StartAsync(new EmulatedOrgOptions { Certificate = certificate });
        var host = new Uri(org.Url).Authority;
        var file = home.File("auth-url.txt", $"force://{ProbeOrg.ClientId}:{ProbeOrg.ClientSecret}:{org.RefreshTokenFor(ProbeOrg.Admin, ProbeOrg.App)}@{host}");
        var trusting = new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = home.File("ca.pem", authority.Pem) };

        var distrusting = await home.RunAsync(["org", "login", "sfdx-url", "--sfdx-url-file", file, "--json"]);
        Assert.Equal(10, distrusting.ExitCode);
        Assert.Equal(0, org.Journal.Count);

        var login = await home.RunAsync(["org", "login", "sfdx-url", "--sfdx-url-file", file, "--alias", "url", "--json"], trusting);
        Assert.True(login.ExitCode == 0, login.Output + login.Errors);
        Assert.Equal(
            ["POST /services/oauth2/token", "GET /services/oauth2/userinfo", "GET /services/data/v51.0/sobjects/User/{id}"],
            org.Journal.Entries.Take(3).Select(e => Request(e.Method, e.Target)));

        var shown = await home.RunAsync(["org", "auth", "show-sfdx-auth-url", "--target-org", "url", "--json"], trusting);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains(host, shown.Output, StringComparison.Ordinal);
    }

    [ClientFact]
    public async Task A_user_who_loses_its_permission_set_is_turned_away()
    {
        using var home = new SfHome();
        await using var org = await ProbeOrg.StartAsync();
        await home.LogInAsync(org, ProbeOrg.Fallen, "fallen");
        string[] query = ["data", "query", "--target-org", "fallen", "--query", "SELECT Id FROM Organization", "--json"];
        Assert.Equal(0, (await home.RunAsync(query)).ExitCode);

        org.Change.Unassign(ProbeOrg.Fallen, "Api_Access");
        var refused = await home.RunAsync(query);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("API_DISABLED_FOR_ORG", Name(refused));
    }

    [ClientFact]
    public async Task Without_column_metadata_the_cli_breaks()
    {
        using var home = new SfHome();
        await using var org = await ProbeOrg.StartAsync();
        await home.LogInAsync(org, ProbeOrg.Admin, "probe");
        org.Faults.Add(Faults.Fault.NoColumnMetadata, "columns=true");
        Assert.NotEqual(0, (await home.RunAsync(["data", "query", "--target-org", "probe", "--query", "SELECT Id FROM User LIMIT 1", "--json"])).ExitCode);
    }

    /// <summary>The fixtures with recorded exchanges lie beside some clones; where they do, they are asked.</summary>
    private static void AssertAsRecorded(Entry entry)
    {
        var recording = Path.Combine(Repository.Root, "..", "shared", "fixtures", "org", "cli", entry.Command.Name + ".json");
        if (!File.Exists(recording) || !RecordedElsewise.Add(entry.Command.Name))
            return;
        using var recorded = JsonDocument.Parse(File.ReadAllText(recording));
        var requests = recorded.RootElement.GetProperty("requests").EnumerateArray()
            .Select(r => Request(r.GetProperty("method").GetString()!, r.GetProperty("url").GetString()!))
            .ToList();
        Assert.True(requests.SequenceEqual(entry.Requests), $"{entry.Command.Name}: recorded\n{string.Join("\n", requests)}\nbut now\n{string.Join("\n", entry.Requests)}");
        var stdout = recorded.RootElement.GetProperty("stdout");
        if (stdout.ValueKind != JsonValueKind.Object)
            return;
        Assert.Equal(stdout.GetProperty("status").GetInt32(), entry.Result.ExitCode);
        Assert.Equal(stdout.TryGetProperty("name", out var name) ? name.GetString() : null, Name(entry.Result));
    }

    /// <summary>
    /// Recorded against a probe that differed: it called a retired version UNSUPPORTED_API_VERSION where GONE is what was seen in production,
    /// and the CSV query is narrowed here because rows come in no order.
    /// </summary>
    private static readonly HashSet<string> RecordedElsewise = ["oldver", "q-csv"];

    private static string Request(string method, string target)
    {
        var decoded = Uri.UnescapeDataString(target);
        return method + " " + Locator().Replace(UserId().Replace(decoded, "/User/{id}"), "/query/{locator}");
    }

    private static List<string> Arguments(SfCase command, EmulatedOrg org, SfHome home, string token)
    {
        var arguments = command.Arguments.Select(a => a
            .Replace("{url}", org.Url)
            .Replace("{token}", token)
            .Replace("{key}", a == "{key}" ? home.File("key.pem", org.PrivateKeyPem) : "")).ToList();
        if (!arguments.Contains("csv"))
            arguments.Add("--json");
        return arguments;
    }

    private static Dictionary<string, string> Environment(SfCase command, EmulatedOrg org, string token)
    {
        var environment = new Dictionary<string, string>();
        if (command.AccessToken is not null)
            environment["SF_ACCESS_TOKEN"] = token;
        if (command.HasInstanceUrl)
            environment["SF_ORG_INSTANCE_URL"] = org.Url;
        return environment;
    }

    private static string? Name(ClientResult result)
    {
        if (!result.Output.StartsWith('{'))
            return null;
        using var output = JsonDocument.Parse(result.Output);
        return output.RootElement.TryGetProperty("name", out var name) ? name.GetString() : null;
    }

    private static string Scrub(string text, EmulatedOrg org) =>
        Moment().Replace(Home().Replace(Token().Replace(text.Replace(org.Url, "{url}"), "{token}"), "{home}"), "$1\"{time}\"");

    [GeneratedRegex("(\"(?:instanceApiVersionLastRetrieved|lastUsed)\": )\"[^\"]*\"")]
    private static partial Regex Moment();

    [GeneratedRegex(@"[\w/.-]*/sf-home-\w+")]
    private static partial Regex Home();

    [GeneratedRegex(@"00D\w{12}![\w.]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"/query/0r8\w+-\d+")]
    private static partial Regex Locator();

    [GeneratedRegex(@"/User/005\w+")]
    private static partial Regex UserId();

    private sealed record Entry(SfCase Command, ClientResult Result, IReadOnlyList<string> Requests)
    {
        public override string ToString()
        {
            var text = new StringBuilder();
            text.Append($"## {Command.Name}\nsf {string.Join(' ', Command.Arguments)}\nexit {Result.ExitCode}");
            text.Append(Name(Result) is { } name ? $" {name}\n" : "\n");
            foreach (var request in Requests)
                text.Append($"  {request}\n");
            text.Append(Summary()).Append("\n\n");
            return text.ToString();
        }

        /// <summary>What the command answered, less what changes from run to run.</summary>
        private string Summary()
        {
            if (!Result.Output.StartsWith('{'))
                return Result.Output.Trim();
            using var output = JsonDocument.Parse(Result.Output);
            var root = output.RootElement;
            if (!root.TryGetProperty("result", out var result))
                return root.GetProperty("message").GetString()!.Trim();
            if (result.ValueKind == JsonValueKind.Object && result.TryGetProperty("records", out var records))
                return $"{records.GetArrayLength()} of {result.GetProperty("totalSize")} records, done {result.GetProperty("done")}";
            // The CLI lists logins in the order in which the file system has their files.
            return result.ValueKind == JsonValueKind.Array
                ? string.Join("\n", result.EnumerateArray().Select(login => login.ToString()).Order(StringComparer.Ordinal))
                : result.ToString();
        }
    }
}
