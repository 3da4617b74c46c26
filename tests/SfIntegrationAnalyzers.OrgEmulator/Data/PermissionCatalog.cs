namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>
/// The user permissions that exist in one org, each of which is a <c>Permissions…</c> field of several objects.
/// Which ones exist depends on an org's features, so an org may add to the usual ones or lack some.
/// </summary>
internal sealed class PermissionCatalog
{
    /// <summary>Names that a Summer '26 scratch org has (sobject-types 67.0) and that public permission tools read.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "ApexRestServices", "ApiEnabled", "ApiUserOnly", "AssignPermissionSets", "AuthorApex", "BulkApiHardDelete",
        "CanApproveUninstalledApps", "ChatterInternalUser", "CustomizeApplication", "EditPublicReports", "EditReadonlyFields", "EditTask",
        "ExportReport", "InstallPackaging", "LightningExperienceUser", "ManageAuthProviders", "ManageCustomPermissions",
        "ManageInternalUsers", "ManageIpAddresses", "ManageProfilesPermissionsets", "ManageRemoteAccess", "ManageRoles",
        "ManageSessionPermissionSets", "ManageSharing", "ManageUsers", "ModifyAllData", "ModifyMetadata",
        "MultiFactorAuthenticationForUserInterface", "PasswordNeverExpires", "ResetPasswords", "RunReports", "TransferAnyEntity",
        "UseAnyApiAuth", "ViewAllData", "ViewAllUsers", "ViewDeveloperName", "ViewEventLogFiles", "ViewRoles", "ViewSetup",
    ];

    private readonly SortedSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public PermissionCatalog(IEnumerable<string> added, IEnumerable<string> missing)
    {
        _names.UnionWith(Usual);
        _names.UnionWith(added);
        _names.ExceptWith(missing);
    }

    public IReadOnlyCollection<string> Names => _names;

    public bool Contains(string name) => _names.Contains(name);
}
