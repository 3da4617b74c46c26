using System.Diagnostics;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class ManifestFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-manifest-").FullName;

    private string Manifest => Path.Combine(_folder, ManifestSchema.ManifestFileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>To open a pipe waits for whoever writes into it, and some devices never end.</summary>
    [Theory]
    [InlineData("pipe")]
    [InlineData("link to pipe")]
    [InlineData("/dev/zero")]
    [InlineData("empty")]
    public async Task Nothing_is_read_of_what_has_no_length(string kind)
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = Path.Combine(_folder, "pipe");
        using (var made = Process.Start("mkfifo", pipe))
            await made.WaitForExitAsync();
        File.CreateSymbolicLink(Path.Combine(_folder, "link to pipe"), pipe);
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty"), "");
        var path = Path.Combine(_folder, kind);
        var engine = new RecordingBuildEngine();

        Assert.False(await Task.Run(() => new CheckPermissions { BuildEngine = engine, Manifest = path }.Execute())
            .WaitAsync(TimeSpan.FromMinutes(1)));

        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SFI4000", path), (error.Code, error.File));
        Assert.Equal(
            $"The permission manifest {path} is empty, or is a pipe or a device, which is not read. Correct "
                + "SfiPermissionManifest, or write a first manifest with 'dotnet build -t:SfiInitializeManifest'.",
            error.Message);
    }

    [Fact]
    public void Of_a_file_that_is_too_long_no_more_is_read_than_shows_it()
    {
        // Holes of a file cost no room on most disks.
        using (var file = File.Create(Manifest))
            file.SetLength(8L * 1024 * 1024 * 1024);
        var engine = new RecordingBuildEngine();

        Assert.False(new CheckPermissions { BuildEngine = engine, Manifest = Manifest }.Execute());

        var error = Assert.Single(engine.Errors);
        Assert.Equal("SFI4000", error.Code);
        Assert.StartsWith("The manifest is longer than 16 MB.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void It_is_read_to_its_end_whatever_its_encoding(string encoding)
    {
        File.WriteAllText(Manifest, "{ /* größer 😀 */ }\r\n", System.Text.Encoding.GetEncoding(encoding));

        Assert.Equal("{ /* größer 😀 */ }\r\n", ManifestFile.Read(Manifest));
    }

    [Fact]
    public void A_folder_is_no_manifest_and_is_not_said_to_be_missing()
    {
        var engine = new RecordingBuildEngine();

        Assert.False(new CheckPermissions { BuildEngine = engine, Manifest = _folder }.Execute());

        Assert.Equal(
            $"The permission manifest {_folder} is a folder. Name the file in it in SfiPermissionManifest.",
            Assert.Single(engine.Errors).Message);
    }

    /// <summary>Whoever set up a part of some credentials wants the org's manifest, and not one to fill in.</summary>
    [Fact]
    public void A_first_manifest_is_not_made_without_an_org_where_credentials_are_set_up_in_part()
    {
        // A variable of one org alone: no other test has an org of this key.
        const string Variable = "SF_CLIENT_ID__BEGUN";
        var engine = new RecordingBuildEngine();
        Environment.SetEnvironmentVariable(Variable, "3MVG9ci");
        try
        {
            Assert.False(new InitializeManifest { BuildEngine = engine, Manifest = Manifest, Org = "BEGUN" }.Execute());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        var error = Assert.Single(engine.Errors);
        Assert.Equal("SFI4901", error.Code);
        Assert.Contains("SF_PRIVATE_KEY", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Manifest));
    }

    [Fact]
    public async Task A_first_manifest_takes_the_place_of_a_pipe_and_waits_for_nobody()
    {
        if (OperatingSystem.IsWindows())
            return;

        using (var made = Process.Start("mkfifo", Manifest))
            await made.WaitForExitAsync();

        await Task.Run(() => new InitializeManifest { BuildEngine = new RecordingBuildEngine(), Manifest = Manifest }.Execute())
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.StartsWith("//", await File.ReadAllTextAsync(Manifest), StringComparison.Ordinal);
    }
}
