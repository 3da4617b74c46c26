using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public partial class GateInABuildTests(PackageFixture package)
{
    [Theory]
    [InlineData("InProcess")]
    [InlineData("TaskHost")]
    [InlineData("Process")]
    public async Task Losing_the_group_fails_the_build_at_its_line_and_getting_it_back_passes(string host)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        string[] arguments = [$"-p:SfiTaskHost={host}", "-t:Build", "-getProperty:SfiUsersChecked"];

        sample.Org.Change.UnassignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        var failing = await sample.RunAsync(arguments);

        Assert.False(failing.Succeeded, failing.Output);
        Assert.Equal(
            ["salesforce-permissions.json(12,26): error SFI4003", "salesforce-permissions.json(13,23): error SFI4001"],
            failing.Errors.Order());
        Assert.Equal(
            WithoutDates(ShownInReadme("error SFI4001")),
            WithoutDates(failing.Findings.First(finding => finding.Code == "SFI4001").Message));

        sample.Org.Change.AssignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        var passing = await sample.RunAsync(arguments);

        Assert.True(passing.Succeeded, passing.Output);
        Assert.Equal("1", passing.Answer);
        Assert.Empty(sample.Org.Journal.Writes);
    }

    [Fact]
    public async Task A_pass_spares_the_next_builds_the_question_until_something_changes()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        Assert.True((await sample.RunAsync()).Succeeded);
        var asked = sample.Org.Journal.Count;

        var again = await sample.RunAsync(["-t:Build", "-getProperty:SfiUsersChecked"]);
        Assert.Equal("1", again.Answer);
        Assert.Equal(asked, sample.Org.Journal.Count);

        Assert.True((await sample.RunAsync(["-p:SfiOrgCheckMaxAgeMinutes=0"])).Succeeded);
        Assert.True(sample.Org.Journal.Count > asked);

        asked = sample.Org.Journal.Count;
        await File.AppendAllTextAsync(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json"), "\n");
        Assert.True((await sample.RunAsync()).Succeeded);
        Assert.True(sample.Org.Journal.Count > asked);
    }

    [Fact]
    public async Task A_report_that_is_older_than_the_pass_is_written_anew()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        async Task<string> Reported() =>
            JsonNode.Parse(await File.ReadAllTextAsync(sample.Workspace.PathOf("StripeBilling", "reports", "report.json")))!["outcome"]!
                .GetValue<string>();
        sample.Org.Change.UnassignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        await sample.RunAsync(["-p:SfiReportDirectory=reports"]);
        Assert.Equal("failed", await Reported());
        sample.Org.Change.AssignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        Assert.True((await sample.RunAsync()).Succeeded);

        Assert.True((await sample.RunAsync(["-p:SfiReportDirectory=reports"])).Succeeded);
        Assert.Equal("passed", await Reported());

        var asked = sample.Org.Journal.Count;
        Assert.True((await sample.RunAsync(["-p:SfiReportDirectory=reports"])).Succeeded);
        Assert.Equal(asked, sample.Org.Journal.Count);
    }

    [Fact]
    public async Task Reports_in_folders_of_their_own_do_not_have_the_org_asked_in_turns()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        async Task<int> Asked(string folder)
        {
            var before = sample.Org.Journal.Count;
            Assert.True((await sample.RunAsync(["-p:SfiReportDirectory=" + folder])).Succeeded);
            return sample.Org.Journal.Count - before;
        }

        Assert.NotEqual(0, await Asked("one"));
        Assert.NotEqual(0, await Asked("two"));
        Assert.Equal(0, await Asked("one"));
        Assert.Equal(0, await Asked("two"));
    }

    [Fact]
    public async Task A_warning_ends_the_pass_of_an_earlier_build_even_if_this_build_keeps_none()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        Assert.DoesNotContain("SFI4012", OrgCheckCodes(await sample.RunAsync()));
        sample.Org.Change.SetRemainingApiRequests(300);

        Assert.Contains("SFI4012", OrgCheckCodes(await sample.RunAsync(["-p:SfiOrgCheckMaxAgeMinutes=0"])));
        Assert.Contains("SFI4012", OrgCheckCodes(await sample.RunAsync()));
    }

    /// <summary>What one project says of warnings does not reach the check of all; what the command line says does.</summary>
    [Theory]
    [InlineData("-p:NoWarn=SFI4012", "message", true)]
    [InlineData("-p:WarningsAsErrors=SFI4012", "error", false)]
    [InlineData("-warnaserror:SFI4012", "error", false)]
    public async Task What_the_command_line_says_of_a_warning_counts(string argument, string severity, bool succeeds)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        sample.Org.Change.SetRemainingApiRequests(300);

        var build = await sample.RunAsync([argument]);

        Assert.Equal(succeeds, build.Succeeded);
        Assert.Equal([severity], build.Findings.Where(finding => finding.Code == "SFI4012").Select(finding => finding.Severity));
    }

    [Fact]
    public async Task A_cleaned_project_has_no_pass_left()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        Assert.True((await sample.RunAsync()).Succeeded);
        var asked = sample.Org.Journal.Count;

        Assert.True((await sample.RunAsync(["-t:Clean"])).Succeeded);
        Assert.True((await sample.RunAsync()).Succeeded);

        Assert.True(sample.Org.Journal.Count > asked);
    }

    /// <summary>Where nobody asked for the check, a project without a manifest is one that uses the rules alone.</summary>
    [Fact]
    public async Task The_check_alone_says_that_there_is_nothing_to_check_and_a_build_does_not()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        File.Delete(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json"));

        var check = await sample.RunAsync(["-t:SfiCheckPermissions"]);

        Assert.True(check.Succeeded, check.Output);
        Assert.StartsWith(
            "Nothing was checked: there is no salesforce-permissions.json beside the project or above it",
            Assert.Single(check.Findings, finding => finding is { Severity: "warning", Code: "SFI4000" }).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain((await sample.RunAsync()).Findings, IsOrgCheck);
    }

    /// <summary>Of the projects of a solution one may lie where no manifest is found.</summary>
    [Fact]
    public async Task A_project_that_has_to_be_checked_and_has_no_manifest_is_named()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        File.Delete(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json"));

        var build = await sample.RunAsync(["-p:SfiOrgCheck=required"]);

        Assert.False(build.Succeeded, build.Output);
        Assert.Equal(
            ["StripeBilling.csproj"],
            build.Findings.Where(finding => finding.Severity == "error").Select(finding => Path.GetFileName(finding.File)));
        Assert.Equal(0, build.TaskRuns("CheckPermissions"));
    }

    /// <summary>Nobody would wait for the answer.</summary>
    [Fact]
    public async Task Where_nothing_is_built_nothing_is_asked()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        Assert.True((await sample.RunAsync(["-p:SfiOrgCheck=off"])).Succeeded);

        var publish = await sample.RunAsync(["--no-restore", "-t:Publish", "-p:NoBuild=true"]);

        Assert.True(publish.Succeeded, publish.Output);
        Assert.Equal(0, sample.Org.Journal.Count);
    }

    /// <summary>
    /// The SDK spares itself the build of a program without a project where nothing changed, or nothing but its text since it was made.
    /// </summary>
    [Fact]
    public async Task A_program_of_a_single_file_is_checked_in_every_run()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        const string Hello = "#:package SfIntegrationAnalyzers@1.0.0\n#:property PublishAot=false\nSystem.Console.WriteLine(\"{0}\");\n";
        sample.Workspace.Write("StripeBilling/Only/app.cs", Hello);
        var environment = new Dictionary<string, string>(sample.Credentials)
        {
            ["XDG_DATA_HOME"] = Directory.CreateDirectory(sample.Workspace.PathOf("data")).FullName,
            ["SfiOrgCheckMaxAgeMinutes"] = "0",
        };
        Task<DotNetResult> RunAsync() => sample.Workspace.CommandAsync(["run", "StripeBilling/Only/app.cs"], environment);
        async Task<string> Answer() => await RunAsync() is var run && run.ExitCode == 0 ? run.StandardOutput.Trim() : run.Output;
        Assert.Equal("{0}", await Answer());
        var asked = sample.Org.Journal.Count;

        sample.Workspace.Write("StripeBilling/Only/app.cs", Hello.Replace("{0}", "{1}", StringComparison.Ordinal));
        Assert.Equal("{1}", await Answer());
        Assert.Equal(2 * asked, sample.Org.Journal.Count);

        sample.Org.Change.UnassignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        Assert.Contains("error SFI4001", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    /// <summary>Whoever can write to a folder above would else decide what a build asks, and of whom.</summary>
    [Theory]
    [InlineData("", "salesforce-permissions.json")]
    [InlineData("StripeBilling/.git/HEAD", "")]
    [InlineData(".git/HEAD", "salesforce-permissions.json")]
    public async Task A_manifest_above_the_project_is_found_up_to_the_root_of_the_repository(string repository, string found)
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        File.Move(workspace.PathOf("StripeBilling", "salesforce-permissions.json"), workspace.PathOf("salesforce-permissions.json"));
        if (repository.Length > 0)
        {
            workspace.Write(repository, "ref: refs/heads/main");
        }

        await workspace.RunAsync(["restore", "StripeBilling"]);
        var evaluation = await workspace.CommandAsync(["build", "StripeBilling", "--no-restore", "-getProperty:SfiPermissionManifest"]);

        Assert.True(evaluation.ExitCode == 0, evaluation.Output);
        Assert.Equal(found, Path.GetFileName(evaluation.Output.Trim()));
    }

    [Fact]
    public async Task A_failure_is_never_kept()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        sample.Org.Change.UnassignGroup(EmulatedBuild.User, EmulatedBuild.Group);
        Assert.False((await sample.RunAsync()).Succeeded);
        var asked = sample.Org.Journal.Count;

        Assert.False((await sample.RunAsync()).Succeeded);

        Assert.True(sample.Org.Journal.Count > asked);
    }

    [Fact]
    public async Task A_wrong_token_is_not_a_verdict()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);

        var build = await sample.RunAsync(environment: With(sample, "SF_ACCESS_TOKEN", "00D000000000001!not.a.token"));

        Assert.Equal(["SFI4903"], OrgCheckCodes(build));
    }

    [Theory]
    [InlineData("auto", "warning SFI4902", true)]
    [InlineData("required", "error SFI4902", false)]
    public async Task An_org_that_cannot_be_reached_is_not_a_verdict(string mode, string expected, bool succeeds)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);

        // Nobody has this port; one that an org leaves may be another test's by then.
        var build = await sample.RunAsync(
            [$"-p:SfiOrgCheck={mode}", "-p:SfiOrgCheckTimeoutSeconds=10"], With(sample, "SF_ORG_INSTANCE_URL", "http://127.0.0.1:9"));

        Assert.Equal(succeeds, build.Succeeded);
        Assert.Equal([expected], build.Findings.Where(IsOrgCheck).Select(finding => $"{finding.Severity} {finding.Code}"));
    }

    [Theory]
    [InlineData("auto", "-p:ContinuousIntegrationBuild=1", "", "warning SFI4901", true)]
    [InlineData("auto", "-v:m", "CI=true", "warning SFI4901", true)]
    [InlineData("auto", "-v:m", "TF_BUILD=True", "warning SFI4901", true)]
    [InlineData("auto", "-p:ContinuousIntegrationBuild=false", "CI=1", "message SFI4901", true)]
    [InlineData("required", "-p:ContinuousIntegrationBuild=false", "", "error SFI4901", false)]
    public async Task Without_credentials_the_mode_and_the_place_decide(
        string mode, string argument, string variable, string expected, bool succeeds)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var environment = variable.Split('=') is [var name, var value] ? new Dictionary<string, string> { [name] = value } : [];

        var build = await sample.RunAsync([$"-p:SfiOrgCheck={mode}", argument], environment);

        Assert.Equal(succeeds, build.Succeeded);
        Assert.Equal([expected], build.Findings.Where(IsOrgCheck).Select(finding => $"{finding.Severity} {finding.Code}"));
        Assert.Equal(0, sample.Org.Journal.Count);
    }

    [Theory]
    [InlineData("-p:SfiOrgCheck=off")]
    [InlineData("-p:DesignTimeBuild=true")]
    [InlineData("-t:Compile",
        "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true")]
    public async Task Switched_off_or_at_design_time_no_request_is_made(params string[] arguments)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);

        var build = await sample.RunAsync(arguments);

        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain(build.Findings, IsOrgCheck);
        Assert.Equal(0, build.TaskRuns("StartPermissionCheck") + build.TaskRuns("CheckPermissions"));
        Assert.Equal(0, sample.Org.Journal.Count);
    }

    [Fact]
    public async Task An_option_that_cannot_be_read_fails_the_build_before_anything_is_asked_and_says_what_to_write()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        (string Option, string Says)[] options =
        [
            ("SfiOrgCheck=requierd", "SfiOrgCheck is 'requierd', which is not auto, required or off. Write one of these."),
            ("SfiOrgCheckMaxAgeMinutes=an hour",
                "SfiOrgCheckMaxAgeMinutes is 'an hour', which is not a whole number of minutes from 0 to 999999. Write one, such as 60; "
                    + "0 asks the org in every build."),
            ("SfiOrgCheckMaxAgeMinutes=-1", "SfiOrgCheckMaxAgeMinutes is '-1', which"),
            ("SfiOrgCheckTimeoutSeconds=0",
                "SfiOrgCheckTimeoutSeconds is '0', which is not a whole number of seconds from 1 to 99999. Write one, such as 60."),
            ("SfiOrgCheckTimeoutSeconds=1.5", "SfiOrgCheckTimeoutSeconds is '1.5', which"),
        ];

        foreach (var (option, says) in options)
        {
            var build = await sample.RunAsync(["-p:" + option, "-t:SfiCheckPermissions"]);

            Assert.False(build.Succeeded, build.Output);
            var error = Assert.Single(build.Findings, finding => finding.Severity == "error");
            Assert.Equal(("SFI4000", "StripeBilling.csproj"), (error.Code, Path.GetFileName(error.File)));
            Assert.StartsWith("The Salesforce permissions cannot be checked: " + says, error.Message, StringComparison.Ordinal);
        }

        // A slip of the pen must not switch the check off where no manifest switches it on.
        File.Delete(sample.Workspace.PathOf("StripeBilling", "salesforce-permissions.json"));
        Assert.Equal(
            ["error SFI4000"],
            (await sample.RunAsync(["-p:SfiOrgCheck=requierd", "-t:SfiCheckPermissions"]))
                .Findings.Where(IsOrgCheck)
                .Select(finding => $"{finding.Severity} {finding.Code}"));
        Assert.Equal(0, sample.Org.Journal.Count);
    }

    /// <summary>The message that README shows under a heading, less the line of the file above it.</summary>
    private static string ShownInReadme(string heading) =>
        string.Join(' ', File.ReadLines(Repository.PathOf("README.md"))
            .SkipWhile(line => !line.EndsWith(heading, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("  |", StringComparison.Ordinal))
            .Select(line => line.Trim()));

    private static string WithoutDates(string message) => Date().Replace(message, "(date)");

    private static Dictionary<string, string> With(EmulatedBuild sample, string name, string value) =>
        new(sample.Credentials) { [name] = value };

    private static IEnumerable<string> OrgCheckCodes(BuildResult build) => build.Findings.Where(IsOrgCheck).Select(finding => finding.Code);

    private static bool IsOrgCheck(BuildDiagnostic diagnostic) => diagnostic.Code.StartsWith("SFI4", StringComparison.Ordinal);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Date();
}
