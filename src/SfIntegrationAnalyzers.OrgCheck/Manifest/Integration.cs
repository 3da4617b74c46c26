using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>
/// A program that calls Salesforce as a user of its own, and what that user must hold. What is not stated is not checked.
/// </summary>
public sealed record Integration
{
    /// <summary>What the team calls it; unique in the manifest.</summary>
    public required Positioned<string> Name { get; init; }

    /// <summary>Who looks after it. Shown in reports.</summary>
    public Positioned<string>? Owner { get; init; }

    /// <summary>The user whose permissions count.</summary>
    public required IntegrationUser User { get; init; }

    /// <summary>The name of the user license, for example <c>Salesforce Integration</c>.</summary>
    public Positioned<string>? License { get; init; }

    /// <summary>The name of the profile as Setup shows it.</summary>
    public Positioned<string>? Profile { get; init; }

    /// <summary>API names of the permission sets and permission set groups that the user must hold.</summary>
    public ImmutableArray<Positioned<string>> PermissionSets { get; init; } = [];

    /// <summary>Permissions that must be effective, by API name without the prefix <c>Permissions</c>: <c>ApiEnabled</c>.</summary>
    public ImmutableArray<Positioned<string>> Permissions { get; init; } = [];

    /// <summary>
    /// Permissions, sets and groups that the user may hold beyond <see cref="Permissions"/> and <see cref="PermissionSets"/>. Counts where
    /// <see cref="Exact"/> is set.
    /// </summary>
    public ImmutableArray<Positioned<string>> Allow { get; init; } = [];

    /// <summary>Whether anything that the manifest neither requires nor allows is drift.</summary>
    public Positioned<bool>? Exact { get; init; }

    /// <summary>Access to objects that must be effective.</summary>
    public ImmutableArray<ObjectAccess> Objects { get; init; } = [];

    /// <summary>The name of the connected app or external client app that the user logs in with.</summary>
    public Positioned<string>? App { get; init; }

    /// <summary>
    /// <see cref="Permissions"/> with API Enabled, which always is required; where the manifest does not write it, it points at the user.
    /// </summary>
    /// <param name="user">The user in the org that is checked, from <see cref="IntegrationUser.In"/>.</param>
    /// <returns>Each permission once.</returns>
    public ImmutableArray<Positioned<string>> PermissionsRequiredOf(Positioned<string> user) =>
        Permissions.Any(permission => permission.Value == PermissionManifest.ApiEnabled)
            ? Permissions
            : Permissions.Insert(0, new(PermissionManifest.ApiEnabled, user.Position));
}

/// <summary>The user of an integration: one username for all orgs, or one for each.</summary>
/// <param name="InEveryOrg">The username that every org knows, or null if they differ.</param>
/// <param name="ByOrg">Usernames by the key of the org; empty if one serves all.</param>
public sealed record IntegrationUser(Positioned<string>? InEveryOrg, ImmutableDictionary<string, Positioned<string>> ByOrg)
{
    /// <summary>The username in one org.</summary>
    /// <param name="org">The org's key in the manifest.</param>
    /// <returns>The username, or null if the integration does not use that org.</returns>
    public Positioned<string>? In(string org) => InEveryOrg ?? ByOrg.GetValueOrDefault(org);
}

/// <summary>Access to one object that an integration must have.</summary>
/// <param name="Object">The object's API name, for example <c>Invoice__c</c>.</param>
/// <param name="Permissions">What must be possible; never empty.</param>
public sealed record ObjectAccess(Positioned<string> Object, ImmutableArray<Positioned<ObjectPermission>> Permissions);

/// <summary>What a permission set or profile can grant on an object; the manifest writes them with a small first letter.</summary>
public enum ObjectPermission
{
    /// <summary><c>PermissionsRead</c>.</summary>
    Read,

    /// <summary><c>PermissionsCreate</c>.</summary>
    Create,

    /// <summary><c>PermissionsEdit</c>.</summary>
    Edit,

    /// <summary><c>PermissionsDelete</c>.</summary>
    Delete,

    /// <summary><c>PermissionsViewAllRecords</c>.</summary>
    ViewAll,

    /// <summary><c>PermissionsModifyAllRecords</c>.</summary>
    ModifyAll,
}
