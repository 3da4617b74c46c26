using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class WriteApiVersionsTests : IDisposable
{
    // Variables of one org alone: no other test has an org of this key.
    private const string Org = "VERSIONED";
    private const string Admin = "admin@acme.example";
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-versions-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable($"SF_ACCESS_TOKEN__{Org}", null);
        Environment.SetEnvironmentVariable($"SF_ORG_INSTANCE_URL__{Org}", null);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>By the table of another org the rules would call versions good that the own one does not have.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_the_org_that_the_manifest_means_says_which_versions_there_are(bool isMeant)
    {
        await using var org = await EmulatedOrg.StartAsync(new OrgDefinition
        {
            Users = new Dictionary<string, UserDefinition> { [Admin] = new() { Profile = "System Administrator" } },
        });
        Environment.SetEnvironmentVariable($"SF_ACCESS_TOKEN__{Org}", org.AccessTokenFor(Admin));
        Environment.SetEnvironmentVariable($"SF_ORG_INSTANCE_URL__{Org}", org.Url);
        var manifest = Path.Combine(_folder, "salesforce-permissions.json");
        await File.WriteAllTextAsync(manifest, $$"""
            {
              "orgs": { "{{Org}}": { "organizationId": "{{(isMeant ? org.OrganizationId : "00D000000000001EAA")}}" } },
              "integrations": [{ "name": "A", "user": "{{Admin}}" }]
            }
            """);
        var engine = new RecordingBuildEngine();

        var isWritten = new WriteApiVersions { BuildEngine = engine, Manifest = manifest, Mode = "required" }.Execute();

        Assert.Equal((isMeant, isMeant), (isWritten, File.Exists(Path.Combine(_folder, "salesforce-api-versions.json"))));
        Assert.Equal(isMeant ? [] : ["SFI4907"], engine.Errors.Select(error => error.Code));
    }
}
