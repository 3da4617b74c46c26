using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>People and the ways in which people are grouped.</summary>
internal static class UserObjects
{
    public static IEnumerable<SObjectType> All(OrgState org)
    {
        yield return new SObjectTypeBuilder<User>("User", "005")
            .String("Username", u => u.Username)
            .String("LastName", u => u.LastName)
            .String("FirstName", u => u.FirstName.Length == 0 ? null : u.FirstName)
            .String("Name", u => u.Name)
            .String("Email", u => u.Email)
            .String("Alias", u => u.Alias)
            .Boolean("IsActive", u => u.IsActive)
            .Picklist("UserType", u => u.UserType)
            .Parent("Profile", "Profile", u => u.Profile)
            .Parent("UserRole", "UserRole", u => u.Role)
            .DateTime("LastLoginDate", u => u.LastLoginDate)
            .String("FederationIdentifier", u => u.FederationIdentifier)
            .Strings(User.FurtherFields, (u, field) => u.Fields.GetValueOrDefault(field))
            .Audit(org)
            .Child("PermissionSetAssignments", "PermissionSetAssignment", "AssigneeId", u => u.Assignments)
            .Child("PermissionSetLicenseAssignments", "PermissionSetLicenseAssign", "AssigneeId", u => u.LicenseAssignments)
            .Build((o, running) => new EffectiveAccess(o).UsersSeenBy(running));

        yield return new SObjectTypeBuilder<UserLogin>("UserLogin", "0Yw")
            .Parent("User", "User", l => l.User)
            .Boolean("IsFrozen", l => l.User.IsFrozen)
            .Boolean("IsPasswordLocked", l => l.User.IsPasswordLocked)
            .DateTime("LastModifiedDate", _ => org.CreatedDate)
            .Build(o => o.Users.Values.Select(u => new UserLogin { Id = SalesforceId.WithSuffix("0Yw" + u.Id[3..15]), User = u }));

        yield return new SObjectTypeBuilder<UserRole>("UserRole", "00E")
            .String("Name", r => r.Name)
            .String("DeveloperName", r => r.DeveloperName)
            .Id("ParentRoleId", r => r.Parent?.Id, "UserRole")
            .Picklist("PortalType", r => r.PortalType)
            .DateTime("LastModifiedDate", _ => org.CreatedDate)
            .DateTime("SystemModstamp", _ => org.CreatedDate)
            .Child("Users", "User", "UserRoleId", r => r.Users)
            .Build(o => o.Roles.Values);

        yield return new SObjectTypeBuilder<PublicGroup>("Group", "00G")
            .String("Name", g => g.Name)
            .String("DeveloperName", g => g.DeveloperName)
            .Picklist("Type", g => g.Type)
            .Id("RelatedId", g => g.Related?.Id, "UserRole", "User")
            .Audit(org)
            .Child("GroupMembers", "GroupMember", "GroupId", g => g.Members)
            .Build(o => o.PublicGroups.Values);

        yield return new SObjectTypeBuilder<GroupMember>("GroupMember", "011")
            .Parent("Group", "Group", m => m.Group)
            .Id("UserOrGroupId", m => m.Member.Id, "Group", "User")
            .DateTime("SystemModstamp", _ => org.CreatedDate)
            .Build(o => o.PublicGroups.Values.SelectMany(g => g.Members));

        yield return new SObjectTypeBuilder<User>("UserPermissionAccess", "0Qz")
            .Permissions(org, u => EffectivePermissions(org, u))
            .Build((_, running) => [running]);

        yield return new SObjectTypeBuilder<SObjectRecord>("Name", "")
            .String("Name", r => r switch
            {
                UserLicense license => license.Name,
                PermissionSetLicense license => license.MasterLabel,
                User user => user.Name,
                PublicGroup group => group.Name,
                _ => throw new InvalidOperationException("No name is known for a " + r.GetType().Name),
            })
            .String("Type", r => r.GetType().Name)
            .RelationshipOnly()
            .Build(_ => []);
    }

    private static PermissionNames EffectivePermissions(OrgState org, User user) =>
        new EffectiveAccess(org).SetsInForce(user).Aggregate(PermissionNames.None, (all, set) => all.Union(set.Permissions));
}
