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
