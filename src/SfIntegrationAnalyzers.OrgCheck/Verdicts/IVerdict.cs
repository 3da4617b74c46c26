namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>One thing that can be wrong with an org, from decision to repair. <see cref="AllVerdicts"/> lists them.</summary>
internal interface IVerdict
{
    /// <summary>The id, <c>SFI4001</c>.</summary>
    string Id { get; }

    /// <summary>What its findings have in common, for headings.</summary>
    string Title { get; }

    /// <summary>Decides. Pure: the same case gives the same findings.</summary>
    IEnumerable<Finding> Decide(CheckCase check);
}

/// <summary>Makes findings of a verdict.</summary>
internal static class VerdictFindings
{
    /// <summary>A finding about an integration.</summary>
    public static Finding About(
        this IVerdict verdict,
        IntegrationCase integration,
        SourcePosition position,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        verdict.At(position, severity, message, explanation) with
        {
            Subject = integration.Integration.Name.Value,
            User = integration.User.Value,
        };

    /// <summary>A finding about the org as a whole.</summary>
    public static Finding AboutOrg(
        this IVerdict verdict,
        CheckCase check,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        verdict.At(check.Org.Key.Position, severity, message, explanation);

    /// <summary>A finding at a place.</summary>
    public static Finding At(
        this IVerdict verdict,
        SourcePosition position,
        FindingSeverity severity,
        string message,
        Explanation? explanation = null) =>
        new()
        {
            Id = verdict.Id,
            Title = verdict.Title,
            Severity = severity,
            Position = position,
            Message = message,
            Explanation = explanation,
        };
}
