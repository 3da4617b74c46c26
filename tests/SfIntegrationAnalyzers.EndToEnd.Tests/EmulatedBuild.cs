using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>The sample integration in a workspace of its own, and the org that its manifest means.</summary>
internal sealed class EmulatedBuild : IAsyncDisposable
{
    public const string User = "stripe@acme.example";
    public const string Group = "Stripe_Integration_Access";

    private EmulatedBuild(Workspace workspace, EmulatedOrg org)
    {
        Workspace = workspace;
        Org = org;
        Credentials = new Dictionary<string, string>
        {
            ["SF_ORG_INSTANCE_URL"] = org.Url,
            ["SF_ACCESS_TOKEN"] = org.AccessTokenFor("checker@acme.example"),
        };
    }

    public Workspace Workspace { get; }

    public EmulatedOrg Org { get; }

    /// <summary>The environment that lets the check in.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; }

    public static async Task<EmulatedBuild> StartAsync(PackageFixture package, Func<OrgDefinition, OrgDefinition>? change = null)
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        var org = OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json"));
        return new(workspace, await EmulatedOrg.StartAsync(change?.Invoke(org) ?? org));
    }

    /// <summary>Builds the sample with the check's credentials, or with others.</summary>
    public Task<BuildResult> RunAsync(IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null) =>
        Workspace.BuildAsync("StripeBilling", arguments, environment ?? Credentials);

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
