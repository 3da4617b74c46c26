using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>User licences, those that every org has among them, and permission set licences.</summary>
internal static class LicenseBuilder
{
    public static void Add(OrgState org, OrgDefinition definition)
    {
        var standard = StandardContent.UserLicenses.Where(l => !definition.UserLicenses.ContainsKey(l.Key));
        foreach (var (name, license, where) in Defined.Entries(standard.Concat(definition.UserLicenses).ToDictionary(), "userLicenses"))
        {
            Defined.Add(org.UserLicenses, name, new UserLicense
            {
                Id = SalesforceId.Derive("100", name),
                Name = name,
                LicenseDefinitionKey = license.Key ?? "PID_" + name.Replace(' ', '_'),
                TotalLicenses = license.Total,
            }, where);
        }

        foreach (var (name, license, where) in Defined.Entries(definition.PermissionSetLicenses, "permissionSetLicenses"))
        {
            Defined.Add(org.PermissionSetLicenses, name, new PermissionSetLicense
            {
                Id = SalesforceId.Derive("0PL", name),
                DeveloperName = name,
                MasterLabel = license.Label ?? name,
                TotalLicenses = license.Total,
                ExpirationDate = license.ExpirationDate,
                MaximumPermissions = Defined.Permissions(org, license.MaximumPermissions, where),
            }, where);
        }
    }
}
