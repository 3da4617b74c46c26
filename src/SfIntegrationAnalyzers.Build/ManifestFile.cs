using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>The manifest as it lies on the disk.</summary>
internal static class ManifestFile
{
    /// <summary>
    /// Reads a manifest, and one character more than it may have of one that is too long. A pipe or a device, which may keep its reader
    /// waiting or never end, has no length: it is not opened, and reads as empty.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Read(string path)
    {
        var length = TextFile.LengthOf(path);
        if (length == 0)
        {
            return "";
        }

        using var reader = new StreamReader(path);
        var text = new char[Math.Min(length ?? 0, ManifestReader.LongestText) + 1];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
