using System.Diagnostics;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.Testing.Building;
using Xunit.Abstractions;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>
/// Builds that are ended at any moment of a check, that run beside each other, or have nowhere to write: the next build is right.
/// </summary>
public sealed class InterruptedBuildTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string User = "stripe@acme.example";
    private const string Group = "Stripe_Integration_Access";

    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-interrupted-").FullName;
    private EmulatedOrg _org = null!;

    private string Manifest => Path.Combine(_folder, "salesforce-permissions.json");

    private string Objects => Path.Combine(_folder, "obj");

    private string Reports => Path.Combine(_folder, "reports");

    public async Task InitializeAsync()
    {
        _org = await EmulatedOrg.StartAsync(OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json")));
        CopyManifest();
    }

    public async Task DisposeAsync()
    {
        await _org.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// How many requests are answered before the one in whose midst the build ends; the check of a lost grant makes three.
    /// </summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    public async Task A_build_that_is_killed_or_interrupted_misleads_nobody(int answered, bool byInterrupt)
    {
        var struck = new TaskCompletionSource();
        await InterruptAsync(Fault.Silence(struck.SetResult), answered, struck.Task, byInterrupt);
    }

    /// <summary>Some part of some answer is sent. SFI_SEED draws other points.</summary>
    [Fact]
    public async Task A_build_that_is_killed_at_random_points_misleads_nobody()
    {
        var random = new Random(Draw.Seed);
        for (var round = 0; round < Draw.Cases(4); round++)
        {
            var (answered, share) = (random.Next(3), random.NextDouble());
            output.WriteLine($"killed after {answered} answers and {share:P0} of the next");
            var struck = new TaskCompletionSource();
            await InterruptAsync(Fault.Stall(share, struck.SetResult), answered, struck.Task, byInterrupt: false);
            Directory.Delete(Objects, recursive: true);
            Directory.Delete(Reports, recursive: true);
        }
    }

    [Fact]
    public async Task Eight_builds_at_once_are_right_each_and_leave_one_verdict_and_one_report()
    {
        var builds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UsersCheckedAsync()));

        Assert.All(builds, build => Assert.Equal((0, "1"), build));
        Assert.Equal([".gitignore", "SfIntegrationAnalyzers.verdict"], Files(Objects).Order(StringComparer.Ordinal));
        Assert.Equal(["report.html", "report.json", "report.md", "report.sarif"], Files(Reports).Order());
        var asked = _org.Journal.Count;
        Assert.Equal((0, "1"), await UsersCheckedAsync());
        Assert.Equal(asked, _org.Journal.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nothing_can_be_written_the_verdict_stands_and_it_is_said(bool isBroken)
    {
        // A file where a folder should be can be written to by nobody, on every system, root included.
        await File.WriteAllTextAsync(Objects, "");
        await File.WriteAllTextAsync(Reports, "");
        if (isBroken)
            _org.Change.UnassignGroup(User, Group);

        var build = await BuildAsync();

        Assert.Equal(isBroken ? 1 : 0, build.ExitCode);
        Assert.Equal(isBroken, build.Output.Contains("error SFI4001", StringComparison.Ordinal));
        Assert.Contains("warning SFI4909", build.Output, StringComparison.Ordinal);

        File.Delete(Objects);
        File.Delete(Reports);
        if (isBroken)
            _org.Change.AssignGroup(User, Group);

        Assert.Equal((0, "1"), await UsersCheckedAsync());
        Assert.Equal([".gitignore", "SfIntegrationAnalyzers.verdict"], Files(Objects).Order(StringComparer.Ordinal));
    }

    [FullDiskTheory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 8)]
    [InlineData(true, 8)]
    public async Task On_a_full_disk_the_verdict_stands_and_once_there_is_room_the_next_build_is_whole(bool isBroken, int kilobytesLeft)
    {
        using var disk = new SmallDisk(_folder);
        CopyManifest();
        if (isBroken)
            _org.Change.UnassignGroup(User, Group);
        disk.Fill(kilobytesLeft);

        var build = await BuildAsync();

        Assert.Equal(isBroken ? 1 : 0, build.ExitCode);
        Assert.Equal(isBroken, build.Output.Contains("error SFI4001", StringComparison.Ordinal));
        Assert.Contains("warning SFI4909", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Files(Objects).Concat(Files(Reports)), file => file.EndsWith(".tmp", StringComparison.Ordinal));

        disk.Empty();
        if (!isBroken)
            _org.Change.UnassignGroup(User, Group);

        // Whatever was kept of a pass under the full disk holds for an hour, as any other: it is not what is asked for here.
        Assert.Contains("error SFI4001", (await BuildAsync("-p:SfiOrgCheckMaxAgeMinutes=0")).Output, StringComparison.Ordinal);
        _org.Change.AssignGroup(User, Group);
        Assert.Equal((0, "1"), await UsersCheckedAsync());
        Assert.Equal([".gitignore", "SfIntegrationAnalyzers.verdict"], Files(Objects).Order(StringComparer.Ordinal));
        Assert.Equal(["report.html", "report.json", "report.md", "report.sarif"], Files(Reports).Order());
    }

    [Fact]
    public async Task A_full_disk_under_the_job_summary_is_said_and_changes_nothing()
    {
        // Linux has a file that is always full; elsewhere a folder takes its place, which cannot be appended to either.
        var build = await BuildAsync(environment: new Dictionary<string, string>
        {
            ["GITHUB_STEP_SUMMARY"] = File.Exists("/dev/full") ? "/dev/full" : _folder,
        });

        Assert.Equal(0, build.ExitCode);
        Assert.Contains("warning SFI4909", build.Output, StringComparison.Ordinal);
    }

    private void CopyManifest() =>
        File.Copy(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json"), Manifest, overwrite: true);

    /// <summary>
    /// The grant is lost, the build ends in mid-check, and the builds after it see first that it is lost and then that it is back.
    /// </summary>
    private async Task InterruptAsync(Fault fault, int answered, Task struck, bool byInterrupt)
    {
        _org.Change.UnassignGroup(User, Group);
        _org.Faults.Add(fault, times: 1, after: answered);
        Process? process = null;
        var ended = BuildAsync(onStarted: started => process = started);
        await struck;
        if (byInterrupt && !OperatingSystem.IsWindows())
            Process.Start("kill", ["-INT", $"{process!.Id}"]).Dispose();
        else
            process!.Kill(entireProcessTree: true);

        // Far above what it takes; the check itself would wait for an hour.
        Assert.NotEqual(0, (await ended.WaitAsync(TimeSpan.FromMinutes(5))).ExitCode);
        Assert.Empty(Files(Objects));
        Assert.DoesNotContain(Files(Reports), file => file.EndsWith(".tmp", StringComparison.Ordinal));

        Assert.Contains("error SFI4001", (await BuildAsync()).Output, StringComparison.Ordinal);
        _org.Change.AssignGroup(User, Group);
        Assert.Equal((0, "1"), await UsersCheckedAsync());
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder).Select(file => Path.GetFileName(file)) : [];

    private async Task<(int ExitCode, string UsersChecked)> UsersCheckedAsync()
    {
        var build = await BuildAsync("-getProperty:SfiUsersChecked");
        return (build.ExitCode, build.StandardOutput.Trim());
    }

    private Task<DotNetResult> BuildAsync(
        string? argument = null,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<Process>? onStarted = null) => DotNet.RunAsync(
        [
            .. OrgCheckProject.Check(Manifest, timeoutSeconds: 7200),
            $"-p:SfiReportPath={Reports}",
            .. argument is null ? Array.Empty<string>() : [argument],
        ],
        _folder,
        new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["SF_ORG_INSTANCE_URL"] = _org.Url,
            ["SF_ACCESS_TOKEN"] = _org.AccessTokenFor("checker@acme.example"),
        },
        onStarted: onStarted);
}
