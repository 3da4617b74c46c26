using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// How many members of an audience lack API Enabled. The org compares; only offenders come back, and of those only the first page,
/// since its total counts them all. A second query looks for any member, so that an audience that nobody belongs to is noticed. A public
/// group may hold other public groups: then both are asked once more, about all of them.
/// </summary>
internal sealed class AudienceQuestion
{
    private const int MostNames = 5;

    private readonly Audience _audience;
    private readonly DateTimeOffset _now;
    private Ask<string> _offenders;
    private Ask<string> _members;
    private Ask<GroupFact>? _nestedGroups;
    private ImmutableArray<string> _groupIds = [];

    /// <summary>Prepares the queries.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="now">Assignments that expired before are none.</param>
    public AudienceQuestion(Audience audience, DateTimeOffset now)
    {
        (_audience, _now) = (audience, now);
        (_offenders, _members) = Users(MembersOf(audience.Members));
        _nestedGroups = audience.Members.Kind == AudienceMemberKind.Group ? Groups(InGroup(audience.Members)) : null;
    }

    /// <summary>The audience's name.</summary>
    public string Name => _audience.Name.Value;

    /// <summary>The queries.</summary>
    public IEnumerable<Ask> Asks => _nestedGroups is null ? [_offenders, _members] : [_offenders, _members, _nestedGroups];

    /// <summary>Asks again where the group turned out to hold other public groups, with those included. Only the first such level is followed.</summary>
    /// <returns>The queries, or none.</returns>
    public IEnumerable<Ask> IncludeNestedGroups()
    {
        if (_nestedGroups is not { IsDone: true, Answer: { IsKnown: true, Rows: { Length: > 0 } nested } } || !_groupIds.IsEmpty || nested.Any(group => group.Type != "Regular"))
        {
            return [];
        }

        _groupIds = [.. nested.Select(group => group.Id)];
        var inGroups = $"{InGroup(_audience.Members)} OR GroupId IN {Soql.List(_groupIds)}";
        (_offenders, _members) = Users($"Id IN (SELECT UserOrGroupId FROM GroupMember WHERE {inGroups})");
        _nestedGroups = Groups(inGroups);
        return Asks;
    }

    /// <summary>What they came to.</summary>
    public AudienceFacts Read()
    {
        var refused = _offenders.Answer.Failure ?? _members.Answer.Failure ?? _nestedGroups?.Answer.Failure;
        var unclear =
            refused is not null ? refused.Text
            : _nestedGroups is { } nested && nested.Answer.Rows.Count(group => !_groupIds.Contains(group.Id)) is > 0 and var more
                ? $"the public group holds {more} {(_groupIds.IsEmpty ? "roles or groups that are not public" : "further groups or roles inside those that it holds")}, whose members are not looked up"
            : _members.Answer.TotalSize == 0 ? "no active user belongs to it; its profile, set, group or role may be gone"
            : null;
        return unclear is null
            ? new AudienceFacts(new(_offenders.Answer.TotalSize), [.. _offenders.Answer.Rows.Take(MostNames)], null)
            : new AudienceFacts(Known<int>.Unknown, [], unclear);
    }

    private (Ask<string> Offenders, Ask<string> Members) Users(string condition)
    {
        var members = $"IsActive = true AND {condition}";
        return (
            new(new("User", ["Name", "Username"], [], _ => $"WHERE {members} AND Id NOT IN ({HoldersOfApiEnabled(_now)}) ORDER BY Name, Username", NameOf) { FirstPageOnly = true }),
            new(new("User", ["Id"], [], _ => $"WHERE {members} LIMIT 1", row => row.Text("Id"))));
    }

    private static Ask<GroupFact> Groups(string inGroups) => new(new(
        "Group", ["Id", "Type"], [], _ => $"WHERE Id IN (SELECT UserOrGroupId FROM GroupMember WHERE {inGroups})", row => new GroupFact(row.Text("Id"), row.TextOrNull("Type"))));

    private static string InGroup(AudienceMembers members) => $"Group.DeveloperName = {Soql.Literal(members.Value.Value)}";

    private static string NameOf(SoqlRow row) => row.TextOrNull("Name") is { Length: > 0 } name ? $"{name} ({row.Text("Username")})" : row.Text("Username");

    private static string HoldersOfApiEnabled(DateTimeOffset now) =>
        "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true"
        + " AND PermissionSet.HasActivationRequired = false"
        + " AND (PermissionSetGroupId = null OR PermissionSetGroup.HasActivationRequired = false)"
        + $" AND (PermissionSet.IsOwnedByProfile = true OR (IsActive = true AND (ExpirationDate = null OR ExpirationDate > {Soql.Literal(now)})))";

    private static string MembersOf(AudienceMembers members)
    {
        var value = Soql.Literal(members.Value.Value);
        return members.Kind switch
        {
            AudienceMemberKind.Profile => $"Profile.Name = {value}",
            AudienceMemberKind.PermissionSet => $"Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE IsActive = true AND (PermissionSet.Name = {value} OR PermissionSetGroup.DeveloperName = {value}))",
            AudienceMemberKind.Group => $"Id IN (SELECT UserOrGroupId FROM GroupMember WHERE {InGroup(members)})",
            AudienceMemberKind.Role => $"UserRole.DeveloperName = {value}",

            // The manifest's reader let only comparisons pass; brackets keep an OR inside.
            AudienceMemberKind.Condition => $"({members.Value.Value})",
            _ => throw new ArgumentOutOfRangeException(nameof(members), members.Kind, "No such kind of members."),
        };
    }

    /// <summary>A member of a group that is a group itself; <c>Regular</c> is the type of public groups, others stand for roles and the like.</summary>
    private sealed record GroupFact(string Id, string? Type);
}
