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

    /// <summary>A list as projects write it; on its way to the compiler a semicolon begins a comment, and a line ends the value.</summary>
    [Fact]
    public async Task All_of_a_list_of_handlers_is_read()
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        var project = workspace.PathOf("StripeBilling", "StripeBilling.csproj");
        var text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace("</TargetFramework>", """
            </TargetFramework>
            <SfiAccessErrorHandlers>
              Acme.Errors.Decide;
              Acme.Errors.Say
              never
            </SfiAccessErrorHandlers>
            """, StringComparison.Ordinal));

        var build = await workspace.BuildAsync("StripeBilling", ["-p:SfiOrgCheck=off"]);

        Assert.Contains("never", Assert.Single(build.Findings, finding => finding.Code == "SFI0001").Message, StringComparison.Ordinal);
    }
}
