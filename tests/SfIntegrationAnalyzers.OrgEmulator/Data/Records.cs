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
    public SObjectRecord? License { get; init; }

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

internal sealed class UserRole : SObjectRecord
{
    public required string Name { get; init; }
    public required string DeveloperName { get; init; }
    public UserRole? Parent { get; set; }
    public List<User> Users { get; } = [];
}

internal sealed class User : SObjectRecord
{
    public required string Username { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Email { get; init; }
    public required string Alias { get; init; }
    public bool IsActive { get; set; } = true;
    public bool IsFrozen { get; set; }
    public bool IsPasswordLocked { get; set; }
    public string? Password { get; init; }
    public string? FederationIdentifier { get; init; }
    public DateTimeOffset? LastLoginDate { get; set; }
    public string UserType { get; init; } = "Standard";

    /// <summary>Values of <see cref="FurtherFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    /// <summary>Null for the Automated Process user and its like.</summary>
    public Profile? Profile { get; set; }

    public UserRole? Role { get; set; }
    public List<PermissionSetAssignment> Assignments { get; } = [];
    public List<PermissionSetLicenseAssign> LicenseAssignments { get; } = [];

    /// <summary>Text fields that decide nothing and are only filtered on.</summary>
    public static readonly IReadOnlyList<string> FurtherFields = ["CompanyName", "Country", "City", "Department", "Division", "EmployeeNumber", "Title"];

    private static readonly Dictionary<string, string> NoFields = [];

    public string Name => FirstName.Length == 0 ? LastName : FirstName + " " + LastName;
}

internal sealed class UserLogin : SObjectRecord
{
    public required User User { get; init; }
}

internal sealed class PublicGroup : SObjectRecord
{
    public required string Name { get; init; }
    public required string DeveloperName { get; init; }
    public string Type { get; init; } = "Regular";
    public SObjectRecord? Related { get; init; }
    public List<GroupMember> Members { get; } = [];
}

internal sealed class GroupMember : SObjectRecord
{
    public required PublicGroup Group { get; init; }

    /// <summary>A <see cref="User"/> or another <see cref="PublicGroup"/>.</summary>
    public required SObjectRecord Member { get; init; }
}

internal sealed class SetupEntityAccess : SObjectRecord
{
    public required PermissionSet Parent { get; init; }
    public required App App { get; init; }
}

internal enum AppKind
{
    Connected,
    External,
}

/// <summary>A connected app or an external client app, with what the token endpoint needs to know of it.</summary>
internal sealed class App : SObjectRecord
{
    public required string Name { get; init; }
    public required string DeveloperName { get; init; }
    public required AppKind Kind { get; init; }
    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>PEM of the public key or certificate that assertions of this app are checked with.</summary>
    public required string PublicKeyPem { get; init; }

    public bool AdminApprovedUsersOnly { get; set; }
    public bool IsEnabled { get; set; } = true;
    public bool IsInstalled { get; set; } = true;
    public bool HasApiScope { get; set; } = true;
    public User? ClientCredentialsUser { get; set; }
    public HashSet<User> SelfAuthorizedBy { get; } = [];
    public List<SetupEntityAccess> EntityAccess { get; } = [];
}

internal sealed class AuditTrailEntry : SObjectRecord
{
    public required string Action { get; init; }
    public required string Section { get; init; }
    public required string Display { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public User? CreatedBy { get; init; }
}
