using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>What the build's properties say about a check. Holds no secret.</summary>
/// <param name="ManifestPath">Full path of the manifest.</param>
/// <param name="Org">Key of the org in the manifest; empty where the environment or the manifest decides.</param>
/// <param name="Mode">Whether not being able to check is an error.</param>
/// <param name="IsContinuousIntegration">Whether this is a build on a server.</param>
/// <param name="Timeout">The time for everything together.</param>
/// <param name="MaxAge">How long a passing verdict holds; zero: not at all.</param>
/// <param name="ReportDirectory">Full path of the folder that reports go into; null: no report.</param>
internal sealed record PermissionCheckSettings(
    string ManifestPath,
    string Org,
    CheckMode Mode,
    bool IsContinuousIntegration,
    TimeSpan Timeout,
    TimeSpan MaxAge,
    string? ReportDirectory)
{
    /// <summary>Two checks with equal keys in one build are one check.</summary>
    public string Key => string.Join('|', "SfIntegrationAnalyzers", ManifestPath, Org, Mode, IsContinuousIntegration, ReportDirectory);

    /// <summary>
    /// Reads the value of <c>SfiOrgCheck</c>. Whatever is not <c>auto</c> is <c>required</c>: the targets let nothing else pass.
    /// </summary>
    public static CheckMode ParseMode(string? mode) =>
        string.IsNullOrEmpty(mode) || mode.Equals("auto", StringComparison.OrdinalIgnoreCase) ? CheckMode.Auto : CheckMode.Required;

    /// <summary>Puts together what the check depends on, the environment of this moment included.</summary>
    /// <exception cref="IOException">The manifest cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The manifest may not be read.</exception>
    public CheckRequest ToRequest() => ToRequest(ManifestFile.Read(ManifestPath));

    /// <summary>The same for a manifest that is no file yet.</summary>
    public CheckRequest ToRequest(string manifestText) => new()
    {
        ManifestPath = ManifestPath,
        ManifestText = manifestText,
        Environment = BuildEnvironment.Now(),
        Org = Org,
        Mode = Mode,
        IsContinuousIntegration = IsContinuousIntegration,
        Timeout = Timeout,
    };
}
