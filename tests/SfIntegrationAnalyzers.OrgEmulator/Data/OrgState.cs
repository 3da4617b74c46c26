namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>Everything that one org holds. Who changes it or reads it holds <see cref="Gate"/>.</summary>
internal sealed class OrgState(Organization organization, OrgClock clock, PermissionCatalog permissions)
{
    public Lock Gate { get; } = new();
    public OrgClock Clock { get; } = clock;
    public Organization Organization { get; } = organization;
    public PermissionCatalog Permissions { get; } = permissions;

    /// <summary>When the org, and all that came with it, was made.</summary>
    public DateTimeOffset CreatedDate { get; } = clock.Now.AddDays(-30);

    /// <summary>False for an org whose edition or contract has no API: every caller is turned away then.</summary>
    public bool HasApi { get; set; } = true;

    /// <summary>"For admin-approved users, limit API access to only allowlisted connected apps."</summary>
    public bool HasApiAccessControl { get; set; }

    /// <summary>Whether internal users see only themselves and those below them in the role hierarchy: User is shared privately.</summary>
    public bool HasPrivateUsers { get; set; }

    /// <summary>Objects that this org lacks although Salesforce has them, as some orgs lack PermissionSetGroup.</summary>
    public HashSet<string> MissingObjects { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, UserLicense> UserLicenses { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, PermissionSetLicense> PermissionSetLicenses { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Profile> Profiles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets that somebody made or that came with a licence; those owned by a profile or a group hang on their owner.</summary>
    public Dictionary<string, PermissionSet> PermissionSets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, PermissionSetGroup> PermissionSetGroups { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, UserRole> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, User> Users { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, PublicGroup> PublicGroups { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, App> Apps { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<AuditTrailEntry> AuditTrail { get; } = [];

    public IEnumerable<PermissionSet> AllPermissionSets =>
        Profiles.Values.Select(p => p.OwnedSet)
            .Concat(PermissionSets.Values)
            .Concat(PermissionSetGroups.Values.Select(g => g.Aggregate));
}
