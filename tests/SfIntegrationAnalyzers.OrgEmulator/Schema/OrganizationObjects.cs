using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

internal static class OrganizationObjects
{
    public static IEnumerable<SObjectType> All(OrgState org)
    {
        yield return new SObjectTypeBuilder<Organization>("Organization", "00D")
            .String("Name", o => o.Name)
            .String("InstanceName", o => o.InstanceName)
            .Boolean("IsSandbox", o => o.IsSandbox)
            .Boolean("IsReadOnly", o => o.IsReadOnly)
            .Picklist("OrganizationType", o => o.OrganizationType)
            .String("NamespacePrefix", o => o.NamespacePrefix)
            .DateTime("TrialExpirationDate", o => o.TrialExpirationDate)
            .Audit(org)
            .Build(o => [o.Organization]);

        yield return new SObjectTypeBuilder<EntityDefinition>("EntityDefinition", "4ie")
            .String("QualifiedApiName", e => e.QualifiedApiName)
            .Picklist("InternalSharingModel", _ => org.HasPrivateUsers ? "Private" : "Read")
            .OnlyAbout("QualifiedApiName", "User")
            .Build(_ => [new EntityDefinition { Id = "000000000000000AAA", QualifiedApiName = "User" }]);

        yield return new SObjectTypeBuilder<AuditTrailEntry>("SetupAuditTrail", "0Ym")
            .String("Action", e => e.Action)
            .String("Section", e => e.Section)
            .String("Display", e => e.Display)
            .DateTime("CreatedDate", e => e.CreatedDate)
            .Parent("CreatedBy", "User", e => e.CreatedBy)
            .VisibleWith("ViewSetup")
            .Build(o => o.AuditTrail);
    }
}
