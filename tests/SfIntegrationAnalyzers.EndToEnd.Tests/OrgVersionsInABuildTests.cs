using System.Text.Json;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class OrgVersionsInABuildTests(PackageFixture package)
{
    [Theory]
    [InlineData("InProcess")]
    [InlineData("TaskHost")]
    [InlineData("Process")]
    public async Task The_versions_of_the_code_are_held_against_those_of_the_org_and_stand_in_the_reports(string host)
    {
        await using var sample = await EmulatedBuild.StartAsync(
            package, org => org with { MinimumApiVersion = "31.0", MaximumApiVersion = "66.0" });
        var code = sample.Workspace.PathOf("StripeBilling", "InvoiceSync.cs");
        var text = await File.ReadAllTextAsync(code);
        string[] arguments = [$"-p:SfiTaskHost={host}", "-p:SfiReportDirectory=reports"];

        var build = await sample.RunAsync(arguments);
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(["InvoiceSync.cs(13,73): warning SFI4013"], Unsupported(build));
        Assert.Equal(("passed", 1, 1), InReports(sample.Workspace));

        // The verdict on permissions still holds; the code is another one, and the org is not asked again.
        var asked = sample.Org.Journal.Count;
        await File.WriteAllTextAsync(code, text.Replace("v36.0", "v67.0", StringComparison.Ordinal));
        build = await sample.RunAsync(arguments);
        Assert.False(build.Succeeded, build.Output);
        Assert.Equal(["InvoiceSync.cs(13,73): warning SFI4013", "InvoiceSync.cs(22,74): error SFI4013"], Unsupported(build));
        Assert.Contains(
            "production does not support API 67.0",
            build.Findings.Last(finding => finding.Code == "SFI4013").Message,
            StringComparison.Ordinal);
        Assert.Equal(("failed", 2, 2), InReports(sample.Workspace));

        // What is mended stands nowhere any more, although no check wrote the reports anew.
        await File.WriteAllTextAsync(
            code, text.Replace("v36.0", "v66.0", StringComparison.Ordinal).Replace("v25.0", "v66.0", StringComparison.Ordinal));
        build = await sample.RunAsync(arguments);
        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(Unsupported(build));
        Assert.Equal(("passed", 0, 0), InReports(sample.Workspace));
        Assert.Equal(asked, sample.Org.Journal.Count);
    }

    /// <summary>
    /// The rules have them among their additional files by then, and a list that
    /// is read again only when a file changed does not notice one that is gone.
    /// </summary>
    [Fact]
    public async Task A_configuration_file_is_reported_once_as_long_as_it_is_there()
    {
        await using var sample = await EmulatedBuild.StartAsync(package, org => org with { MinimumApiVersion = "37.0" });
        string[] arguments = ["-p:SfiReportDirectory=reports"];
        Assert.True((await sample.RunAsync(arguments)).Succeeded);
        Assert.Equal(("passed", 2, 2), InReports(sample.Workspace));
        var settings = sample.Workspace.Write(
            "StripeBilling/appsettings.json", """{ "Salesforce": { "Endpoint": "/services/data/v36.0/query" } }""");
        // One that somebody unpacked has a date of its own.
        File.SetLastWriteTimeUtc(settings, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var build = await sample.RunAsync(arguments);
        Assert.Contains("appsettings.json(1,47): warning SFI4013", Unsupported(build));
        Assert.Equal(("passed", 3, 3), InReports(sample.Workspace));

        Assert.DoesNotContain(
            "appsettings.json(1,47): warning SFI4013",
            Unsupported(await sample.RunAsync([.. arguments, "-p:SfiAnalyzeConfigurationFiles=false"])));

        File.Delete(settings);
        build = await sample.RunAsync(arguments);
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(("passed", 2, 2), InReports(sample.Workspace));
        Assert.Equal(0, (await sample.RunAsync(arguments)).TaskRuns("CollectApiVersions"));
    }

    /// <summary>In a fresh clone: nothing was built before it.</summary>
    [Theory]
    [InlineData("<TargetFramework>net10.0</TargetFramework>")]
    [InlineData("<TargetFrameworks>net10.0</TargetFrameworks>")]
    public async Task The_check_alone_looks_at_the_code_too(string framework)
    {
        await using var sample = await EmulatedBuild.StartAsync(package, org => org with { MinimumApiVersion = "31.0" });
        var project = sample.Workspace.PathOf("StripeBilling", "StripeBilling.csproj");
        await File.WriteAllTextAsync(
            project,
            (await File.ReadAllTextAsync(project))
                .Replace("<TargetFramework>net10.0</TargetFramework>", framework, StringComparison.Ordinal));

        var check = await sample.RunAsync(["-t:SfiCheckPermissions", "-getProperty:SfiUsersChecked"]);

        Assert.True(check.Succeeded, check.Output);
        Assert.Equal(["InvoiceSync.cs(13,73): warning SFI4013"], Unsupported(check));
        Assert.Equal("1", check.Answer);
        Assert.Equal(1, check.TaskRuns("CheckPermissions"));
    }

    [Fact]
    public async Task The_rules_go_by_the_versions_that_the_org_says()
    {
        await using var sample = await EmulatedBuild.StartAsync(
            package, org => org with { MinimumApiVersion = "31.0", MaximumApiVersion = "66.0" });
        var code = sample.Workspace.PathOf("StripeBilling", "InvoiceSync.cs");
        await File.WriteAllTextAsync(code, (await File.ReadAllTextAsync(code)).Replace("v36.0", "v67.0", StringComparison.Ordinal));

        var write = await sample.RunAsync(["-t:SfiWriteApiVersions"]);
        Assert.True(write.Succeeded, write.Output);
        Assert.Contains(
            "\"version\": \"66.0\"",
            await File.ReadAllTextAsync(sample.Workspace.PathOf("StripeBilling", "salesforce-api-versions.json")),
            StringComparison.Ordinal);
        Assert.Empty(sample.Org.Journal.Writes);

        var build = await sample.RunAsync(["-p:SfiOrgCheck=off"]);
        Assert.Contains("InvoiceSync.cs(22,74): warning SFI1007", build.Warnings);
    }

    [Theory]
    [InlineData("StripeBilling/.git/HEAD", "")]
    [InlineData(".git/HEAD", "salesforce-api-versions.json")]
    public async Task A_version_table_above_the_project_is_found_up_to_the_root_of_the_repository(string repository, string found)
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        workspace.Write("salesforce-api-versions.json", "no table");
        workspace.Write(repository, "ref: refs/heads/main");

        await workspace.RunAsync(["restore", "StripeBilling"]);
        var evaluation = await workspace.CommandAsync(["build", "StripeBilling", "--no-restore", "-getProperty:SfiApiVersions"]);

        Assert.True(evaluation.ExitCode == 0, evaluation.Output);
        Assert.Equal(found, Path.GetFileName(evaluation.Output.Trim()));
    }

    [Fact]
    public async Task A_version_table_that_the_project_names_counts_under_any_name_and_has_to_be_there()
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        workspace.Write("tables/acme.json", """[{ "label": "Winter '16", "url": "/services/data/v35.0", "version": "35.0" }]""");

        var build = await workspace.BuildAsync("StripeBilling", ["-p:SfiApiVersions=../tables/acme.json", "-p:SfiOrgCheck=off"]);
        Assert.Contains("InvoiceSync.cs(22,74): warning SFI1007", build.Warnings);

        build = await workspace.BuildAsync("StripeBilling", ["-p:SfiApiVersions=../tables/acmee.json", "-p:SfiOrgCheck=off"]);
        Assert.StartsWith(
            "SfiApiVersions is '../tables/acmee.json', but there is no such file",
            Assert.Single(build.Findings, finding => finding.Code == "SFI0001").Message,
            StringComparison.Ordinal);
    }

    /// <summary>
    /// The outcome, and how often SFI4013 stands in the data and in the code scanning report; the texts for people are of the same report.
    /// </summary>
    private static (string? Outcome, int InData, int InSarif) InReports(Workspace workspace)
    {
        var reports = workspace.PathOf("StripeBilling", "reports");
        using var data = JsonDocument.Parse(File.ReadAllText(Path.Combine(reports, "report.json")));
        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(reports, "report.sarif")));
        var found = data.RootElement.GetProperty("findings")
            .EnumerateArray()
            .Where(finding => finding.GetProperty("id").GetString() == "SFI4013")
            .ToList();
        Assert.All(found, finding => Assert.Equal("StripeBilling.csproj", finding.GetProperty("subject").GetString()));
        Assert.All(
            ["report.md", "report.html"],
            name => Assert.Equal(
                found.Count > 0,
                File.ReadAllText(Path.Combine(reports, name)).Contains("SFI4013", StringComparison.Ordinal)));
        return (
            data.RootElement.GetProperty("outcome").GetString(),
            found.Count,
            sarif.RootElement.GetProperty("runs")[0]
                .GetProperty("results")
                .EnumerateArray()
                .Count(result => result.GetProperty("ruleId").GetString() == "SFI4013"));
    }

    private static IEnumerable<string> Unsupported(BuildResult build) =>
        build.Findings.Where(finding => finding.Code == "SFI4013").Select(finding => finding.Summary).Order();
}
