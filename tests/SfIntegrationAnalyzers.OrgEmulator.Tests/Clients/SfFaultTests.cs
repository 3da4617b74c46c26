using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Salesforce's own CLI bears what goes wrong in the emulated org as it bears what goes wrong in an org.</summary>
public sealed class SfFaultTests
{
    internal static readonly IReadOnlyList<SfCase> All =
    [
        SfCase.Query("flt-503x2", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.ServerBusy, "/query", times: 2) },
        SfCase.Query("flt-429", SfCase.CountUsers) with { Arrange = org => org.Faults.Add(Fault.TooManyRequests(7), "/query", times: 1) },
        SfCase.Query("flt-reset2", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.Reset, "/query", times: 2) },
        SfCase.Query("flt-trunc", "SELECT Id, Username FROM User") with
        {
            Arrange = org => org.Faults.Add(Fault.CutLength, "/query", times: 1),
        },
        SfCase.Query("flt-malformed", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.MalformedJson, "/query", times: 1) },
        SfCase.Query("flt-redirect", SfCase.AnyUser) with
        {
            Arrange = org => org.Faults.Add(Fault.Redirect(org.Url + "/services/data/v65.0/limits"), "/query", times: 1),
        },
        SfCase.Query("flt-401", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.SessionExpired, "/query", times: 1) },
        SfCase.Query("flt-410", SfCase.AnyUser) with { Arrange = org => org.Faults.Add(Fault.Gone, "/query", times: 1) },
        SfCase.Query("flt-apidis", SfCase.AnyUser) with
        {
            Arrange = org => org.Change.RemoveFromProfile("System Administrator", "ApiEnabled"),
        },
        SfCase.Query("flt-403", SfCase.AnyUser) with
        {
            Arrange = org =>
            {
                org.Change.GrantToProfile("System Administrator", "ApiEnabled");
                org.Change.SetRemainingApiRequests(0);
            },
        },
    ];

    [ClientFact]
    public async Task Each_fault_ends_as_it_does_with_an_org()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        await home.LogInAsync(bench.Org, ProbeOrg.Admin, "probe");
        Snapshot.Verify(await bench.RunAsync(All));
    }
}
