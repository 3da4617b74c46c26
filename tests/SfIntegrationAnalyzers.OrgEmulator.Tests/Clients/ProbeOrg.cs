using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>The org that the client tests run against: forty people, of whom two matter.</summary>
internal static class ProbeOrg
{
    public const string Admin = "admin@probe.example";
    public const string Integration = "etl.integration@probe.example";

    /// <summary>May call, but not see permissions.</summary>
    public const string Blind = "blind@probe.example";

    /// <summary>Has no API Enabled.</summary>
    public const string Powerless = "powerless@probe.example";

    /// <summary>Has API Enabled until a test takes it away.</summary>
    public const string Fallen = "fallen@probe.example";

    public const string Password = "probe-password";
    public const string App = "Probe";
    public const string ClientId = "PROBE_CLIENT_ID";
    public const string ClientSecret = "PROBE_SECRET";
    public const int UserCount = 40;

    public static OrgDefinition Definition { get; } = new()
    {
        Name = "Probe Org",
        InstanceName = "LOOP1",
        // The version that the CLI's exchanges were recorded with.
        MaximumApiVersion = "65.0",
        Profiles = new Dictionary<string, ProfileDefinition>
        {
            ["Minimum Access - API Only Integrations"] = new() { License = "Salesforce Integration", Permissions = ["ApiUserOnly"] },
        },
        PermissionSets = new Dictionary<string, PermissionSetDefinition>
        {
            ["Api_Access"] = new() { Permissions = ["ApiEnabled"] },
            ["Warehouse_Reader"] = new() { Permissions = ["ApiEnabled", "ViewSetup"] },
        },
        Users = new Dictionary<string, UserDefinition>
        {
            [Admin] = new() { Profile = "System Administrator", Password = Password, PermissionSets = [new("Api_Access")] },
            [Integration] = new() { Profile = "Minimum Access - API Only Integrations", PermissionSets = [new("Warehouse_Reader")] },
            [Blind] = new() { Profile = "Minimum Access - Salesforce", PermissionSets = [new("Api_Access")] },
            [Fallen] = new() { Profile = "Minimum Access - Salesforce", PermissionSets = [new("Api_Access")] },
            [Powerless] = new() { Profile = "Minimum Access - Salesforce", Password = Password },
        },
        Apps = new Dictionary<string, AppDefinition>
        {
            [App] = new() { ClientId = ClientId, ClientSecret = ClientSecret, RunAs = Integration, AuthorizedBy = [Admin, Integration] },
        },
        Generated = new GeneratedUsersDefinition { Users = UserCount - 5 },
    };

    public static Task<EmulatedOrg> StartAsync(EmulatedOrgOptions? options = null) => EmulatedOrg.StartAsync(Definition, options);
}
