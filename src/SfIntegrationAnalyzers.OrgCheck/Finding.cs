namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>How a finding shows in the build.</summary>
public enum FindingSeverity
{
    /// <summary>A line in the log.</summary>
    Message,

    /// <summary>A warning; the build goes on.</summary>
    Warning,

    /// <summary>An error; the build fails.</summary>
    Error,
}

/// <summary>One thing that the check has to say, at one place of the manifest (for <c>SFI4013</c>, of the code).</summary>
public sealed record Finding
{
    /// <summary>The id, <c>SFI4001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it says that something was not looked at (ids of the 4900 range), which never counts as a result.</summary>
    public bool IsNotChecked => Id.StartsWith("SFI49", StringComparison.Ordinal);

    /// <summary>What all findings of this id have in common, in a few words for headings: <c>API Enabled is missing</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary>How it shows.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Where it shows.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The thing, the reason and the next step, on one line, for someone who reads nothing else.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The integration or audience that it belongs to; for <c>SFI4013</c> the project. Null where it belongs to the whole check.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>The username in the org, or null where no single user is meant.</summary>
    public string? User { get; init; }

    /// <summary>Why it is so and what to do, for reports and the detailed log.</summary>
    public Explanation? Explanation { get; init; }
}
