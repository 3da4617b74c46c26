namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class CollectApiVersionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-collect-").FullName;
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Source => Path.Combine(_folder, "Gateway.cs");

    private string Output => Path.Combine(_folder, "obj", "Debug", "SfIntegrationAnalyzers.versions");

    /// <summary>The check alone runs before anything is built.</summary>
    [Fact]
    public void The_folder_is_made_and_a_file_that_the_build_has_yet_to_write_names_nothing()
    {
        File.WriteAllText(Source, "class Gateway { string url = \"/services/data/v28.0/query\"; }");

        Assert.True(Collect(Source, Path.Combine(_folder, "obj", "Generated.cs")));

        Assert.Equal([$"28.0|1|46|{Source}"], File.ReadAllLines(Output));
    }

    /// <summary>A build that is killed meanwhile would else leave a half that looks up to date.</summary>
    [Fact]
    public void A_reader_sees_the_old_list_or_the_new_one()
    {
        if (OperatingSystem.IsWindows())
            return;

        File.WriteAllText(Source, "class Gateway { string url = \"/services/data/v28.0/query\"; }");
        Assert.True(Collect(Source));
        using var reader = new StreamReader(Output);

        Assert.True(Collect());

        Assert.Equal($"28.0|1|46|{Source}\n", reader.ReadToEnd());
        Assert.Empty(File.ReadAllText(Output));
        Assert.Equal([Output], Directory.GetFiles(Path.GetDirectoryName(Output)!));
    }

    /// <summary>Its time is what tells that it is up to date.</summary>
    [Fact]
    public void A_list_that_says_the_same_is_as_new_as_any()
    {
        Assert.True(Collect());
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Output, before);

        Assert.True(Collect());

        Assert.NotEqual(before, File.GetLastWriteTimeUtc(Output));
    }

    [Theory]
    [InlineData("28.0|1")]
    [InlineData("28.0|one|1|Gateway.cs")]
    [InlineData("\0\0\0\0")]
    public void A_list_that_is_damaged_is_an_error_that_says_what_to_do(string line)
    {
        var check = new CheckApiVersions
        {
            BuildEngine = _engine,
            Project = "App.csproj",
            Org = "production",
            OrgVersions = ["66.0 Spring '26"],
            Used = [line],
        };

        Assert.False(check.Execute());

        Assert.Equal(
            "The API versions of this project were not checked: the list that an earlier build wrote is damaged. "
                + "Recreate it with 'dotnet build -t:Rebuild'.",
            Assert.Single(_engine.Errors).Message);
    }

    private bool Collect(params string[] sources) =>
        new CollectApiVersions { BuildEngine = _engine, Sources = sources, Output = Output }.Execute();
}
