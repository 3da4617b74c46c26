namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class AnalyzersInABuildTests(PackageFixture package)
{
    [Fact]
    public async Task A_project_that_adds_the_package_sees_its_retired_versions_and_lost_errors_as_warnings()
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");

        var build = await workspace.BuildAsync("StripeBilling", ["-p:SfiOrgCheck=off"]);

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal("", string.Join('\n', build.Diagnostics.Select(diagnostic => diagnostic.Summary)));
    }
}
