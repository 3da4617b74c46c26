namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class CodeFixesInABuildTests(PackageFixture package)
{
    [Fact]
    public async Task Dotnet_format_bumps_the_versions_and_the_project_builds_without_them()
    {
        var workspace = package.NewWorkspace();
        var project = workspace.AddSample("StripeBilling");
        await workspace.RunAsync(["restore", "StripeBilling"]);

        var format = await workspace.CommandAsync([
            "format", "analyzers", "StripeBilling", "--no-restore", "--diagnostics", "SFI1001", "SFI1002", "--severity", "warn",
        ]);

        Assert.True(format.ExitCode == 0, format.Output);
        var code = await File.ReadAllTextAsync(Path.Combine(project, "InvoiceSync.cs"));
        Assert.Contains($"/services/data/v{NewestVersion.Text}/query?q={{query}}", code, StringComparison.Ordinal);
        Assert.Contains($"\"/services/data/v{NewestVersion.Text}/sobjects/Opportunity/\" + opportunityId", code, StringComparison.Ordinal);

        var build = await workspace.BuildAsync("StripeBilling", ["-p:SfiOrgCheck=off"]);
        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Code is "SFI1001" or "SFI1002");
    }

    [Fact]
    public async Task Dotnet_format_reads_lost_errors_and_a_project_for_two_frameworks_builds_without_them()
    {
        var workspace = package.NewWorkspace();
        const string Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """;
        workspace.Write("Lib/Lib.csproj", Project);
        workspace.Write("Lib/Limits.cs", """
            namespace Acme.Billing;

            public class Limits(HttpClient http)
            {
                public async Task<string> ReadAsync()
                {
                    var response = await http.GetAsync("/services/data/v66.0/limits");
                    response.EnsureSuccessStatusCode();
                    return await response.Content.ReadAsStringAsync();
                }
            }
            """);
        await workspace.RunAsync(["restore", "Lib"]);

        var format = await workspace.CommandAsync(["format", "analyzers", "Lib", "--no-restore", "--diagnostics", "SFI2002"]);

        Assert.True(format.ExitCode == 0, format.Output);
        Assert.Equal(Project, File.ReadAllText(workspace.PathOf("Lib", "Lib.csproj")));
        var build = await workspace.BuildAsync("Lib", ["-p:SfiOrgCheck=off"]);
        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Code == "SFI2002");
        Assert.Contains(
            "await response.EnsureSalesforceSuccessAsync();",
            File.ReadAllText(workspace.PathOf("Lib", "Limits.cs")),
            StringComparison.Ordinal);
    }
}
