using System.Globalization;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.Benchmarks.Check;

/// <summary>Orgs to measure against, with a manifest that fits each.</summary>
internal static class BenchmarkOrg
{
    public const string Checker = "checker@bench.example";

    /// <summary>Named integration users, each holding a number of permission sets, one of which grants API Enabled.</summary>
    public static OrgDefinition WithNamedUsers(int users, int setsEach) => new()
    {
        Name = "Benchmark",
        Profiles = new Dictionary<string, ProfileDefinition> { ["Plain"] = new() },
        PermissionSets = Enumerable.Range(0, setsEach).ToDictionary(
            i => FormattableString.Invariant($"Set_{i:000}"),
            i => new PermissionSetDefinition { Permissions = i == 0 ? ["ApiEnabled"] : ["RunReports"] })
            .Append(new KeyValuePair<string, PermissionSetDefinition>(
                "Checker", new PermissionSetDefinition { Permissions = ["ApiEnabled", "ViewSetup"] }))
            .ToDictionary(),
        Users = Enumerable.Range(0, users).ToDictionary(
            Username,
            i => new UserDefinition
            {
                LastName = Username(i),
                Profile = "Plain",
                PermissionSets = [.. Enumerable.Range(0, setsEach)
                    .Select(s => new AssignmentDefinition(FormattableString.Invariant($"Set_{s:000}")))],
            })
            .Append(new KeyValuePair<string, UserDefinition>(
                Checker,
                new UserDefinition { LastName = "Checker", Profile = "Plain", PermissionSets = [new AssignmentDefinition("Checker")] }))
            .ToDictionary(),
        DailyApiRequests = 5_000_000,
    };

    /// <summary>A crowd behind one profile that grants API Enabled, and a few people in the audience who do not have it.</summary>
    public static OrgDefinition WithAudience(int users, int offenders) => new()
    {
        Name = "Benchmark",
        Profiles = new Dictionary<string, ProfileDefinition> { ["Mobile"] = new() { Permissions = ["ApiEnabled"] }, ["No API"] = new() },
        PermissionSets = new Dictionary<string, PermissionSetDefinition>
        {
            ["Mobile_Sales"] = new(),
            ["Checker"] = new() { Permissions = ["ApiEnabled", "ViewSetup"] },
        },
        Users = Enumerable.Range(0, users).ToDictionary(
            Username,
            i => new UserDefinition
            {
                LastName = Username(i),
                Profile = i < offenders ? "No API" : "Mobile",
                PermissionSets = [new AssignmentDefinition("Mobile_Sales")],
            })
            .Append(new KeyValuePair<string, UserDefinition>(
                Checker,
                new UserDefinition { LastName = "Checker", Profile = "No API", PermissionSets = [new AssignmentDefinition("Checker")] }))
            .ToDictionary(),
        DailyApiRequests = 5_000_000,
    };

    public static string ManifestForUsers(int users)
    {
        var manifest = new StringBuilder(
            """{ "orgs": { "bench": { "instanceUrl": "https://bench.my.salesforce.com", "organizationId": "ORG" } }, "integrations": [""");
        for (var i = 0; i < users; i++)
        {
            manifest.Append(i == 0 ? "\n" : ",\n")
                .Append(
                    CultureInfo.InvariantCulture,
                    $$"""
                      {
                        "name": "Integration {{i}}", "user": "{{Username(i)}}",
                        "permissionSets": ["Set_000"], "permissions": ["ApiEnabled"]
                      }
                    """);
        }

        return manifest.Append("\n] }").ToString();
    }

    public static string ManifestForAudience() => """
        {
          "orgs": { "bench": { "instanceUrl": "https://bench.my.salesforce.com", "organizationId": "ORG" } },
          "audiences": [ { "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "permissionSet": "Mobile_Sales" } } ]
        }
        """;

    public static CheckRequest Request(EmulatedOrg org, string manifest) => new()
    {
        ManifestPath = Path.Combine(Path.GetTempPath(), "salesforce-permissions.json"),
        ManifestText = manifest.Replace("ORG", org.OrganizationId, StringComparison.Ordinal),
        Environment = new Dictionary<string, string>
        {
            ["SF_ACCESS_TOKEN"] = org.AccessTokenFor(Checker),
            ["SF_ORG_INSTANCE_URL"] = org.Url,
        },
        Mode = CheckMode.Required,
    };

    private static string Username(int i) => FormattableString.Invariant($"integration{i:00000}@bench.example");
}
