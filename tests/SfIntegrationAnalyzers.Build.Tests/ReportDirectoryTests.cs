using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>
/// The folder of the reports goes into a command line of MSBuild.exe 17, in quotes, and into what tells two checks apart.
/// </summary>
public sealed class ReportDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("reports")]
    [InlineData("reports/")]
    [InlineData("reports\\")]
    [InlineData("reports//")]
    public async Task A_folder_has_one_name_however_it_is_written(string written)
    {
        var project = Path.Combine(_folder, "p.proj");
        await File.WriteAllTextAsync(project, $"""
            <Project>
              <PropertyGroup>
                <SfiPermissionManifest>salesforce-permissions.json</SfiPermissionManifest>
              </PropertyGroup>
              <Import Project="{Repository.PathOf("build", "SfIntegrationAnalyzers.props")}" />
              <Import Project="{Repository.PathOf("build", "SfIntegrationAnalyzers.targets")}" />
            </Project>
            """);

        var evaluation = await DotNet.RunAsync(
            ["msbuild", project, "-nologo", $"-p:SfiReportDirectory={written}", "-getProperty:_SfiReportPath"], _folder);

        Assert.Equal(Path.Combine(_folder, "reports"), evaluation.StandardOutput.Trim());
    }
}
