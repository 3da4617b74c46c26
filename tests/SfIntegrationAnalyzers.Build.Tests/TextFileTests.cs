using System.Text;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class TextFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-text-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with a mark", "utf-16", "utf-16BE"];

    /// <summary>
    /// A manifest of Visual Studio or of Windows PowerShell; whoever reads the difference wants to see what changed, not every line.
    /// </summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_keeps_its_encoding_and_its_mark(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with a mark" => new UTF8Encoding(true),
            _ => Encoding.GetEncoding(name),
        };
        var path = Path.Combine(_folder, "salesforce-permissions.json");
        File.WriteAllText(path, "{ /* größe */ }\r\n", encoding);

        TextFile.Replace(path, "{ /* größer */ }\r\n");

        Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("{ /* größer */ }\r\n")], File.ReadAllBytes(path));
    }

    /// <summary>Root, who builds in a container, could.</summary>
    [Fact]
    public void A_device_stays_what_it_is()
    {
        const string Device = "/dev/sfi-no-such-device";

        Assert.Throws<IOException>(() => TextFile.Replace(Device, "{}"));

        Assert.False(File.Exists(Device));
    }

    [Fact]
    public void A_file_keeps_what_its_owner_allowed()
    {
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
            | UnixFileMode.OtherExecute;
        var path = Path.Combine(_folder, "salesforce-permissions.json");
        File.WriteAllText(path, "{}");
        File.SetUnixFileMode(path, Mode);

        TextFile.Replace(path, "{ }");

        Assert.Equal((Mode, "{ }"), (File.GetUnixFileMode(path), File.ReadAllText(path)));
    }

    /// <summary>
    /// A manifest that several repositories share through links stays one file, wherever the link leads and whether it is there yet.
    /// </summary>
    [Theory]
    [InlineData("shared.json", true)]
    [InlineData("shared.json", false)]
    [InlineData("second link.json", true)]
    public void A_link_stays_a_link_and_what_it_leads_to_is_written(string to, bool exists)
    {
        if (OperatingSystem.IsWindows())
            return;

        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var target = Path.Combine(elsewhere, "shared.json");
        if (exists)
            File.WriteAllText(target, "{}");
        File.CreateSymbolicLink(Path.Combine(elsewhere, "second link.json"), "shared.json");
        var link = Path.Combine(_folder, "salesforce-permissions.json");
        File.CreateSymbolicLink(link, Path.Combine("elsewhere", to));

        TextFile.Replace(link, "{ }");

        Assert.Equal(Path.Combine("elsewhere", to), new FileInfo(link).LinkTarget);
        Assert.Equal("{ }", File.ReadAllText(target));
        Assert.Equal([link], Directory.GetFiles(_folder));
    }
}
