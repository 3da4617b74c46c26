using SfIntegrationAnalyzers.Testing.Building;
using SfIntegrationAnalyzers.Tests.ApiVersions;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>Every way of writing a version that the rules are tested with, upgraded from the command line.</summary>
[Collection(PackageTests.Name)]
public class EveryShapeFixedTests(PackageFixture package)
{
    [Fact]
    public async Task Dotnet_format_leaves_no_retired_version_of_any_shape_and_a_project_that_builds()
    {
        var workspace = package.NewWorkspace();
        AddProject(workspace);
        var before = await workspace.BuildAsync("App");
        Assert.True(before.Succeeded, before.Output);
        Assert.Equal(MarkedFiles(), FilesWithRetiredVersions(before));

        var format = await workspace.CommandAsync(["format", "analyzers", "App", "--no-restore", "--diagnostics", "SFI1001"]);

        Assert.True(format.ExitCode == 0, format.Output);
        var after = await workspace.BuildAsync("App");
        Assert.True(after.Succeeded, after.Output);
        Assert.Empty(FilesWithRetiredVersions(after));
    }

    private static string[] MarkedFiles() =>
        [.. RetiredVersionShapes.Sources.Select((_, i) => $"Shape{i}.cs").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> FilesWithRetiredVersions(BuildResult build) =>
        build.Findings.Where(finding => finding.Code == "SFI1001")
            .Select(finding => finding.Summary.Split('(')[0])
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static void AddProject(Workspace workspace)
    {
        foreach (var (source, i) in RetiredVersionShapes.Sources.Select((source, i) => (source, i)))
        {
            workspace.Write(
                $"App/Shape{i}.cs", source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        }

        workspace.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Using Include="System.Net" />
                <Using Include="System.Text" />
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
    }
}
