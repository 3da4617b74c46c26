using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4002: a user lacks a permission that the manifest requires besides API Enabled.</summary>
internal sealed class MissingPermission : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4002";

    /// <inheritdoc/>
    public string Title => "A required permission is missing";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            var others = integration.Integration.Permissions.Where(permission => permission.Value != PermissionManifest.ApiEnabled);
            foreach (var permission in others)
            {
                var access = check.Access.Has(user, permission.Value);
                if (access == Access.Unknown)
                {
                    yield return check.Evidence.AssignmentsOf(user).Any(held => !held.Set.Grants(permission.Value).IsKnown)
                        ? AnswerNotUnderstood.NoSuchPermission(check, integration, permission)
                        : PermissionsNotVisible.About(
                            check,
                            integration,
                            permission.Position,
                            $"whether what grants {permission.Value} is in force");
                }
                else if (access == Access.Missing)
                {
                    var (reason, explanation) = Reasons.ForPermission(
                        check, integration, user, permission.Value, $"Calls that need {permission.Value} are refused; other calls work");
                    var first = explanation.Repairs[0];
                    yield return this.About(
                        integration,
                        permission.Position,
                        FindingSeverity.Error,
                        $"{integration.Who} does not have the permission {permission.Value} in {check.OrgKey}: {reason}. "
                        + $"{(first.Kind == RepairKind.Command ? "Repair it" : first.Title)}: {first.Text}.",
                        explanation with { Repairs = check.Cli.WithLogin(explanation.Repairs) });
                }
            }
        }
    }
}
