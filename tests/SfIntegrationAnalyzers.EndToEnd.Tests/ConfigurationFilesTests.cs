using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class ConfigurationFilesTests(PackageFixture package)
{
    private const string Settings = "{\r\n  // Endpoint of the org\r\n"
        + "  \"Salesforce\": { \"BaseUrl\": \"https://acme.my.salesforce.com/services/data/v25.0/\" }\r\n}\r\n";

    private const string Config = """
        <configuration>
          <appSettings>
            <add key="SalesforceUrl" value="https://login.salesforce.com/services/Soap/u/28.0" />
          </appSettings>
        </configuration>
        """;

    [Fact]
    public async Task Versions_in_configuration_files_are_reported_where_they_stand_and_upgraded_on_demand()
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);

        var build = await workspace.BuildAsync("App");
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(["app.config(3,82): warning SFI1001", "appsettings.json(3,76): warning SFI1001"], Retired(build));
        // The file that goes to the output goes there once, as it did before.
        Assert.Equal(Settings, await File.ReadAllTextAsync(workspace.PathOf("App", "bin", "Debug", "net10.0", "appsettings.json")));

        var dry = await workspace.BuildAsync("App", ["-t:SfiUpgradeApiVersions", "-p:SfiDryRun=1"]);
        Assert.True(dry.Succeeded, dry.Output);
        Assert.Contains("App: 2 API versions would be changed", dry.Output, StringComparison.Ordinal);
        Assert.Equal(Settings, await File.ReadAllTextAsync(workspace.PathOf("App", "appsettings.json")));

        var upgrade = await workspace.BuildAsync("App", ["-t:SfiUpgradeApiVersions"]);
        Assert.True(upgrade.Succeeded, upgrade.Output);
        Assert.Equal(
            Settings.Replace("v25.0", "v" + NewestVersion.Text, StringComparison.Ordinal),
            await File.ReadAllTextAsync(workspace.PathOf("App", "appsettings.json")));
        Assert.Contains(
            "/services/Soap/u/64.0", await File.ReadAllTextAsync(workspace.PathOf("App", "app.config")), StringComparison.Ordinal);

        Assert.Empty(Retired(await workspace.BuildAsync("App")));
    }

    /// <summary>Such a project has its files in the build of each framework, and none in the one that the target runs in.</summary>
    [Fact]
    public async Task Configuration_files_of_a_project_for_several_frameworks_are_upgraded_once()
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace, """
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """);

        var upgrade = await workspace.BuildAsync("App", ["-t:SfiUpgradeApiVersions"]);

        Assert.True(upgrade.Succeeded, upgrade.Output);
        Assert.Contains("App: 2 API versions changed.", upgrade.Output, StringComparison.Ordinal);
        Assert.Equal(
            Settings.Replace("v25.0", "v" + NewestVersion.Text, StringComparison.Ordinal),
            await File.ReadAllTextAsync(workspace.PathOf("App", "appsettings.json")));
    }

    /// <summary>The list of <c>docs/rules/SFI1001.md</c>.</summary>
    [Fact]
    public async Task Of_the_files_that_a_project_has_those_are_looked_at_that_are_configuration_by_their_name()
    {
        string[] looked =
        [
            "AppSettings.Staging.JSON", "Service.settings", "Web.Config", "app.config", "appsettings.json", "p.WSDL", "q.svcmap", "r.disco",
        ];
        var workspace = package.NewWorkspace();
        AddProject(workspace);
        foreach (var name in looked.Except(["app.config", "appsettings.json"]).Concat(["other.json", "other.config", "p.xsd"]))
        {
            workspace.Write($"App/{name}", Config);
        }

        var build = await workspace.BuildAsync("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(looked, Retired(build).Select(finding => finding.Split('(')[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever the rules report, whether this package or the project handed it to them.</summary>
    [Fact]
    public async Task Additional_files_that_the_rules_report_are_upgraded_too()
    {
        const string versions = """[{ "label": "Spring '24", "url": "/services/data/v25.0", "version": "60.0" }]""";
        var workspace = package.NewWorkspace();
        AddProject(workspace);
        workspace.Write("App/data.json", Settings);
        workspace.Write("App/marked.txt", Settings);
        workspace.Write("App/salesforce-api-versions.json", versions);
        workspace.Write("App/Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="appsettings.json" />
                <AdditionalFiles Include="data.json" SfiConfiguration="false" />
                <AdditionalFiles Include="marked.txt" SfiConfiguration="true" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(
            ["app.config(3,82)", "appsettings.json(3,76)", "marked.txt(3,76)"],
            Retired(await workspace.BuildAsync("App")).Select(finding => finding.Split(':')[0]));

        var upgrade = await workspace.BuildAsync("App", ["-t:SfiUpgradeApiVersions"]);

        Assert.True(upgrade.Succeeded, upgrade.Output);
        Assert.Empty(Retired(await workspace.BuildAsync("App")));
        Assert.Equal(Settings, await File.ReadAllTextAsync(workspace.PathOf("App", "data.json")));
        Assert.Equal(versions, await File.ReadAllTextAsync(workspace.PathOf("App", "salesforce-api-versions.json")));
    }

    [Theory]
    [InlineData("-p:SfiAnalyzeConfigurationFiles=false")]
    [InlineData("-p:SfiRulePreset=None")]
    [InlineData("-p:IsTestProject=true")]
    public async Task A_project_can_do_without_these_warnings(string property)
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);

        var build = await workspace.BuildAsync("App", [property]);

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
    }

    /// <summary>What the rules are silent about is not changed either.</summary>
    [Theory]
    [InlineData("SfiAnalyzeConfigurationFiles=false", "SfiAnalyzeConfigurationFiles is false")]
    [InlineData("IsTestProject=true", "it is a test project, and SfiAnalyzeTests is not true")]
    public async Task What_a_project_does_without_is_not_upgraded(string property, string reason)
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);

        var upgrade = await workspace.BuildAsync("App", ["-t:SfiUpgradeApiVersions", "-p:" + property]);

        Assert.True(upgrade.Succeeded, upgrade.Output);
        Assert.Contains($"App: its configuration files were not changed, because {reason}.", upgrade.Output, StringComparison.Ordinal);
        Assert.Equal(Settings, await File.ReadAllTextAsync(workspace.PathOf("App", "appsettings.json")));
    }

    [Fact]
    public async Task A_preset_that_does_not_exist_is_named()
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);

        var build = await workspace.BuildAsync("App", ["-p:SfiRulePreset=retired"]);

        Assert.Contains(
            "SfiRulePreset is 'retired', which is not a preset.",
            Assert.Single(build.Findings, finding => finding.Code == "SFI0001").Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SfiErrorTriage=yes",
        "SfiErrorTriage is 'yes', which is neither true nor false, so that SalesforceErrorTriage is not generated. Write true or false.")]
    [InlineData("SfiAnalyzeConfigurationFiles=none",
        "SfiAnalyzeConfigurationFiles is 'none', which is neither true nor false, so that configuration files are analysed. "
            + "Write true or false.")]
    public async Task A_switch_that_is_neither_on_nor_off_is_named(string property, string message)
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);

        var build = await workspace.BuildAsync("App", ["-p:" + property]);

        Assert.Equal(message, Assert.Single(build.Findings, finding => finding.Code == "SFI0001").Message);
    }

    private static IEnumerable<string> Retired(BuildResult build) =>
        build.Findings.Where(finding => finding.Code == "SFI1001").Select(finding => finding.Summary).Order();

    private static void AddProject(Workspace workspace, string framework = "<TargetFramework>net10.0</TargetFramework>")
    {
        workspace.Write("App/Empty.cs", "namespace App;");
        workspace.Write("App/appsettings.json", Settings);
        workspace.Write("App/app.config", Config);
        workspace.Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}
              </PropertyGroup>
              <ItemGroup>
                <None Update="appsettings.json" CopyToOutputDirectory="PreserveNewest" />
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
    }
}
