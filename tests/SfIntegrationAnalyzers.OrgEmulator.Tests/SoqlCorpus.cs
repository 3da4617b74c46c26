namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>Queries that both parsers are asked about.</summary>
internal static class SoqlCorpus
{
    /// <summary>What a permission checker sends, in every form that the grammar has.</summary>
    public static readonly IReadOnlyList<string> Good =
    [
        "SELECT PermissionsApiEnabled, PermissionsViewSetup FROM UserPermissionAccess LIMIT 1",
        "SELECT Id, Name, InstanceName, IsSandbox, OrganizationType FROM Organization",
        "SELECT Id, Username, IsActive, UserType, ProfileId, Profile.Name, Profile.UserLicense.LicenseDefinitionKey FROM User "
            + "WHERE Username IN ('a@x.example', 'b@x.example')",
        "SELECT AssigneeId, PermissionSetId, PermissionSetGroupId, ExpirationDate, PermissionSet.Name, PermissionSet.Type, "
            + "PermissionSet.IsOwnedByProfile FROM PermissionSetAssignment WHERE Assignee.Username IN ('a@x.example')",
        "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true AND Assignee.IsActive = true",
        "SELECT Id, Name, Type, IsOwnedByProfile, ProfileId, LicenseId, PermissionSetGroupId, HasActivationRequired, "
            + "PermissionsApiEnabled FROM PermissionSet WHERE PermissionsApiEnabled = true",
        "SELECT Id, DeveloperName, Status FROM PermissionSetGroup",
        "SELECT Id, Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication",
        "SELECT ParentId, SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication'",
        "SELECT AssigneeId, PermissionSetLicense.DeveloperName FROM PermissionSetLicenseAssign WHERE Assignee.Username IN ('a@x.example')",
        "SELECT Id, Username, (SELECT PermissionSet.Name, PermissionSet.PermissionsApiEnabled FROM PermissionSetAssignments) FROM User",
        "SELECT Id FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true)",
        "SELECT Id FROM User WHERE IsActive = true AND Id NOT IN (SELECT AssigneeId FROM PermissionSetAssignment "
            + "WHERE PermissionSet.PermissionsApiEnabled = true)",
        "SELECT COUNT() FROM User",
        "SELECT COUNT(Id) n, IsActive FROM User GROUP BY IsActive",
        "SELECT Parent.ProfileId, COUNT(Id) FROM SetupEntityAccess GROUP BY Parent.ProfileId",
        "SELECT PermissionSet.Type, COUNT(Id) FROM PermissionSetAssignment GROUP BY PermissionSet.Type "
            + "ORDER BY COUNT(Id) DESC, PermissionSet.Type NULLS LAST",
        "SELECT Id FROM User WHERE Id > '005000000000001AAA' ORDER BY Id LIMIT 200",
        "SELECT u.Id FROM User u WHERE u.IsActive = true ORDER BY u.Username DESC NULLS LAST LIMIT 5 OFFSET 10",
        "SELECT Id FROM User WHERE LastLoginDate > 2026-01-01T00:00:00Z OR LastLoginDate = LAST_N_DAYS:30",
        "SELECT Id FROM User WHERE LastName = 'O\\'Brien' AND (NOT Username LIKE '%x')",
        "SELECT Id FROM User WHERE (IsActive = true OR UserType = 'Standard') AND ProfileId != null",
        "SELECT UserOrGroupId, Group.DeveloperName FROM GroupMember WHERE Group.Type = 'Regular'",
        "SELECT Id FROM Group",
        "SELECT Id FROM Group Group WHERE Group.Type = 'Regular'",
        "select id from user where isactive = TRUE",
    ];

    public static readonly IReadOnlyList<string> Malformed =
    [
        "SELECT Id FRM User",
        "SELECT Id, FROM User",
        "SELECT Id, BY FROM User",
        "SELECT true FROM User",
        "SELECT FROM User",
        "SELECT Id FROM User WHERE",
        "SELECT Id FROM User WHERE Name = O'Brien",
        "SELECT Id FROM User LIMIT abc",
        "SELECT * FROM User",
        "SELECT Id FROM User WHERE Id IN ()",
        "SELECT Id FROM User WHERE Name = 'a\\qb'",
        "SELECT Id FROM User ORDER Username",
        "SELECT Id FROM User WHERE IsActive == true",
        "SELECT Id FROM User WHERE IsActive = true AND Id != null OR Name = 'x'",
        "SELECT Id FROM User WHERE Name = 'x",
    ];
}
