namespace SfIntegrationAnalyzers.OrgEmulator.Data;

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

internal sealed class SetupEntityAccess : SObjectRecord
{
    public required PermissionSet Parent { get; init; }
    public required App App { get; init; }
}
