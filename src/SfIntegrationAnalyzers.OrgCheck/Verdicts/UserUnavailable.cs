using SfIntegrationAnalyzers.OrgCheck.Explain;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4004: the user of an integration does not exist, is inactive or frozen.</summary>
/// <remarks>To someone who does not see all users, one who is hidden looks like one who does not exist.</remarks>
internal sealed class UserUnavailable : IVerdict
{
    /// <summary>
    /// Salesforce's object reference (264.0) names the permission for
    /// UserLogin, which holds the state; others that see it were not found.
    /// </summary>
    private const string SeeingTheFrozen = "Salesforce shows that to users with Manage Users: give it to the checking user, too";

    /// <inheritdoc/>
    public string Id => "SFI4004";

    /// <inheritdoc/>
    public string Title => "The user is not found, inactive or frozen";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var integration in check.Integrations)
        {
            if (integration.Facts is null && !check.Evidence.SeesAllUsers.Is(true))
            {
                yield return PermissionsNotVisible.NotSeen(check, integration);
                continue;
            }

            if (integration.Facts is not { } user)
            {
                var hint = check.Evidence.Organization.IsSandbox == true
                    ? " Usernames in a sandbox usually end in the sandbox's name."
                    : "";
                var message =
                    $"The org {check.OrgKey} has no user {integration.Who}. Correct the username, or create the user.{hint}";
                yield return Report(integration, message, new Explanation
                {
                    Paths = [PathOf(check, integration.User.Value)],
                    Repairs = [RepairSteps.Setup("Look for the user", "Users > Users")],
                    Meanwhile = Meanwhile.NoUser,
                });
                continue;
            }

            var link = check.Access.UserLink(user);
            if (link.State == LinkState.Unknown)
            {
                yield return PermissionsNotVisible.About(
                    check,
                    integration,
                    integration.User.Position,
                    "whether the user is frozen",
                    SeeingTheFrozen);
            }
            else if (link.State == LinkState.Breaks)
            {
                var (next, button) =
                    user.IsActive ? ("Unfreeze the user", "Unfreeze")
                    : link.Detail == "inactive" ? ("Activate the user", "Edit > Active")
                    : ("Activate and unfreeze the user", "Edit > Active, then Unfreeze");
                var change = user.IsActive
                    ? check.Changes.FindSaying(user, "froze", "frozen")
                    : check.Changes.FindSaying(user, "deactivated", "inactive");
                yield return Report(
                    integration,
                    $"{integration.Who} is {link.Detail} in {check.OrgKey}{Reasons.ClauseOf(change)}. "
                    + $"{next}: {RepairSteps.UserPath(user.Username, button)}. Until then it cannot log in.",
                    new Explanation
                    {
                        Paths = [new([link])],
                        Change = change,
                        Repairs = [RepairSteps.UserPage(next, user.Username, button)],
                        Meanwhile = Meanwhile.NoUser,
                    });
            }
        }
    }

    /// <summary>The way of a user who was not found, which ends where it begins.</summary>
    public static AccessPath PathOf(CheckCase check, string username) => new(
    [
        check.Evidence.SeesAllUsers.Is(true)
            ? new(LinkKind.User, username, LinkState.Breaks, "not found")
            : new(LinkKind.User, username, LinkState.Unknown, "not found, or not shown"),
    ]);

    private Finding Report(IntegrationCase integration, string message, Explanation explanation) =>
        this.About(integration, integration.User.Position, FindingSeverity.Error, message, explanation);
}
