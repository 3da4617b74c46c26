using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>What came of reading an org for a manifest.</summary>
/// <param name="Snapshot">What the org says; null where it could not be read.</param>
/// <param name="Findings">Why it could not be read.</param>
public sealed record SnapshotResult(ManifestSnapshot? Snapshot, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether nothing of any credentials was there, so that no org was asked. A part of some is a mistake.</summary>
    public bool IsWithoutCredentials { get; init; }
}

/// <summary>Reads from an org what a manifest would say about it. <see cref="ManifestEditor"/> writes it.</summary>
public static class SnapshotRunner
{
    /// <summary>Reads the users of the manifest and further ones.</summary>
    /// <param name="request">The manifest, which must name the org, and the way there.</param>
    /// <param name="usernames">Users that the manifest does not have yet.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What the org says, or why it could not be read.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<SnapshotResult> RunAsync(
        CheckRequest request,
        IReadOnlyCollection<string> usernames,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(usernames);
        return ManifestFindings.About(request, usernames) is { Length: > 0 } complaints ? new SnapshotResult(null, complaints)
            : ManifestFindings.TryOpen(
                request, cancellationToken, out var manifest, out var org, out var findings, toleratesUnknownKeys: true)
            ? await ReadAsync(request, manifest, org, usernames, cancellationToken).ConfigureAwait(false)
            : new SnapshotResult(null, findings);
    }

    /// <summary>
    /// Reads for a first manifest: whichever org the credentials lead to, under
    /// the key that the request or <c>SFI_ORG</c> names, else <c>production</c>.
    /// </summary>
    /// <param name="request">The way there; its manifest is not looked at.</param>
    /// <param name="usernames">The users to begin with.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What the org says, or why it could not be read; without credentials, a snapshot to fill in.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<SnapshotResult> RunFirstAsync(
        CheckRequest request,
        IReadOnlyCollection<string> usernames,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(usernames);
        if (ManifestFindings.About(request, usernames) is { Length: > 0 } complaints)
        {
            return new SnapshotResult(null, complaints);
        }

        var key = new Positioned<string>(
            ManifestFindings.WantedOrg(request) ?? "production",
            new SourcePosition(request.ManifestPath, 0, 0));
        if (OrgBinder.ComplaintAboutKey(key.Value) is { } complaint)
        {
            return new SnapshotResult(null, [new ManifestError(key.Position, complaint).ToFinding()]);
        }

        var org = new ManifestOrg(key, InstanceUrl: null, OrganizationId: null);
        var manifest = new PermissionManifest(request.ManifestPath, [org], [], []);
        var result = await ReadAsync(request, manifest, org, usernames, cancellationToken).ConfigureAwait(false);
        return result.IsWithoutCredentials ? result with { Snapshot = ToFillIn(key.Value, usernames) } : result;
    }

    /// <summary>What nobody asked an org about.</summary>
    private static ManifestSnapshot ToFillIn(string orgKey, IEnumerable<string> usernames) => new()
    {
        OrgKey = orgKey,
        InstanceUrl = new("https://your-domain.my.salesforce.com"),
        OrganizationId = null,
        Integrations = [.. usernames.Select(name => new IntegrationFacts { Username = name })],
    };

    private static async Task<SnapshotResult> ReadAsync(
        CheckRequest request,
        PermissionManifest manifest,
        ManifestOrg org,
        IReadOnlyCollection<string> usernames,
        CancellationToken cancellationToken)
    {
        var named = EvidenceScope.Of(manifest, org.Key.Value).Usernames;
        var all = named
            .Concat(usernames)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        var scope = new EvidenceScope
        {
            Usernames = all,
            ReadFully = all.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            AllPermissions = true,
        };
        using var conversation = new OrgConversation(request, org);
        try
        {
            var evidence = await conversation.GatherAsync(() => scope, _ => [], cancellationToken).ConfigureAwait(false);
            var access = new EffectiveAccess(evidence, conversation.Now);
            return new SnapshotResult(
                new ManifestSnapshot
                {
                    OrgKey = org.Key.Value,
                    InstanceUrl = org.InstanceUrl?.Value ?? conversation.InstanceUrl,
                    OrganizationId = evidence.Organization.IsSandbox == true ? null : evidence.Organization.Id,
                    Integrations =
                    [
                        .. all.Select(name => evidence.Users.GetValueOrDefault(name))
                            .OfType<UserFacts>()
                            .Select(user => WithoutSecrets(FactsOf(user, evidence, access), conversation)),
                    ],
                },
                [
                    .. all.Where(name => !evidence.Users.ContainsKey(name))
                        .Select(name => NotFound(name, org, hasEntry: named.Contains(name, StringComparer.OrdinalIgnoreCase))),
                ]);
        }
        catch (OrgException exception)
        {
            var finding = conversation.Obstacle(exception.Failure).ToFinding(org.Key.Position, FindingSeverity.Error);
            return new SnapshotResult(null, conversation.WithoutSecrets([finding]))
            {
                IsWithoutCredentials = exception.Failure.Kind == OrgFailureKind.NoCredentials,
            };
        }
    }

    private static IntegrationFacts FactsOf(UserFacts user, OrgEvidence evidence, EffectiveAccess access)
    {
        var held = evidence.AssignmentsOf(user).ToLookup(access.InForce);
        var inForce = held[Access.Granted].ToList();
        var isClear = !held.Contains(Access.Unknown);
        return new IntegrationFacts
        {
            Username = user.Username,
            Name = user.Name,
            License = user.License.Or(null),
            Profile = user.Profile,
            PermissionSets = !isClear ? null :
            [
                .. inForce.Where(assignment => !assignment.Set.IsOwnedByProfile)
                    .Select(assignment => assignment.Set.FullName)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Permissions =
                isClear
                && evidence.AllPermissions is { IsKnown: true, Value: var all }
                && inForce.TrueForAll(assignment => all.ContainsKey(assignment.Set.Id))
                    ? [.. inForce.SelectMany(assignment => all[assignment.Set.Id].Granted).Distinct().Order(StringComparer.Ordinal)]
                    : null,
        };
    }

    /// <summary>What goes into a file that is committed.</summary>
    private static IntegrationFacts WithoutSecrets(IntegrationFacts facts, OrgConversation conversation) => facts with
    {
        Name = facts.Name is null ? null : conversation.WithoutSecrets(facts.Name),
        License = facts.License is null ? null : conversation.WithoutSecrets(facts.License),
        Profile = facts.Profile is null ? null : conversation.WithoutSecrets(facts.Profile),
        PermissionSets = facts.PermissionSets is { } sets ? [.. sets.Select(conversation.WithoutSecrets)] : null,
    };

    private static Finding NotFound(string username, ManifestOrg org, bool hasEntry) =>
        new UserUnavailable().At(
            org.Key.Position,
            FindingSeverity.Warning,
            $"The org {org.Key.Value} has no user {username} that the checking user may see; "
            + (hasEntry ? "its entry stays as it is. " : "nothing is added for it. ")
            + "Correct the username, or create the user.")
            with
        { User = username };
}
