namespace SfIntegrationAnalyzers.OrgEmulator.Data;

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
    public static readonly IReadOnlyList<string> FurtherFields =
    [
        "CompanyName", "Country", "City", "Department", "Division", "EmployeeNumber", "Title",
    ];

    private static readonly Dictionary<string, string> NoFields = [];

    public string Name => FirstName.Length == 0 ? LastName : FirstName + " " + LastName;
}

internal sealed class UserLogin : SObjectRecord
{
    public required User User { get; init; }
}

internal sealed class UserRole : SObjectRecord
{
    public required string Name { get; init; }
    public required string DeveloperName { get; init; }
    public UserRole? Parent { get; set; }
    public string PortalType { get; init; } = "None";
    public List<User> Users { get; } = [];
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
