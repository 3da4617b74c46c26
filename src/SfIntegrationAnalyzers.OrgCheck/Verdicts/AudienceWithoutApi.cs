using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Salesforce.Apps;
using SfIntegrationAnalyzers.Salesforce.Editions;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4011: people who use an app that needs API Enabled do not have it.</summary>
internal sealed class AudienceWithoutApi : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4011";

    /// <inheritdoc/>
    public string Title => "An audience has members without API Enabled";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var audience in check.Manifest.Audiences)
        {
            if (check.Evidence.Audiences.GetValueOrDefault(audience.Name.Value) is not
                { Offenders: { IsKnown: true, Value: var offenders } })
            {
                yield return AnswerNotUnderstood.UnclearAudience(check, audience);
                continue;
            }

            if (offenders.Count > 0)
            {
                yield return Report(check, audience, offenders);
            }

            if (!check.Evidence.SeesAllUsers.Is(true))
            {
                yield return PermissionsNotVisible.MembersOf(check, audience);
            }
        }
    }

    private Finding Report(CheckCase check, Audience audience, SomeMembers offenders)
    {
        var count = offenders.Count;
        var edition = SalesforceEdition.Find(check.Evidence.Organization.Edition);
        var isEnforced = edition is not { EnforcesApiEnabledInApps: false };
        var app = ApiDependentApp.Find(audience.App.Value);
        var seen = app is { ErrorMessages: [var first, ..] } ? $" They see: \"{first}\"" : "";
        var caveat = isEnforced ? "" : $" {edition!.Name} enforces this only where API Enabled and Customizable Profiles are on.";
        var shared = audience.Members.Value.Value;
        var (next, page) = audience.Members.Kind switch
        {
            AudienceMemberKind.Profile => (
                $"Add API Enabled to the profile {shared} or to a permission set that all of them hold", $"Profiles > {shared}"),
            AudienceMemberKind.PermissionSet => (
                $"Add API Enabled to {shared} (if that is a group, to a set in it) or to their profile", $"Permission Sets > {shared}"),
            _ => ("Add API Enabled to their profile or to a permission set that all of them hold", "Permission Sets"),
        };
        return this.About(
            audience,
            audience.Members.Value.Position,
            isEnforced ? FindingSeverity.Error : FindingSeverity.Warning,
            $"{audience.Name.Value}: {count} active {(count == 1 ? "user lacks" : "users lack")} API Enabled in {check.OrgKey}, "
            + $"which {app?.Name ?? audience.App.Value} needs: {offenders}. "
            + $"{next}.{seen}{caveat}",
            new Explanation
            {
                Repairs =
                [
                    RepairSteps.Setup("Add API Enabled to what these people share", $"{page} > System Permissions > API Enabled"),
                ],
                Meanwhile = app is null
                    ? $"{audience.App.Value} refuses them; ask its vendor what it shows"
                    : $"Someone without it {app.Consequence}{string.Concat(app.ErrorMessages.Select(message => $"; \"{message}\""))}",
            });
    }
}
