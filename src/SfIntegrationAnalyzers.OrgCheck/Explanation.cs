using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>Why a verdict is as it is, and the way back.</summary>
public sealed record Explanation
{
    /// <summary>
    /// The ways on which the access could have come, each from the user to the grant. Where one ends in a link that
    /// <see cref="LinkState.Breaks"/>, that is the reason.
    /// </summary>
    public ImmutableArray<AccessPath> Paths { get; init; } = [];

    /// <summary>The change that broke it, where the org's Setup Audit Trail tells.</summary>
    public RecordedChange? Change { get; init; }

    /// <summary>What to do, best first.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];

    /// <summary>What callers get until then.</summary>
    public string? Meanwhile { get; init; }
}

/// <summary>An entry of the Setup Audit Trail.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as the org names them; null where it was the platform.</param>
/// <param name="What">What the org wrote down.</param>
public sealed record RecordedChange(DateTimeOffset At, string? By, string What);

/// <summary>What kind of step a repair is.</summary>
public enum RepairKind
{
    /// <summary>A command line to run.</summary>
    Command,

    /// <summary>A path through Setup to click.</summary>
    SetupPage,

    /// <summary>Metadata to deploy; <see cref="Repair.FileName"/> says under which name.</summary>
    Metadata,

    /// <summary>Something to do elsewhere: in the manifest, in the build's environment, with Salesforce.</summary>
    Advice,
}

/// <summary>One step of the way back.</summary>
/// <param name="Kind">What kind of step.</param>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Text">The command, the path, the file's content or the advice.</param>
/// <param name="FileName">For metadata, the file's path in a Salesforce DX project.</param>
public sealed record Repair(RepairKind Kind, string Title, string Text, string? FileName = null);
