using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>Connected apps, external client apps with their policies, and which permission set opens which of them.</summary>
internal static class AppObjects
{
    public static IEnumerable<SObjectType> All(OrgState org)
    {
        yield return new SObjectTypeBuilder<SetupEntityAccess>("SetupEntityAccess", "0J0")
            .Parent("Parent", "PermissionSet", a => a.Parent)
            .Id("SetupEntityId", a => a.App.Id, "ConnectedApplication", "ExternalClientApplication")
            .Picklist("SetupEntityType", a => ObjectName(a.App.Kind))
            .DateTime("SystemModstamp", _ => org.CreatedDate)
            .VisibleWith("ViewSetup")
            .Build(o => o.AllPermissionSets.SelectMany(s => s.EntityAccess));

        yield return new SObjectTypeBuilder<App>("ConnectedApplication", "0H4")
            .String("Name", a => a.Name)
            .Boolean("OptionsAllowAdminApprovedUsersOnly", a => a.AdminApprovedUsersOnly)
            .Audit(org)
            .Child("SetupEntityAccessItems", "SetupEntityAccess", "SetupEntityId", a => a.EntityAccess)
            .VisibleWith("ViewSetup")
            .Build(o => Apps(o, AppKind.Connected).Where(a => a.IsInstalled));

        yield return new SObjectTypeBuilder<App>("ExternalClientApplication", "0xI")
            .String("DeveloperName", a => a.DeveloperName)
            .String("MasterLabel", a => a.Name)
            .Picklist("DistributionState", _ => "Local")
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .Child("SetupEntityAccessItems", "SetupEntityAccess", "SetupEntityId", a => a.EntityAccess)
            .VisibleWith("ViewSetup")
            .Build(o => Apps(o, AppKind.External));

        yield return new SObjectTypeBuilder<AppPolicy>("ExtlClntAppOauthPlcyCnfg", "0xJ")
            .String("DeveloperName", p => p.App.DeveloperName + "_oauthPlcy")
            .String("MasterLabel", p => p.App.Name)
            .Parent("ExternalClientApplication", "ExternalClientApplication", p => p.App)
            .Picklist("PermittedUsersPolicyType", p => p.App.AdminApprovedUsersOnly ? "AdminApprovedPreAuthorized" : "AllSelfAuthorized")
            .Boolean("IsClientCredentialsFlowEnabled", p => p.App.ClientCredentialsUser is not null)
            .String("ClientCredentialsFlowUser", p => p.App.ClientCredentialsUser?.Username)
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .VisibleWith("ViewSetup")
            .Build(o => Apps(o, AppKind.External).Select(a => new AppPolicy { Id = SalesforceId.Derive("0xJ", a.Name), App = a }));

        yield return new SObjectTypeBuilder<AppPolicy>("ExtlClntAppPlcyCnfg", "0xK")
            .String("DeveloperName", p => p.App.DeveloperName + "_plcy")
            .String("MasterLabel", p => p.App.Name)
            .Parent("ExternalClientApplication", "ExternalClientApplication", p => p.App)
            .Boolean("IsEnabled", p => p.App.IsEnabled)
            .Boolean("IsDeleted", _ => false)
            .Audit(org)
            .VisibleWith("ViewSetup")
            .Build(o => Apps(o, AppKind.External).Select(a => new AppPolicy { Id = SalesforceId.Derive("0xK", a.Name), App = a }));
    }

    private static IEnumerable<App> Apps(OrgState org, AppKind kind) => org.Apps.Values.Where(a => a.Kind == kind);

    private static string ObjectName(AppKind kind) => kind == AppKind.Connected ? "ConnectedApplication" : "ExternalClientApplication";

    private sealed class AppPolicy : SObjectRecord
    {
        public required App App { get; init; }
    }
}
