using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.Testing;

/// <summary>Where things lie in the clone that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>SfIntegrationAnalyzers.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the clone.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
