namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>Tests that ask the small org things as its administrator, each one an org of its own.</summary>
public abstract class SmallOrgTests : IAsyncLifetime
{
    private protected EmulatedOrg Org { get; private set; } = null!;
    private protected OrgClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Org = await SmallOrg.StartAsync();
        Client = new OrgClient(Org, SmallOrg.Admin);
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Org.DisposeAsync();
    }
}
