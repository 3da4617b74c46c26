using System.IO.Compression;
using System.Text;

namespace SfIntegrationAnalyzers.Testing.Building;

/// <summary>Reads what a build left behind, to be searched.</summary>
internal static class OutputFile
{
    /// <summary>A file as text, whatever it is; a binary log is compressed.</summary>
    public static string Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (Path.GetExtension(file) != ".binlog")
            return Encoding.UTF8.GetString(bytes);

        using var content = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(content);

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }
}
