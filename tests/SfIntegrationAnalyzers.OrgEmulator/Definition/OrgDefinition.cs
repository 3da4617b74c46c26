using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>
/// An org as it is written down: JSON with comments, things named by their API names, described by <c>org.schema.json</c>.
/// </summary>
public sealed record OrgDefinition
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new AssignmentDefinitionConverter() },
    };

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public string Name { get; init; } = "Emulated Org";
    public string OrganizationType { get; init; } = "Enterprise Edition";
    public string InstanceName { get; init; } = "EMU1";
    public bool IsSandbox { get; init; }
    public bool IsReadOnly { get; init; }
    public string? NamespacePrefix { get; init; }
    public DateTimeOffset? TrialExpirationDate { get; init; }

    /// <summary>False for an edition without API access.</summary>
    public bool HasApi { get; init; } = true;

    public bool ApiAccessControl { get; init; }

    /// <summary>Whether the org-wide default of User is Private for internal users. Salesforce begins with Public Read Only.</summary>
    public bool PrivateUsers { get; init; }

    /// <summary>The time at which the org's clock stands; absent, it runs with the machine's.</summary>
    public DateTimeOffset? Clock { get; init; }

    public string MinimumApiVersion { get; init; } = "31.0";
    public string MaximumApiVersion { get; init; } = "68.0";
    public int DailyApiRequests { get; init; } = 15_000;

    /// <summary>User permissions beyond the usual ones, and usual ones that this org lacks.</summary>
    public IReadOnlyList<string> AddedPermissions { get; init; } = [];

    public IReadOnlyList<string> MissingPermissions { get; init; } = [];
    public IReadOnlyList<string> MissingObjects { get; init; } = [];

    public IReadOnlyDictionary<string, UserLicenseDefinition> UserLicenses { get; init; } = new Dictionary<string, UserLicenseDefinition>();
    public IReadOnlyDictionary<string, PermissionSetLicenseDefinition> PermissionSetLicenses { get; init; } =
        new Dictionary<string, PermissionSetLicenseDefinition>();
    public IReadOnlyDictionary<string, ProfileDefinition> Profiles { get; init; } = new Dictionary<string, ProfileDefinition>();
    public IReadOnlyDictionary<string, PermissionSetDefinition> PermissionSets { get; init; } =
        new Dictionary<string, PermissionSetDefinition>();
    public IReadOnlyDictionary<string, PermissionSetGroupDefinition> PermissionSetGroups { get; init; } =
        new Dictionary<string, PermissionSetGroupDefinition>();
    public IReadOnlyDictionary<string, RoleDefinition> Roles { get; init; } = new Dictionary<string, RoleDefinition>();
    public IReadOnlyDictionary<string, UserDefinition> Users { get; init; } = new Dictionary<string, UserDefinition>();
    public IReadOnlyDictionary<string, PublicGroupDefinition> PublicGroups { get; init; } = new Dictionary<string, PublicGroupDefinition>();
    public IReadOnlyDictionary<string, AppDefinition> Apps { get; init; } = new Dictionary<string, AppDefinition>();
    public IReadOnlyList<AuditTrailDefinition> SetupAuditTrail { get; init; } = [];
    public GeneratedUsersDefinition? Generated { get; init; }

    /// <exception cref="OrgDefinitionException">The text is no org: wrong JSON, an unknown key, a value of the wrong kind.</exception>
    public static OrgDefinition FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<OrgDefinition>(json, Format) ?? throw new OrgDefinitionException("The org is null.");
        }
        catch (JsonException e)
        {
            throw new OrgDefinitionException(e.Message, e);
        }
    }

    public static OrgDefinition FromFile(string path) => FromJson(File.ReadAllText(path));

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

public sealed record UserLicenseDefinition
{
    public string? Key { get; init; }
    public int Total { get; init; } = 100;
}

public sealed record PermissionSetLicenseDefinition
{
    public string? Label { get; init; }
    public int Total { get; init; } = 100;
    public DateOnly? ExpirationDate { get; init; }
    public IReadOnlyList<string> MaximumPermissions { get; init; } = [];
}

public sealed record ProfileDefinition
{
    public string License { get; init; } = "Salesforce";
    public string UserType { get; init; } = "Standard";
    public IReadOnlyList<string> Permissions { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Objects { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

public sealed record PermissionSetDefinition
{
    public string? Label { get; init; }
    public string? Description { get; init; }

    /// <summary>The package's. The key may be written with it, so that the org can have a set of its own by the same name.</summary>
    public string? NamespacePrefix { get; init; }

    /// <summary>Name of a user licence, or developer name of a permission set licence.</summary>
    public string? License { get; init; }

    /// <summary>Works only in a session that activated it.</summary>
    public bool RequiresActivation { get; init; }

    /// <summary>Came with the platform and cannot be edited.</summary>
    public bool Standard { get; init; }

    public IReadOnlyList<string> Permissions { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Objects { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

public sealed record PermissionSetGroupDefinition
{
    public string? Label { get; init; }
    public string? Description { get; init; }

    /// <summary>As that of a permission set.</summary>
    public string? NamespacePrefix { get; init; }

    public bool RequiresActivation { get; init; }
    public IReadOnlyList<string> PermissionSets { get; init; } = [];
    public IReadOnlyList<string> Mutes { get; init; } = [];

    /// <summary>Updated, Outdated, Updating or Failed.</summary>
    public string Status { get; init; } = "Updated";

    /// <summary>What the aggregate grants where that is not what its members give, as in a group that was not recalculated.</summary>
    public IReadOnlyList<string>? StalePermissions { get; init; }
}

public sealed record RoleDefinition
{
    public string? Label { get; init; }
    public string? Parent { get; init; }

    /// <summary>Whose portal the role belongs to: None, CustomerPortal, Partner.</summary>
    public string PortalType { get; init; } = "None";
}

public sealed record UserDefinition
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }

    /// <summary>Absent only for Automated Process and its like.</summary>
    public string? Profile { get; init; }

    public string? Role { get; init; }
    public string? UserType { get; init; }
    public string? Password { get; init; }
    public string? FederationIdentifier { get; init; }
    public DateTimeOffset? LastLoginDate { get; init; }

    /// <summary>Department, title and the like, which conditions on people are written with.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public bool Active { get; init; } = true;
    public bool Frozen { get; init; }
    public IReadOnlyList<AssignmentDefinition> PermissionSets { get; init; } = [];
    public IReadOnlyList<AssignmentDefinition> PermissionSetGroups { get; init; } = [];
    public IReadOnlyList<string> PermissionSetLicenses { get; init; } = [];
}

/// <summary>A set or group that a user holds: a name, or an object that says until when.</summary>
public sealed record AssignmentDefinition(string Name, DateTimeOffset? Expires = null, bool Revoked = false);

public sealed record PublicGroupDefinition
{
    public string? Label { get; init; }

    /// <summary>Usernames and names of other groups.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Roles whose users belong to it.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Roles whose users belong to it, with those of all roles below.</summary>
    public IReadOnlyList<string> RolesAndSubordinates { get; init; } = [];

    /// <summary>The same without the roles of portals.</summary>
    public IReadOnlyList<string> RolesAndInternalSubordinates { get; init; } = [];

    /// <summary>Whether all internal users belong to it.</summary>
    public bool AllInternalUsers { get; init; }
}

public sealed record AppDefinition
{
    /// <summary><c>connected</c> or <c>external</c>.</summary>
    public string Kind { get; init; } = "connected";

    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>PEM of a public key or certificate; absent, the emulator's own key, whose private part it hands out.</summary>
    public string? Certificate { get; init; }

    /// <summary>Admin approved users are pre-authorized.</summary>
    public bool AdminApprovedUsersOnly { get; init; }

    public bool Enabled { get; init; } = true;
    public bool Installed { get; init; } = true;
    public bool ApiScope { get; init; } = true;

    /// <summary>Username that the client credentials flow runs as.</summary>
    public string? RunAs { get; init; }

    public IReadOnlyList<string> Profiles { get; init; } = [];
    public IReadOnlyList<string> PermissionSets { get; init; } = [];
    public IReadOnlyList<string> PermissionSetGroups { get; init; } = [];

    /// <summary>Users who approved the app by themselves.</summary>
    public IReadOnlyList<string> AuthorizedBy { get; init; } = [];
}

public sealed record AuditTrailDefinition
{
    public required string Action { get; init; }
    public required string Display { get; init; }
    public string Section { get; init; } = "";
    public required DateTimeOffset At { get; init; }
    public string? By { get; init; }
}

public sealed record GeneratedUsersDefinition
{
    public required int Users { get; init; }
    public int Seed { get; init; } = 1;

    /// <summary>Share of the generated users that hold API Enabled through something.</summary>
    public double WithApi { get; init; } = 0.4;
}

/// <summary>The written org cannot be made into one.</summary>
public sealed class OrgDefinitionException(string message, Exception? inner = null) : Exception(message, inner);
