using System.Text;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class TextFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-text-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with a mark", "utf-16", "utf-16BE"];

    /// <summary>A manifest of Visual Studio or of Windows PowerShell; whoever reads the difference wants to see what changed, not every line.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_keeps_its_encoding_and_its_mark(string name)
    {
        Encoding encoding = name switch { "utf-8" => new UTF8Encoding(false), "utf-8 with a mark" => new UTF8Encoding(true), _ => Encoding.GetEncoding(name) };
        var path = Path.Combine(_folder, "salesforce-permissions.json");
        File.WriteAllText(path, "{ /* größe */ }\r\n", encoding);

        TextFile.Replace(path, "{ /* größer */ }\r\n");

        Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("{ /* größer */ }\r\n")], File.ReadAllBytes(path));
    }
}
