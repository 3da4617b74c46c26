using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Permissions;

/// <summary>
/// What a user may do, decided from the org's own data. It is written apart from the product's evaluator, which it judges,
/// and walks the records themselves where the product reads them over SOQL.
/// </summary>
internal sealed class EffectiveAccess(OrgState org)
{
    public const string ApiEnabled = "ApiEnabled";
    public const string ViewSetup = "ViewSetup";
    public const string ViewAllUsers = "ViewAllUsers";

    /// <summary>Active, not frozen, and of an org that has not ended: whether the user can hold a session at all.</summary>
    public bool CanHaveSession(User user) =>
        user is { IsActive: true, IsFrozen: false }
        && (org.Organization.TrialExpirationDate is not { } end || end > org.Clock.Now);

    public bool CanCallApi(User user) => org.HasApi && CanHaveSession(user) && Has(user, ApiEnabled);

    public bool Has(User user, string permission)
    {
        foreach (var assignment in user.Assignments)
        {
            if (IsInForce(assignment) && assignment.PermissionSet.Permissions.Contains(permission))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Those whose records a user may read (Salesforce Help, User Sharing Considerations): everybody, or, where users are shared
    /// privately, itself and those below it in the role hierarchy. Sharing rules and manual shares are not modelled.
    /// </summary>
    public IEnumerable<User> UsersSeenBy(User viewer) => SeesAllUsers(viewer)
        ? org.Users.Values
        : org.Users.Values.Where(user => user == viewer || IsBelow(user.Role, viewer.Role));

    public bool SeesAllUsers(User viewer) => !org.HasPrivateUsers || Has(viewer, ViewAllUsers);

    private static bool IsBelow(UserRole? role, UserRole? other)
    {
        for (var above = role?.Parent; other is not null && above is not null; above = above.Parent)
        {
            if (above == other)
                return true;
        }

        return false;
    }

    /// <summary>The sets that work for the user in a session nobody activated anything in.</summary>
    public IEnumerable<PermissionSet> SetsInForce(User user) =>
        user.Assignments.Where(IsInForce).Select(a => a.PermissionSet);

    public bool HasActiveStatus(PermissionSetAssignment assignment) =>
        !assignment.IsRevoked && (assignment.ExpirationDate is not { } expires || expires > org.Clock.Now);

    private bool IsInForce(PermissionSetAssignment assignment) =>
        HasActiveStatus(assignment)
        && !assignment.PermissionSet.HasActivationRequired
        && assignment.Group is not { HasActivationRequired: true };
}
