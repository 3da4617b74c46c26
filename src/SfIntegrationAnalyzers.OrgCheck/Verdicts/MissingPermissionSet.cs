using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4003: a user does not hold a set, group or profile that the manifest requires, or the org no longer has it.</summary>
internal sealed class MissingPermissionSet : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4003";

    /// <inheritdoc/>
    public string Title => "A required permission set, group or profile is not held";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            foreach (var name in integration.Integration.PermissionSets)
            {
                if (Decide(check, integration, user, name) is { } finding)
                {
                    yield return finding;
                }
            }

            if (integration.Integration.Profile is not { } profile)
            {
                continue;
            }

            if (user is { ProfileId: not null, Profile: null })
            {
                yield return PermissionsNotVisible.About(check, integration, profile.Position, "the name of the profile");
            }
            else if (!profile.Value.Equals(user.Profile, StringComparison.OrdinalIgnoreCase))
            {
                yield return this.About(
                    integration,
                    profile.Position,
                    FindingSeverity.Error,
                    $"{integration.Who} has the profile {user.Profile ?? "(none)"} in {check.OrgKey}, not {profile.Value}. "
                    + $"Change it in {RepairSteps.UserPath(user.Username, "Edit")}, or correct the manifest.",
                    new Explanation
                    {
                        Paths =
                        [
                            check.Access.Path(user, new AccessLink(
                                LinkKind.Profile, user.Profile ?? "(none)", LinkState.Breaks, $"expected {profile.Value}")),
                        ],
                        Change = check.Changes.Find(user, [profile.Value, user.Profile], null),
                        Repairs = [RepairSteps.UserPage("Change the profile", user.Username, "Edit > Profile")],
                    });
            }
        }
    }

    private Finding? Decide(CheckCase check, IntegrationCase integration, UserFacts user, Positioned<string> name)
    {
        var held = check.Evidence.AssignmentsOf(user).Where(assignment => assignment.Set.IsNamed(name.Value).Is(true)).ToList();
        if (held.Exists(assignment => check.Access.InForce(assignment) == Access.Granted))
        {
            return null;
        }

        if (check.Evidence.AssignmentsOf(user).Any(assignment =>
            !assignment.Set.IsNamed(name.Value).IsKnown && check.Access.InForce(assignment) != Access.Missing))
        {
            return PermissionsNotVisible.About(
                check,
                integration,
                name.Position,
                $"whether the {ApiName.Bare(name.Value)} that the user holds is of the package {ApiName.NamespaceOf(name.Value)}");
        }

        if (held.Exists(assignment => check.Access.InForce(assignment) == Access.Unknown))
        {
            return PermissionsNotVisible.About(check, integration, name.Position, $"whether {name.Value} is in force");
        }

        if (held.Count > 0)
        {
            var link = check.Access.AssignmentLink(held[0]);
            var (next, repair) = RepairSteps.PutInForce(held[0].Set, link, user.Username);
            return Report(check, integration, user, name, held[0].Set, link.Detail ?? "is not in force", next, repair);
        }

        if (!check.Evidence.NamedSets.IsKnown)
        {
            var command = check.Cli.Assign(name.Value, user.Username);
            var repair = new Repair(RepairKind.Command, $"Assign {name.Value}", command);
            return Report(check, integration, user, name, null, "is not assigned", $"Assign it: {command}.", repair);
        }

        if (check.Evidence.NamedSets.Value.Values.FirstOrDefault(set => !set.IsNamed(name.Value).Is(false)) is not { } set)
        {
            var namesake = check.Evidence.NamedSets.Value.Values
                .Where(set => ApiName.Bare(set.FullName).Equals(ApiName.Bare(name.Value), StringComparison.OrdinalIgnoreCase))
                .MinBy(set => set.FullName, StringComparer.Ordinal);
            return Report(
                check, integration, user, name, null, "is gone: the org has no permission set or group of that API name",
                namesake is null
                    ? "Deploy it again, or correct the manifest."
                    : $"Deploy it again, or, if you mean {namesake.FullName}, write that name.");
        }

        var assign = RepairSteps.Assign(check.Cli, set, user).Text
            + (set.NeedsSession
                ? $". Then turn off session activation, because no integration activates a set: {RepairSteps.TakeActivationOff(set).Text}"
                : "");
        return GroupWith(check, user, name.Value) is { } group
            ? Report(
                check,
                integration,
                user,
                name,
                set,
                $"is not assigned by itself, only in permission set group {group.FullName}",
                $"Write {group.FullName} in its place if that is meant, or assign it: {assign}.")
            : Report(check, integration, user, name, set, "is not assigned", $"Assign it: {assign}.");
    }

    /// <summary>A group in the user's hands that has a set in it, as far as members were looked at. Their package was not.</summary>
    private static SetFacts? GroupWith(CheckCase check, UserFacts user, string set) => check.Evidence.AssignmentsOf(user)
        .Where(held => check.Access.InForce(held) == Access.Granted)
        .Select(held => held.Set)
        .FirstOrDefault(held => check.Evidence.GroupMembers.Or([]).Any(member =>
            member.GroupId == held.Group?.Id && !member.IsMuting && member.SetName.Equals(set, StringComparison.OrdinalIgnoreCase)));

    private Finding Report(
        CheckCase check,
        IntegrationCase integration,
        UserFacts user,
        Positioned<string> name,
        SetFacts? set,
        string reason,
        string next,
        Repair? repair = null)
    {
        var change = check.Changes.Find(user, [name.Value, set?.Label], null);
        var kind = set?.Group is not null ? LinkKind.PermissionSetGroup : LinkKind.PermissionSet;
        return this.About(
            integration,
            name.Position,
            FindingSeverity.Error,
            $"{integration.Who} does not hold {name.Value} in {check.OrgKey}: "
            + $"it {reason}{Reasons.ClauseOf(change)}. {next}",
            new Explanation
            {
                Paths = [check.Access.Path(user, new AccessLink(kind, name.Value, LinkState.Breaks, reason))],
                Change = change,
                Repairs =
                    repair is not null ? check.Cli.WithLogin([repair])
                    : set is null
                        ? [RepairSteps.Advice("Bring the set back", "Deploy its metadata again, or remove its name from the manifest")]
                    : check.Cli.WithLogin(
                        [
                            RepairSteps.Assign(check.Cli, set, user),
                            .. set.NeedsSession ? new[] { RepairSteps.TakeActivationOff(set) } : [],
                            RepairSteps.UserPage(user.Username, "Permission Set Assignments"),
                        ]),
                Meanwhile = "Whatever only this set grants is refused",
            });
    }
}
