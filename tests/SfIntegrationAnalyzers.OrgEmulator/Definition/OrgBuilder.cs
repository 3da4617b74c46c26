using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Makes the records of an org out of its description, each kind after those that it names.</summary>
internal static class OrgBuilder
{
    /// <param name="definition">The org as it is written down.</param>
    /// <param name="clock">The time that it keeps.</param>
    /// <param name="publicKeyPem">Key of apps that bring none of their own.</param>
    /// <exception cref="OrgDefinitionException">The description names something that it does not define.</exception>
    public static OrgState Build(OrgDefinition definition, OrgClock clock, string publicKeyPem)
    {
        if (definition.Generated is not null)
            definition = UserGenerator.WithWhatUsersHold(definition);
        var org = Empty(definition, clock);
        LicenseBuilder.Add(org, definition);
        PermissionBuilder.Add(org, definition);
        PeopleBuilder.Add(org, definition);
        AppBuilder.Add(org, definition, publicKeyPem);
        AddAuditTrail(org, definition);
        if (definition.Generated is { } generated)
            UserGenerator.AddTo(org, generated);
        return org;
    }

    private static OrgState Empty(OrgDefinition definition, OrgClock clock)
    {
        var organization = new Organization
        {
            Id = SalesforceId.Derive("00D", definition.Name),
            Name = definition.Name,
            InstanceName = definition.InstanceName,
            OrganizationType = definition.OrganizationType,
            IsSandbox = definition.IsSandbox,
            IsReadOnly = definition.IsReadOnly,
            NamespacePrefix = definition.NamespacePrefix,
            TrialExpirationDate = definition.TrialExpirationDate,
        };
        var org = new OrgState(organization, clock, new PermissionCatalog(definition.AddedPermissions, definition.MissingPermissions))
        {
            HasApi = definition.HasApi,
            HasApiAccessControl = definition.ApiAccessControl,
            HasPrivateUsers = definition.PrivateUsers,
        };
        org.MissingObjects.UnionWith(definition.MissingObjects);
        return org;
    }

    private static void AddAuditTrail(OrgState org, OrgDefinition definition)
    {
        foreach (var entry in definition.SetupAuditTrail)
        {
            org.AuditTrail.Add(new AuditTrailEntry
            {
                Id = SalesforceId.Derive("0Ym", entry.At.ToString("O", CultureInfo.InvariantCulture) + entry.Display),
                Action = entry.Action,
                Section = entry.Section,
                Display = entry.Display,
                CreatedDate = entry.At,
                CreatedBy = entry.By is { } by ? Defined.Find(org.Users, by, "setupAuditTrail.by") : null,
            });
        }
    }
}
