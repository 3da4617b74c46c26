using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>The JSON schema beside a manifest, from which editors complete and validate it without a network.</summary>
internal static class SchemaFile
{
    /// <summary>
    /// Brings the schema beside a manifest that names it up to this product's, and leaves one alone that is. A folder that cannot be
    /// written to costs completion in the editor, and no build.
    /// </summary>
    public static void KeepBeside(string manifestPath, string manifestText)
    {
        if (!manifestText.Contains($"./{ManifestSchema.FileName}", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            var path = Path.Combine(Path.GetDirectoryName(manifestPath)!, ManifestSchema.FileName);
            // Git may have changed the line endings.
            if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != ManifestSchema.Text.ReplaceLineEndings("\n"))
            {
                TextFile.Replace(path, ManifestSchema.Text);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said above.
        }
    }
}
