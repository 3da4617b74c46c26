namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class CancellationTests : IDisposable
{
    // Variables of one org alone: no other test has an org of this key.
    private const string Org = "HANGING";
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-cancel-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable($"SF_ACCESS_TOKEN__{Org}", null);
        Environment.SetEnvironmentVariable($"SF_ORG_INSTANCE_URL__{Org}", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_build_does_not_wait_for_an_org_that_never_answers(bool isStartedBefore)
    {
        using var org = new HangingOrg();
        var manifest = await WriteManifestAsync(org);
        var engine = new RecordingBuildEngine();
        if (isStartedBefore)
            new StartPermissionCheck { BuildEngine = engine, Manifest = manifest, TimeoutSeconds = 3600 }.Execute();

        var task = new CheckPermissions { BuildEngine = engine, Manifest = manifest, TimeoutSeconds = 3600 };
        var execution = Task.Run(task.Execute);
        await org.CalledAsync();
        task.Cancel();

        // Far above what it takes, far below the time limit of the check.
        Assert.False(await execution.WaitAsync(TimeSpan.FromMinutes(5)));
        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Warnings);
        Assert.False(Directory.Exists(Path.Combine(_folder, "obj")));
    }

    /// <summary>MSBuild tells its tasks one after the other.</summary>
    [Fact]
    public async Task A_task_whose_check_another_ended_before_it_was_told_ends_without_a_word()
    {
        using var org = new HangingOrg();
        var engine = new RecordingBuildEngine();
        var manifest = await WriteManifestAsync(org);
        new StartPermissionCheck { BuildEngine = engine, Manifest = manifest, TimeoutSeconds = 3600 }.Execute();
        var execution = Task.Run(
            new CheckPermissions { BuildEngine = engine, Manifest = manifest, TimeoutSeconds = 3600 }.Execute);
        await org.CalledAsync();

        Assert.IsType<RunningCheck>(Assert.Single(engine.RegisteredObjects)).Cancel();

        Assert.False(await execution.WaitAsync(TimeSpan.FromMinutes(5)));
        Assert.Empty(engine.Errors);
    }

    private async Task<string> WriteManifestAsync(HangingOrg org)
    {
        Environment.SetEnvironmentVariable($"SF_ACCESS_TOKEN__{Org}", "00D000000000001!token");
        Environment.SetEnvironmentVariable($"SF_ORG_INSTANCE_URL__{Org}", org.Url);
        var manifest = Path.Combine(_folder, "salesforce-permissions.json");
        await File.WriteAllTextAsync(
            manifest,
            $$"""
            {
              "orgs": { "{{Org}}": { "instanceUrl": "{{org.Url}}" } }, "integrations": [{ "name": "A", "user": "a@acme.example" }]
            }
            """);
        return manifest;
    }
}
