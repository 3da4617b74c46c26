using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>Whether access is there. Unknown is never taken for either of the others.</summary>
public enum Access
{
    /// <summary>The org did not say.</summary>
    Unknown,

    /// <summary>The user has it.</summary>
    Granted,

    /// <summary>The user does not have it.</summary>
    Missing,
}

/// <summary>What a link of a chain stands for.</summary>
public enum LinkKind
{
    /// <summary>The user's own state: active, frozen.</summary>
    User,

    /// <summary>The user license.</summary>
    License,

    /// <summary>A permission set license.</summary>
    PermissionSetLicense,

    /// <summary>The profile, through the permission set that it owns.</summary>
    Profile,

    /// <summary>A permission set.</summary>
    PermissionSet,

    /// <summary>A permission set group.</summary>
    PermissionSetGroup,

    /// <summary>A muting permission set inside a group.</summary>
    Muting,

    /// <summary>A connected app or external client app.</summary>
    App,

    /// <summary>The org: edition, trial.</summary>
    Organization,

    /// <summary>The permission itself, the end of a chain.</summary>
    Permission,
}

/// <summary>Whether a link lets access through.</summary>
public enum LinkState
{
    /// <summary>It does.</summary>
    Holds,

    /// <summary>It does not; the chain ends here.</summary>
    Breaks,

    /// <summary>It does now, and is about to stop.</summary>
    Weak,

    /// <summary>The org did not say.</summary>
    Unknown,
}

/// <summary>One link of a chain.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Its API name, or the user's name.</param>
/// <param name="State">Whether it lets access through.</param>
/// <param name="Detail">Why, in a few words: <c>expired on 2026-11-19</c>; null where it simply holds.</param>
public sealed record AccessLink(LinkKind Kind, string Name, LinkState State, string? Detail = null);

/// <summary>One way from a user to a grant, in order: user, license, profile or set or group, muting, permission or app.</summary>
/// <param name="Links">The links, the user first.</param>
public sealed record AccessPath(ImmutableArray<AccessLink> Links)
{
    /// <summary>Whether access comes through: missing if a link breaks, else unknown if one is unknown, else granted.</summary>
    public Access Access =>
        Links.Any(link => link.State == LinkState.Breaks) ? Access.Missing
        : Links.Any(link => link.State == LinkState.Unknown) ? Access.Unknown
        : Access.Granted;
}

/// <summary>What one named user has, for the reports.</summary>
public sealed record UserAccess
{
    /// <summary>The username in the org.</summary>
    public required string Username { get; init; }

    /// <summary>The integrations of the manifest that use this user.</summary>
    public ImmutableArray<string> Integrations { get; init; } = [];

    /// <summary>The teams that own those integrations, as the manifest names them.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>The user license, or null where unknown.</summary>
    public string? License { get; init; }

    /// <summary>The profile, or null where unknown.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether calls of this user pass the API Enabled gate.</summary>
    public Access ApiAccess { get; init; }

    /// <summary>The ways to API Enabled, those that hold first.</summary>
    public ImmutableArray<AccessPath> Paths { get; init; } = [];

    /// <summary>Whether the org shows the user at all: of one that it does not, the way ends where it begins.</summary>
    public bool IsFound => Paths is not [{ Links: [{ Kind: LinkKind.User, State: LinkState.Breaks or LinkState.Unknown }] }];

    /// <summary>The ids of the findings about this user.</summary>
    public ImmutableArray<string> FindingIds { get; init; } = [];
}
