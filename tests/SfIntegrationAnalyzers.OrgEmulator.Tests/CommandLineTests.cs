using System.Text.Json.Nodes;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class CommandLineTests
{
    private static readonly string Acme = Repository.PathOf("tests", "samples", "orgs", "acme.json");

    [Fact]
    public async Task It_prints_credentials_and_a_ready_line_and_ends_when_told()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var readyFile = Path.Combine(Directory.CreateTempSubdirectory("emulator-").FullName, "ready.json");
        var running = CommandLine.RunAsync(["--org", Acme, "--ready-file", readyFile], output, errors);
        while (!File.Exists(readyFile) && !running.IsCompleted)
            await Task.Yield();
        var ready = JsonNode.Parse(await File.ReadAllTextAsync(readyFile))!;
        var url = ready["url"]!.ToString();
        var control = ready["controlUrl"]!.ToString();
        const string Stripe = "stripe@acme.example";

        using var client = new OrgClient(url, ready["users"]![Stripe]!.ToString());
        using var http = new HttpClient();
        Assert.Equal(200, (int)(await client.GetAsync(OrgClient.Root)).Status);
        (await http.PostAsync($"{control}/unassign?user={Stripe}&permissionSetGroup=Stripe_Integration_Access", null))
            .EnsureSuccessStatusCode();
        Assert.Equal(403, (int)(await client.GetAsync(OrgClient.Root)).Status);
        (await http.PostAsync($"{control}/assign?user={Stripe}&permissionSetGroup=Stripe_Integration_Access", null))
            .EnsureSuccessStatusCode();
        Assert.Equal(200, (int)(await client.GetAsync(OrgClient.Root)).Status);

        Assert.Equal(500, (int)(await client.QueryAsync("SELECT Id FROM Account")).Status);
        var wrong = await http.PostAsync($"{control}/freeze?user=nobody", null);
        Assert.Equal("This org has no user 'nobody'.\n", await wrong.Content.ReadAsStringAsync());
        Assert.Equal(404, (int)(await http.GetAsync(url + "/__control")).StatusCode);

        (await http.PostAsync($"{control}/shutdown", null)).EnsureSuccessStatusCode();
        Assert.Equal(0, await running);
        Assert.Contains($"# {Stripe}: API enabled\n", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(
            "# checker@acme.example: API enabled, sees permissions\n",
            output.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains($"export CONTROL='{control}'", output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "refused: GET /services/data/v65.0/query?q=SELECT%20Id%20FROM%20Account: ", errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(ready["privateKeyFile"]!.ToString()));
    }

    [Fact]
    public async Task Each_line_can_be_pasted()
    {
        using var output = new StringWriter();
        var readyFile = Path.Combine(Directory.CreateTempSubdirectory("emulator-").FullName, "ready.json");
        var running = CommandLine.RunAsync(["--org", Acme, "--ready-file", readyFile], output, TextWriter.Null);
        while (!File.Exists(readyFile) && !running.IsCompleted)
            await Task.Yield();
        var ready = JsonNode.Parse(await File.ReadAllTextAsync(readyFile))!;
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.All(lines.Skip(1), line => Assert.Matches(@"^(# .*|export( [A-Z_]+='[^']+')+)$", line));
        using var http = new HttpClient();
        await http.PostAsync(ready["controlUrl"] + "/shutdown", null);
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task A_wrong_command_line_or_file_is_an_error()
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(["acme.json"], TextWriter.Null, errors));
        Assert.StartsWith("usage: --org", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CommandLine.RunAsync(["--org", Acme, "--colour", "red"], TextWriter.Null, TextWriter.Null));
        Assert.Equal(2, await CommandLine.RunAsync(["--org", Acme, "--port", "http"], TextWriter.Null, TextWriter.Null));
        Assert.Equal(1, await CommandLine.RunAsync(["--org", "/nowhere.json"], TextWriter.Null, errors));
    }
}
