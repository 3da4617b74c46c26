using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>The questions of one check, and what their answers come to so far. It sends nothing.</summary>
internal sealed class Questions
{
    private readonly EvidenceScope _scope;
    private readonly ImmutableArray<Ask<UserFacts>> _users;
    private readonly ImmutableArray<HoldingsQuestion> _holdings;
    private readonly ImmutableArray<AppQuestion> _apps;
    private readonly ImmutableArray<Ask<LoginFacts>> _frozen;
    private readonly ImmutableArray<Ask<RevocationFacts>> _revoked;
    private readonly ImmutableArray<Ask<ObjectGrantFacts>> _objects;
    private readonly ImmutableArray<HoldingsQuestion> _objectHoldings;
    private readonly ImmutableArray<AudienceQuestion> _audiences;
    private readonly Ask<DateTimeOffset>? _firstToExpire;
    private readonly GroupStructure? _groups;
    private readonly Ask<GroupedSetFacts>? _groupsWithSets;
    private readonly Lookup<ImmutableArray<string>>? _permissionNames;
    private Ask<CheckerFacts> _checker;
    private Ask<string?>? _userSharing;

    private ImmutableArray<Ask<string>> _grantedObjects = [];

    // Nothing that depends on the first round is known before it, not even that there is nothing to ask.
    private FollowUps? _followUps;

    /// <summary>Prepares what stands by itself.</summary>
    public Questions(EvidenceScope scope, Func<DateTimeOffset> now)
    {
        _scope = scope;
        _users = Ask.Each(scope.Usernames, names => Queries.Users(names));
        _holdings = HoldingsQuestion.Each(scope.Usernames, names => Queries.Assignments(names, scope));
        _frozen = Ask.Each(scope.Usernames, names => Queries.Frozen(names));
        _revoked = Ask.Each(scope.Usernames, names => Queries.Revoked(names));
        _apps =
        [
            .. Ask.Each(scope.Apps, names => Queries.ConnectedApps(names)).Select(ask => new AppQuestion(AppKind.ConnectedApp, ask)),
            .. Ask.Each(scope.Apps, names => Queries.ExternalClientApps(names))
                .Select(ask => new AppQuestion(AppKind.ExternalClientApp, ask)),
        ];
        var objects = Soql.Chunk(scope.Objects);
        string[] narrowed = [.. Queries.CanBeNarrowed(scope) ? scope.ObjectUsers.Where(name => !scope.ReadFully.Contains(name)) : []];
        _objects = [.. objects.SelectMany(some => Ask.Each(scope.ObjectUsers, names => Queries.ObjectGrants(names, some)))];
        _objectHoldings =
        [
            .. objects.SelectMany(some =>
                HoldingsQuestion.Each(narrowed, names => Queries.AssignmentsToObjects(names, some, scope))),
        ];
        _audiences = [.. scope.Audiences.Select(audience => new AudienceQuestion(audience, now))];
        _checker = new(Queries.Checker(ofUsers: !_audiences.IsEmpty));
        _userSharing = _audiences.IsEmpty ? null : new(Queries.UserSharing);
        _firstToExpire = _audiences.IsEmpty ? null : new(Queries.FirstToExpire(now));
        _groups = _audiences.Any(audience => audience.IsGroup) ? new() : null;
        string[] sets = [.. _audiences.Where(audience => audience.IsPermissionSet).Select(audience => audience.Named)];
        _groupsWithSets = sets.Length == 0 ? null : new(Queries.GroupsWith(sets));
        _permissionNames = scope.AllPermissions
            ? new("sobjects/PermissionSet/describe", root =>
                OrgDescribe.ReadPermissions(root) ?? throw new FormatException("it is no description of an object"))
            : null;
    }

    /// <summary>What other questions hang on.</summary>
    public IEnumerable<Ask> First =>
    [
        .. _users,
        .. HoldingsQuestion.AsksOf(_holdings),
        .. _apps.Select(app => app.Ask),
        .. _groups?.Asks ?? [],
        .. Ask.Some(_groupsWithSets),
        .. Ask.Some(_permissionNames),
    ];

    /// <summary>
    /// What stands by itself, and may be asked in either round. What may be more than a page comes first, then what shows that somebody is
    /// locked out; last what the others may make needless.
    /// </summary>
    public IEnumerable<Ask> Whenever =>
    [
        .. HoldingsQuestion.AsksOf(_objectHoldings),
        .. _frozen,
        .. _objects,
        .. _revoked,
        _checker,
        .. _audiences.SelectMany(audience => audience.Asks),
        .. Ask.Some(_firstToExpire),
        .. SeesAllUsers.Is(true) ? [] : Ask.Some(_userSharing),
        .. _audiences.SelectMany(audience => audience.FurtherAsks),
    ];

    /// <summary>
    /// Whether everything that was asked about holdings came. Before that nobody can be said to lack anything.
    /// </summary>
    public bool HoldingsAreWhole => _holdings.All(question => question.IsWhole);

    /// <summary>What is asked again for a few users at a time, because it was more than a page.</summary>
    public IEnumerable<Ask> AskInParts() =>
        [.. _holdings.Concat(_objectHoldings).Concat(_followUps?.AppHoldings ?? []).SelectMany(question => question.AskInParts())];

    /// <summary>The latest changes in Setup.</summary>
    public Ask<AuditFacts> Changes { get; } = new(Queries.Changes);

    /// <summary>Whether questions that are still open may show that somebody lacks something.</summary>
    public bool MayShowMore { get; private set; }

    /// <summary>What can only be asked once the first round is answered.</summary>
    /// <param name="evidence">What the first round came to.</param>
    /// <param name="lacking">Users who lack something; unknown where what users hold was more than a page.</param>
    public IEnumerable<Ask> After(OrgEvidence evidence, Known<ImmutableHashSet<string>> lacking)
    {
        PrepareAudiences();
        if (_userSharing is null && _scope.Usernames.Any(name => !evidence.Users.ContainsKey(name)))
        {
            // Who is not found may be there all the same.
            _checker = new(Queries.Checker(ofUsers: true));
            _userSharing = new(Queries.UserSharing);
        }

        List<Ask> asks = [.. AskInParts()];
        _followUps = new(_scope, evidence, lacking, _permissionNames?.Value ?? default);
        asks.AddRange(_followUps.Asks);
        MayShowMore =
            _followUps.MayShowMore
            || _frozen.Any(ask => !ask.IsDone)
            || _revoked.Any(ask => !ask.IsDone)
            || _objects.Any(ask => !ask.IsDone);
        return asks.Concat(Ungranted(evidence));
    }

    /// <inheritdoc cref="FollowUps.MembersLeftOut"/>
    public IEnumerable<Ask> MembersLeftOut(OrgEvidence evidence, Func<ImmutableHashSet<string>> lacking) =>
        _followUps?.MembersLeftOut(evidence, lacking) ?? [];

    private void PrepareAudiences()
    {
        foreach (var audience in _audiences)
        {
            if (audience.IsGroup)
            {
                audience.Prepare(_groups!);
            }
            else if (audience.IsPermissionSet)
            {
                audience.Widen(_groupsWithSets!.Answer);
            }
        }
    }

    /// <summary>
    /// Which objects exist, of those that none of these users is granted: the
    /// checking user may see no description of an object that it cannot read.
    /// </summary>
    public IEnumerable<Ask> Ungranted(OrgEvidence evidence)
    {
        if (!_grantedObjects.IsEmpty || !evidence.ObjectGrants.IsKnown || _objects.Any(ask => !ask.IsDone))
        {
            return [];
        }

        var granted = evidence.ObjectGrants.Value
            .SelectMany(ofSet => ofSet.Select(grant => grant.Object))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _grantedObjects = Ask.Each(_scope.Objects.Where(name => !granted.Contains(name)), names => Queries.GrantedObjects(names));
        return _grantedObjects;
    }

    private CheckerFacts? CheckerFacts => _checker is { IsDone: true, Answer: { IsKnown: true, Rows: [var checker] } } ? checker : null;

    private Known<bool> SeesAllUsers
    {
        get
        {
            var mayViewAll = CheckerFacts?.MayViewAllUsers ?? default;
            var sharing = _userSharing is { IsDone: true, Answer: { IsKnown: true, Rows: [var model] } } ? model : null;
            return mayViewAll.Is(true) || sharing is "Read" or "ReadWrite" ? new(true)
                : mayViewAll.IsKnown && sharing == "Private" ? new(false)
                : default;
        }
    }

    /// <summary>What the answers come to. What is not answered yet is unknown.</summary>
    /// <exception cref="OrgException">Users or their holdings are not to be seen, without which nothing can be said.</exception>
    public OrgEvidence Read(OrganizationFacts organization)
    {
        var answers = new AnswerReader();
        var appHoldings = _followUps is null ? default : answers.Held(_followUps.AppHoldings);
        var objectHoldings = answers.Held(_objectHoldings);
        var evidence = new OrgEvidence
        {
            Organization = organization,
            MayViewSetup = CheckerFacts is { } checker ? new(checker.MayViewSetup) : default,
            SeesAllUsers = SeesAllUsers,
            Users = _users.SelectMany(ask => RowsOrThrow(ask)).ByKey(user => user.Username, "user", StringComparer.OrdinalIgnoreCase),
            Assignments = AssignmentsOf([.. appHoldings.Or([]), .. objectHoldings.Or([])]),
            Frozen = answers.Of(_frozen, rows => rows.ByKey(row => row.UserId, "login")),
            Apps = AppsOf(answers),
            AppKindsSeen =
            [
                .. _apps.GroupBy(app => app.Kind)
                    .Where(kind => kind.All(app => app.Ask.IsDone && app.Ask.Answer.IsKnown))
                    .Select(kind => kind.Key),
            ],
            ObjectGrants = objectHoldings.IsKnown ? answers.Of(_objects, rows => rows.ToLookup(grant => grant.SetId)) : default,
            ObjectsSeen = answers.Of(_grantedObjects, rows => rows.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)).Or([]),
            Changes = Changes is { IsDone: true, Answer: { IsKnown: true, Rows: var changes } }
                ? [.. changes.Take(Queries.MostChanges)]
                : [],
            Audiences = _audiences.All(audience => audience.IsDone)
                ? _audiences.ToImmutableDictionary(audience => audience.Name, audience => audience.Read(SeesAllUsers))
                : ImmutableDictionary<string, AudienceFacts>.Empty,
            FirstToExpire = _firstToExpire is null
                ? default
                : answers.Of([_firstToExpire], rows => rows is [var first, ..] ? first : (DateTimeOffset?)null),
        };
        ExpectNoStranger(evidence);
        return (_followUps?.AddTo(evidence, appHoldings, answers) ?? evidence) with { NotVisible = answers.Refusals };
    }

    /// <summary>
    /// Whoever's holdings are told was asked about, even if the checking user may not see that user. More of them than were named are
    /// others, and then a grant may stand in their place.
    /// </summary>
    private void ExpectNoStranger(OrgEvidence evidence)
    {
        var known = new HashSet<string>();
        foreach (var user in evidence.Users.Values)
        {
            known.Add(user.Id);
        }

        foreach (var held in evidence.Assignments)
        {
            if (known.Add(held.Key) && known.Count > _scope.Usernames.Length)
            {
                throw new OrgException(new OrgFailure(
                    OrgFailureKind.NotUnderstood, "the org answered about a user who was not asked for"));
            }
        }
    }

    /// <summary>What users hold, and whether it was revoked. An org without user access policies does not tell, and revokes none.</summary>
    private ILookup<string, AssignmentFacts> AssignmentsOf(ImmutableArray<AssignmentFacts> further)
    {
        List<AssignmentFacts> assignments = [.. HoldingsQuestion.AsksOf(_holdings).SelectMany(ask => RowsOrThrow(ask))];
        if (!further.IsEmpty)
        {
            // What a user holds may come back for each of several reasons to ask about it.
            assignments = [.. assignments.Concat(further).DistinctBy(assignment => assignment.Key)];
        }

        if (_revoked.Any(ask => ask is { IsDone: true, Answer.Failure: { } failure } && !Queries.SaysThatNoneIsRevoked(failure)))
        {
            assignments = assignments.ConvertAll(held => held with { IsRevoked = Known<bool>.Unknown });
        }

        var revoked = _revoked
            .Where(ask => ask is { IsDone: true, Answer.IsKnown: true })
            .SelectMany(ask => ask.Answer.Rows)
            .ToHashSet();
        if (revoked.Count > 0)
        {
            assignments = assignments.ConvertAll(held =>
                revoked.Contains(new(held.UserId, held.Set.Id)) ? held with { IsRevoked = new(true) } : held);
        }

        assignments.Sort(AssignmentFacts.Compare);
        return assignments.ToLookup(assignment => assignment.UserId);
    }

    /// <summary>An app that two queries name comes back for each of them, and says the same each time.</summary>
    private ImmutableArray<AppFacts> AppsOf(AnswerReader answers)
    {
        ImmutableArray<AppFacts> apps = [.. _apps.SelectMany(app => answers.Of([app.Ask], rows => rows).Or([])).Distinct()];
        apps.ByKey(app => app.Id, "app");
        return apps;
    }

    private static ImmutableArray<T> RowsOrThrow<T>(Ask<T> ask) =>
        ask.Answer.IsKnown ? ask.Answer.Rows : throw new OrgException(ask.Answer.Failure!);

    private sealed record AppQuestion(AppKind Kind, Ask<AppFacts> Ask);
}
