using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>What an org says about integration users, to be written into a manifest.</summary>
public sealed record ManifestSnapshot
{
    /// <summary>The key under which the manifest has the org, or is to have it.</summary>
    public required string OrgKey { get; init; }

    /// <summary>The org's My Domain.</summary>
    public required Uri InstanceUrl { get; init; }

    /// <summary>The org's id in the 18-character form; null for a sandbox, which gets another with each refresh.</summary>
    public required string? OrganizationId { get; init; }

    /// <summary>The users. One that no integration names becomes a new integration.</summary>
    public ImmutableArray<IntegrationFacts> Integrations { get; init; } = [];
}

/// <summary>What one user holds. Null stands for what the org did not say; the manifest keeps what it has there.</summary>
public sealed record IntegrationFacts
{
    /// <summary>The username, by which the integration is found.</summary>
    public required string Username { get; init; }

    /// <summary>What a new integration is called; the username's first part if null.</summary>
    public string? Name { get; init; }

    /// <summary>The name of the user license.</summary>
    public string? License { get; init; }

    /// <summary>The name of the profile.</summary>
    public string? Profile { get; init; }

    /// <summary>API names of the permission sets and permission set groups that are assigned and active.</summary>
    public ImmutableArray<string>? PermissionSets { get; init; }

    /// <summary>Every effective permission by API name: <c>ApiEnabled</c>.</summary>
    public ImmutableArray<string>? Permissions { get; init; }
}
