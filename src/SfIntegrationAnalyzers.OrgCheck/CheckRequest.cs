namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>What <c>SfiOrgCheck</c> says. Off never gets as far as a request.</summary>
public enum CheckMode
{
    /// <summary>Checks where it can; not being able to is a warning in CI or where credentials exist, a message elsewhere.</summary>
    Auto,

    /// <summary>Not being able to check is an error.</summary>
    Required,
}

/// <summary>
/// Everything that one check depends on. Nothing else is read: no process-wide environment, no clock, no working folder, so that
/// several checks can run in one process.
/// </summary>
public sealed record CheckRequest
{
    /// <summary>The full path of the manifest; findings point into it.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The text of the manifest.</summary>
    public required string ManifestText { get; init; }

    /// <summary>The environment variables; the only place that credentials come from.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The org's key in the manifest (<c>SfiOrg</c>); null or empty: <c>SFI_ORG</c>, else the only one.</summary>
    public string? Org { get; init; }

    /// <summary>Whether not being able to check is an error.</summary>
    public CheckMode Mode { get; init; }

    /// <summary>Whether this is a build on a server (<c>ContinuousIntegrationBuild</c>).</summary>
    public bool IsContinuousIntegration { get; init; }

    /// <summary>The time for everything together, credentials included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock for expiry dates, token times, time limits and waiting between attempts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The ways to the outside.</summary>
    public CheckEffects Effects { get; init; } = CheckEffects.Default;
}
