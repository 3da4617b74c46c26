namespace SfIntegrationAnalyzers.OrgEmulator.Data;

internal sealed class Profile : SObjectRecord
{
    public required string Name { get; init; }
    public required UserLicense License { get; set; }
    public string UserType { get; init; } = "Standard";
    public PermissionSet OwnedSet { get; set; } = null!;
    public List<User> Users { get; } = [];
}

internal enum PermissionSetType
{
    Regular,
    Standard,
    Session,
    Group,
    Profile,
}

internal sealed class PermissionSet : SObjectRecord
{
    public required string Name { get; init; }
    public required string Label { get; init; }
    public required PermissionSetType Type { get; init; }
    public string? Description { get; init; }
    public string? NamespacePrefix { get; init; }
    public bool HasActivationRequired { get; set; }
    public bool IsCustom { get; init; } = true;
    public Profile? Profile { get; init; }
    public PermissionSetGroup? Group { get; init; }

    /// <summary>A <see cref="UserLicense"/> or a <see cref="PermissionSetLicense"/>, which the set needs.</summary>
    public SObjectRecord? License { get; set; }

    public required PermissionNames Permissions { get; set; }
    public List<ObjectPermissions> ObjectPermissions { get; } = [];
    public List<PermissionSetAssignment> Assignments { get; } = [];
    public List<SetupEntityAccess> EntityAccess { get; } = [];
    public List<PermissionSetGroupComponent> GroupComponents { get; } = [];

    public bool IsOwnedByProfile => Type == PermissionSetType.Profile;
}

internal enum GroupStatus
{
    Updated,
    Outdated,
    Updating,
    Failed,
}

internal sealed class PermissionSetGroup : SObjectRecord
{
    public required string DeveloperName { get; init; }
    public required string MasterLabel { get; init; }
    public string? Description { get; init; }
    public string? NamespacePrefix { get; init; }
    public bool HasActivationRequired { get; set; }
    public GroupStatus Status { get; set; }

    /// <summary>When a running recalculation ends; the aggregate is rebuilt then and not before.</summary>
    public DateTimeOffset? RecalculatedAt { get; set; }

    public PermissionSet Aggregate { get; set; } = null!;
    public MutingPermissionSet? Muting { get; set; }
    public List<PermissionSetGroupComponent> Components { get; } = [];
}

internal sealed class PermissionSetGroupComponent : SObjectRecord
{
    public required PermissionSetGroup Group { get; init; }

    /// <summary>A <see cref="PermissionSet"/>, or the group's <see cref="MutingPermissionSet"/>.</summary>
    public required SObjectRecord Member { get; init; }
}

internal sealed class MutingPermissionSet : SObjectRecord
{
    public required string DeveloperName { get; init; }
    public required string MasterLabel { get; init; }
    public required PermissionNames Permissions { get; set; }
}

internal sealed class PermissionSetAssignment : SObjectRecord
{
    public required User Assignee { get; init; }
    public required PermissionSet PermissionSet { get; init; }
    public PermissionSetGroup? Group { get; init; }
    public DateTimeOffset? ExpirationDate { get; set; }
    public bool IsRevoked { get; set; }
}

internal sealed class ObjectPermissions : SObjectRecord
{
    public required PermissionSet Parent { get; init; }
    public required string SobjectType { get; init; }
    public required ObjectAccess Access { get; set; }
}

[Flags]
internal enum ObjectAccess
{
    None = 0,
    Read = 1,
    Create = 2,
    Edit = 4,
    Delete = 8,
    ViewAllRecords = 16,
    ModifyAllRecords = 32,
    ViewAllFields = 64,
}
