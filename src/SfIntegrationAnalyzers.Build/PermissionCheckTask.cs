namespace SfIntegrationAnalyzers.Build;

/// <summary>The parameters that starting a check and waiting for it share.</summary>
public abstract class PermissionCheckTask : Microsoft.Build.Utilities.Task
{
    /// <summary>Full path of the manifest; empty where the project has none.</summary>
    public string? Manifest { get; set; }

    /// <summary>Key of the org in the manifest; empty: <c>SFI_ORG</c>, else the only one.</summary>
    public string? Org { get; set; }

    /// <summary><c>auto</c> or <c>required</c>; <c>off</c> does not get here.</summary>
    public string? Mode { get; set; }

    /// <summary>Whether this is a build on a server.</summary>
    public bool ContinuousIntegration { get; set; }

    /// <summary>The time for everything together, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long a passing verdict holds, in minutes; 0: not at all.</summary>
    public int MaxAgeMinutes { get; set; }

    /// <summary>Full path of the folder that reports go into; empty: no report.</summary>
    public string? ReportDirectory { get; set; }

    /// <summary>Usernames one by one: a semicolon that the command line had to escape (<c>%3b</c>) is still one.</summary>
    private protected static string[] Each(IEnumerable<string> users) =>
        [.. users.SelectMany(user => user.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    internal PermissionCheckSettings Settings => new(
        Manifest ?? "",
        Org ?? "",
        PermissionCheckSettings.ParseMode(Mode),
        ContinuousIntegration,
        TimeSpan.FromSeconds(TimeoutSeconds),
        TimeSpan.FromMinutes(MaxAgeMinutes),
        string.IsNullOrEmpty(ReportDirectory) ? null : ReportDirectory);
}
