namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>
/// Licences and profiles that every org comes with, so that a description need not repeat them. What it does define wins.
/// </summary>
internal static class StandardContent
{
    public static readonly IReadOnlyDictionary<string, UserLicenseDefinition> UserLicenses = new Dictionary<string, UserLicenseDefinition>
    {
        ["Salesforce"] = new() { Key = "SFDC" },
        ["Salesforce Integration"] = new(),
    };

    public static readonly IReadOnlyDictionary<string, ProfileDefinition> Profiles = new Dictionary<string, ProfileDefinition>
    {
        ["System Administrator"] = new()
        {
            Permissions =
            [
                "ApiEnabled", "ViewSetup", "CustomizeApplication", "AuthorApex", "ManageUsers", "ManageInternalUsers",
                "AssignPermissionSets", "ManageProfilesPermissionsets", "ManageRoles", "ModifyAllData", "ViewAllData", "ManageRemoteAccess",
                "CanApproveUninstalledApps", "ViewAllUsers",
            ],
        },
        ["Standard User"] = new() { Permissions = ["ApiEnabled"] },
        ["Minimum Access - Salesforce"] = new(),
    };
}
