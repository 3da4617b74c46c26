namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>One row of an object. Rows point at each other, so that a relationship path is a walk and not a look-up.</summary>
internal abstract class SObjectRecord
{
    public required string Id { get; init; }
}

internal sealed class Organization : SObjectRecord
{
    public required string Name { get; set; }
    public required string InstanceName { get; set; }
    public required string OrganizationType { get; set; }
    public bool IsSandbox { get; set; }
    public bool IsReadOnly { get; set; }
    public string? NamespacePrefix { get; set; }
    public DateTimeOffset? TrialExpirationDate { get; set; }
}

/// <summary>What an org says about one of its objects.</summary>
internal sealed class EntityDefinition : SObjectRecord
{
    public required string QualifiedApiName { get; init; }
}

internal sealed class AuditTrailEntry : SObjectRecord
{
    public required string Action { get; init; }
    public required string Section { get; init; }
    public required string Display { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public User? CreatedBy { get; init; }
}
