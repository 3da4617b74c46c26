using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Reporting;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>
/// The project file finds a verdict that holds by itself, so that a build loads nothing of the check. Nobody answers the check here: what
/// passes, passes by the verdict alone.
/// </summary>
public sealed class VerdictInMSBuildTests : IDisposable
{
    private const string Instance = "http://127.0.0.1:9";

    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-verdict-").FullName;

    private string Manifest => Path.Combine(_folder, "salesforce-permissions.json");

    private string Verdict => Path.Combine(_folder, "obj", "SfIntegrationAnalyzers.verdict");

    public VerdictInMSBuildTests() =>
        File.Copy(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json"), Manifest);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("C.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    [InlineData("th_TH.UTF-8")]
    public async Task A_verdict_that_holds_passes_without_the_check_and_says_its_time_in_the_calendar_of_the_log(string culture)
    {
        // Young enough for builds that take minutes to find it.
        Keep(TimeSpan.FromMinutes(30));
        _environment["LC_ALL"] = culture;

        var build = await BuildAsync("-getProperty:SfiUsersChecked");

        Assert.Equal((0, "7"), (build.ExitCode, build.StandardOutput.Trim()));
        var report = new VerdictCache(Verdict, TimeProvider.System).Find(Request, TimeSpan.FromHours(1))!.ToReport(Manifest);
        Assert.Contains(ConsoleReport.Summary(report), (await BuildAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(-30)]
    public async Task A_verdict_that_is_too_old_or_of_the_future_does_not_hold(int minutes)
    {
        Keep(TimeSpan.FromMinutes(minutes));

        await AssertAskedAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_verdict_ends_when_time_alone_may_change_it(int minutes)
    {
        Keep(TimeSpan.FromMinutes(5), TimeProvider.System.GetUtcNow().AddMinutes(minutes));

        await AssertAskedAsync();
    }

    [Fact]
    public async Task A_verdict_that_ends_later_holds()
    {
        Keep(TimeSpan.FromMinutes(5), TimeProvider.System.GetUtcNow().AddMinutes(30));

        Assert.Equal(
            (0, "7"),
            (await BuildAsync("-getProperty:SfiUsersChecked")) is var build ? (build.ExitCode, build.StandardOutput.Trim()) : default);
    }

    [Theory]
    [InlineData("SfiOrg", "uat")]
    [InlineData("SfiOrgCheckMaxAgeMinutes", "0")]
    public async Task Another_property_is_another_verdict(string name, string value)
    {
        Keep(TimeSpan.Zero);

        await AssertAskedAsync($"-p:{name}={value}");
    }

    [Fact]
    public async Task A_pass_that_was_kept_ends_with_a_check_that_did_not_pass_though_that_check_keeps_nothing()
    {
        Keep(TimeSpan.Zero);

        await AssertAskedAsync("-p:SfiOrgCheckMaxAgeMinutes=0");

        await AssertAskedAsync();
    }

    [Theory]
    [InlineData("SF_USERNAME")]
    [InlineData("SF_CLIENT_ID__PRODUCTION")]
    [InlineData("SFI_ORG")]
    public async Task Another_checker_or_org_in_the_environment_is_another_verdict(string variable)
    {
        Keep(TimeSpan.Zero);
        _environment[variable] = "acme";

        await AssertAskedAsync();
    }

    [Fact]
    public async Task A_build_that_wants_reports_and_has_none_asks()
    {
        Keep(TimeSpan.Zero);

        await AssertAskedAsync($"-p:SfiReportPath={Path.Combine(_folder, "reports")}");
    }

    [Fact]
    public async Task Another_manifest_is_another_verdict()
    {
        Keep(TimeSpan.Zero);
        await File.AppendAllTextAsync(Manifest, " ");

        await AssertAskedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("$([System.IO.File]::ReadAllText('/etc/hostname'))|@(Item);%2a'\"")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000|1|99999999999|7|production|__PRODUCTION|")]
    public async Task Garbage_does_not_hold(string garbage)
    {
        Keep(TimeSpan.Zero);
        await File.WriteAllTextAsync(Verdict, garbage);

        await AssertAskedAsync();
    }

    [Theory]
    [InlineData("|7|", "|8|")]
    [InlineData("|production|", "|elsewhere|")]
    public async Task A_verdict_that_somebody_changed_does_not_hold(string part, string changed)
    {
        Keep(TimeSpan.Zero);
        await File.WriteAllTextAsync(Verdict, (await File.ReadAllTextAsync(Verdict)).Replace(part, changed, StringComparison.Ordinal));

        await AssertAskedAsync();
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_manifest_is_named_by_the_check()
    {
        Keep(TimeSpan.Zero);
        File.Delete(Manifest);
        Directory.CreateDirectory(Manifest);

        await AssertAskedAsync();
    }

    private readonly Dictionary<string, string> _environment =
        new() { ["SF_ORG_INSTANCE_URL"] = Instance, ["SF_ACCESS_TOKEN"] = "00D000000000001!of.no.use" };

    private CheckRequest Request =>
        new() { ManifestPath = Manifest, ManifestText = File.ReadAllText(Manifest), Environment = _environment, Org = "" };

    private void Keep(TimeSpan age, DateTimeOffset? holdsUntil = null) => new VerdictCache(Verdict, TimeProvider.System).Keep(
        Request,
        new CheckReport
        {
            Outcome = CheckOutcome.Passed,
            ManifestPath = Manifest,
            CheckedAt = TimeProvider.System.GetUtcNow() - age,
            HoldsUntil = holdsUntil,
            OrgKey = "production",
            UsersChecked = 7,
            OrgVersions = [new(new(66), "Spring '26")],
        });

    /// <summary>Whoever asks finds nobody at the address, or no such org in the manifest.</summary>
    private async Task AssertAskedAsync(params string[] arguments)
    {
        var build = await BuildAsync(arguments);
        Assert.Equal(1, build.ExitCode);
        Assert.Matches("error SFI4(902|000)", build.Output);
        Assert.DoesNotContain("MSB4", build.Output, StringComparison.Ordinal);
    }

    private Task<DotNetResult> BuildAsync(params string[] arguments) => DotNet.RunAsync(
        [.. OrgCheckProject.Check(Manifest, timeoutSeconds: 1), .. arguments], _folder, _environment);
}
