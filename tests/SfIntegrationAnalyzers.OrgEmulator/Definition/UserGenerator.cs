using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>
/// Fills an org with people, the same ones for the same seed: a few profiles and sets, most people with more than one assignment.
/// </summary>
internal static class UserGenerator
{
    private const string ApiSet = "Generated_Api_Access";
    private const string ApiGroup = "Generated_Api_Group";

    private static readonly string[] Profiles = Enumerable.Range(0, 4).Select(i => "Generated Profile " + i).ToArray();
    private static readonly string[] PlainSets = Enumerable.Range(0, 12).Select(i => $"Generated_Set_{i:00}").ToArray();

    /// <summary>The definition with the profiles, sets and group that generated people hold.</summary>
    public static OrgDefinition WithWhatUsersHold(OrgDefinition definition) => definition with
    {
        Profiles = With(definition.Profiles, Profiles, new ProfileDefinition()),
        PermissionSets = With(
            With(definition.PermissionSets, PlainSets, new()), [ApiSet], new PermissionSetDefinition { Permissions = ["ApiEnabled"] }),
        PermissionSetGroups = With(
            definition.PermissionSetGroups, [ApiGroup], new PermissionSetGroupDefinition { PermissionSets = [ApiSet] }),
    };

    public static void AddTo(OrgState org, GeneratedUsersDefinition definition)
    {
        var random = new Random(definition.Seed);
        T Pick<T>(T[] among) => among[random.Next(among.Length)];
        var profiles = Profiles.Select(name => org.Profiles[name]).ToArray();
        var plainSets = PlainSets.Select(name => org.PermissionSets[name]).ToArray();
        var (apiSet, apiGroup) = (org.PermissionSets[ApiSet], org.PermissionSetGroups[ApiGroup]);
        for (var i = 0; i < definition.Users; i++)
        {
            var username = $"user{i:000000}@generated.example";
            var user = new User
            {
                Id = SalesforceId.Derive("005", username),
                Username = username,
                FirstName = "User",
                LastName = i.ToString("000000"),
                Email = username,
                Alias = "u" + i,
                IsActive = random.Next(20) > 0,
                Profile = Pick(profiles),
            };
            OrgWiring.Add(org, user);
            if (random.NextDouble() < definition.WithApi)
            {
                var throughGroup = random.Next(2) == 0;
                OrgWiring.Assign(user, throughGroup ? apiGroup.Aggregate : apiSet, throughGroup ? apiGroup : null, null);
            }

            if (random.Next(10) < 8)
                OrgWiring.Assign(user, Pick(plainSets), null, null);
        }
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> defined, IEnumerable<string> names, T same)
    {
        var all = new Dictionary<string, T>(defined);
        foreach (var name in names)
            Defined.Add(all, name, same, name);
        return all;
    }
}
