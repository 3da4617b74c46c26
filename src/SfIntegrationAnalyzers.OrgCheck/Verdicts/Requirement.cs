using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>Something that the manifest requires and an assignment brings.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Position">Where the manifest asks for it.</param>
/// <param name="IsMetBy">Whether an assignment brings it, as long as it is in force.</param>
internal sealed record Requirement(string Name, SourcePosition Position, Func<AssignmentFacts, bool> IsMetBy)
{
    /// <summary>Whether holding the set or group is all of it, whatever that grants.</summary>
    public bool IsToHold { get; private init; }

    /// <summary>What an integration requires besides permissions: sets, access to objects, an app that is not open to everybody.</summary>
    public static IEnumerable<Requirement> BesidesPermissions(CheckCase check, Integration integration)
    {
        foreach (var set in integration.PermissionSets)
        {
            yield return new(set.Value, set.Position, held => held.Set.IsNamed(set.Value).Is(true)) { IsToHold = true };
        }

        var accesses = integration.Objects.SelectMany(entry => entry.Permissions.Select(permission => (entry.Object.Value, permission)));
        foreach (var (sobject, access) in accesses)
        {
            var isRead = access.Value is ObjectPermission.Read or ObjectPermission.ViewAll;
            yield return new($"{MissingObjectAccess.Word(access.Value)} on {sobject}", access.Position, held =>
                held.Set.Grants(WidePermissions.ModifyAllData).Is(true)
                || (isRead && held.Set.Grants(WidePermissions.ViewAllData).Is(true))
                || check.Evidence.GrantsOn(sobject, held.Set).Any(grant => MissingObjectAccess.Grants(grant, access.Value)));
        }

        if (integration.App is { } app
            && check.Evidence.Apps.Where(found => found.IsNamed(app.Value)).ToList()
                is [{ AdminApprovedUsersOnly: { IsKnown: true, Value: true } } only])
        {
            yield return new($"the app {app.Value}", app.Position, held =>
                check.Evidence.AppGrants.Or([]).Contains(new(only.Id, held.Set.Id)) && EffectiveAccess.Opens(held.Set, only));
        }
    }
}
