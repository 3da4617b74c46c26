using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>How a check ended. The default is that nothing was checked.</summary>
public enum CheckOutcome
{
    /// <summary>Something that the manifest asks for could not be looked at, and nothing that was looked at was wrong.</summary>
    NotChecked,

    /// <summary>Everything that the manifest asks for was looked at, and holds.</summary>
    Passed,

    /// <summary>Something that the manifest asks for does not hold, or the manifest itself is wrong.</summary>
    Failed,
}

/// <summary>The org that answered.</summary>
/// <param name="Key">Its key in the manifest.</param>
/// <param name="InstanceUrl">Its address, without a trailing slash.</param>
/// <param name="OrganizationId">Its 18-character id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Edition">Its <c>OrganizationType</c>, <c>Enterprise Edition</c>; null where unknown.</param>
/// <param name="IsSandbox">Whether it is a sandbox; null where unknown.</param>
public sealed record CheckedOrg(string Key, Uri InstanceUrl, string OrganizationId, string? Name, string? Edition, bool? IsSandbox);

/// <summary>Who looked.</summary>
/// <param name="UserId">The id of the user that the token belongs to; null where unknown.</param>
/// <param name="Username">The username, where the credentials say it.</param>
/// <param name="CredentialSource">The kind of credentials, <c>JWT bearer</c>.</param>
public sealed record Checker(string? UserId, string? Username, string CredentialSource);

/// <summary>What a check found. Immutable, without a secret, and all that a report needs.</summary>
public sealed record CheckReport
{
    /// <summary>How it ended.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>The full path of the manifest.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>
    /// The moment, by the clock that <see cref="CheckedAt"/> is of, from which on the same org may give another outcome though nobody
    /// changes it: something ends, or a warning of that is due. Null where nothing is known to end.
    /// </summary>
    public DateTimeOffset? HoldsUntil { get; init; }

    /// <summary>
    /// Whether this is the verdict of an earlier build, which still holds;
    /// nothing but <see cref="CheckedAt"/> and numbers of it is known then.
    /// </summary>
    public bool IsKept { get; init; }

    /// <summary>The key of the org in the manifest; null where it could not be told.</summary>
    public string? OrgKey { get; init; }

    /// <summary>The org that answered; null where none did.</summary>
    public CheckedOrg? Org { get; init; }

    /// <summary>Who looked; null where nobody did.</summary>
    public Checker? Checker { get; init; }

    /// <summary>The org's daily API requests, for <c>SFI4012</c>; null where no answer told, and then nobody looked.</summary>
    public ApiUsage? ApiUsage { get; init; }

    /// <summary>The API version that the check used.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>All findings, in the order of the manifest.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How many named users were looked at to the end; a pipeline asserts on it.</summary>
    public int UsersChecked { get; init; }

    /// <summary>How many audiences were looked at to the end.</summary>
    public int AudiencesChecked { get; init; }

    /// <summary>How many HTTP requests were sent, tokens and repetitions included.</summary>
    public int RequestsMade { get; init; }

    /// <summary>Who has access through what.</summary>
    public ImmutableArray<UserAccess> Users { get; init; } = [];

    /// <summary>
    /// The API versions that the org supports, oldest first; empty where it did not say, or is not known to be the one that is meant.
    /// </summary>
    public ImmutableArray<OrgApiVersion> OrgVersions { get; init; } = [];

    /// <summary>The same check with other findings.</summary>
    /// <param name="findings">The findings, in any order.</param>
    /// <returns>A report with each of them once, in order, and with the outcome that follows from them.</returns>
    public CheckReport WithFindings(IEnumerable<Finding> findings)
    {
        var inOrder = findings
            .Distinct()
            .OrderBy(finding => finding.Position.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Position.Line)
            .ThenBy(finding => finding.Position.Column)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return this with
        {
            Findings = inOrder,
            Outcome =
                inOrder.Any(finding => finding.Severity == FindingSeverity.Error && !finding.IsNotChecked) ? CheckOutcome.Failed
                : inOrder.Any(finding => finding.IsNotChecked) ? CheckOutcome.NotChecked
                : CheckOutcome.Passed,
        };
    }
}

/// <summary>A version of <c>/services/data</c>.</summary>
/// <param name="Version">The version.</param>
/// <param name="Label">The release, as the org names it: <c>Winter '27</c>; empty where it names none.</param>
public sealed record OrgApiVersion(ApiVersion Version, string Label);
