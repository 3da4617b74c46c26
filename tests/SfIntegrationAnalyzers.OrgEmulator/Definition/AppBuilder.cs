using System.Security.Cryptography;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Connected apps and external client apps, with who may use them.</summary>
internal static class AppBuilder
{
    public static void Add(OrgState org, OrgDefinition definition, string publicKeyPem)
    {
        foreach (var (name, app, where) in Defined.Entries(definition.Apps, "apps"))
            Defined.Add(org.Apps, name, App(org, name, app, publicKeyPem, where), where);
    }

    private static App App(OrgState org, string name, AppDefinition definition, string publicKeyPem, string where)
    {
        var kind = Defined.OneOf<AppKind>(definition.Kind, where + ".kind");
        var app = new App
        {
            Id = SalesforceId.Derive(kind == AppKind.Connected ? "0H4" : "0xI", name),
            Name = name,
            DeveloperName = name.Replace(' ', '_'),
            Kind = kind,
            ClientId = definition.ClientId,
            ClientSecret = definition.ClientSecret,
            PublicKeyPem = definition.Certificate is { } certificate ? Checked(certificate, where + ".certificate") : publicKeyPem,
            AdminApprovedUsersOnly = definition.AdminApprovedUsersOnly,
            IsEnabled = definition.Enabled,
            IsInstalled = definition.Installed,
            HasApiScope = definition.ApiScope,
            ClientCredentialsUser = definition.RunAs is { } runAs ? Defined.Find(org.Users, runAs, where + ".runAs") : null,
        };
        foreach (var profile in definition.Profiles)
            OrgWiring.Attach(app, Defined.Find(org.Profiles, profile, where + ".profiles").OwnedSet);
        foreach (var set in definition.PermissionSets)
            OrgWiring.Attach(app, Defined.Find(org.PermissionSets, set, where + ".permissionSets"));
        foreach (var group in definition.PermissionSetGroups)
            OrgWiring.Attach(app, Defined.Find(org.PermissionSetGroups, group, where + ".permissionSetGroups").Aggregate);
        foreach (var user in definition.AuthorizedBy)
            app.SelfAuthorizedBy.Add(Defined.Find(org.Users, user, where + ".authorizedBy"));
        return app;
    }

    private static string Checked(string pem, string where)
    {
        try
        {
            JwtAssertion.PublicKey(pem).Dispose();
            return pem;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new OrgDefinitionException($"{where}: no RSA key or certificate in PEM: {e.Message}", e);
        }
    }
}
