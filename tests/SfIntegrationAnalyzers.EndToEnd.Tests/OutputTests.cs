using System.IO.Compression;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>A project for the web takes every JSON file beside it for content: what says who may call is no content.</summary>
[Collection(PackageTests.Name)]
public class OutputTests(PackageFixture package)
{
    [Theory]
    [InlineData("salesforce-permissions.json")]
    [InlineData("access/manifest.json")]
    public async Task Nothing_that_the_check_reads_or_writes_is_copied_published_or_packed(string manifest)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var workspace = sample.Workspace;
        workspace.Write("Web/Empty.cs", "namespace Web;");
        workspace.Write("Web/appsettings.json", "{}");
        workspace.Write(
            "Web/salesforce-api-versions.json", """[{ "label": "Winter '16", "url": "/services/data/v35.0", "version": "35.0" }]""");
        File.Copy(
            workspace.PathOf("StripeBilling", "salesforce-permissions.json"), workspace.Write("Web/" + manifest, ""), overwrite: true);
        workspace.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
                <IsPackable>true</IsPackable>
                <SfiPermissionManifest>{manifest}</SfiPermissionManifest>
                <SfiReportDirectory>reports</SfiReportDirectory>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);

        // The first makes the schema and the report, the second finds them there.
        Assert.True((await workspace.BuildAsync("Web", environment: sample.Credentials)).Succeeded);
        var build = await workspace.BuildAsync("Web", ["-t:Publish;Pack"], sample.Credentials);

        Assert.True(build.Succeeded, build.Output);
        Assert.True(File.Exists(workspace.PathOf("Web", Path.GetDirectoryName(manifest)!, "reports", "report.json")));
        Assert.True(File.Exists(workspace.PathOf("Web", Path.GetDirectoryName(manifest)!, "salesforce-permissions.schema.json")));
        var output = workspace.PathOf("Web", "bin");
        await using var packed = await ZipFile.OpenReadAsync(
            Assert.Single(Directory.GetFiles(output, "*.nupkg", SearchOption.AllDirectories)));
        Assert.Equal(
            ["appsettings.json"],
            Directory.GetFiles(output, "*.json", SearchOption.AllDirectories).Concat(packed.Entries.Select(entry => entry.FullName))
                .Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)!)
                .Where(file => !file.StartsWith("Web.", StringComparison.Ordinal)).Distinct());
    }
}
