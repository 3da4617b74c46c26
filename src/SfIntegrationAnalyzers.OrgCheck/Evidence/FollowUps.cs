using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// The questions of one check that hang on answers to others, and what their answers add to the evidence. Where holdings were more than a
/// page, it is asked for everybody.
/// </summary>
internal sealed class FollowUps
{
    private readonly EvidenceScope _scope;
    private readonly ImmutableArray<string> _restrictedApps;
    private readonly ImmutableArray<HoldingsQuestion> _appHoldings;
    private readonly ImmutableArray<Ask<AppGrantFacts>> _appGrants;
    private readonly ImmutableArray<Ask<AppSwitchFacts>> _switches;
    private readonly ImmutableArray<Ask<AppFacts>> _appsAlone;
    private readonly ImmutableArray<Ask<SetFacts>> _namedSets;
    private readonly ImmutableArray<Ask<LicenseAssignmentFacts>> _licenses;
    private readonly Known<ImmutableArray<Ask<SetPermissionsFacts>>> _allPermissions;
    private readonly Ask<MutingFacts>? _muting;
    private ImmutableArray<Ask<GroupMemberFacts>> _members;

    /// <summary>Prepares them.</summary>
    /// <param name="scope">What the check needs to know.</param>
    /// <param name="evidence">What the first round came to.</param>
    /// <param name="lacking">Users who lack something; unknown where what users hold was more than a page.</param>
    /// <param name="permissionNames">All permissions that this org knows; unknown where they were not asked for, or not told.</param>
    public FollowUps(
        EvidenceScope scope,
        OrgEvidence evidence,
        Known<ImmutableHashSet<string>> lacking,
        Known<ImmutableArray<string>> permissionNames)
    {
        _scope = scope;

        // Who may use the apps that not everybody may use. With one such app, whatever set comes back for it opens it.
        _restrictedApps = [.. evidence.Apps.Where(app => !app.AdminApprovedUsersOnly.Is(false)).Select(app => app.Id)];
        string[] others = [.. scope.AppUsers.Where(name => !scope.ReadFully.Contains(name))];
        _appHoldings =
        [
            .. Soql.Chunk(_restrictedApps).SelectMany(ids =>
                HoldingsQuestion.Each(others, names => Queries.AssignmentsToApps(names, ids, scope))),
        ];
        _appGrants = _restrictedApps.Length == 1 && others.Length == scope.AppUsers.Length
            ? []
            : Ask.Each(_restrictedApps, ids => Queries.AppGrants(ids));
        _switches = Ask.Each(
            evidence.Apps.Where(app => app.Kind == AppKind.ExternalClientApp).Select(app => app.Id),
            ids => Queries.ExternalClientAppSwitches(ids));

        // Apps whose policies did not show may be there all the same.
        _appsAlone = Ask.Each(
            scope.Apps.Where(name => !evidence.Apps.Any(app => app.IsNamed(name))), names => Queries.ExternalClientAppsAlone(names));

        // Required sets that are not held; the licenses that held sets are made for, or that access to objects may want.
        _namedSets = Ask.Each(
            lacking.IsKnown ? UnheldSets(scope, evidence) : scope.PermissionSets, names => Queries.SetsByName(names, scope));
        _licenses = Ask.Each(
            lacking.IsKnown
                ? HoldersOfLicensedSets(evidence).Union(scope.ObjectUsers.Where(lacking.Value.Contains), StringComparer.OrdinalIgnoreCase)
                : scope.Usernames,
            names => Queries.LicenseAssignments(names));

        // All that sets grant, where more than is allowed matters.
        _allPermissions = permissionNames.IsKnown
            ? new(Ask.Each(
                scope.Usernames.Where(scope.ReadFully.Contains), users => Queries.AllPermissions(users, permissionNames.Value)))
            : default;

        // The members of groups that tell something about who lacks what; where that is not known yet, of all that may.
        _members = lacking.IsKnown
            ? Ask.Each(GroupsToOpen(evidence, lacking.Value), groups => Queries.GroupMembers(groups, scope))
            : Ask.Each(scope.Usernames, names => Queries.MembersOfGroupsHeldBy(names, scope));
        _muting = _members.IsEmpty ? null : new(Queries.Muting(scope));
    }

    /// <summary>The questions.</summary>
    public IEnumerable<Ask> Asks =>
    [
        .. _appGrants,
        .. _switches,
        .. _appsAlone,
        .. HoldingsQuestion.AsksOf(_appHoldings),
        .. _namedSets,
        .. _licenses,
        .. _allPermissions.Or([]),
        .. _members,
        .. Ask.Some(_muting),
    ];

    /// <summary>What users hold that opens the apps that not everybody may use.</summary>
    public ImmutableArray<HoldingsQuestion> AppHoldings => _appHoldings;

    /// <summary>Whether one of them may show that somebody lacks something.</summary>
    public bool MayShowMore => !_restrictedApps.IsEmpty || !_allPermissions.Or([]).IsEmpty || !_switches.IsEmpty;

    /// <summary>
    /// The members of the groups that matter, where those of all groups were more than a page, of which no part tells anything.
    /// </summary>
    /// <param name="evidence">What the answers came to.</param>
    /// <param name="lacking">Users who lack something.</param>
    public IEnumerable<Ask> MembersLeftOut(OrgEvidence evidence, Func<ImmutableHashSet<string>> lacking)
    {
        if (MembersAreWhole)
        {
            return [];
        }

        _members = Ask.Each(GroupsToOpen(evidence, lacking()), groups => Queries.GroupMembers(groups, _scope));
        return _members;
    }

    /// <summary>Adds what the answers come to. What is not answered yet stays unknown.</summary>
    /// <param name="evidence">What the first round came to.</param>
    /// <param name="appHoldings">What <see cref="AppHoldings"/> came to.</param>
    /// <param name="answers">Reads them.</param>
    public OrgEvidence AddTo(OrgEvidence evidence, Known<ImmutableArray<AssignmentFacts>> appHoldings, AnswerReader answers)
    {
        var appsAlone = answers.Of(_appsAlone, rows => rows.Distinct());
        return evidence with
        {
            Apps = WithSwitches([.. evidence.Apps, .. appsAlone.Or([])], answers),
            AppKindsSeen = appsAlone.IsKnown ? evidence.AppKindsSeen : evidence.AppKindsSeen.Remove(AppKind.ExternalClientApp),
            AppGrants = AppGrantsOf(appHoldings, answers),
            LicenseAssignments = _licenses.IsEmpty ? default : answers.Of(_licenses, rows => rows),
            GroupMembers = MembersAreWhole ? MembersOf(answers.Of(_members, rows => rows)) : default,
            // A set that users of two queries hold comes back for each of them.
            AllPermissions = _allPermissions.IsKnown
                ? answers.Of(_allPermissions.Value, rows => rows
                    .DistinctBy(row => $"{row.SetId} {string.Join(' ', row.Granted)}")
                    .ByKey(row => row.SetId, "permission set"))
                : default,
            NamedSets = answers.Of(_namedSets, rows => rows
                .OrderBy(set => set.Group is null)
                .DistinctBy(set => set.FullName, StringComparer.OrdinalIgnoreCase)
                .ToImmutableDictionary(set => set.FullName, StringComparer.OrdinalIgnoreCase)),
        };
    }

    private bool MembersAreWhole => !_members.Any(ask => ask.IsPartial);

    /// <summary>Whether external client apps are switched on.</summary>
    private ImmutableArray<AppFacts> WithSwitches(ImmutableArray<AppFacts> apps, AnswerReader answers)
    {
        var enabled = answers.Of(_switches, rows => rows.ByKey(row => row.AppId, "app"));
        return
        [
            .. apps.Select(app => app with
            {
                IsEnabled = enabled.IsKnown && enabled.Value.TryGetValue(app.Id, out var row) ? new(row.IsEnabled) : default,
            }),
        ];
    }

    private Known<ImmutableHashSet<AppGrantFacts>> AppGrantsOf(
        Known<ImmutableArray<AssignmentFacts>> holdings, AnswerReader answers) =>
        !holdings.IsKnown ? default
        : !_appGrants.IsEmpty ? answers.Of(_appGrants, rows => rows.ToImmutableHashSet())
        : new(_restrictedApps
            .SelectMany(app => holdings.Value.Select(held => new AppGrantFacts(app, held.Set.Id)))
            .ToImmutableHashSet());

    /// <summary>A muting set that did not come back takes away nothing that anybody needs.</summary>
    private Known<ImmutableArray<GroupMemberFacts>> MembersOf(Known<ImmutableArray<GroupMemberFacts>> members)
    {
        if (!members.IsKnown || _muting is not { IsDone: true, Answer: { IsKnown: true } muting })
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
    private static IEnumerable<string> UnheldSets(EvidenceScope scope, OrgEvidence evidence) => scope.PermissionSets.Where(name =>
        scope.Holders[name].Any(user => !evidence.Users.TryGetValue(user, out var facts) || IsWithout(evidence, facts, name)));

    private static bool IsWithout(OrgEvidence evidence, UserFacts user, string set) =>
        !evidence.AssignmentsOf(user).Any(assignment => assignment.Set.IsNamed(set).Is(true));

    private bool Lacks(OrgEvidence evidence, UserFacts user, string set) =>
        _scope.Holders[set].Contains(user.Username, StringComparer.OrdinalIgnoreCase) && IsWithout(evidence, user, set);

    /// <summary>Users who hold a set that is made for a permission set license.</summary>
    private static IEnumerable<string> HoldersOfLicensedSets(OrgEvidence evidence) =>
        evidence.Users.Values
            .Where(user => evidence.AssignmentsOf(user).Any(held => held.Set.PermissionSetLicenseId is not null))
            .Select(user => user.Username);

    /// <summary>
    /// Groups whose members tell something: those that are not up to date, those that fail to give what somebody lacks, and those that may
    /// have the set in them that somebody does not hold by itself.
    /// </summary>
    private IEnumerable<string> GroupsToOpen(OrgEvidence evidence, ImmutableHashSet<string> lacking) =>
        (from user in evidence.Users.Values
         let isLacking = lacking.Contains(user.Username)
         let lacksSet = isLacking && _scope.PermissionSets.Any(name => Lacks(evidence, user, name))
         from assignment in evidence.AssignmentsOf(user)
         let @group = assignment.Set.Group
         where @group is not null
             && (!@group.IsUpdated
                 || (isLacking
                     && (lacksSet || _scope.Permissions.Any(permission => assignment.Set.Grants(permission).Is(false)))))
         select @group.Id).Distinct();
}
