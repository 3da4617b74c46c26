using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4001: a user of an integration does not have API Enabled.</summary>
internal sealed class MissingApiAccess : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4001";

    /// <inheritdoc/>
    public string Title => "API Enabled is missing";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            var access = check.Access.Has(user, PermissionManifest.ApiEnabled);
            if (access == Access.Unknown)
            {
                yield return PermissionsNotVisible.About(
                    check, integration, PositionOf(integration), "whether the user has API Enabled");
            }
            else if (access == Access.Missing)
            {
                yield return Explain(check, integration, user);
            }
        }
    }

    private static SourcePosition PositionOf(IntegrationCase integration) =>
        integration.Integration.PermissionsRequiredOf(integration.User)
            .First(permission => permission.Value == PermissionManifest.ApiEnabled)
            .Position;

    private Finding Explain(CheckCase check, IntegrationCase integration, Evidence.UserFacts user)
    {
        var (reason, explanation) = Reasons.ForPermission(check, integration, user, PermissionManifest.ApiEnabled, Meanwhile.NoApi);
        if (WrongLicense.IsWithoutApi(user))
        {
            // Nothing that brings it can be assigned to such a user, the emergency permission set included.
            var change = WrongLicense.Repairs(user);
            return Report(
                $"{reason}, and its license {user.License.Value} carries no API access. Change that first: {change[0].Text}.",
                explanation with { Repairs = change });
        }

        var first = explanation.Repairs[0];
        explanation = explanation with
        {
            Repairs = check.Cli.WithLogin([.. explanation.Repairs, .. RepairSteps.Emergency(check.Cli, integration.User.Value)]),
        };
        var next = first.Kind == RepairKind.Command
            ? $"Repair it: {first.Text}."
            : $"{first.Title}: {first.Text}, or deploy the emergency permission set that 'dotnet build --tl:off' shows.";
        return Report($"{reason}. {next}", explanation);

        Finding Report(string what, Explanation why) => this.About(
            integration,
            PositionOf(integration),
            FindingSeverity.Error,
            $"{integration.Who} does not have API Enabled in {check.OrgKey}: {what} Until then every call answers API_DISABLED_FOR_ORG.",
            why);
    }
}
