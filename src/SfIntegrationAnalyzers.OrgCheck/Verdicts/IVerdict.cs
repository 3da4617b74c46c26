using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>What findings of one id have in common.</summary>
internal interface IFindingKind
{
    /// <summary>The id, <c>SFI4001</c>.</summary>
    string Id { get; }

    /// <summary>What they say, in a few words for headings.</summary>
    string Title { get; }
}

/// <summary>One thing that can be wrong with an org, from decision to repair. <see cref="AllVerdicts"/> lists them.</summary>
internal interface IVerdict : IFindingKind
{
    /// <summary>Decides. Pure: the same case gives the same findings.</summary>
    IEnumerable<Finding> Decide(CheckCase check);
}

/// <summary>Makes findings of a kind.</summary>
internal static class VerdictFindings
{
    /// <summary>A finding about an integration.</summary>
    public static Finding About(
        this IFindingKind kind,
        IntegrationCase integration,
        SourcePosition position,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        kind.At(position, severity, message, explanation) with
        {
            Subject = integration.Integration.Name.Value,
            User = integration.User.Value,
        };

    /// <summary>A finding about an audience.</summary>
    public static Finding About(
        this IFindingKind kind,
        Audience audience,
        SourcePosition position,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        kind.At(position, severity, message, explanation) with { Subject = audience.Name.Value };

    /// <summary>A finding about the org as a whole.</summary>
    public static Finding AboutOrg(
        this IFindingKind kind,
        CheckCase check,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        kind.At(check.Org.Key.Position, severity, message, explanation);

    /// <summary>A finding at a place.</summary>
    public static Finding At(
        this IFindingKind kind,
        SourcePosition position,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        new()
        {
            Id = kind.Id,
            Title = kind.Title,
            Severity = severity,
            Position = position,
            Message = message,
            Explanation = explanation,
        };
}
