using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4008: a user lacks access to an object.</summary>
internal sealed class MissingObjectAccess : IVerdict
{
    /// <summary>Brings access to standard objects to the licence Salesforce Integration (facts on the platform, section 5.2).</summary>
    private const string IntegrationLicense = "Salesforce Integration";

    /// <inheritdoc/>
    public string Id => "SFI4008";

    /// <inheritdoc/>
    public string Title => "Access to an object is missing";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            foreach (var access in integration.Integration.Objects)
            {
                var states = access.Permissions
                    .Select(permission => (Permission: permission, State: check.Access.HasObject(user, access.Object.Value, grant => Grants(grant, permission.Value), permission.Value is ObjectPermission.Read or ObjectPermission.ViewAll)))
                    .ToList();
                if (states.Any(pair => pair.State == Access.Unknown))
                {
                    yield return check.Evidence.ObjectGrants.IsKnown
                        ? AnswerNotUnderstood.NoSuchObject(check, integration, access.Object)
                        : PermissionsNotVisible.About(check, integration, access.Object.Position, $"access to {access.Object.Value}");
                }

                if (states.Where(pair => pair.State == Access.Missing).ToList() is { Count: > 0 } missing)
                {
                    yield return Report(check, integration, user, access.Object.Value, missing[0].Permission.Position, string.Join(" and ", missing.Select(pair => Word(pair.Permission.Value))));
                }
            }
        }
    }

    private static bool Grants(ObjectGrantFacts grant, ObjectPermission permission) => permission switch
    {
        ObjectPermission.Read => grant.Read,
        ObjectPermission.Create => grant.Create,
        ObjectPermission.Edit => grant.Edit,
        ObjectPermission.Delete => grant.Delete,
        ObjectPermission.ViewAll => grant.ViewAll,
        ObjectPermission.ModifyAll => grant.ModifyAll,
        _ => false,
    };

    private static string Word(ObjectPermission permission) => permission switch
    {
        ObjectPermission.ViewAll => "view all",
        ObjectPermission.ModifyAll => "modify all",
        _ => permission.ToString().ToLowerInvariant(),
    };

    private Finding Report(CheckCase check, IntegrationCase integration, UserFacts user, string sobject, SourcePosition position, string missing)
    {
        var license = user.License.Or(null);
        var hint = IntegrationLicense.Equals(license, StringComparison.OrdinalIgnoreCase)
            ? " With the licence Salesforce Integration, the user also needs the permission set licence SalesforceAPIIntegrationPsl."
            : "";
        return this.About(
            integration,
            position,
            FindingSeverity.Error,
            $"{integration.Who} may not {missing} {sobject} in {check.OrgKey}: no profile or permission set in force grants it. Add it to one of the user's sets: Setup > Permission Sets > Object Settings > {sobject}.{hint}",
            new Explanation
            {
                Paths =
                [
                    .. check.Evidence.AssignmentsOf(user).Select(assignment => new AccessPath(
                    [
                        check.Access.UserLink(user),
                        check.Access.AssignmentLink(assignment),
                        new(LinkKind.Permission, $"{missing} {sobject}", LinkState.Breaks, "not granted here"),
                    ])),
                ],
                Change = ChangeFinder.Find(check.Evidence, user, check.Evidence.AssignmentsOf(user).Select(assignment => assignment.Set.Label ?? assignment.Set.Name), sobject),
                Repairs = [RepairSteps.Setup("Grant it in one of the user's sets", $"Permission Sets > Object Settings > {sobject}")],
                Meanwhile = Meanwhile.NoObject,
            });
    }
}
