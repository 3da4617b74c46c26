using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Roles, users with all that they hold, and public groups.</summary>
internal static class PeopleBuilder
{
    public static void Add(OrgState org, OrgDefinition definition)
    {
        AddRoles(org, definition.Roles);
        foreach (var (username, user, where) in Defined.Entries(definition.Users, "users"))
            AddUser(org, username, user, where);
        AddPublicGroups(org, definition.PublicGroups);
    }

    private static void AddRoles(OrgState org, IReadOnlyDictionary<string, RoleDefinition> roles)
    {
        foreach (var (name, role, where) in Defined.Entries(roles, "roles"))
        {
            var record = new UserRole
            {
                Id = SalesforceId.Derive("00E", name),
                DeveloperName = name,
                Name = role.Label ?? name.Replace('_', ' '),
                PortalType = role.PortalType,
            };
            Defined.Add(org.Roles, name, record, where);
        }

        foreach (var (name, role, where) in Defined.Entries(roles, "roles").Where(r => r.Definition.Parent is not null))
            org.Roles[name].Parent = Defined.Find(org.Roles, role.Parent, where + ".parent");
    }

    private static void AddUser(OrgState org, string username, UserDefinition definition, string where)
    {
        var profile = definition.Profile is { } name ? Defined.Find(org.Profiles, name, where + ".profile") : null;
        var local = username.Split('@')[0];
        if (definition.Fields.Keys.FirstOrDefault(f => !User.FurtherFields.Contains(f)) is { } unknown)
            throw new OrgDefinitionException($"{where}.fields: '{unknown}' is none of {string.Join(", ", User.FurtherFields)}.");
        var user = new User
        {
            Id = SalesforceId.Derive("005", username),
            Username = username,
            FirstName = definition.FirstName ?? "",
            LastName = definition.LastName ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(local.Replace('.', ' ')),
            Email = definition.Email ?? username,
            Alias = local.Length > 8 ? local[..8] : local,
            Password = definition.Password,
            FederationIdentifier = definition.FederationIdentifier,
            LastLoginDate = definition.LastLoginDate,
            Fields = definition.Fields,
            IsActive = definition.Active,
            IsFrozen = definition.Frozen,
            UserType = definition.UserType ?? profile?.UserType ?? "AutomatedProcess",
            Profile = profile,
            Role = definition.Role is { } role ? Defined.Find(org.Roles, role, where + ".role") : null,
        };
        OrgWiring.Add(org, user);
        foreach (var assignment in definition.PermissionSets)
        {
            var set = Defined.Find(org.PermissionSets, assignment.Name, where + ".permissionSets");
            OrgWiring.Assign(user, set, null, assignment.Expires).IsRevoked = assignment.Revoked;
        }

        foreach (var assignment in definition.PermissionSetGroups)
        {
            var group = Defined.Find(org.PermissionSetGroups, assignment.Name, where + ".permissionSetGroups");
            OrgWiring.Assign(user, group.Aggregate, group, assignment.Expires).IsRevoked = assignment.Revoked;
        }

        foreach (var license in definition.PermissionSetLicenses)
            OrgWiring.Assign(user, Defined.Find(org.PermissionSetLicenses, license, where + ".permissionSetLicenses"));
    }

    private static void AddPublicGroups(OrgState org, IReadOnlyDictionary<string, PublicGroupDefinition> groups)
    {
        foreach (var (name, group, where) in Defined.Entries(groups, "publicGroups"))
        {
            var record = new PublicGroup
            {
                Id = SalesforceId.Derive("00G", name),
                DeveloperName = name,
                Name = group.Label ?? name.Replace('_', ' '),
            };
            Defined.Add(org.PublicGroups, name, record, where);
        }

        foreach (var (name, definition, where) in Defined.Entries(groups, "publicGroups"))
        {
            var group = org.PublicGroups[name];
            foreach (var member in definition.Members)
            {
                SObjectRecord record = org.Users.TryGetValue(member, out var user)
                    ? user
                    : Defined.Find(org.PublicGroups, member, where + ".members");
                AddMember(group, record);
            }

            foreach (var (type, roles) in new[]
            {
                ("Role", definition.Roles),
                ("RoleAndSubordinates", definition.RolesAndSubordinates),
                ("RoleAndSubordinatesInternal", definition.RolesAndInternalSubordinates),
            })
            {
                foreach (var role in roles)
                    AddMember(group, GroupOf(org, type, Defined.Find(org.Roles, role, where)));
            }

            if (definition.AllInternalUsers)
                AddMember(group, GroupOf(org, "Organization", null));
        }
    }

    private static void AddMember(PublicGroup group, SObjectRecord member) =>
        group.Members.Add(new GroupMember { Id = SalesforceId.Derive("011", group.Id + "/" + member.Id), Group = group, Member = member });

    /// <summary>The group that stands for a role, or for everybody, in other groups.</summary>
    private static PublicGroup GroupOf(OrgState org, string type, UserRole? role)
    {
        var key = $"{type}:{role?.DeveloperName}";
        if (!org.PublicGroups.TryGetValue(key, out var group))
        {
            group = new PublicGroup
            {
                Id = SalesforceId.Derive("00G", key),
                DeveloperName = role?.DeveloperName ?? "AllInternalUsers",
                Name = role?.Name ?? "All Internal Users",
                Type = type,
                Related = role,
            };
            org.PublicGroups.Add(key, group);
        }

        return group;
    }
}
