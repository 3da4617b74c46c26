using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// How many members of an audience lack API Enabled, or may soon. The org compares; only those come back, and of those only the first page,
/// since its total counts them all. A second query looks for any member, so that an audience that nobody belongs to is noticed. Users of
/// roles in a public group are asked about by themselves, less those whom the group has already: SOQL knows no OR between sub-selects. Nor
/// does it know sub-selects in sub-selects: where groups have a permission set in them, its holders are asked about again.
/// </summary>
internal sealed class AudienceQuestion
{
    private const int MostNames = 5;

    private readonly Audience _audience;
    private readonly Func<DateTimeOffset> _now;
    private ImmutableArray<Part> _parts = [];
    private UnclearMembers? _unclear;

    /// <summary>Prepares the queries, except for those of a public group.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="now">The moment, when the query is sent. Assignments that expired before are none.</param>
    public AudienceQuestion(Audience audience, Func<DateTimeOffset> now)
    {
        (_audience, _now) = (audience, now);
        if (!IsGroup)
        {
            _parts = [Ask(MembersOf(audience.Members))];
        }
    }

    /// <summary>The audience's name.</summary>
    public string Name => _audience.Name.Value;

    /// <summary>Whether it is a public group, whose structure has to be known first.</summary>
    public bool IsGroup => _audience.Members.Kind == AudienceMemberKind.Group;

    /// <summary>Whether it is the holders of a permission set, which groups may have in them.</summary>
    public bool IsPermissionSet => _audience.Members.Kind == AudienceMemberKind.PermissionSet;

    /// <summary>What the manifest names: the profile, set, group, role, or the condition.</summary>
    public string Named => _audience.Members.Value.Value;

    /// <summary>The queries.</summary>
    public IEnumerable<Ask> Asks => _parts.SelectMany(part => new Ask[] { part.Unlasting, part.Members });

    /// <summary>Queries that tell who lacks API Enabled today from who may soon. Where nobody may, they are needless.</summary>
    public IEnumerable<Ask> FurtherAsks => _parts.Where(part => !part.IsInOrder).Select(part => part.Offenders);

    /// <summary>Whether everything is answered.</summary>
    public bool IsDone => _unclear is not null || (!_parts.IsEmpty && Asks.Concat(FurtherAsks).All(ask => ask.IsDone));

    /// <summary>Prepares the queries of a public group, once.</summary>
    public void Prepare(GroupStructure structure)
    {
        if (!IsGroup || !_parts.IsEmpty || _unclear is not null)
        {
            return;
        }

        var content = structure.ContentOf(Named);
        _unclear = content.Unclear;
        if (_unclear is null)
        {
            var named = $"SELECT UserOrGroupId FROM GroupMember WHERE {InGroups(_audience.Members, content.GroupIds)}";
            _parts =
            [
                Ask($"Id IN ({named})"),
                .. Soql.Chunk(content.RoleIds)
                    .Select(roles => Ask($"UserRoleId IN {Soql.List(roles)} AND Id NOT IN ({named})")),
            ];
        }
    }

    /// <summary>Asks again, once, where groups have the permission set in them.</summary>
    /// <param name="inGroups">Which groups have the audiences' sets in them.</param>
    public void Widen(SoqlAnswer<GroupedSetFacts> inGroups)
    {
        _unclear = inGroups.Failure is { } failure ? UnclearMembers.Of(failure) : null;
        string[] groups =
        [
            .. inGroups.Rows
                .Where(row => !ApiName.Means(Named, row.Namespace, row.SetName).Is(false))
                .Select(row => row.GroupId)
                .Distinct(),
        ];
        if (groups.Length > 0)
        {
            _parts = [Ask(HoldersOf(Named, groups))];
        }
    }

    /// <summary>What they came to.</summary>
    /// <param name="seesAllUsers">Whether nobody was hidden: else nobody can tell that nobody belongs to it.</param>
    public AudienceFacts Read(Known<bool> seesAllUsers)
    {
        var unclear = _unclear
            ?? _parts.SelectMany(part => new[] { part.Members.Answer.Failure, part.Lacking.Failure })
                .OfType<OrgFailure>()
                .Select(UnclearMembers.Of)
                .FirstOrDefault()
            ?? (seesAllUsers.Is(true) && _parts.All(part => part.Members.Answer.TotalSize == 0)
                ? new UnclearMembers("no active user belongs to it; its profile, set, group or role may be gone")
                : null);
        if (unclear is not null)
        {
            return new AudienceFacts(default, default, unclear);
        }

        return new AudienceFacts(
            new(Some(part => part.Lacking.TotalSize, part => part.Lacking.Rows)),
            _parts.All(part => part.Unlasting.Answer.IsKnown)
                ? new(Some(
                    part => Math.Max(0, part.Unlasting.Answer.TotalSize - part.Lacking.TotalSize),
                    part => part.Unlasting.Answer.Rows.Except(part.Lacking.Rows)))
                : default,
            null);
    }

    private SomeMembers Some(Func<Part, int> count, Func<Part, IEnumerable<string>> names) => new(
        _parts.Sum(count),
        [.. _parts.SelectMany(part => names(part).Take(MostNames)).Order(StringComparer.InvariantCultureIgnoreCase).Take(MostNames)]);

    private Part Ask(string condition)
    {
        var members = $"IsActive = true AND {condition}";
        return new(
            Without(() => HoldersOfApiEnabled(_now())),
            Without(() => HoldersOfApiEnabled(_now() + EvidenceScope.WarningTime, " AND PermissionSetGroup.Status = 'Updated'")),
            new(new("User", ["Id"], [], _ => $"WHERE {members} LIMIT 1", row => row.Text("Id")) { IsAside = true }));

        Ask<string> Without(Func<string> holders) => new(new(
            "User", ["Name", "Username"], [], _ => $"WHERE {members} AND Id NOT IN ({holders()}) ORDER BY Name, Username", NameOf)
        {
            FirstPageOnly = true,
            IsAside = true,
        });
    }

    private static string InGroups(AudienceMembers members, ImmutableArray<string> further)
    {
        var group = $"Group.DeveloperName = {Soql.Literal(members.Value.Value)} AND Group.Type = 'Regular'";
        return further.IsEmpty ? group : $"({group}) OR GroupId IN {Soql.List(further)}";
    }

    /// <summary>
    /// Who holds a set itself, the group of that name, or one of the groups that have the set in them. Which package a group is of is
    /// asked only where one is named, because not every version may tell: else people too many are looked at, never too few.
    /// </summary>
    private static string HoldersOf(string name, params string[] groups)
    {
        var bare = Soql.Literal(ApiName.Bare(name));
        var package = ApiName.NamespaceOf(name) is { } known ? Soql.Literal(known) : null;
        var set = $"(PermissionSet.Name = {bare} AND PermissionSet.NamespacePrefix = {package ?? "null"})";
        var group = $"PermissionSetGroup.DeveloperName = {bare}";
        var ofPackage = package is null ? group : $"({group} AND PermissionSetGroup.NamespacePrefix = {package})";
        var inGroups = groups.Length == 0 ? "" : $" OR PermissionSetGroupId IN {Soql.List(groups)}";
        return "Id IN (SELECT AssigneeId FROM PermissionSetAssignment"
            + $" WHERE IsActive = true AND ({set} OR {ofPackage}{inGroups}))";
    }

    private static string NameOf(SoqlRow row) =>
        row.TextOrNull("Name") is { Length: > 0 } name ? $"{name} ({row.Text("Username")})" : row.Text("Username");

    private static string HoldersOfApiEnabled(DateTimeOffset at, string andOfGroups = "") =>
        "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true"
        + " AND PermissionSet.HasActivationRequired = false"
        + $" AND (PermissionSetGroupId = null OR (PermissionSetGroup.HasActivationRequired = false{andOfGroups}))"
        + " AND (PermissionSet.IsOwnedByProfile = true"
        + $" OR (IsActive = true AND (ExpirationDate = null OR ExpirationDate > {Soql.Literal(at)})))";

    private static string MembersOf(AudienceMembers members)
    {
        var value = Soql.Literal(members.Value.Value);
        return members.Kind switch
        {
            AudienceMemberKind.Profile => $"Profile.Name = {value}",
            AudienceMemberKind.PermissionSet => HoldersOf(members.Value.Value),
            AudienceMemberKind.Role => $"UserRole.DeveloperName = {value}",

            // The manifest's reader let only comparisons pass; brackets keep an OR inside.
            AudienceMemberKind.Condition => $"({members.Value.Value})",
            _ => throw new ArgumentOutOfRangeException(nameof(members), members.Kind, "No such kind of members."),
        };
    }

    /// <summary>Some of the members.</summary>
    /// <param name="Offenders">Those without API Enabled.</param>
    /// <param name="Unlasting">
    /// The same, and those who have it only through what ends within the warning time or through groups that are not recalculated.
    /// </param>
    /// <param name="Members">Any.</param>
    private sealed record Part(Ask<string> Offenders, Ask<string> Unlasting, Ask<string> Members)
    {
        /// <summary>Whether nobody lacks API Enabled or may soon.</summary>
        public bool IsInOrder => Unlasting.IsDone && Unlasting.Answer is { IsKnown: true, TotalSize: 0 };

        /// <summary>Those without API Enabled.</summary>
        public SoqlAnswer<string> Lacking => Offenders.IsDone ? Offenders.Answer : Unlasting.Answer;
    }
}
