using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

internal static class LicenseObjects
{
    public static IEnumerable<SObjectType> All(OrgState org)
    {
        yield return new SObjectTypeBuilder<UserLicense>("UserLicense", "100")
            .String("LicenseDefinitionKey", l => l.LicenseDefinitionKey)
            .Int("TotalLicenses", l => l.TotalLicenses, filterable: false)
            .Picklist("Status", l => l.Status)
            .Int("UsedLicenses", l => l.UsedLicenses, filterable: false)
            .String("Name", l => l.Name)
            .String("MasterLabel", l => l.Name)
            .DateTime("SystemModstamp", _ => org.CreatedDate)
            .VisibleWith("ViewSetup")
            .Build(o => o.UserLicenses.Values);

        yield return new SObjectTypeBuilder<PermissionSetLicense>("PermissionSetLicense", "0PL")
            .String("DeveloperName", l => l.DeveloperName)
            .String("MasterLabel", l => l.MasterLabel)
            .Int("TotalLicenses", l => l.TotalLicenses)
            .Int("UsedLicenses", l => l.Assignments.Count)
            .Picklist("Status", l => l.Status)
            .Date("ExpirationDate", l => l.ExpirationDate)
            .Permissions(org, l => l.MaximumPermissions, "MaximumPermissions")
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .Child("PermissionSetLicenseAssignments", "PermissionSetLicenseAssign", "PermissionSetLicenseId", l => l.Assignments)
            .Build(o => o.PermissionSetLicenses.Values);

        yield return new SObjectTypeBuilder<PermissionSetLicenseAssign>("PermissionSetLicenseAssign", "2LA")
            .Parent("PermissionSetLicense", "PermissionSetLicense", a => a.License)
            .Parent("Assignee", "User", a => a.Assignee)
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .Build(o => o.Users.Values.SelectMany(u => u.LicenseAssignments));
    }
}
