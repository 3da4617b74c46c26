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
        Assert.Equal(
            [
                "InvoiceSync.cs(13,73): warning SFI1001",
                "InvoiceSync.cs(15,18): warning SFI2002",
                "InvoiceSync.cs(22,74): warning SFI1002",
                "InvoiceSync.cs(25,18): warning SFI2002",
            ],
            build.Warnings.Order());
    }
}
