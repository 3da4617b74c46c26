namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class OtherLanguagesTests(PackageFixture package)
{
    [Theory]
    [InlineData("vbproj", "Module.vb", "Module M\nEnd Module\n")]
    [InlineData("fsproj", "Module.fs", "module M\nlet x = 1\n")]
    public async Task Projects_in_other_languages_build_with_the_gate_and_without_the_analyzers(string extension, string file, string code)
    {
        var workspace = package.NewWorkspace();
        workspace.Write("App/" + file, code);
        workspace.Write("App/appsettings.json", "{}");
        workspace.Write("App/salesforce-permissions.json", "{ \"orgs\": ");
        workspace.Write($"App/App.{extension}", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{file}" Condition="'$(MSBuildProjectExtension)' == '.fsproj'" />
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);

        var build = await workspace.BuildAsync("App");

        Assert.Equal(1, build.TaskRuns("CheckPermissions"));
        Assert.Equal(0, build.TaskRuns("Csc"));
    }
}
