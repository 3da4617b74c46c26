using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.OAuth;

/// <summary>Whether an app may act for a user.</summary>
internal sealed class AppApproval(OrgState org)
{
    /// <summary>Null if it may, else the refusal.</summary>
    public EmulatedResponse? Refusal(App app, User user)
    {
        if (!app.IsEnabled)
            return OAuthErrors.AppBlocked;
        if (!app.IsInstalled && !new EffectiveAccess(org).Has(user, "CanApproveUninstalledApps"))
            return OAuthErrors.AppNotInstalled;
        if (user is not { IsActive: true, IsFrozen: false })
            return OAuthErrors.InactiveUser;
        if (app.AdminApprovedUsersOnly)
            return IsPreAuthorized(app, user) ? null : OAuthErrors.NotAdminApproved;
        return app.SelfAuthorizedBy.Contains(user) ? null : OAuthErrors.NotApproved;
    }

    /// <summary>
    /// One of the sets that work for the user opens the app. For an external client app one report says that a profile's row exists and
    /// still does not open it; only a permission set does.
    /// </summary>
    private bool IsPreAuthorized(App app, User user) =>
        new EffectiveAccess(org).SetsInForce(user)
            .Where(set => app.Kind == AppKind.Connected || !set.IsOwnedByProfile)
            .Any(set => set.EntityAccess.Any(access => access.App == app));
}
