using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Profiles with the sets that they own, permission sets, and groups with their aggregates.</summary>
internal static class PermissionBuilder
{
    public static void Add(OrgState org, OrgDefinition definition)
    {
        foreach (var (name, profile, where) in Defined.Entries(WithStandard(org, definition), "profiles"))
            Defined.Add(org.Profiles, name, Profile(org, name, profile, where), where);
        foreach (var (name, set, where) in Defined.Entries(definition.PermissionSets, "permissionSets"))
            Defined.Add(org.PermissionSets, name, Set(org, name, set, where), where);
        foreach (var (name, group, where) in Defined.Entries(definition.PermissionSetGroups, "permissionSetGroups"))
            Defined.Add(org.PermissionSetGroups, name, Group(org, name, group, where), where);
    }

    /// <summary>
    /// The profiles of a description, and those standard ones that it uses without defining them, less what the org lacks.
    /// </summary>
    private static Dictionary<string, ProfileDefinition> WithStandard(OrgState org, OrgDefinition definition)
    {
        var used = definition.Users.Values.Select(u => u?.Profile)
            .Concat(definition.Apps.Values.SelectMany(a => a?.Profiles ?? []))
            .ToHashSet();
        return StandardContent.Profiles
            .Where(p => used.Contains(p.Key) && !definition.Profiles.ContainsKey(p.Key))
            .Select(p => KeyValuePair.Create(
                p.Key, p.Value with { Permissions = p.Value.Permissions.Where(org.Permissions.Contains).ToList() }))
            .Concat(definition.Profiles)
            .ToDictionary();
    }

    private static Profile Profile(OrgState org, string name, ProfileDefinition definition, string where)
    {
        var profile = new Profile
        {
            Id = SalesforceId.Derive("00e", name),
            Name = name,
            License = Defined.Find(org.UserLicenses, definition.License, where + ".license"),
            UserType = definition.UserType,
        };
        profile.OwnedSet = new PermissionSet
        {
            Id = SalesforceId.Derive("0PS", "profile/" + name),
            Name = "X" + profile.Id[..15],
            Label = profile.Id[..15],
            Type = PermissionSetType.Profile,
            Profile = profile,
            License = profile.License,
            Permissions = Defined.Permissions(org, definition.Permissions, where),
        };
        AddObjectPermissions(profile.OwnedSet, definition.Objects, where);
        return profile;
    }

    private static PermissionSet Set(OrgState org, string name, PermissionSetDefinition definition, string where)
    {
        var set = new PermissionSet
        {
            Id = SalesforceId.Derive("0PS", name),
            Name = WithoutPrefix(name, definition.NamespacePrefix),
            Label = definition.Label ?? name.Replace('_', ' '),
            Description = definition.Description,
            NamespacePrefix = definition.NamespacePrefix,
            Type = definition.Standard ? PermissionSetType.Standard
                : definition.RequiresActivation ? PermissionSetType.Session
                : PermissionSetType.Regular,
            IsCustom = !definition.Standard,
            HasActivationRequired = definition.RequiresActivation,
            License = definition.License is { } license ? AnyLicense(org, license, where + ".license") : null,
            Permissions = Defined.Permissions(org, definition.Permissions, where),
        };
        AddObjectPermissions(set, definition.Objects, where);
        return set;
    }

    private static PermissionSetGroup Group(OrgState org, string name, PermissionSetGroupDefinition definition, string where)
    {
        var group = new PermissionSetGroup
        {
            Id = SalesforceId.Derive("0PG", name),
            DeveloperName = WithoutPrefix(name, definition.NamespacePrefix),
            NamespacePrefix = definition.NamespacePrefix,
            MasterLabel = definition.Label ?? name.Replace('_', ' '),
            Description = definition.Description,
            HasActivationRequired = definition.RequiresActivation,
        };
        group.Aggregate = new PermissionSet
        {
            Id = SalesforceId.Derive("0PS", "group/" + name),
            Name = group.DeveloperName,
            NamespacePrefix = definition.NamespacePrefix,
            Label = group.MasterLabel,
            Type = PermissionSetType.Group,
            Group = group,
            HasActivationRequired = definition.RequiresActivation,
            Permissions = PermissionNames.None,
        };
        foreach (var member in definition.PermissionSets)
            OrgWiring.AddMember(group, Defined.Find(org.PermissionSets, member, where + ".permissionSets"));
        if (definition.Mutes.Count > 0)
            OrgWiring.Mute(group, Defined.Permissions(org, definition.Mutes, where + ".mutes"));
        GroupRecalculation.Finish(group);
        if (definition.StalePermissions is { } stale)
            group.Aggregate.Permissions = Defined.Permissions(org, stale, where + ".stalePermissions");
        group.Status = Defined.OneOf<GroupStatus>(definition.Status, where + ".status");
        return group;
    }

    private static string WithoutPrefix(string name, string? prefix) =>
        prefix is not null && name.StartsWith(prefix + "__", StringComparison.OrdinalIgnoreCase) ? name[(prefix.Length + 2)..] : name;

    private static SObjectRecord AnyLicense(OrgState org, string name, string where) =>
        org.UserLicenses.TryGetValue(name, out var license) ? license : Defined.Find(org.PermissionSetLicenses, name, where);

    private static void AddObjectPermissions(PermissionSet set, IReadOnlyDictionary<string, IReadOnlyList<string>> objects, string where)
    {
        foreach (var (sobject, names, at) in Defined.Entries(objects, where + ".objects"))
        {
            set.ObjectPermissions.Add(new ObjectPermissions
            {
                Id = SalesforceId.Derive("110", set.Id + "/" + sobject),
                Parent = set,
                SobjectType = sobject,
                Access = names.Aggregate(ObjectAccess.None, (all, name) => all | Defined.OneOf<ObjectAccess>(name, at)),
            });
        }
    }
}
