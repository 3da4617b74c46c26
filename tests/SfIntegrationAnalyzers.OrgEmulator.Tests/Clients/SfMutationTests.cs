using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>
/// The CLI's cases would notice an emulator that is wrong: each of these makes it wrong, and the CLI says something else.
/// </summary>
public sealed class SfMutationTests
{
    private static readonly SfCase Query =
        SfCase.Query("mutation", "SELECT Id, Username, Profile.Name FROM User ORDER BY Username LIMIT 2");

    private static readonly IReadOnlyList<(Fault Breakage, string Path)> Breakages =
    [
        (Fault.MissingDone, "LIMIT%202"),
        (Fault.LowerCaseFields, "LIMIT%202"),
        (Fault.NoAttributes, "LIMIT%202"),
        (Fault.NoColumnMetadata, "columns=true"),
        (Fault.NotFound, "//services"),
    ];

    [ClientFact]
    public async Task An_emulator_broken_on_purpose_is_noticed()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        await home.LogInAsync(bench.Org, ProbeOrg.Admin, "probe");
        var right = await bench.RunAsync(Query);
        Assert.Equal(0, right.ExitCode);
        foreach (var (breakage, path) in Breakages)
        {
            var broken = await bench.RunAsync(Query with { Arrange = org => org.Faults.Add(breakage, path) });
            Assert.True(broken.Output != right.Output, $"sf did not notice {breakage.Name}:\n{broken.Output}");
        }
    }
}
