namespace SfIntegrationAnalyzers.Build.Tests;

public class ProgramTests
{
    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("check")]
    [InlineData("check", "--manifest")]
    [InlineData("check", "--manifest", "")]
    [InlineData("check", "manifest", "salesforce-permissions.json")]
    [InlineData("check", "--manifest", "a.json", "--manifest", "b.json")]
    [InlineData("check", "--manifest", "a.json", "--max-age", "an hour")]
    [InlineData("check", "--manifest", "a.json", "--repots", "reports")]
    [InlineData("check", "--manifest", "a.json", "--timeout", "-1")]
    [InlineData("collect-versions", "--sources", "sfi-there-is-no-such-list", "--configuration", "sfi-there-is-no-such-list", "--output", "x")]
    [InlineData("check-versions", "--project", "a.csproj")]
    public async Task Arguments_that_make_no_sense_end_with_2(params string[] arguments) =>
        Assert.Equal(2, await Program.Main(arguments));

    [Fact]
    public async Task An_error_ends_with_1() =>
        Assert.Equal(1, await Program.Main(["check", "--manifest", Path.Combine(Path.GetTempPath(), "sfi-there-is-no-such-manifest.json")]));
}
