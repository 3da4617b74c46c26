using System.Diagnostics;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>Checks as processes of their own, as MSBuild.exe 17 runs them, on one verdict cache.</summary>
public sealed class VerdictCacheInProcessesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-cache-").FullName;
    private EmulatedOrg _org = null!;

    private string Manifest => Path.Combine(_folder, "salesforce-permissions.json");

    private string Verdict => Path.Combine(_folder, "obj", "SfIntegrationAnalyzers.verdict");

    public async Task InitializeAsync()
    {
        _org = await EmulatedOrg.StartAsync(OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json")));
        File.Copy(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json"), Manifest);
    }

    public async Task DisposeAsync()
    {
        await _org.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Eight_at_once_are_right_each_and_leave_one_whole_verdict()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => CheckAsync(number)));

        Assert.All(results, result => Assert.Equal((0, "1"), result));
        Assert.Equal([Verdict], Directory.GetFiles(Path.GetDirectoryName(Verdict)!, "*.verdict*"));
        var asked = _org.Journal.Count;
        Assert.Equal((0, "1"), await CheckAsync(8));
        Assert.Equal(asked, _org.Journal.Count);
    }

    [Fact]
    public async Task A_verdict_made_garbage_is_asked_for_again()
    {
        Assert.Equal((0, "1"), await CheckAsync(0));
        await File.WriteAllBytesAsync(Verdict, (await File.ReadAllBytesAsync(Verdict))[..^7]);
        _org.Change.UnassignGroup("stripe@acme.example", "Stripe_Integration_Access");

        Assert.Equal(1, (await CheckAsync(1)).ExitCode);
    }

    [Fact]
    public async Task A_check_that_is_killed_leaves_nothing_that_misleads_the_next()
    {
        using var hanging = new HangingOrg();
        Process? process = null;
        var killed = CheckAsync(0, hanging.Url, started => process = started);
        await hanging.CalledAsync();
        process!.Kill(entireProcessTree: true);
        Assert.NotEqual(0, (await killed).ExitCode);
        Assert.False(File.Exists(Verdict));

        _org.Change.UnassignGroup("stripe@acme.example", "Stripe_Integration_Access");
        Assert.Equal(1, (await CheckAsync(1)).ExitCode);
        _org.Change.AssignGroup("stripe@acme.example", "Stripe_Integration_Access");
        Assert.Equal((0, "1"), await CheckAsync(2));
    }

    private async Task<(int ExitCode, string UsersChecked)> CheckAsync(int number, string? url = null, Action<Process>? onStarted = null)
    {
        var check = Path.Combine(_folder, $"check{number}");
        string[] arguments =
        [
            "exec",
            typeof(CheckPermissions).Assembly.Location,
            "check",
            "--manifest",
            Manifest,
            "--mode",
            "required",
            "--ci",
            "true",
            "--max-age",
            "60",
            "--result",
            check,
        ];
        var environment = new Dictionary<string, string>
        {
            ["SF_ORG_INSTANCE_URL"] = url ?? _org.Url,
            ["SF_ACCESS_TOKEN"] = _org.AccessTokenFor("checker@acme.example"),
        };
        var result = await DotNet.RunAsync(arguments, _folder, environment, onStarted: onStarted);
        var users = Path.Combine(check, "users");
        return (result.ExitCode, File.Exists(users) ? await File.ReadAllTextAsync(users) : "");
    }
}
