using System.Text;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>An emulated org with a manifest held against it.</summary>
internal sealed class OrgBench : IAsyncDisposable
{
    public const string Admin = "admin@acme.example";
    public const string NarrowChecker = "ci@acme.example";
    public const string Stripe = "stripe@acme.example";
    public const string ManifestPath = "/repo/salesforce-permissions.json";

    /// <summary>Where every org's clock stands, so that texts with dates repeat.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private OrgBench(EmulatedOrg org) => Org = org;

    public EmulatedOrg Org { get; }

    /// <summary>The org that most tests begin with: Stripe's user has API Enabled through a group, and nothing is wrong.</summary>
    public static OrgDefinition Healthy => new()
    {
        Name = "Acme",
        Clock = Now,
        Profiles = new Dictionary<string, ProfileDefinition>
        {
            ["Minimum Access - API Only Integrations"] = new() { License = "Salesforce Integration" },
            ["Sales"] = new(),
        },
        PermissionSets = new Dictionary<string, PermissionSetDefinition>
        {
            ["Stripe_Integration_Access"] = new()
            {
                Label = "Stripe Integration Access",
                Permissions = ["ApiEnabled"],
                Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read", "Edit"] },
            },
            ["Reporting"] = new() { Label = "Reporting", Permissions = ["RunReports"] },
            ["Mobile_Sales"] = new() { Label = "Mobile Sales" },
        },
        PermissionSetGroups = new Dictionary<string, PermissionSetGroupDefinition>
        {
            ["Stripe_Group"] = new() { Label = "Stripe Group", PermissionSets = ["Stripe_Integration_Access", "Reporting"] },
        },
        Users = new Dictionary<string, UserDefinition>
        {
            [Admin] = new() { FirstName = "A.", LastName = "Admin", Profile = "System Administrator" },
            [Stripe] = new()
            {
                FirstName = "Stripe",
                LastName = "Bot",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSetGroups = [new("Stripe_Group")],
            },
        },
    };

    public static async Task<OrgBench> StartAsync(OrgDefinition? definition = null, EmulatedOrgOptions? options = null) =>
        new(await EmulatedOrg.StartAsync(definition ?? Healthy, options));

    /// <summary>A manifest with one org, this one.</summary>
    public string Manifest(string integrations, string audiences = "") => $$"""
        {
          "orgs": { "production": { "instanceUrl": "{{Org.Url}}" } },
          "integrations": [
            {{integrations}}
          ],
          "audiences": [{{audiences}}]
        }
        """;

    /// <summary>An integration of Stripe's user, with more lines.</summary>
    public static string Integration(string more = "", string user = Stripe) => $$"""
        { "name": "Stripe billing", "owner": "team-billing", "user": "{{user}}"{{(more.Length > 0 ? ", " + more : "")}} }
        """;

    /// <summary>An org with a checking user that has nothing but what the documentation asks for, and what is added.</summary>
    public static OrgDefinition WithNarrowChecker(OrgDefinition org, string? role, params string[] more) => org with
    {
        Profiles = org.Profiles
            .Append(new("Narrow checker", new ProfileDefinition { Permissions = ["ApiEnabled", "ViewSetup", .. more] }))
            .ToDictionary(),
        Users = org.Users
            .Append(new(NarrowChecker, new UserDefinition { LastName = "Checker", Profile = "Narrow checker", Role = role }))
            .ToDictionary(),
    };

    /// <summary>The environment of a build that has a token of the administrator.</summary>
    public Dictionary<string, string> Environment => EnvironmentOf(Admin);

    /// <summary>The environment of a build that has a token of some user.</summary>
    public Dictionary<string, string> EnvironmentOf(string username) => new()
    {
        ["SF_ACCESS_TOKEN"] = Org.AccessTokenFor(username),
        ["SF_ORG_INSTANCE_URL"] = Org.Url,
    };

    public CheckRequest Request(string? manifest = null) => new()
    {
        ManifestPath = ManifestPath,
        ManifestText = manifest ?? Manifest(Integration()),
        Environment = Environment,
        TimeProvider = new SkippingTime(Now),
    };

    public Task<CheckReport> CheckAsync(string integrations, string audiences = "") =>
        CheckAsync(Request(Manifest(integrations, audiences)));

    public async Task<CheckReport> CheckAsync(CheckRequest? request = null)
    {
        var report = await CheckRunner.RunAsync(request ?? Request(), CancellationToken.None);
        Assert.Empty(Org.Journal.Writes);
        return report;
    }

    /// <summary>Findings as text that does not depend on this run.</summary>
    public string Text(CheckReport report)
    {
        var text = new StringBuilder().AppendLine($"{report.Outcome}, {report.UsersChecked} users checked");
        foreach (var finding in report.Findings)
        {
            text.AppendLine($"{finding.Position}: {finding.Severity} {finding.Id}: {finding.Message}");
            if (finding.Explanation is not { } explanation)
                continue;
            foreach (var path in explanation.Paths)
                text.AppendLine($"  {path.Access}: {string.Join(" -> ", path.Links.Select(Text))}");
            if (explanation.Change is { } change)
                text.AppendLine($"  changed {change.At:yyyy-MM-dd} by {change.By}: {change.What}");
            foreach (var repair in explanation.Repairs)
                text.AppendLine($"  {repair.Kind}: {repair.Title}: {repair.Text.TrimEnd()}");
            text.AppendLine($"  meanwhile: {explanation.Meanwhile}");
        }

        return Regex.Replace(text.ToString(), "request [0-9a-f]{32}", "request …")
            .Replace(Org.Url, "https://acme.my.salesforce.com")
            .Replace(new Uri(Org.Url).Authority, "acme.my.salesforce.com")
            .Replace("with access token, 127.0.0.1", "with access token, acme.my.salesforce.com");
    }

    private static string Text(AccessLink link) =>
        $"{link.Kind} {link.Name} [{link.State}{(link.Detail is null ? "" : ": " + link.Detail)}]";

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
