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

        var format = await workspace.CommandAsync(["format", "analyzers", "StripeBilling", "--no-restore", "--diagnostics", "SFI1001", "SFI1002", "--severity", "warn"]);

        Assert.True(format.ExitCode == 0, format.Output);
        var code = await File.ReadAllTextAsync(Path.Combine(project, "InvoiceSync.cs"));
        Assert.Contains("/services/data/v68.0/query?q={query}", code, StringComparison.Ordinal);
        Assert.Contains("\"/services/data/v68.0/sobjects/Opportunity/\" + opportunityId", code, StringComparison.Ordinal);

        var build = await workspace.BuildAsync("StripeBilling", ["-p:SfiOrgCheck=off"]);
        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Code is "SFI1001" or "SFI1002");
    }
}
