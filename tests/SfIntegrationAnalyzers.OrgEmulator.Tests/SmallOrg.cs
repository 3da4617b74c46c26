using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>A handful of people who hold API Enabled in each of the ways that there are.</summary>
internal static class SmallOrg
{
    public const string Admin = "admin@small.example";

    public const string Json = """
        {
          "name": "Small",
          "clock": "2026-11-20T12:00:00Z",
          "maximumApiVersion": "65.0",
          "profiles": { "Nothing": {}, "Blind": { "permissions": ["ApiEnabled"] } },
          "permissionSets": {
            "Api": { "permissions": ["ApiEnabled"], "objects": { "Opportunity": ["read", "edit"] } },
            "Session_Api": { "permissions": ["ApiEnabled"], "requiresActivation": true },
            "Plain": {}
          },
          "permissionSetGroups": {
            "Api_Group": { "permissionSets": ["Api", "Plain"] },
            "Muted_Group": { "permissionSets": ["Api"], "mutes": ["ApiEnabled"] }
          },
          "roles": { "Boss": {}, "Seller": { "parent": "Boss" } },
          "users": {
            "admin@small.example": {
              "firstName": "Ann", "lastName": "Admin", "profile": "System Administrator", "lastLoginDate": "2026-11-19T08:00:00Z"
            },
            "direct@small.example": {
              "lastName": "O'Direct", "profile": "Nothing", "role": "Seller", "permissionSets": ["Api"],
              "fields": { "Department": "Sales" }, "lastLoginDate": "2026-01-01T08:00:00Z"
            },
            "group@small.example": { "profile": "Nothing", "permissionSetGroups": ["Api_Group"] },
            "muted@small.example": { "profile": "Nothing", "permissionSetGroups": ["Muted_Group"] },
            "session@small.example": { "profile": "Nothing", "permissionSets": ["Session_Api"] },
            "expired@small.example": { "profile": "Nothing", "permissionSets": [{ "name": "Api", "expires": "2026-11-20T11:00:00Z" }] },
            "expiring@small.example": { "profile": "Nothing", "permissionSets": [{ "name": "Api", "expires": "2026-11-20T13:00:00Z" }] },
            "frozen@small.example": { "profile": "Nothing", "permissionSets": ["Api"], "frozen": true },
            "inactive@small.example": { "profile": "Nothing", "permissionSets": ["Api"], "active": false },
            "blind@small.example": { "profile": "Blind" },
            "auto@small.example": { "lastName": "Automated Process" }
          },
          "publicGroups": { "Team": { "members": ["direct@small.example"] } },
          "apps": {
            "Pre": {
              "clientId": "PRE", "clientSecret": "secret", "adminApprovedUsersOnly": true, "permissionSets": ["Api"],
              "runAs": "direct@small.example"
            },
            "Self": { "clientId": "SELF", "authorizedBy": ["admin@small.example"] },
            "Outside": { "kind": "external", "clientId": "ECA", "adminApprovedUsersOnly": true, "profiles": ["Nothing"] }
          }
        }
        """;

    public static Task<EmulatedOrg> StartAsync(EmulatedOrgOptions? options = null) =>
        EmulatedOrg.StartAsync(OrgDefinition.FromJson(Json), options);
}
