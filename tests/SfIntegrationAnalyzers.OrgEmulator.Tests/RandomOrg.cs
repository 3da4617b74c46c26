using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>
/// Orgs drawn from a seed, dense with the cases that tell evaluators apart, and what their description says of a user,
/// read off the description itself and not through the emulator's evaluator.
/// </summary>
internal static class RandomOrg
{
    public const string ClientId = "RANDOM_ORG";
    private const string Api = "ApiEnabled";
    private const int Users = 12;
    private static readonly DateTimeOffset Past = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static OrgDefinition Draw(int seed)
    {
        var random = new Random(seed);
        IReadOnlyList<string> MaybeApi(int oneIn) => random.Next(oneIn) == 0 ? [Api, "RunReports"] : ["RunReports"];
        T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
        AssignmentDefinition Assigned(string name) => random.Next(4) switch
        {
            0 => new AssignmentDefinition(name, Past),
            1 => new AssignmentDefinition(name, Future),
            2 when random.Next(3) == 0 => new AssignmentDefinition(name, Revoked: true),
            _ => new AssignmentDefinition(name),
        };

        var profiles = Enumerable.Range(0, 3).ToDictionary(i => "Profile " + i, _ => new ProfileDefinition { Permissions = MaybeApi(6) });
        var sets = Enumerable.Range(0, 5)
            .ToDictionary(
                i => "Set_" + i, _ => new PermissionSetDefinition { Permissions = MaybeApi(2), RequiresActivation = random.Next(4) == 0 });
        var groups = Enumerable.Range(0, 4).ToDictionary(i => "Group_" + i, _ => new PermissionSetGroupDefinition
        {
            PermissionSets = sets.Keys.Where(_ => random.Next(2) == 0).ToList(),
            Mutes = random.Next(3) == 0 ? [Api] : [],
            RequiresActivation = random.Next(6) == 0,
            Status = Pick<string>(["Updated", "Updated", "Outdated", "Failed"]),
            StalePermissions = random.Next(4) == 0 ? MaybeApi(2) : null,
        });
        var users = Enumerable.Range(0, Users).ToDictionary(i => $"u{i}@random.example", _ => new UserDefinition
        {
            Profile = Pick(profiles.Keys.ToList()),
            Active = random.Next(8) > 0,
            Frozen = random.Next(10) == 0,
            PermissionSets = sets.Keys.Where(_ => random.Next(6) == 0).Select(Assigned).ToList(),
            PermissionSetGroups = groups.Keys.Where(_ => random.Next(5) == 0).Select(Assigned).ToList(),
        });
        return new OrgDefinition
        {
            Name = "Random " + seed,
            HasApi = random.Next(8) > 0,
            Profiles = profiles,
            PermissionSets = sets,
            PermissionSetGroups = groups,
            Users = users,
            Apps = new Dictionary<string, AppDefinition> { ["Random"] = new() { ClientId = ClientId, AuthorizedBy = users.Keys.ToList() } },
        };
    }

    /// <summary><c>ok</c>, or the code that a client logged in as the user gets.</summary>
    public static string Expected(OrgDefinition org, string username)
    {
        var user = org.Users[username];
        if (!user.Active || user.Frozen)
            return "invalid_grant";
        return org.HasApi && Holds(org, user) ? "ok" : "API_DISABLED_FOR_ORG";
    }

    private static bool Holds(OrgDefinition org, UserDefinition user)
    {
        if (org.Profiles[user.Profile!].Permissions.Contains(Api))
            return true;
        var bySet = from assignment in user.PermissionSets
                    where InForce(assignment)
                    let set = org.PermissionSets[assignment.Name]
                    where !set.RequiresActivation && set.Permissions.Contains(Api)
                    select set;
        var byGroup = from assignment in user.PermissionSetGroups
                      where InForce(assignment)
                      let @group = org.PermissionSetGroups[assignment.Name]
                      where !@group.RequiresActivation && Aggregate(org, @group).Contains(Api)
                      select @group;
        return bySet.Any() || byGroup.Any();
    }

    private static IEnumerable<string> Aggregate(OrgDefinition org, PermissionSetGroupDefinition group) =>
        group.StalePermissions ?? group.PermissionSets.SelectMany(s => org.PermissionSets[s].Permissions).Except(group.Mutes);

    private static bool InForce(AssignmentDefinition assignment) => !assignment.Revoked && assignment.Expires != Past;
}
