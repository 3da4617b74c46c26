using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4007: the app that a user logs in with is not pre-authorized for it, blocked, or not installed.</summary>
internal sealed class AppNotAuthorized : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4007";

    /// <inheritdoc/>
    public string Title => "The app is not pre-authorized, is switched off, or is not installed";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            if (integration.Integration.App is { } name && Decide(check, integration, user, name) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Decide(CheckCase check, IntegrationCase integration, UserFacts user, Positioned<string> name)
    {
        var apps = check.Evidence.Apps.Where(app => app.IsNamed(name.Value)).ToList();
        if (apps.Count == 0)
        {
            return check.Evidence.AppKindsSeen.Length == Enum.GetValues<AppKind>().Length
                ? Report(
                    integration,
                    name,
                    "is not installed in the org",
                    $"Install it: Setup > Connected Apps OAuth Usage > {name.Value} > Install, or correct the manifest.",
                    Explain(
                        check,
                        user,
                        name.Value,
                        "not installed",
                        Meanwhile.NotInstalled,
                        [RepairSteps.Setup("Install the app", $"Connected Apps OAuth Usage > {name.Value} > Install")]))
                : PermissionsNotVisible.About(check, integration, name.Position, $"the app {name.Value}");
        }

        // Of two apps of one name nobody can tell which of them is meant.
        var findings = apps.Select(app => Decide(check, integration, user, name, app)).ToList();
        return findings.TrueForAll(finding => finding is null) || !findings.Contains(null)
            ? findings[0]
            : AnswerNotUnderstood.SeveralApps(check, integration, name);
    }

    private Finding? Decide(CheckCase check, IntegrationCase integration, UserFacts user, Positioned<string> name, AppFacts app)
    {
        if (app.IsEnabled.Is(false))
        {
            return SwitchedOff(check, integration, user, name, app);
        }

        var access = !app.AdminApprovedUsersOnly.IsKnown ? Access.Unknown
            : app.AdminApprovedUsersOnly.Value ? check.Access.MayUse(user, app)
            : Access.Granted;
        return access switch
        {
            Access.Unknown when app is { Kind: AppKind.ExternalClientApp, AdminApprovedUsersOnly.IsKnown: false } =>
                PermissionsNotVisible.About(
                    check, integration, name.Position, $"the OAuth policies of the app {name.Value}", SeePolicies(app)),
            Access.Unknown => PermissionsNotVisible.About(check, integration, name.Position, $"who may use the app {name.Value}"),
            Access.Missing => NotPreAuthorized(check, integration, user, name, app),
            _ when app is { Kind: AppKind.ExternalClientApp, IsEnabled.IsKnown: false } =>
                PermissionsNotVisible.About(check, integration, name.Position, $"whether the app {name.Value} is switched on"),
            _ => null,
        };
    }

    /// <summary>The permission is the one that the Metadata API guide names for them (ExtlClntAppOauthConfigurablePolicies).</summary>
    private static string SeePolicies(AppFacts app) =>
        $"Look at them as an administrator: Setup > External Client App Manager > {app.Name} > Policies. If there are none, enable OAuth "
        + "in the app's settings; if there are, give the checking user \"View all External Client Apps, view their settings, and edit "
        + "their policies\"";

    private Finding SwitchedOff(CheckCase check, IntegrationCase integration, UserFacts user, Positioned<string> name, AppFacts app)
    {
        var page = $"External Client App Manager > {app.Name} > Policies > App Status";
        return Report(
            integration,
            name,
            "is switched off",
            $"Enable it: Setup > {page}.",
            Explain(check, user, app.Name, "switched off", Meanwhile.Blocked, [RepairSteps.Setup("Enable the app", page)]));
    }

    private Finding NotPreAuthorized(CheckCase check, IntegrationCase integration, UserFacts user, Positioned<string> name, AppFacts app)
    {
        var attached = check.Evidence.AssignmentsOf(user)
            .Where(held => check.Evidence.AppGrants.Value.Contains(new(app.Id, held.Set.Id)))
            .ToList();
        if (attached.Find(held => EffectiveAccess.Opens(held.Set, app)) is { } idle)
        {
            var link = check.Access.AssignmentLink(idle);
            var (next, repair) = RepairSteps.PutInForce(idle.Set, link, user.Username);
            return Report(
                integration,
                name,
                $"is pre-authorized through {Reasons.Kind(idle.Set)} {link.Name}, and that is not in force for the user: {link.Detail}",
                next,
                Explain(check, user, app.Name, "its set is not in force", Meanwhile.NoApp, [repair], link));
        }

        var page = app.Kind == AppKind.ConnectedApp
            ? $"Manage Connected Apps > {app.Name} > Manage Permission Sets"
            : $"External Client App Manager > {app.Name} > Policies > Select Permission Sets";
        if (attached.Count == 0 && Reasons.NotAssigned(check, integration, user) is { } unassigned)
        {
            return Report(
                integration,
                name,
                $"admits only pre-authorized users, none of the user's sets is attached to it, and {unassigned.Clause}",
                unassigned.NextBefore($"attach a permission set that the user holds: Setup > {page}."),
                Explain(
                    check,
                    user,
                    app.Name,
                    "none of the user's sets is attached",
                    Meanwhile.NoApp,
                    unassigned.RepairsBefore("attach a set to the app", page),
                    unassigned.Link));
        }

        var (what, detail) = attached.Count > 0
            ? ("is attached to the user's profile only, which an external client app does not accept", "attached to the profile only")
            : ("admits only pre-authorized users, and none of the user's sets is attached to it", "none of the user's sets is attached");
        return Report(
            integration,
            name,
            what,
            $"Attach a permission set that the user holds: Setup > {page}.",
            Explain(check, user, app.Name, detail, Meanwhile.NoApp, [RepairSteps.Setup("Attach a permission set to the app", page)]));
    }

    private static Explanation Explain(
        CheckCase check,
        UserFacts user,
        string app,
        string detail,
        string meanwhile,
        ImmutableArray<Repair> repairs,
        params AccessLink[] through) => new()
    {
        Paths = [check.Access.Path(user, [.. through, new(LinkKind.App, app, LinkState.Breaks, detail)])],
        Change = check.Changes.Find(user, [app, .. through.Select(link => link.Name)], null)
            ?? check.Changes.FindNaming(app),
        Repairs = repairs,
        Meanwhile = meanwhile,
    };

    private Finding Report(IntegrationCase integration, Positioned<string> app, string reason, string next, Explanation explanation) =>
        this.About(
            integration,
            app.Position,
            FindingSeverity.Error,
            $"{integration.Who} cannot log in through the app {app.Value}: it {reason}. {next}",
            explanation);
}
