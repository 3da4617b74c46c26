namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// A file of the repository that repeats what the code says, in whole or in part. <c>SNAPSHOT_ACCEPT=1</c> writes it anew.
/// </summary>
internal static class GeneratedFile
{
    /// <summary>Fails unless the file is what the code says. Line endings do not count.</summary>
    /// <param name="path">The file.</param>
    /// <param name="current">What it should be.</param>
    public static void Verify(string path, string current)
    {
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            File.WriteAllText(path, current);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == current,
            $"{Path.GetRelativePath(Repository.Root, path)} {(File.Exists(path) ? "is not what the code says" : "is missing")}. "
                + "Run this test once with SNAPSHOT_ACCEPT=1, which writes what is generated of it, and read the difference.");
    }
}
