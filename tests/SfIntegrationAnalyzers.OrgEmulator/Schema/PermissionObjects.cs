using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>
/// Profiles, permission sets, groups and what hangs on them. Who sees which object is in facts on the permission model, section 3.1.
/// </summary>
internal static class PermissionObjects
{
    public static IEnumerable<SObjectType> All(OrgState org)
    {
        yield return new SObjectTypeBuilder<Profile>("Profile", "00e")
            .String("Name", p => p.Name)
            .Permissions(org, p => p.OwnedSet.Permissions)
            .Parent("UserLicense", "UserLicense", p => p.License)
            .Picklist("UserType", p => p.UserType)
            .Audit(org)
            .Child("Users", "User", "ProfileId", p => p.Users)
            .Build(o => o.Profiles.Values);

        yield return new SObjectTypeBuilder<PermissionSet>("PermissionSet", "0PS")
            .String("Name", s => s.Name)
            .String("Label", s => s.Label)
            .Parent("License", "Name", s => s.License, describedAs: "PermissionSetLicense|UserLicense")
            .Parent("Profile", "Profile", s => s.Profile)
            .Boolean("IsOwnedByProfile", s => s.IsOwnedByProfile)
            .Boolean("IsCustom", s => s.IsCustom)
            .Permissions(org, s => s.Permissions)
            .String("Description", s => s.Description)
            .String("NamespacePrefix", s => s.NamespacePrefix)
            .Boolean("HasActivationRequired", s => s.HasActivationRequired)
            .Parent("PermissionSetGroup", "PermissionSetGroup", s => s.Group)
            .Picklist("Type", s => s.Type.ToString())
            .Audit(org)
            .Child("Assignments", "PermissionSetAssignment", "PermissionSetId", s => s.Assignments)
            .Child("SetupEntityAccessItems", "SetupEntityAccess", "ParentId", s => s.EntityAccess)
            .Child("PermissionSetGroupComponents", "PermissionSetGroupComponent", "PermissionSetId", s => s.GroupComponents)
            .Child("ObjectPerms", "ObjectPermissions", "ParentId", s => s.ObjectPermissions)
            .VisibleWith("ViewSetup", "ManageSessionPermissionSets", "AssignPermissionSets", "ManageProfilesPermissionsets")
            .Build(o => o.AllPermissionSets);

        yield return new SObjectTypeBuilder<PermissionSetAssignment>("PermissionSetAssignment", "0Pa")
            .Parent("PermissionSet", "PermissionSet", a => a.PermissionSet)
            .Parent("Assignee", "User", a => a.Assignee)
            .Parent("PermissionSetGroup", "PermissionSetGroup", a => a.Group)
            .Boolean("IsActive", a => new EffectiveAccess(org).HasActiveStatus(a))
            .Boolean("IsRevoked", a => a.IsRevoked)
            .DateTime("ExpirationDate", a => a.ExpirationDate)
            .DateTime("SystemModstamp", _ => org.CreatedDate)
            .VisibleWith("ViewSetup", "AssignPermissionSets", "ManageUsers")
            .Build(o => o.Users.Values.SelectMany(u => u.Assignments));

        yield return new SObjectTypeBuilder<PermissionSetGroup>("PermissionSetGroup", "0PG")
            .String("DeveloperName", g => g.DeveloperName)
            .String("NamespacePrefix", g => g.NamespacePrefix)
            .String("MasterLabel", g => g.MasterLabel)
            .String("Description", g => g.Description)
            .Picklist("Status", g => g.Status.ToString())
            .Boolean("HasActivationRequired", g => g.HasActivationRequired)
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .Child("Assignments", "PermissionSetAssignment", "PermissionSetGroupId", g => g.Aggregate.Assignments)
            .Child("PermissionSetGroupComponents", "PermissionSetGroupComponent", "PermissionSetGroupId", g => g.Components)
            .VisibleWith("ViewSetup", "ManageSessionPermissionSets", "AssignPermissionSets")
            .Build(o => o.PermissionSetGroups.Values);

        yield return new SObjectTypeBuilder<PermissionSetGroupComponent>("PermissionSetGroupComponent", "0PH")
            .Parent("PermissionSetGroup", "PermissionSetGroup", c => c.Group)
            .Id("PermissionSetId", c => c.Member.Id, "PermissionSet", "MutingPermissionSet")
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .VisibleWith("ViewSetup")
            .WithParentOnly("PermissionSet", "PermissionSetId", "PermissionSet", c => c.Member as PermissionSet)
            .Build(o => o.PermissionSetGroups.Values.SelectMany(g => g.Components));

        yield return new SObjectTypeBuilder<MutingPermissionSet>("MutingPermissionSet", "0QM")
            .String("DeveloperName", m => m.DeveloperName)
            .String("MasterLabel", m => m.MasterLabel)
            .Permissions(org, m => m.Permissions)
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .VisibleWith("ViewSetup", "ManageSessionPermissionSets", "AssignPermissionSets")
            .Build(o => o.PermissionSetGroups.Values.Select(g => g.Muting).OfType<MutingPermissionSet>());

        yield return new SObjectTypeBuilder<ObjectPermissions>("ObjectPermissions", "110")
            .Parent("Parent", "PermissionSet", p => p.Parent)
            .Picklist("SobjectType", p => p.SobjectType)
            .Boolean("PermissionsCreate", p => p.Access.HasFlag(ObjectAccess.Create))
            .Boolean("PermissionsRead", p => p.Access.HasFlag(ObjectAccess.Read))
            .Boolean("PermissionsEdit", p => p.Access.HasFlag(ObjectAccess.Edit))
            .Boolean("PermissionsDelete", p => p.Access.HasFlag(ObjectAccess.Delete))
            .Boolean("PermissionsViewAllRecords", p => p.Access.HasFlag(ObjectAccess.ViewAllRecords))
            .Boolean("PermissionsModifyAllRecords", p => p.Access.HasFlag(ObjectAccess.ModifyAllRecords))
            .Boolean("PermissionsViewAllFields", p => p.Access.HasFlag(ObjectAccess.ViewAllFields))
            .Audit(org)
            .VisibleWith("ViewSetup", "ManageProfilesPermissionsets")
            .Build(o => o.AllPermissionSets.SelectMany(s => s.ObjectPermissions));
    }
}
