namespace SfIntegrationAnalyzers.OrgEmulator.Data;

internal sealed class UserLicense : SObjectRecord
{
    public required string Name { get; init; }
    public required string LicenseDefinitionKey { get; init; }
    public int TotalLicenses { get; init; }
    public string Status { get; init; } = "Active";
    public int UsedLicenses { get; set; }
}

internal sealed class PermissionSetLicense : SObjectRecord
{
    public required string DeveloperName { get; init; }
    public required string MasterLabel { get; init; }
    public int TotalLicenses { get; init; }
    public string Status { get; set; } = "Active";
    public DateOnly? ExpirationDate { get; set; }
    public required PermissionNames MaximumPermissions { get; init; }
    public List<PermissionSetLicenseAssign> Assignments { get; } = [];
}

internal sealed class PermissionSetLicenseAssign : SObjectRecord
{
    public required User Assignee { get; init; }
    public required PermissionSetLicense License { get; init; }
}
