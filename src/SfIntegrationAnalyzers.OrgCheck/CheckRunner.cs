using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>Holds a manifest against an org.</summary>
public static class CheckRunner
{
    /// <summary>
    /// Checks. Whatever goes wrong becomes a finding: only cancellation by the caller and defects of the check itself are thrown.
    /// </summary>
    /// <param name="request">What to check, and with what.</param>
    /// <param name="cancellationToken">Ends the check at once.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<CheckReport> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var read = ManifestReader.Read(request.ManifestText, request.ManifestPath);
        if (read.Manifest is not { } manifest)
        {
            return Report(request, request.Org, [.. read.Errors.Select(ManifestFindings.Of)]);
        }

        if (ManifestFindings.ChooseOrg(manifest, request) is not { } org)
        {
            return Report(request, request.Org, [ManifestFindings.NoOrg(manifest, request)]);
        }

        return await CheckAsync(request, manifest, org, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CheckReport> CheckAsync(
        CheckRequest request, PermissionManifest manifest, ManifestOrg org, CancellationToken cancellationToken)
    {
        using var conversation = new OrgConversation(request, org);
        CheckCase? check = null;
        var findings = ImmutableArray<Finding>.Empty;
        try
        {
            var scope = EvidenceScope.Of(manifest, org.Key.Value);
            var evidence = await conversation.GatherAsync(scope, candidate => Failing(CaseOf(candidate)), cancellationToken).ConfigureAwait(false);
            check = CaseOf(evidence);
            findings = [.. AllVerdicts.OnOrg.SelectMany(verdict => verdict.Decide(check))];
        }
        catch (OrgException exception)
        {
            findings = [conversation.Obstacle(exception.Failure).ToFinding(org.Key.Position, NotCheckedSeverity(request, exception.Failure))];
        }

        return conversation.Describe(Report(request, org.Key.Value, findings)) with
        {
            UsersChecked = check is null ? 0 : UsersChecked(check, findings),
            AudiencesChecked = check?.Evidence.Audiences.Values.Count(audience => audience.Offenders.IsKnown) ?? 0,
            Users = check is null ? [] : UserAccessOf(check, findings),
        };

        CheckCase CaseOf(OrgEvidence evidence) => new()
        {
            Manifest = manifest,
            Org = org,
            Evidence = evidence,
            Now = request.TimeProvider.GetUtcNow(),
            Mode = request.Mode,
            UsedApiVersions = request.UsedApiVersions,
            OrgVersions = conversation.Versions,
            ApiUsage = conversation.ApiUsage,
        };
    }

    private static CheckReport Report(CheckRequest request, string? orgKey, ImmutableArray<Finding> findings)
    {
        var inOrder = findings
            .Distinct()
            .OrderBy(finding => finding.Position.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Position.Line)
            .ThenBy(finding => finding.Position.Column)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new CheckReport
        {
            Outcome =
                inOrder.Any(finding => finding.Severity == FindingSeverity.Error && !IsNotChecked(finding)) ? CheckOutcome.Failed
                : inOrder.Any(IsNotChecked) ? CheckOutcome.NotChecked
                : CheckOutcome.Passed,
            ManifestPath = request.ManifestPath,
            CheckedAt = request.TimeProvider.GetUtcNow(),
            OrgKey = orgKey,
            Findings = inOrder,
        };
    }

    /// <summary>Ids of the 4900 range say that something was not looked at; they never count as a result.</summary>
    private static bool IsNotChecked(Finding finding) => finding.Id.StartsWith("SFI49", StringComparison.Ordinal);

    /// <summary>Nobody without credentials is warned on their own machine: most builds there have none.</summary>
    private static FindingSeverity NotCheckedSeverity(CheckRequest request, OrgFailure failure) =>
        request.Mode == CheckMode.Required ? FindingSeverity.Error
        : failure.Kind == OrgFailureKind.NoCredentials && !request.IsContinuousIntegration ? FindingSeverity.Message
        : FindingSeverity.Warning;

    /// <summary>Users about whom a first look finds something to explain.</summary>
    private static ImmutableHashSet<string> Failing(CheckCase check) =>
    [
        .. new IVerdict[] { new MissingApiAccess(), new MissingPermission(), new MissingPermissionSet(), new UserUnavailable() }
            .SelectMany(verdict => verdict.Decide(check))
            .Where(finding => !IsNotChecked(finding))
            .Select(finding => finding.User)
            .OfType<string>(),
    ];

    private static int UsersChecked(CheckCase check, ImmutableArray<Finding> findings) =>
        check.Integrations
            .Select(integration => integration.User.Value)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count(user => !findings.Any(finding => IsNotChecked(finding) && user.Equals(finding.User, StringComparison.OrdinalIgnoreCase)));

    private static ImmutableArray<UserAccess> UserAccessOf(CheckCase check, ImmutableArray<Finding> findings) =>
    [
        .. check.Integrations.GroupBy(integration => integration.User.Value, StringComparer.OrdinalIgnoreCase).Select(group =>
        {
            var user = group.First().Facts;
            return new UserAccess
            {
                Username = user?.Username ?? group.Key,
                Integrations = [.. group.Select(integration => integration.Integration.Name.Value)],
                Owners = [.. group.Select(integration => integration.Integration.Owner?.Value).OfType<string>().Distinct()],
                License = user?.License.Or(null),
                Profile = user?.Profile,
                ApiAccess = user is null ? Access.Missing : ApiAccessOf(check.Access, user),
                Paths = user is null ? [] : check.Access.PathsTo(user, PermissionManifest.ApiEnabled),
                FindingIds = [.. findings.Where(finding => group.Key.Equals(finding.User, StringComparison.OrdinalIgnoreCase)).Select(finding => finding.Id).Distinct()],
            };
        }),
    ];

    private static Access ApiAccessOf(EffectiveAccess access, UserFacts user) => access.UserLink(user).State switch
    {
        LinkState.Breaks => Access.Missing,
        LinkState.Unknown when access.Has(user, PermissionManifest.ApiEnabled) == Access.Granted => Access.Unknown,
        _ => access.Has(user, PermissionManifest.ApiEnabled),
    };
}
