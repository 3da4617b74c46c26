namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class RepairTargetsTests(PackageFixture package)
{
    [Fact]
    public async Task A_first_manifest_is_made_once_and_never_overwritten()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var manifest = sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json");
        File.Delete(manifest);

        var first = await sample.RunAsync(["-t:SfiInitializeManifest"], new Dictionary<string, string>());
        Assert.True(first.Succeeded, first.Output);
        Assert.Contains("your-domain.my.salesforce.com", await File.ReadAllTextAsync(manifest), StringComparison.Ordinal);
        Assert.True(File.Exists(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.schema.json")));

        await File.WriteAllTextAsync(manifest, "\n");
        await sample.RunAsync(["-t:SfiInitializeManifest"], new Dictionary<string, string>());
        Assert.Contains("your-domain.my.salesforce.com", await File.ReadAllTextAsync(manifest), StringComparison.Ordinal);

        await File.WriteAllTextAsync(manifest, "{ /* mine */ }");
        await sample.RunAsync(["-t:SfiInitializeManifest"]);
        Assert.Equal("{ /* mine */ }", await File.ReadAllTextAsync(manifest));
    }

    /// <summary>A project that does not lie under its solution would not find it there.</summary>
    [Fact]
    public async Task A_solution_gets_one_manifest_for_all_projects_under_it()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var workspace = sample.Workspace;
        File.Delete(workspace.PathOf("StripeBilling", "salesforce-permissions.json"));
        foreach (var project in (string[])["src/One/One.csproj", "src/Two/Two.csproj", "Elsewhere/Three.csproj"])
            File.Copy(workspace.PathOf("StripeBilling", "StripeBilling.csproj"), workspace.Write(project, ""), overwrite: true);

        workspace.Write(
            "src/All.slnx",
            """
            <Solution>
              <Project Path="One/One.csproj" /><Project Path="Two/Two.csproj" /><Project Path="../Elsewhere/Three.csproj" />
            </Solution>
            """);

        var build = await workspace.BuildAsync("src/All.slnx", ["-t:SfiInitializeManifest"], sample.Credentials);

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(
            [Path.Combine("Elsewhere", "salesforce-permissions.json"), Path.Combine("src", "salesforce-permissions.json")],
            Directory.GetFiles(workspace.Root, "salesforce-permissions.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(workspace.Root, file))
                .Order());

        // The second of the two projects finds the table that the first wrote, and means the same.
        var versions = await workspace.BuildAsync("src/All.slnx", ["-t:SfiWriteApiVersions", "-m:1"], sample.Credentials);
        Assert.True(versions.Succeeded, versions.Output);
        Assert.Equal(2, versions.TaskRuns("WriteApiVersions"));
    }

    [Fact]
    public async Task With_credentials_the_first_manifest_says_what_the_org_says_and_passes()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var manifest = sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json");
        File.Delete(manifest);

        var first = await sample.RunAsync(["-t:SfiInitializeManifest", $"-p:SfiUser={EmulatedBuild.User}"]);

        Assert.True(first.Succeeded, first.Output);
        var text = await File.ReadAllTextAsync(manifest);
        Assert.Contains(sample.Org.OrganizationId, text, StringComparison.Ordinal);
        Assert.Contains(EmulatedBuild.Group, text, StringComparison.Ordinal);
        var build = await sample.RunAsync(["-t:Build", "-getProperty:SfiUsersChecked"]);
        Assert.True(build.Succeeded, build.Output + text);
        Assert.Equal("1", build.Answer);
        Assert.Empty(sample.Org.Journal.Writes);
    }

    [Fact]
    public async Task Refused_credentials_make_no_manifest()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var manifest = sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json");
        File.Delete(manifest);

        var build = await sample.RunAsync(
            ["-t:SfiInitializeManifest"],
            new Dictionary<string, string>(sample.Credentials) { ["SF_ACCESS_TOKEN"] = "00D000000000001!no" });

        Assert.Equal(["SFI4903"], build.Findings.Select(finding => finding.Code));
        Assert.False(File.Exists(manifest));
    }

    [Fact]
    public async Task A_snapshot_writes_what_users_hold_and_the_second_changes_nothing()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var manifest = sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json");

        var first = await sample.RunAsync(["-t:SfiSnapshotPermissions", "-p:SfiUser=warehouse@acme.example%3badmin@acme.example"]);
        Assert.True(first.Succeeded, first.Output);
        var text = await File.ReadAllTextAsync(manifest);
        Assert.Contains("\"warehouse@acme.example\"", text, StringComparison.Ordinal);
        Assert.Contains("\"admin@acme.example\"", text, StringComparison.Ordinal);
        Assert.Contains("Warehouse_Reader", text, StringComparison.Ordinal);
        Assert.Contains("// Who must be able to call Salesforce", text, StringComparison.Ordinal);

        await sample.RunAsync(["-t:SfiSnapshotPermissions"]);
        Assert.Equal(text, await File.ReadAllTextAsync(manifest));
        Assert.Empty(sample.Org.Journal.Writes);
    }

    /// <summary>A name of this length leaves no room for that of the file which takes its place.</summary>
    [Fact]
    public async Task A_snapshot_that_cannot_be_written_is_an_error_that_names_the_file()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var manifest = sample.Workspace.PathOf("StripeBilling", new string('m', 240) + ".json");
        File.Move(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json"), manifest);

        var build = await sample.RunAsync([
            "-t:SfiSnapshotPermissions",
            "-p:SfiUser=admin@acme.example",
            "-p:SfiPermissionManifest=" + manifest,
        ]);

        Assert.False(build.Succeeded, build.Output);
        Assert.Contains($"{manifest} could not be written: ", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB4018", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_user_is_explained_whether_the_manifest_names_it_or_not()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);

        var build = await sample.RunAsync(["-t:SfiExplainPermissions", "-p:SfiUser=warehouse@acme.example"]);

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("warehouse@acme.example can call the API (profile ", build.Output, StringComparison.Ordinal);
        Assert.Contains("Warehouse_Reader", build.Output, StringComparison.Ordinal);
    }
}
