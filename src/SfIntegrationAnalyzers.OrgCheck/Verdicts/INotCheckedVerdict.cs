using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>One reason for which an org could not be looked at. <see cref="AllVerdicts"/> lists them.</summary>
internal interface INotCheckedVerdict : IFindingKind
{
    /// <summary>Whether a failure is of this kind. Each kind belongs to exactly one verdict.</summary>
    bool Covers(OrgFailureKind kind);

    /// <summary>What the message says after "… was not checked: ".</summary>
    string Reason(Obstacle obstacle);

    /// <summary>What to do.</summary>
    ImmutableArray<Repair> Repairs(Obstacle obstacle);
}

/// <summary>What stood in the way.</summary>
/// <param name="Failure">What went wrong.</param>
/// <param name="OrgKey">The org's key.</param>
/// <param name="Source">The kind of credentials that was tried; null where none was.</param>
/// <param name="Suffix">What the names of the org's own variables end in.</param>
/// <param name="Lacking">What the sources lack that were not tried, one clause each.</param>
internal sealed record Obstacle(OrgFailure Failure, string OrgKey, string? Source, string Suffix, ImmutableArray<string> Lacking)
{
    /// <summary>The finding for it.</summary>
    public Finding ToFinding(SourcePosition position, FindingSeverity severity)
    {
        var verdict = AllVerdicts.NotChecked.Single(candidate => candidate.Covers(Failure.Kind));
        return verdict.At(position, severity, $"The org {OrgKey} was not checked: {verdict.Reason(this)}.", new Explanation
        {
            Repairs = verdict.Repairs(this),
            Meanwhile = "Nothing is known about the access of these integrations; this is neither a pass nor a failure",
        });
    }

    /// <summary>The failure with the credentials that led there, and what to do about it.</summary>
    /// <param name="advice">What to do where the failure itself does not tell.</param>
    public string Described(string advice) => (Source is null ? "" : $"with {Source}, ") + $"{Failure}. {Failure.Advice ?? advice}";

    /// <summary>What to do, as a step.</summary>
    /// <param name="advice">What to do where the failure itself does not tell.</param>
    public ImmutableArray<Repair> AdviceOr(string advice) => [new(RepairKind.Advice, "What to do", Failure.Advice ?? advice)];
}
