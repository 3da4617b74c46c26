using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Makes small orgs in which grants come, go, expire, are muted, wait for recalculation or for activation.</summary>
internal static class RandomOrg
{
    public static OrgDefinition Make(Random random)
    {
        bool Chance(int percent) => random.Next(100) < percent;
        IReadOnlyList<string> Permissions(int percent) =>
            [.. Chance(percent) ? new[] { "ApiEnabled" } : [], .. Chance(30) ? new[] { "RunReports" } : []];
        IReadOnlyList<string> Some(IReadOnlyList<string> names, int percent) => [.. names.Where(_ => Chance(percent))];

        string[] sets = ["A", "B", "C"];
        string[] groups = ["G", "H"];
        AssignmentDefinition Held(string name) => new(
            name,
            Chance(35) ? OrgBench.Now.AddDays(random.Next(-40, 40)).AddSeconds(1) : null,
            Chance(10));
        var users = new Dictionary<string, UserDefinition>
        {
            [OrgBench.Admin] = new() { LastName = "Admin", Profile = "System Administrator" },
        };
        for (var number = 0; number < 2; number++)
        {
            users[$"user{number}@acme.example"] = new()
            {
                LastName = "User " + number,
                Profile = Chance(70) ? "Bare" : "Rich",
                Active = !Chance(8),
                Frozen = Chance(8),
                PermissionSets = [.. Some(sets, 35).Select(Held)],
                PermissionSetGroups = [.. Some(groups, 35).Select(Held)],
            };
        }

        return new OrgDefinition
        {
            Name = "Random",
            Clock = OrgBench.Now,
            MaximumApiVersion = Chance(50) ? "68.0" : "64.0",
            TrialExpirationDate = Chance(20) ? OrgBench.Now.AddDays(random.Next(1, 60)) : null,
            Profiles = new Dictionary<string, ProfileDefinition> { ["Bare"] = new(), ["Rich"] = new() { Permissions = Permissions(50) } },
            PermissionSets = sets.ToDictionary(
                name => name, _ => new PermissionSetDefinition { Permissions = Permissions(50), RequiresActivation = Chance(15) }),
            PermissionSetGroups = groups.ToDictionary(name => name, _ => new PermissionSetGroupDefinition
            {
                PermissionSets = Some(sets, 60),
                Mutes = Chance(25) ? ["ApiEnabled"] : [],
                RequiresActivation = Chance(10),
                Status = Chance(75) ? "Updated" : Chance(50) ? "Outdated" : "Failed",
                StalePermissions = Chance(15) ? Permissions(50) : null,
            }),
            Users = users,
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new()
                {
                    ClientId = "3MVG9connector",
                    Kind = Chance(50) ? "connected" : "external",
                    AdminApprovedUsersOnly = Chance(70),
                    AuthorizedBy = [.. users.Keys],
                    Profiles = Some(["Bare", "Rich"], 30),
                    PermissionSets = Some(sets, 40),
                    PermissionSetGroups = Some(groups, 40),
                },
            },
        };
    }
}
