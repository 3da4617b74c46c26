using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Fills an org with people, the same ones for the same seed: a few profiles and sets, most people with more than one assignment.</summary>
internal static class UserGenerator
{
    private const int ProfileCount = 4;
    private const int SetCount = 12;

    public static void AddTo(OrgState org, GeneratedUsersDefinition definition)
    {
        var random = new Random(definition.Seed);
        var license = org.UserLicenses["Salesforce"];
        var profiles = Enumerable.Range(0, ProfileCount).Select(i => AddProfile(org, license, i)).ToArray();
        var plainSets = Enumerable.Range(0, SetCount).Select(i => AddSet(org, $"Generated_Set_{i:00}", PermissionNames.None)).ToArray();
        var apiSet = AddSet(org, "Generated_Api_Access", PermissionNames.Of([EffectiveAccess.ApiEnabled]));
        var apiGroup = AddGroup(org, "Generated_Api_Group", apiSet);

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
                Profile = profiles[random.Next(profiles.Length)],
            };
            OrgWiring.Add(org, user);
            if (random.NextDouble() < definition.WithApi)
            {
                if (random.Next(2) == 0)
                    OrgWiring.Assign(user, apiSet, null, null);
                else
                    OrgWiring.Assign(user, apiGroup.Aggregate, apiGroup, null);
            }

            if (random.Next(10) < 8)
                OrgWiring.Assign(user, plainSets[random.Next(plainSets.Length)], null, null);
        }
    }

    private static Profile AddProfile(OrgState org, UserLicense license, int index)
    {
        var name = "Generated Profile " + index;
        var profile = new Profile { Id = SalesforceId.Derive("00e", name), Name = name, License = license };
        profile.OwnedSet = new PermissionSet
        {
            Id = SalesforceId.Derive("0PS", "profile/" + name),
            Name = "X" + profile.Id[..15],
            Label = profile.Id[..15],
            Type = PermissionSetType.Profile,
            Profile = profile,
            License = license,
            Permissions = PermissionNames.None,
        };
        org.Profiles.Add(name, profile);
        return profile;
    }

    private static PermissionSet AddSet(OrgState org, string name, PermissionNames permissions)
    {
        var set = new PermissionSet { Id = SalesforceId.Derive("0PS", name), Name = name, Label = name.Replace('_', ' '), Type = PermissionSetType.Regular, Permissions = permissions };
        org.PermissionSets.Add(name, set);
        return set;
    }

    private static PermissionSetGroup AddGroup(OrgState org, string name, PermissionSet member)
    {
        var group = new PermissionSetGroup { Id = SalesforceId.Derive("0PG", name), DeveloperName = name, MasterLabel = name.Replace('_', ' ') };
        group.Aggregate = new PermissionSet { Id = SalesforceId.Derive("0PS", "group/" + name), Name = name, Label = group.MasterLabel, Type = PermissionSetType.Group, Group = group, Permissions = PermissionNames.None };
        var component = new PermissionSetGroupComponent { Id = SalesforceId.Derive("0PH", group.Id + "/" + member.Id), Group = group, Member = member };
        group.Components.Add(component);
        member.GroupComponents.Add(component);
        GroupRecalculation.Finish(group);
        org.PermissionSetGroups.Add(name, group);
        return group;
    }
}
