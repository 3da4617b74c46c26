using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
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
        if (CredentialSources.AreNamedIn(request.Environment))
        {
            Rehearsal.Begin();
        }

        return ManifestFindings.TryOpen(request, cancellationToken, out var manifest, out var org, out var findings)
            ? await CheckAsync(request, manifest, org, explaining: null, cancellationToken).ConfigureAwait(false)
            : Report(request, ManifestFindings.WantedOrg(request), findings);
    }

    /// <summary>
    /// Looks at one user in full, whether the manifest names it or not, whether it has access or not: every way to API Enabled, and, for
    /// a user of the manifest, every verdict. <see cref="CheckReport.Users"/> holds that user alone.
    /// </summary>
    /// <param name="request">What to check, and with what.</param>
    /// <param name="username">The username in the org.</param>
    /// <param name="cancellationToken">Ends the check at once.</param>
    /// <returns>What was found about this user.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<CheckReport> ExplainAsync(CheckRequest request, string username, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        if (ManifestFindings.About(request, [username]) is { Length: > 0 } complaints)
        {
            return Report(request, ManifestFindings.WantedOrg(request), complaints);
        }

        if (!ManifestFindings.TryOpen(request, cancellationToken, out var manifest, out var org, out var findings))
        {
            return Report(request, ManifestFindings.WantedOrg(request), findings);
        }

        var own = manifest.Integrations
            .Where(integration => username.Equals(integration.User.In(org.Key.Value)?.Value, StringComparison.OrdinalIgnoreCase))
            .ToImmutableArray();
        var position = new SourcePosition(request.ManifestPath, 1, 1);
        var stranger = new Integration
        {
            Name = new("not in the manifest", position),
            User = new IntegrationUser(new(username, position), ImmutableDictionary<string, Positioned<string>>.Empty),
        };
        var alone = manifest with { Integrations = own.IsEmpty ? [stranger] : own, Audiences = [] };
        return await CheckAsync(request, alone, org, username, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CheckReport> CheckAsync(
        CheckRequest request, PermissionManifest manifest, ManifestOrg org, string? explaining, CancellationToken cancellationToken)
    {
        using var conversation = new OrgConversation(request, org);
        CheckCase? last = null;
        CheckReport report;
        try
        {
            var evidence = await conversation.GatherAsync(
                Scope,
                candidate => explaining is null ? Failing(CaseOf(candidate)) : [explaining],
                cancellationToken).ConfigureAwait(false);
            report = Decide(request, CaseOf(evidence));
        }
        catch (OrgException exception)
        {
            var severity = NotCheckedSeverity(request, exception.Failure);
            report = Report(request, org.Key.Value, [conversation.Obstacle(exception.Failure).ToFinding(org.Key.Position, severity)]);
        }

        // Last of all, since it takes the secrets out of everything.
        return conversation.Describe(report);

        EvidenceScope Scope()
        {
            var scope = EvidenceScope.Of(manifest, org.Key.Value);
            return explaining is null ? scope : scope with { ReadFully = scope.ReadFully.Add(explaining) };
        }

        // Where nothing more had to be asked, evidence is what it was when it was first looked at, and so are the findings.
        CheckCase CaseOf(OrgEvidence evidence) => last is not null && ReferenceEquals(last.Evidence, evidence) ? last : last = new()
        {
            Manifest = manifest,
            Org = org,
            Evidence = evidence,
            Now = conversation.Now,
            Cli = conversation.Cli,
            Mode = request.Mode,
            ApiUsage = conversation.ApiUsage,
        };
    }

    /// <summary>What evidence comes to.</summary>
    internal static CheckReport Decide(CheckRequest request, CheckCase check) => Report(request, check.OrgKey, check.Findings) with
    {
        UsersChecked = UsersChecked(check),
        AudiencesChecked =
            !check.Evidence.SeesAllUsers.Is(true) ? 0
            : check.Evidence.Audiences.Values.Count(audience => audience is { Offenders.IsKnown: true, Losing.IsKnown: true }),
        Users = UserAccessOf(check),
        HoldsUntil = request.TimeProvider.GetUtcNow() + NextChange.After(check.Evidence, check.Manifest.Audiences, check.Now),
    };

    private static CheckReport Report(CheckRequest request, string? orgKey, ImmutableArray<Finding> findings) => new CheckReport
    {
        Outcome = CheckOutcome.NotChecked,
        ManifestPath = request.ManifestPath,
        CheckedAt = request.TimeProvider.GetUtcNow(),
        OrgKey = orgKey,
    }.WithFindings(findings);

    /// <summary>
    /// Nobody without credentials is warned on their own machine: most builds there have none. Whoever set a part of some meant to.
    /// </summary>
    private static FindingSeverity NotCheckedSeverity(CheckRequest request, OrgFailure failure) =>
        request.Mode == CheckMode.Required ? FindingSeverity.Error
        : failure.Kind == OrgFailureKind.NoCredentials && !request.IsContinuousIntegration ? FindingSeverity.Message
        : FindingSeverity.Warning;

    /// <summary>
    /// Users about whom the evidence so far shows something to explain. What is not known yet shows nothing, and of a user who is not
    /// found there is nothing to explain.
    /// </summary>
    private static ImmutableHashSet<string> Failing(CheckCase check) =>
    [
        .. check.Findings
            .Where(finding => !finding.IsNotChecked)
            .Select(finding => finding.User)
            .OfType<string>()
            .Where(check.Evidence.Users.ContainsKey),
    ];

    private static int UsersChecked(CheckCase check) =>
        check.Integrations
            .Select(integration => integration.User.Value)
            .Except(
                check.Findings.Where(finding => finding.IsNotChecked).Select(finding => finding.User).OfType<string>(),
                StringComparer.OrdinalIgnoreCase)
            .Count();

    private static ImmutableArray<UserAccess> UserAccessOf(CheckCase check)
    {
        var ids = check.Findings.ToLookup(finding => finding.User ?? "", finding => finding.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. check.Integrations.GroupBy(integration => integration.User.Value, StringComparer.OrdinalIgnoreCase).Select(group =>
            {
                var user = group.First().Facts;
                var paths = user is null
                    ? [UserUnavailable.PathOf(check, group.Key)]
                    : Reasons.PathsTo(check, group, user, PermissionManifest.ApiEnabled);
                return new UserAccess
                {
                    Username = user?.Username ?? group.Key,
                    Integrations = [.. group.Select(integration => integration.Integration.Name.Value)],
                    Owners = [.. group.Select(integration => integration.Integration.Owner?.Value).OfType<string>().Distinct()],
                    License = user?.License.Or(null),
                    Profile = user?.Profile,
                    ApiAccess = user is null ? paths[0].Access : ApiAccessOf(check.Access, user),
                    Paths = paths,
                    FindingIds = [.. ids[group.Key].Distinct()],
                };
            }),
        ];
    }

    private static Access ApiAccessOf(EffectiveAccess access, UserFacts user) => access.UserLink(user).State switch
    {
        LinkState.Breaks => Access.Missing,
        LinkState.Unknown when access.Has(user, PermissionManifest.ApiEnabled) == Access.Granted => Access.Unknown,
        _ => access.Has(user, PermissionManifest.ApiEnabled),
    };
}
