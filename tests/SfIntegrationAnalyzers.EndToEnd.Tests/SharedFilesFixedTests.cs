using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>
/// Files that are compiled several times, for several target frameworks and in several projects: upgraded once, from the command line.
/// </summary>
[Collection(PackageTests.Name)]
public class SharedFilesFixedTests(PackageFixture package)
{
    private const string Shared = """
        namespace Acme;

        public static class Wire
        {
            public const string Query = "/services/data/v28.0/query"; // one of each framework
        #if WINDOWS
            public const string Login = "https://login.salesforce.com/services/Soap/u/27.0";
        #else
            public static string Limits(string host) => $"{host}/services/data/{Level}/limits";
            private const string Level = "v26.0";
        #endif
        }
        """;

    private const string Own = """
        namespace Acme;

        public static class Bulk
        {
            public static string Job(string host) => host + "/services/async/29.0/job";
        }
        """;

    [Fact]
    public async Task Dotnet_format_changes_each_literal_once_and_the_solution_builds()
    {
        var workspace = package.NewWorkspace();
        workspace.Write("Shared/Wire.cs", Shared);
        AddProject(workspace, "Library", """
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """);
        AddProject(workspace, "Tool", "<TargetFramework>net10.0</TargetFramework>");
        workspace.Write("Library/Bulk.cs", Own);
        workspace.Write(
            "All.slnx", """<Solution><Project Path="Library/Library.csproj" /><Project Path="Tool/Tool.csproj" /></Solution>""");
        var before = await workspace.BuildAsync("All.slnx");
        Assert.True(before.Succeeded, before.Output);
        Assert.Contains(before.Diagnostics, diagnostic => diagnostic.Code == "SFI1001");

        var format = await workspace.CommandAsync(["format", "analyzers", "All.slnx", "--no-restore", "--diagnostics", "SFI1001"]);

        Assert.True(format.ExitCode == 0, format.Output);
        Assert.Equal(Upgraded(Shared), await File.ReadAllTextAsync(workspace.PathOf("Shared", "Wire.cs")));
        Assert.Equal(Upgraded(Own), await File.ReadAllTextAsync(workspace.PathOf("Library", "Bulk.cs")));
        var after = await workspace.BuildAsync("All.slnx");
        Assert.True(after.Succeeded, after.Output);
        Assert.DoesNotContain(after.Diagnostics, diagnostic => diagnostic.Code == "SFI1001");
    }

    private static string Upgraded(string source) => source
        .Replace("v28.0", "v" + NewestVersion.Text, StringComparison.Ordinal)
        .Replace("27.0", "64.0", StringComparison.Ordinal)
        .Replace("v26.0", "v" + NewestVersion.Text, StringComparison.Ordinal)
        .Replace("29.0", NewestVersion.Text, StringComparison.Ordinal);

    private static void AddProject(Workspace workspace, string name, string frameworks) => workspace.Write($"{name}/{name}.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {frameworks}
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="../Shared/Wire.cs" Link="Wire.cs" />
            <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
          </ItemGroup>
        </Project>
        """);
}
