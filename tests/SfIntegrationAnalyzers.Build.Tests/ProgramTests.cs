namespace SfIntegrationAnalyzers.Build.Tests;

public class ProgramTests
{
    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("check", "--manifest")]
    [InlineData("check", "manifest", "salesforce-permissions.json")]
    [InlineData("check", "--manifest", "a.json", "--manifest", "b.json")]
    [InlineData("check", "--manifest", "a.json", "--max-age", "an hour")]
    [InlineData("check", "--manifest", "a.json", "--repots", "reports")]
    [InlineData("check", "--manifest", "a.json", "--timeout", "-1")]
    [InlineData("check", "--manifest", "a.json", "--timeout", "0")]
    [InlineData("check", "--manifest", "a.json", "--timeout", "100000")]
    [InlineData("check", "--manifest", "a.json", "--max-age", "1000000")]
    [InlineData("check", "--manifest", "a.json", "--mode", "off")]
    [InlineData("check", "--manifest", "a.json", "--mode", "requierd")]
    [InlineData("check", "--manifest", "a.json", "--ci", "yes")]
    [InlineData("collect-versions",
        "--sources", "sfi-there-is-no-such-list", "--configuration", "sfi-there-is-no-such-list", "--output", "x")]
    [InlineData("check-versions", "--project", "a.csproj")]
    public async Task Arguments_that_make_no_sense_end_with_2(params string[] arguments) =>
        Assert.Equal(2, await Program.Main(arguments));

    /// <summary>What MSBuild.exe 17 hands on where a check is required and there is no manifest: the arguments make sense.</summary>
    [Fact]
    public async Task A_check_without_any_manifest_is_an_error_like_others() =>
        Assert.Equal(1, await Program.Main(["check", "--manifest", "", "--mode", "required"]));

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("check", "--help")]
    public async Task Help_ends_with_0(params string[] arguments) =>
        Assert.Equal(0, await Program.Main(arguments));

    [Fact]
    public async Task A_file_that_cannot_be_written_ends_with_3()
    {
        var sources = Path.GetTempFileName();
        try
        {
            Assert.Equal(
                3,
                await Program.Main([
                    "collect-versions",
                    "--sources",
                    sources,
                    "--configuration",
                    sources,
                    "--output",
                    Path.Combine(sources, "no folder"),
                ]));
        }
        finally
        {
            File.Delete(sources);
        }
    }

    [Fact]
    public async Task An_error_ends_with_1() =>
        Assert.Equal(
            1,
            await Program.Main(["check", "--manifest", Path.Combine(Path.GetTempPath(), "sfi-there-is-no-such-manifest.json")]));
}
