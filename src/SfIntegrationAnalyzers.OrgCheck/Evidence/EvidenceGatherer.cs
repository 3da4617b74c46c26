using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// Asks an org for what a scope needs, in two rounds: what stands by itself, then what depends on its answers. A round is one request
/// for every five queries.
/// </summary>
internal sealed class EvidenceGatherer(OrgClient client, EvidenceScope scope, TimeProvider time)
{
    private readonly ImmutableArray<OrgFailure>.Builder _notVisible = ImmutableArray.CreateBuilder<OrgFailure>();

    /// <summary>Reads the organization and, with it, all that stands by itself.</summary>
    /// <param name="isExpected">Whether the org is the one that is meant. Nothing more is asked of another.</param>
    /// <param name="failing">The users whom evidence shows to lack something, which then needs explaining.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="OrgException">No answer, or one that is not whole.</exception>
    public async Task<OrgEvidence> GatherAsync(
        Action<OrganizationFacts> isExpected, Func<OrgEvidence, ImmutableHashSet<string>> failing, CancellationToken cancellationToken)
    {
        var organization = new Ask<OrganizationFacts>(Queries.Organization);
        var checker = new Ask<bool>(Queries.Checker);
        var users = Soql.Chunk(scope.Usernames).Select(names => new Ask<UserFacts>(Queries.Users(names))).ToList();
        var holdings = Holdings().ToList();
        var apps = scope.Apps.IsEmpty ? [] : new[] { new Ask<AppFacts>(Queries.ConnectedApps(scope.Apps)), new Ask<AppFacts>(Queries.ExternalClientApps(scope.Apps)) };
        List<Ask> first = [organization, .. users, .. holdings, .. apps];
        if (first.Count % OrgClient.QueriesInOneRequest != 0)
        {
            // Else it would cost a request of its own here; the second round has room.
            first.Add(checker);
        }

        await client.QueryAsync(first, cancellationToken).ConfigureAwait(false);

        isExpected(SingleOrganization(organization.Answer));
        var evidence = new OrgEvidence
        {
            Organization = SingleOrganization(organization.Answer),
            Users = users.SelectMany(ask => RowsOrThrow(ask.Answer)).ToImmutableDictionary(user => user.Username, StringComparer.OrdinalIgnoreCase),
            Assignments = holdings
                .SelectMany(holding => RowsOrThrow(holding.Answer))
                .GroupBy(assignment => assignment.UserId)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray()),
            Apps = [.. apps.SelectMany(ask => RowsOf(ask.Answer))],
            AppKindsSeen = [.. apps.Zip([AppKind.ConnectedApp, AppKind.ExternalClientApp]).Where(pair => pair.First.Answer.IsKnown).Select(pair => pair.Second)],
        };
        ExpectProfileRows(evidence);
        return await GatherDependentAsync(evidence, checker, failing, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrgEvidence> GatherDependentAsync(
        OrgEvidence evidence, Ask<bool> checker, Func<OrgEvidence, ImmutableHashSet<string>> failing, CancellationToken cancellationToken)
    {
        var lacking = failing(evidence);
        var frozen = Soql.Chunk(evidence.Users.Values.Select(user => user.Id)).Select(ids => new Ask<string>(Queries.Frozen(ids))).ToList();
        string[] appIds = [.. evidence.Apps.Select(app => app.Id)];
        var appGrants = appIds.Length == 0 ? null : new Ask<(string AppId, string SetId)>(Queries.AppGrants(appIds));
        string[] externalIds = [.. evidence.Apps.Where(app => app.Kind == AppKind.ExternalClientApp).Select(app => app.Id)];
        var switches = externalIds.Length == 0 ? null : new Ask<(string AppId, bool IsEnabled)>(Queries.ExternalClientAppSwitches(externalIds));
        List<Ask<ObjectGrantFacts>> objects = scope.Objects.IsEmpty
            ? []
            : Soql.Chunk(scope.ReadFully).Select(names => new Ask<ObjectGrantFacts>(Queries.ObjectGrants(scope.Objects, names))).ToList();
        string[] openGroups = [.. GroupsToOpen(evidence, lacking)];
        var members = openGroups.Length == 0 ? null : new Ask<GroupMemberFacts>(Queries.GroupMembers(openGroups, scope));
        string[] unheld = [.. UnheldSets(evidence)];
        var sets = unheld.Length == 0 ? null : new Ask<SetFacts>(Queries.SetsByName(unheld));
        var groups = unheld.Length == 0 ? null : new Ask<GroupFacts>(Queries.GroupsByName(unheld));
        var audiences = scope.Audiences.Select(audience => new AudienceQuestion(audience, time.GetUtcNow())).ToList();

        Ask?[] asks = [checker.IsDone ? null : checker, .. frozen, appGrants, switches, .. objects, members, sets, groups, .. audiences.SelectMany(audience => audience.Asks)];
        var changes = !lacking.IsEmpty ? new Ask<AuditFacts>(Queries.Changes) : null;
        await client.QueryAsync([.. asks.OfType<Ask>(), .. changes is null ? [] : new Ask[] { changes }], cancellationToken).ConfigureAwait(false);

        var enabled = switches is null ? ImmutableDictionary<string, bool>.Empty : RowsOf(switches.Answer).ToImmutableDictionary(pair => pair.AppId, pair => pair.IsEnabled);
        evidence = evidence with
        {
            MayViewSetup = checker.Answer is { IsKnown: true, Rows: [var mayViewSetup] } ? new Known<bool>(mayViewSetup) : Known<bool>.Unknown,
            Frozen = WhereSeen(frozen, rows => rows.ToImmutableHashSet()),
            Apps = [.. evidence.Apps.Select(app => app with { IsEnabled = enabled.TryGetValue(app.Id, out var isEnabled) ? new Known<bool>(isEnabled) : Known<bool>.Unknown })],
            AppGrants = WhereSeen(appGrants, rows => rows.ToImmutableHashSet()),
            ObjectGrants = WhereSeen(objects, rows => rows),
            GroupMembers = WhereSeen(members, rows => rows),
            NamedSets = NamedSetsOf(sets, groups),
            Changes = changes is { Answer.IsKnown: true } ? changes.Answer.Rows : [],
            Audiences = audiences.ToImmutableDictionary(audience => audience.Name, audience => audience.Read()),
        };
        evidence = await GatherDetailsAsync(evidence, cancellationToken).ConfigureAwait(false);
        if (changes is null && !failing(evidence).IsEmpty)
        {
            // Only the second round showed it, as with a frozen user or a closed app.
            var late = new Ask<AuditFacts>(Queries.Changes);
            await client.QueryAsync([late], cancellationToken).ConfigureAwait(false);
            evidence = evidence with { Changes = late.Answer.Rows };
        }

        return evidence with { NotVisible = _notVisible.ToImmutable() };
    }

    /// <summary>What only few manifests need, or only those that something is wrong with.</summary>
    private async Task<OrgEvidence> GatherDetailsAsync(OrgEvidence evidence, CancellationToken cancellationToken)
    {
        if (evidence.GroupMembers is { IsKnown: true } members && members.Value.Where(member => member.IsMuting).ToList() is { Count: > 0 } mutings)
        {
            var muting = new Ask<(string Id, string Name, ImmutableDictionary<string, Known<bool>> Permissions)>(Queries.Muting(mutings.Select(member => member.SetName), scope));
            await client.QueryAsync([muting], cancellationToken).ConfigureAwait(false);
            var byId = RowsOf(muting.Answer).ToDictionary(row => row.Id);
            evidence = evidence with
            {
                GroupMembers = new([.. members.Value.Select(member =>
                    member.IsMuting && byId.TryGetValue(member.SetName, out var row) ? member with { SetName = row.Name, Permissions = row.Permissions } : member)]),
            };
        }

        if (scope.AllPermissions)
        {
            evidence = evidence with { AllPermissions = await ReadAllPermissionsAsync(evidence, cancellationToken).ConfigureAwait(false) };
        }

        var ungranted = scope.Objects.Where(name => evidence.ObjectGrants.IsKnown
            && !evidence.ObjectGrants.Value.Any(grant => grant.Object.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var name in ungranted)
        {
            // Without a grant by anyone, the object may as well not exist, which is no matter of permissions.
            using var describe = await client.DescribeAsync(name, cancellationToken).ConfigureAwait(false);
            if (describe is not null)
            {
                evidence = evidence with { ObjectsSeen = evidence.ObjectsSeen.Add(name) };
            }
        }

        return evidence;
    }

    private async Task<Known<ImmutableDictionary<string, ImmutableArray<string>>>> ReadAllPermissionsAsync(OrgEvidence evidence, CancellationToken cancellationToken)
    {
        using var describe = await client.DescribeAsync("PermissionSet", cancellationToken).ConfigureAwait(false);
        if (describe is null || OrgDescribe.ReadPermissions(describe.RootElement) is not { } names)
        {
            return Known<ImmutableDictionary<string, ImmutableArray<string>>>.Unknown;
        }

        var ids = scope.ReadFully
            .Select(username => evidence.Users.GetValueOrDefault(username))
            .OfType<UserFacts>()
            .SelectMany(user => evidence.AssignmentsOf(user))
            .Select(assignment => assignment.Set.Id)
            .Distinct();
        var asks = Soql.Chunk(ids).Select(chunk => new Ask<(string Id, ImmutableArray<string> Granted)>(new(
            "PermissionSet",
            ["Id", .. names.Select(name => "Permissions" + name)],
            [],
            _ => $"WHERE Id IN {Soql.List(chunk)}",
            row => (row.Text("Id"), [.. names.Where(name => row.Flag("Permissions" + name))])))).ToList();
        await client.QueryAsync(asks, cancellationToken).ConfigureAwait(false);
        return WhereSeen(asks, rows => rows.ToImmutableDictionary(row => row.Id, row => row.Granted));
    }

    private IEnumerable<Ask<AssignmentFacts>> Holdings()
    {
        foreach (var names in Soql.Chunk(scope.Usernames.Where(name => !scope.ReadFully.Contains(name))))
        {
            yield return new(Queries.Assignments(names, fully: false, scope));
        }

        foreach (var names in Soql.Chunk(scope.Usernames.Where(scope.ReadFully.Contains)))
        {
            yield return new(Queries.Assignments(names, fully: true, scope));
        }
    }

    /// <summary>Sets and groups that are not held by everyone who should: they may be unassigned, or gone.</summary>
    private IEnumerable<string> UnheldSets(OrgEvidence evidence)
    {
        foreach (var name in scope.PermissionSets)
        {
            var holders = evidence.Assignments.Values.Count(held => held.Any(assignment => assignment.Set.IsNamed(name)));
            if (holders < scope.Holders.GetValueOrDefault(name, 1))
            {
                yield return name;
            }
        }
    }

    private Known<ImmutableDictionary<string, SetFacts>> NamedSetsOf(Ask<SetFacts>? sets, Ask<GroupFacts>? groups)
    {
        var seen = WhereSeen(sets, rows => rows);
        return !seen.IsKnown ? default : WhereSeen(groups, rows => rows
            .Select(group => new SetFacts(group.Id, group.DeveloperName, false, group.NeedsActivation, ImmutableDictionary<string, Known<bool>>.Empty) { Group = group, Label = group.Label })
            .Concat(seen.Value)
            .DistinctBy(set => set.Name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(set => set.Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Groups whose members tell something: those that are not up to date, and those that fail to give what somebody lacks.</summary>
    private IEnumerable<string> GroupsToOpen(OrgEvidence evidence, ImmutableHashSet<string> lacking) =>
        (from user in evidence.Users.Values
         from assignment in evidence.AssignmentsOf(user)
         let @group = assignment.Set.Group
         where @group is not null
            && (!@group.IsUpdated || (lacking.Contains(user.Username) && scope.Permissions.Any(permission => assignment.Set.Grants(permission).Is(false))))
         select @group.Id).Distinct();

    /// <summary>Every user with a profile holds the set that it owns. Where that row is absent, rows are hidden, and nothing may be concluded.</summary>
    private static void ExpectProfileRows(OrgEvidence evidence)
    {
        if (evidence.Users.Values.FirstOrDefault(user => user.ProfileId is not null && !evidence.AssignmentsOf(user).Any(held => held.Set.IsOwnedByProfile)) is { } user)
        {
            throw new OrgException(new OrgFailure(OrgFailureKind.NotVisible, $"the org shows nothing that {user.Username} holds, not even its profile"));
        }
    }

    private static OrganizationFacts SingleOrganization(SoqlAnswer<OrganizationFacts> answer) => answer switch
    {
        { Failure: { } failure } => throw new OrgException(failure),
        { Rows: [var organization] } => organization,
        _ => throw new OrgException(new OrgFailure(OrgFailureKind.Incomplete, "the org does not tell which org it is")),
    };

    private static ImmutableArray<T> RowsOrThrow<T>(SoqlAnswer<T> answer) => answer.IsKnown ? answer.Rows : throw new OrgException(answer.Failure!);

    private ImmutableArray<T> RowsOf<T>(SoqlAnswer<T> answer)
    {
        Note(answer.Failure);
        return answer.Rows;
    }

    /// <summary>What the rows come to, or unknown where one of the queries was refused. Nothing asked is nothing found.</summary>
    private Known<TResult> WhereSeen<T, TResult>(IReadOnlyCollection<Ask<T>> asks, Func<ImmutableArray<T>, TResult> read)
    {
        foreach (var ask in asks)
        {
            Note(ask.Answer.Failure);
        }

        return asks.All(ask => ask.Answer.IsKnown) ? new(read([.. asks.SelectMany(ask => ask.Answer.Rows)])) : default;
    }

    private Known<TResult> WhereSeen<T, TResult>(Ask<T>? ask, Func<ImmutableArray<T>, TResult> read) => WhereSeen(ask is null ? [] : new[] { ask }, read);

    private void Note(OrgFailure? failure)
    {
        if (failure is not null && !_notVisible.Contains(failure))
        {
            _notVisible.Add(failure);
        }
    }
}
