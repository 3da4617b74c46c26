using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>NuGet has a project read the targets of its packages, and <c>Directory.Build.targets</c> after them.</summary>
public sealed class LateOptionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-late-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("SfiOrgCheck", "required")]
    [InlineData("SfiOrgCheck", "off")]
    [InlineData("SfiOrg", "uat")]
    [InlineData("SfiPermissionManifest", "other.json")]
    [InlineData("SfiReportDirectory", "reports")]
    [InlineData("SfiOrgCheckTimeoutSeconds", "5")]
    [InlineData("SfiOrgCheckMaxAgeMinutes", "0")]
    public async Task An_option_that_comes_too_late_to_be_seen_is_an_error_and_never_ignored(string name, string value)
    {
        foreach (var target in new[] { "SfiStartPermissionCheck", "SfiCheckPermissions", "SfiExplainPermissions" })
        {
            var build = await BuildAsync($"-t:{target}", before: "", after: $"<{name}>{value}</{name}>");

            Assert.Equal(1, build.ExitCode);
            Assert.Contains(
                $"error SFI4000: The Salesforce permissions cannot be checked: {name} is set too late",
                build.Output,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_said_in_time_may_be_said_again()
    {
        var build = await BuildAsync(
            "-t:SfiCheckPermissions", before: "<SfiOrgCheck>off</SfiOrgCheck>", after: "<SfiOrgCheck>off</SfiOrgCheck>");

        Assert.Equal(0, build.ExitCode);
    }

    [Fact]
    public async Task An_editor_is_told_nothing()
    {
        var build = await BuildAsync(
            "-t:SfiCheckPermissions", before: "<DesignTimeBuild>true</DesignTimeBuild>", after: "<SfiOrgCheck>off</SfiOrgCheck>");

        Assert.Equal(0, build.ExitCode);
    }

    private async Task<DotNetResult> BuildAsync(string target, string before, string after)
    {
        var project = Path.Combine(_folder, "p.proj");
        await File.WriteAllTextAsync(project, $"""
            <Project>
              <PropertyGroup>{before}</PropertyGroup>
              <Import Project="{Repository.PathOf("build", "SfIntegrationAnalyzers.props")}" />
              <Import Project="{Repository.PathOf("build", "SfIntegrationAnalyzers.targets")}" />
              <PropertyGroup>{after}</PropertyGroup>
            </Project>
            """);
        return await DotNet.RunAsync(["msbuild", project, "-nologo", target, OrgCheckProject.TasksUnderTest], _folder);
    }
}
