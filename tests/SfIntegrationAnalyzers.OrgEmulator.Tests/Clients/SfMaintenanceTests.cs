using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Apart from the other faults, beside which it runs: the CLI gives up on a 503 only after seventeen seconds.</summary>
public sealed class SfMaintenanceTests
{
    internal static readonly IReadOnlyList<SfCase> All =
        [SfCase.Query("flt-503html", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.MaintenanceHtml, "/query") }];

    [ClientFact]
    public async Task Maintenance_without_an_end_is_an_error_after_five_retries()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        await home.LogInAsync(bench.Org, ProbeOrg.Admin, "probe");
        Snapshot.Verify(await bench.RunAsync(All));
    }
}
