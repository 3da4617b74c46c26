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
    private readonly Ask<bool> _checker = new(Queries.Checker);
    private readonly ImmutableArray<Ask<ObjectGrantFacts>> _objects;
    private readonly ImmutableArray<HoldingsQuestion> _objectHoldings;
    private readonly ImmutableArray<AudienceQuestion> _audiences;
    private readonly Ask<DateTimeOffset>? _firstToExpire;
    private readonly GroupStructure? _groups;
    private readonly Ask<GroupedSetFacts>? _groupsWithSets;
    private readonly Lookup<ImmutableArray<string>>? _permissionNames;

    // Nothing that depends on the first round is known before it, not even that there is nothing to ask.
    private bool _isSecondRound;
    private ImmutableArray<string> _restrictedApps = [];
    private ImmutableArray<HoldingsQuestion> _appHoldings = [];
    private ImmutableArray<Ask<AppGrantFacts>> _appGrants = [];
    private ImmutableArray<Ask<AppSwitchFacts>> _switches = [];
    private ImmutableArray<Ask<GroupMemberFacts>> _members = [];
    private Ask<MutingFacts>? _muting;
    private ImmutableArray<Ask<SetFacts>> _namedSets = [];
    private ImmutableArray<Ask<string>> _grantedObjects = [];
    private ImmutableArray<Ask<LicenseAssignmentFacts>> _licenses = [];
    private ImmutableArray<Ask<SetPermissionsFacts>> _allPermissions = [];

    /// <summary>Prepares what stands by itself.</summary>
    public Questions(EvidenceScope scope, Func<DateTimeOffset> now)
    {
        _scope = scope;
        _users = Each(scope.Usernames, names => Queries.Users(names));
        _holdings = HoldingsQuestion.Each(scope.Usernames, names => Queries.Assignments(names, scope));
        _frozen = Each(scope.Usernames, names => Queries.Frozen(names));
        _revoked = Each(scope.Usernames, names => Queries.Revoked(names));
        _apps =
        [
            .. Each(scope.Apps, names => Queries.ConnectedApps(names)).Select(ask => new AppQuestion(AppKind.ConnectedApp, ask)),
            .. Each(scope.Apps, names => Queries.ExternalClientApps(names)).Select(ask => new AppQuestion(AppKind.ExternalClientApp, ask)),
        ];
        var objects = Soql.Chunk(scope.Objects);
        string[] narrowed = [.. Queries.CanBeNarrowed(scope) ? scope.ObjectUsers.Where(name => !scope.ReadFully.Contains(name)) : []];
        _objects = [.. objects.SelectMany(some => Each(scope.ObjectUsers, names => Queries.ObjectGrants(names, some)))];
        _objectHoldings =
        [
            .. objects.SelectMany(some =>
                HoldingsQuestion.Each(narrowed, names => Queries.AssignmentsToObjects(names, some, scope))),
        ];
        _audiences = [.. scope.Audiences.Select(audience => new AudienceQuestion(audience, now))];
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
        .. AsksOf(_holdings),
        .. _apps.Select(app => app.Ask),
        .. _groups?.Asks ?? [],
        .. Some(_groupsWithSets),
        .. _permissionNames is null ? [] : new Ask[] { _permissionNames },
    ];

    /// <summary>
    /// What stands by itself, and may be asked in either round. What may be more than a page comes first, then what shows that somebody is
    /// locked out; last what the others may make needless.
    /// </summary>
    public IEnumerable<Ask> Whenever =>
    [
        .. AsksOf(_objectHoldings),
        .. _frozen,
        .. _objects,
        .. _revoked,
        _checker,
        .. _audiences.SelectMany(audience => audience.Asks),
        .. Some(_firstToExpire),
        .. _audiences.SelectMany(audience => audience.FurtherAsks),
    ];

    /// <summary>
    /// Whether everything that was asked about holdings came. Before that nobody can be said to lack anything.
    /// </summary>
    public bool HoldingsAreWhole => _holdings.All(question => question.IsWhole);

    /// <summary>What is asked again for a few users at a time, because it was more than a page.</summary>
    public IEnumerable<Ask> AskInParts() =>
        [.. _holdings.Concat(_objectHoldings).Concat(_appHoldings).SelectMany(question => question.AskInParts())];

    /// <summary>The latest changes in Setup.</summary>
    public Ask<AuditFacts> Changes { get; } = new(Queries.Changes);

    /// <summary>Whether questions that are still open may show that somebody lacks something.</summary>
    public bool MayShowMore { get; private set; }

    /// <summary>
    /// What can only be asked once the first round is answered. Where holdings were more than a page, it is asked for everybody.
    /// </summary>
    /// <param name="evidence">What the first round came to.</param>
    /// <param name="lacking">Users who lack something.</param>
    public IEnumerable<Ask> After(OrgEvidence evidence, ImmutableHashSet<string> lacking)
    {
        _isSecondRound = true;
        PrepareAudiences();
        List<Ask> asks =
        [
            .. AskInParts(),
            .. AskAboutApps(evidence),
            .. AskAboutHoldings(evidence, lacking),
            .. AskInGroups(evidence, HoldingsAreWhole ? lacking : null),
        ];
        MayShowMore =
            !_restrictedApps.IsEmpty
            || _allPermissions.Length > 0
            || _switches.Length > 0
            || _frozen.Any(ask => !ask.IsDone)
            || _revoked.Any(ask => !ask.IsDone)
            || _objects.Any(ask => !ask.IsDone);
        return asks.Concat(Ungranted(evidence));
    }

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

    /// <summary>Who may use the apps that not everybody may use, and whether external client apps are switched on.</summary>
    private IEnumerable<Ask> AskAboutApps(OrgEvidence evidence)
    {
        _restrictedApps = [.. evidence.Apps.Where(app => !app.AdminApprovedUsersOnly.Is(false)).Select(app => app.Id)];
        if (!_restrictedApps.IsEmpty)
        {
            string[] others = [.. _scope.AppUsers.Where(name => !_scope.ReadFully.Contains(name))];
            _appHoldings =
            [
                .. Soql.Chunk(_restrictedApps).SelectMany(ids =>
                    HoldingsQuestion.Each(others, names => Queries.AssignmentsToApps(names, ids, _scope))),
            ];

            // With one such app, whatever set came back for it opens it.
            _appGrants = _restrictedApps.Length == 1 && others.Length == _scope.AppUsers.Length
                ? []
                : Each(_restrictedApps, ids => Queries.AppGrants(ids));
        }

        _switches = Each(
            evidence.Apps.Where(app => app.Kind == AppKind.ExternalClientApp).Select(app => app.Id),
            ids => Queries.ExternalClientAppSwitches(ids));
        return [.. _appGrants, .. _switches, .. AsksOf(_appHoldings)];
    }

    /// <summary>
    /// The licences that held sets are made for, or that access to objects may want, required sets that are not
    /// held, and all that sets grant where more than is allowed matters.
    /// </summary>
    private IEnumerable<Ask> AskAboutHoldings(OrgEvidence evidence, ImmutableHashSet<string> lacking)
    {
        var isWhole = HoldingsAreWhole;
        IEnumerable<string> licensed = isWhole
            ? HoldersOfLicensedSets(evidence).Union(_scope.ObjectUsers.Where(lacking.Contains), StringComparer.OrdinalIgnoreCase)
            : _scope.Usernames;
        _licenses = Each(licensed, names => Queries.LicenseAssignments(names));
        _namedSets = Each(isWhole ? UnheldSets(evidence) : _scope.PermissionSets, names => Queries.SetsByName(names, _scope));
        if (_permissionNames is { Value: { IsKnown: true, Value: var names } })
        {
            _allPermissions = Each(_scope.Usernames.Where(_scope.ReadFully.Contains), users => Queries.AllPermissions(users, names));
        }

        return [.. _namedSets, .. _licenses, .. _allPermissions];
    }

    /// <summary>The members of groups that tell something about who lacks what; where that is not known yet, of all that may.</summary>
    private IEnumerable<Ask> AskInGroups(OrgEvidence evidence, ImmutableHashSet<string>? lacking)
    {
        if (lacking is null)
        {
            _members = Each(_scope.Usernames, names => Queries.MembersOfGroupsHeldBy(names, _scope));
        }
        else
        {
            _members = Each(GroupsToOpen(evidence, lacking), groups => Queries.GroupMembers(groups, _scope));
        }

        if (_members.IsEmpty)
        {
            return [];
        }

        _muting = new(Queries.Muting(_scope));
        return [.. _members, _muting];
    }

    /// <summary>
    /// The members of the groups that matter, where those of all groups were more than a page, of which no part tells anything.
    /// </summary>
    public IEnumerable<Ask> MembersLeftOut(OrgEvidence evidence, Func<ImmutableHashSet<string>> lacking)
    {
        if (MembersAreWhole)
        {
            return [];
        }

        _members = Each(GroupsToOpen(evidence, lacking()), groups => Queries.GroupMembers(groups, _scope));
        return _members;
    }

    private bool MembersAreWhole => !_members.Any(ask => ask.IsPartial);

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

        var granted = evidence.ObjectGrants.Value.Select(grant => grant.Object).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _grantedObjects = Each(_scope.Objects.Where(name => !granted.Contains(name)), names => Queries.GrantedObjects(names));
        return _grantedObjects;
    }

    /// <summary>What the answers come to. What is not answered yet is unknown.</summary>
    /// <exception cref="OrgException">Users or their holdings are not to be seen, without which nothing can be said.</exception>
    public OrgEvidence Read(OrganizationFacts organization)
    {
        var seen = new Seen(_isSecondRound);
        var appHoldings = _isSecondRound ? HeldWhereSeen(_appHoldings, seen) : default;
        var objectHoldings = HeldWhereSeen(_objectHoldings, seen);
        return new OrgEvidence
        {
            Organization = organization,
            MayViewSetup = _checker is { IsDone: true, Answer: { IsKnown: true, Rows: [var mayViewSetup] } } ? new(mayViewSetup) : default,
            Users = _users.SelectMany(ask => RowsOrThrow(ask)).ByKey(user => user.Username, "user", StringComparer.OrdinalIgnoreCase),
            Assignments = AssignmentsOf([.. appHoldings.Or([]), .. objectHoldings.Or([])]),
            LicenseAssignments = _licenses.IsEmpty ? default : seen.Dependent(_licenses, rows => rows),
            Frozen = seen.Of(_frozen, rows => rows.ByKey(row => row.UserId, "login")),
            Apps = AppsOf(seen),
            AppKindsSeen =
            [
                .. _apps.GroupBy(app => app.Kind)
                    .Where(kind => kind.All(app => app.Ask.IsDone && app.Ask.Answer.IsKnown))
                    .Select(kind => kind.Key),
            ],
            AppGrants = AppGrantsOf(appHoldings, seen),
            ObjectGrants = objectHoldings.IsKnown ? seen.Of(_objects, rows => rows) : default,
            ObjectsSeen = seen.Of(_grantedObjects, rows => rows.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)).Or([]),
            GroupMembers = MembersAreWhole
                ? MembersOf(seen.Dependent(_members, rows => rows), _muting is { IsDone: true, Answer: var muting } ? muting : null)
                : default,
            // A set that users of two queries hold comes back for each of them.
            AllPermissions = _permissionNames is { Value.IsKnown: true }
                ? seen.Dependent(_allPermissions, rows => rows
                    .DistinctBy(row => $"{row.SetId} {string.Join(' ', row.Granted)}")
                    .ByKey(row => row.SetId, "permission set"))
                : default,
            NamedSets = seen.Dependent(_namedSets, rows => rows
                .OrderBy(set => set.Group is null)
                .DistinctBy(set => set.FullName, StringComparer.OrdinalIgnoreCase)
                .ToImmutableDictionary(set => set.FullName, StringComparer.OrdinalIgnoreCase)),
            Changes = Changes is { IsDone: true, Answer: { IsKnown: true, Rows: var changes } } ? changes : [],
            Audiences = _audiences.All(audience => audience.IsDone)
                ? _audiences.ToImmutableDictionary(audience => audience.Name, audience => audience.Read())
                : ImmutableDictionary<string, AudienceFacts>.Empty,
            FirstToExpire = _firstToExpire is null
                ? default
                : seen.Of([_firstToExpire], rows => rows is [var first, ..] ? first : (DateTimeOffset?)null),
            NotVisible = seen.Refusals,
        };
    }

    private static Known<ImmutableArray<AssignmentFacts>> HeldWhereSeen(ImmutableArray<HoldingsQuestion> questions, Seen seen) =>
        questions.All(question => question.IsWhole) ? seen.Of(AsksOf(questions), rows => rows) : default;

    /// <summary>What users hold, and whether it was revoked. An org without user access policies does not tell, and revokes none.</summary>
    private ILookup<string, AssignmentFacts> AssignmentsOf(ImmutableArray<AssignmentFacts> further)
    {
        var revoked = _revoked
            .Where(ask => ask is { IsDone: true, Answer.IsKnown: true })
            .SelectMany(ask => ask.Answer.Rows)
            .ToHashSet();
        List<AssignmentFacts> assignments =
        [
            .. AsksOf(_holdings).SelectMany(ask => RowsOrThrow(ask))
                .Concat(further)
                .DistinctBy(assignment => assignment.Key)
                .Select(held => revoked.Contains(new(held.UserId, held.Set.Id)) ? held with { IsRevoked = true } : held),
        ];
        assignments.Sort(AssignmentFacts.Compare);
        return assignments.ToLookup(assignment => assignment.UserId);
    }

    /// <summary>An app that two queries name comes back for each of them, and says the same each time.</summary>
    private ImmutableArray<AppFacts> AppsOf(Seen seen)
    {
        ImmutableArray<AppFacts> apps = [.. _apps.SelectMany(app => seen.Of([app.Ask], rows => rows).Or([])).Distinct()];
        apps.ByKey(app => app.Id, "app");
        var enabled = seen.Dependent(_switches, rows => rows.ByKey(row => row.AppId, "app"));
        return
        [
            .. apps.Select(app => app with
            {
                IsEnabled = enabled.IsKnown && enabled.Value.TryGetValue(app.Id, out var row) ? new(row.IsEnabled) : default,
            }),
        ];
    }

    private Known<ImmutableHashSet<AppGrantFacts>> AppGrantsOf(Known<ImmutableArray<AssignmentFacts>> holdings, Seen seen) =>
        !holdings.IsKnown ? default
        : !_appGrants.IsEmpty ? seen.Dependent(_appGrants, rows => rows.ToImmutableHashSet())
        : new(_restrictedApps
            .SelectMany(app => holdings.Value.Select(held => new AppGrantFacts(app, held.Set.Id)))
            .ToImmutableHashSet());

    private static ImmutableArray<Ask<AssignmentFacts>> AsksOf(ImmutableArray<HoldingsQuestion> questions) =>
        [.. questions.SelectMany(question => question.Asks)];

    private static ImmutableArray<Ask<T>> Each<T>(IEnumerable<string> values, Func<ImmutableArray<string>, SoqlQuery<T>> query) =>
        [.. Soql.Chunk(values).Select(chunk => new Ask<T>(query(chunk)))];

    private static ImmutableArray<Ask<T>> Some<T>(Ask<T>? ask) => ask is null ? [] : [ask];

    private static ImmutableArray<T> RowsOrThrow<T>(Ask<T> ask) =>
        ask.Answer.IsKnown ? ask.Answer.Rows : throw new OrgException(ask.Answer.Failure!);

    /// <summary>A muting set that did not come back takes away nothing that anybody needs.</summary>
    private Known<ImmutableArray<GroupMemberFacts>> MembersOf(
        Known<ImmutableArray<GroupMemberFacts>> members,
        SoqlAnswer<MutingFacts>? muting)
    {
        if (!members.IsKnown || muting is not { IsKnown: true })
        {
            return members;
        }

        var byId = muting.Rows.ByKey(row => row.Id, "muting set");
        var nothing = new PermissionFlags(
            _scope.Permissions,
            [
                .. _scope.Permissions.Select(permission =>
                    muting.MissingFields.Contains("Permissions" + permission) ? Known<bool>.Unknown : new(false)),
            ]);
        return new([.. members.Value.Select(member =>
            !member.IsMuting ? member
            : byId.TryGetValue(member.SetName, out var row) ? member with { SetName = row.Name, Permissions = row.Permissions }
            : member with { Permissions = nothing })]);
    }

    /// <summary>Sets and groups that are not held by everyone who should: they may be unassigned, or gone.</summary>
    private IEnumerable<string> UnheldSets(OrgEvidence evidence) => _scope.PermissionSets.Where(name =>
        _scope.Holders[name].Any(user =>
            !evidence.Users.TryGetValue(user, out var facts)
            || !evidence.AssignmentsOf(facts).Any(assignment => assignment.Set.IsNamed(name).Is(true))));

    /// <summary>Users who hold a set that is made for a permission set licence.</summary>
    private static IEnumerable<string> HoldersOfLicensedSets(OrgEvidence evidence) =>
        evidence.Users.Values
            .Where(user => evidence.AssignmentsOf(user).Any(held => held.Set.PermissionSetLicenseId is not null))
            .Select(user => user.Username);

    /// <summary>
    /// Groups whose members tell something: those that are not up to date, and those that fail to give what somebody lacks.
    /// </summary>
    private IEnumerable<string> GroupsToOpen(OrgEvidence evidence, ImmutableHashSet<string> lacking) =>
        (from user in evidence.Users.Values
         from assignment in evidence.AssignmentsOf(user)
         let @group = assignment.Set.Group
         where @group is not null
             && (!@group.IsUpdated
                 || (lacking.Contains(user.Username)
                     && _scope.Permissions.Any(permission => assignment.Set.Grants(permission).Is(false))))
         select @group.Id).Distinct();

    private sealed record AppQuestion(AppKind Kind, Ask<AppFacts> Ask);

    /// <summary>Reads answers, and gathers what the org refused.</summary>
    /// <param name="isSecondRound">Whether that has been asked which depends on the first round.</param>
    private sealed class Seen(bool isSecondRound)
    {
        private readonly ImmutableArray<OrgFailure>.Builder _refusals = ImmutableArray.CreateBuilder<OrgFailure>();

        public ImmutableArray<OrgFailure> Refusals => _refusals.ToImmutable();

        /// <summary>What the rows come to, or unknown where a query is open or was refused. Nothing asked is nothing found.</summary>
        public Known<TResult> Of<T, TResult>(ImmutableArray<Ask<T>> asks, Func<ImmutableArray<T>, TResult> read)
        {
            if (asks.Any(ask => !ask.IsDone))
            {
                return default;
            }

            _refusals.AddRange(asks.Select(ask => ask.Answer.Failure).OfType<OrgFailure>().Except(_refusals));
            return asks.All(ask => ask.Answer.IsKnown) ? new(read([.. asks.SelectMany(ask => ask.Answer.Rows)])) : default;
        }

        /// <summary>The same of what is only asked in the second round.</summary>
        public Known<TResult> Dependent<T, TResult>(ImmutableArray<Ask<T>> asks, Func<ImmutableArray<T>, TResult> read) =>
            isSecondRound ? Of(asks, read) : default;
    }
}
