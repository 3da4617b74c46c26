using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>The org itself.</summary>
internal sealed record OrganizationFacts(string Id, string? Name, string? Edition, bool? IsSandbox, Known<DateTimeOffset?> TrialEnds);

/// <summary>A named user.</summary>
internal sealed record UserFacts(
    string Id, string Username, string? Name, bool IsActive, string? ProfileId, string? Profile, Known<string?> License);

/// <summary>What the checking user may see.</summary>
internal sealed record CheckerFacts(bool MayViewSetup, Known<bool> MayViewAllUsers);

/// <summary>Whether a user is frozen.</summary>
internal sealed record LoginFacts(string UserId, bool IsFrozen);

/// <summary>A permission set, one that a profile owns, or the aggregate of a group.</summary>
internal sealed record SetFacts(string Id, string Name, bool IsOwnedByProfile, Known<bool> NeedsActivation, PermissionFlags Permissions)
{
    /// <summary>The group whose aggregate it is.</summary>
    public GroupFacts? Group { get; init; }

    /// <summary>The label that Setup shows.</summary>
    public string? Label { get; init; }

    /// <summary>The namespace of the package that it came with; null where the org made it.</summary>
    public Known<string?> Namespace { get; init; }

    /// <summary>
    /// The id of the permission set license that it is made for; null where it is made for none, or the org does not tell.
    /// </summary>
    public string? PermissionSetLicenseId { get; init; }

    /// <summary>Whether it, or its group, works only in sessions that activate it, which no integration does.</summary>
    public bool NeedsSession => NeedsActivation.Is(true) || Group?.NeedsActivation.Is(true) == true;

    /// <summary>Its API name, with the namespace.</summary>
    public string FullName => Group is { } group ? ApiName.Full(group.Namespace, group.DeveloperName) : ApiName.Full(Namespace, Name);

    /// <summary>Whether a manifest means this set, or the group whose aggregate it is.</summary>
    public Known<bool> IsNamed(string name) =>
        IsOwnedByProfile ? new(false)
        : Group is { } group ? ApiName.Means(name, group.Namespace, group.DeveloperName)
        : ApiName.Means(name, Namespace, Name);

    /// <summary>Whether it grants a permission; unknown where that was not asked, or the org lacks the field.</summary>
    public Known<bool> Grants(string permission) => Permissions[permission];
}

/// <summary>A permission set group.</summary>
internal sealed record GroupFacts(string Id, string DeveloperName, Known<string?> Status, Known<bool> NeedsActivation)
{
    /// <summary>The label that Setup shows.</summary>
    public string? Label { get; init; }

    /// <summary>The namespace of the package that it came with; null where the org made it.</summary>
    public Known<string?> Namespace { get; init; }

    /// <summary>Whether its aggregate is what its members and its muting give.</summary>
    public bool IsUpdated => Status.Is("Updated");
}

/// <summary>A set in a user's hands.</summary>
internal sealed record AssignmentFacts(string UserId, SetFacts Set, Known<bool> IsActive, Known<DateTimeOffset?> Expires)
{
    /// <summary>Whether a user access policy took it away; no org without such policies does.</summary>
    public Known<bool> IsRevoked { get; init; } = new(false);

    /// <summary>What tells assignments apart, whichever query they came back from.</summary>
    public string Key => string.Join('|', UserId, Set.Id, Set.Group?.Id, Expires.Or(null)?.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// An order that the org has no part in: it answers as it likes, and what a message says first must not change from build to build.
    /// A profile comes last.
    /// </summary>
    public static int Compare(AssignmentFacts one, AssignmentFacts other) =>
        string.CompareOrdinal(one.UserId, other.UserId) is not 0 and var byUser ? byUser
        : one.Set.IsOwnedByProfile != other.Set.IsOwnedByProfile ? (one.Set.IsOwnedByProfile ? 1 : -1)
        : string.CompareOrdinal(one.Set.FullName, other.Set.FullName) is not 0 and var byName ? byName
        : string.CompareOrdinal(one.Key, other.Key);
}

/// <summary>A set that a user access policy took away from a user.</summary>
internal sealed record RevocationFacts(string UserId, string SetId);

/// <summary>A permission set license in a user's hands.</summary>
/// <param name="UserId">The user.</param>
/// <param name="LicenseId">The license.</param>
/// <param name="Name">Its label.</param>
/// <param name="DeveloperName">Its API name.</param>
/// <param name="Status">Whether the org may still use it: <c>Active</c>, <c>Disabled</c>.</param>
/// <param name="Expires">Its last day.</param>
internal sealed record LicenseAssignmentFacts(
    string UserId,
    string LicenseId,
    string Name,
    Known<string?> DeveloperName,
    Known<string?> Status,
    Known<DateTimeOffset?> Expires);

/// <summary>What a group is made of: members, or a muting set, which takes away.</summary>
internal sealed record GroupMemberFacts(string GroupId, string SetName, bool IsMuting, PermissionFlags Permissions);

/// <summary>A permission set inside a group.</summary>
internal sealed record GroupedSetFacts(string GroupId, Known<string?> Namespace, string SetName);

/// <summary>A muting set that takes away at least one permission that somebody must have.</summary>
internal sealed record MutingFacts(string Id, string Name, PermissionFlags Permissions);

/// <summary>What kind of app it is.</summary>
internal enum AppKind
{
    /// <summary>A connected app.</summary>
    ConnectedApp,

    /// <summary>An external client app.</summary>
    ExternalClientApp,
}

/// <summary>An app that is installed in the org.</summary>
internal sealed record AppFacts(string Id, string Name, string? DeveloperName, AppKind Kind, Known<bool> AdminApprovedUsersOnly)
{
    /// <summary>Whether an administrator has switched it on; unknown for connected apps, which have no such switch.</summary>
    public Known<bool> IsEnabled { get; init; }

    /// <summary>Whether a manifest means this app.</summary>
    public bool IsNamed(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase) || string.Equals(DeveloperName, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A set that opens an app.</summary>
internal sealed record AppGrantFacts(string AppId, string SetId);

/// <summary>Whether an administrator has switched an external client app on.</summary>
internal sealed record AppSwitchFacts(string AppId, bool IsEnabled);

/// <summary>Everything that a set grants.</summary>
internal sealed record SetPermissionsFacts(string SetId, ImmutableArray<string> Granted);

/// <summary>What a set grants on an object.</summary>
internal sealed record ObjectGrantFacts(
    string SetId, string Object, bool Read, bool Create, bool Edit, bool Delete, bool ViewAll, bool ModifyAll);

/// <summary>An entry of the Setup Audit Trail.</summary>
internal sealed partial record AuditFacts(DateTimeOffset At, string? By, string Section, string Text)
{
    /// <summary>The users whose ids it names.</summary>
    public string[] UserIds => field ??= [.. UserId().Matches(Text).Select(id => id.Value)];

    [GeneratedRegex(@"\b005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex UserId();
}

/// <summary>What was learnt about an audience.</summary>
/// <param name="Offenders">Members who lack API Enabled; unknown where the org did not say.</param>
/// <param name="Losing">
/// Members who have it only through assignments that end within the warning time, or through groups that are not recalculated.
/// </param>
/// <param name="Unclear">Why the first is unknown.</param>
internal sealed record AudienceFacts(Known<SomeMembers> Offenders, Known<SomeMembers> Losing, UnclearMembers? Unclear);

/// <summary>Some members of an audience.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="FirstNames">The first few of them.</param>
internal sealed record SomeMembers(int Count, ImmutableArray<string> FirstNames)
{
    /// <summary>The first few, and how many more: <c>Ann (ann@acme.example) and 3 more</c>.</summary>
    public override string ToString() =>
        string.Join(", ", FirstNames) + (Count > FirstNames.Length ? $" and {Count - FirstNames.Length} more" : "");
}

/// <summary>Why nobody can tell who belongs to an audience.</summary>
/// <param name="Why">A clause: <c>no active user belongs to it</c>.</param>
/// <param name="Next">What to do, as a clause.</param>
internal sealed record UnclearMembers(string Why, string Next = "Compare the name, or describe the members in another way")
{
    /// <summary>Because the org refused a query, or gave it up.</summary>
    public static UnclearMembers Of(OrgFailure failure) => failure.Kind == OrgFailureKind.Incomplete
        ? new(
            failure.Text,
            "Build again; if it persists, describe the audience more narrowly, by a profile, a permission set or an indexed field")
        : new(failure.Text);
}
