using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// How many members of an audience lack API Enabled. The org compares; only offenders come back, and of those only the first page,
/// since its total counts them all. A second query looks for any member, so that an audience that nobody belongs to is noticed.
/// </summary>
internal sealed class AudienceQuestion
{
    private const int MostNames = 5;

    private readonly Audience _audience;
    private readonly Ask<string> _offenders;
    private readonly Ask<string> _members;
    private readonly Ask<string>? _nestedGroups;

    /// <summary>Prepares the queries.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="now">Assignments that expired before are none.</param>
    public AudienceQuestion(Audience audience, DateTimeOffset now)
    {
        _audience = audience;
        var members = $"IsActive = true AND {MembersOf(audience.Members)}";
        _offenders = new(new("User", ["Name", "Username"], [], _ => $"WHERE {members} AND Id NOT IN ({HoldersOfApiEnabled(now)}) ORDER BY Name, Username", NameOf) { FirstPageOnly = true });
        _members = new(new("User", ["Id"], [], _ => $"WHERE {members} LIMIT 1", row => row.Text("Id")));
        _nestedGroups = audience.Members.Kind != AudienceMemberKind.Group
            ? null
            : new(new("Group", ["Id"], [], _ => $"WHERE Id IN (SELECT UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = {Soql.Literal(audience.Members.Value.Value)})", row => row.Text("Id")));
    }

    /// <summary>The audience's name.</summary>
    public string Name => _audience.Name.Value;

    /// <summary>The queries.</summary>
    public IEnumerable<Ask> Asks => _nestedGroups is null ? [_offenders, _members] : [_offenders, _members, _nestedGroups];

    /// <summary>What they came to.</summary>
    public AudienceFacts Read()
    {
        var refused = _offenders.Answer.Failure ?? _members.Answer.Failure ?? _nestedGroups?.Answer.Failure;
        var unclear =
            refused is not null ? refused.Text
            : _nestedGroups is { Answer.TotalSize: > 0 } nested ? $"the public group holds {nested.Answer.TotalSize} other groups or roles, whose members are not looked up"
            : _members.Answer.TotalSize == 0 ? "no active user belongs to it; its profile, set, group or role may be gone"
            : null;
        return unclear is null
            ? new AudienceFacts(new(_offenders.Answer.TotalSize), [.. _offenders.Answer.Rows.Take(MostNames)], null)
            : new AudienceFacts(Known<int>.Unknown, [], unclear);
    }

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
            AudienceMemberKind.Group => $"Id IN (SELECT UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = {value})",
            AudienceMemberKind.Role => $"UserRole.DeveloperName = {value}",

            // The manifest's reader let only comparisons pass; brackets keep an OR inside.
            AudienceMemberKind.Condition => $"({members.Value.Value})",
            _ => throw new ArgumentOutOfRangeException(nameof(members), members.Kind, "No such kind of members."),
        };
    }
}
