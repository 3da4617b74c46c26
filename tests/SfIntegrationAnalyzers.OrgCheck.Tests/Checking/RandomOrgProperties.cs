using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>What has to hold in any org, tried in random ones.</summary>
public class RandomOrgProperties
{
    private const int Seed = 20261122;

    /// <summary>The clock moves on to the last second that a pass is said to hold, or by years where nothing ends, and nothing else changes.</summary>
    [Fact]
    public async Task A_pass_holds_for_as_long_as_it_says()
    {
        var (ending, lasting) = (0, 0);
        for (var seed = Seed; seed < Seed + 100; seed++)
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            foreach (var user in Users(org))
            {
                bench.Org.Clock.StandAt(OrgBench.Now);
                var manifest = bench.Manifest($$"""{ "name": "A", "user": "{{user}}", "app": "Connector" }""", """{ "name": "B", "app": "salesforce-mobile", "members": { "profile": "Rich" } }""");
                var before = await bench.CheckAsync(bench.Request(manifest));
                if (before is not { Outcome: CheckOutcome.Passed, Findings.IsEmpty: true })
                    continue;

                bench.Org.Clock.StandAt(before.HoldsUntil?.AddSeconds(-1) ?? OrgBench.Now.AddYears(5));
                var after = await bench.CheckAsync(bench.Request(manifest));

                Assert.True(after.Findings.IsEmpty, $"seed {seed}, {user}, until {before.HoldsUntil}: {string.Join("\n", after.Findings.Select(finding => finding.Message))}");
                _ = before.HoldsUntil is null ? lasting++ : ending++;
            }
        }

        Assert.True(ending > 10 && lasting > 10, $"Too few passes to prove anything: {ending} that end, {lasting} that last.");
    }

    /// <summary>Whatever is held, through whichever set, group or profile, expired, muted, waiting for activation or recalculation.</summary>
    [Fact]
    public async Task What_a_snapshot_writes_is_what_the_check_finds_and_no_drift()
    {
        for (var seed = Seed; seed < Seed + 50; seed++)
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            var first = await SnapshotRunner.RunFirstAsync(bench.Request(""), [.. Users(org)], CancellationToken.None);
            var manifest = ManifestTemplate.Create(first.Snapshot).Replace("\"permissions\":", "\"exact\": true, \"permissions\":", StringComparison.Ordinal);
            var second = await SnapshotRunner.RunAsync(bench.Request(manifest), [], CancellationToken.None);
            manifest = ManifestEditor.Update(manifest, OrgBench.ManifestPath, second.Snapshot!).Text!;

            var report = await bench.CheckAsync(bench.Request(manifest));

            // Access, frozen users and things that are about to end are there or not, whatever the manifest says.
            Assert.All(report.Findings, finding => Assert.True(finding.Id is "SFI4001" or "SFI4004" or "SFI4009", $"seed {seed}: {finding.Id} {finding.Message}\n{manifest}"));
        }
    }

    /// <summary>Each command that a finding begins with is run, and the finding does not come back.</summary>
    [Fact]
    public async Task The_command_that_a_message_names_repairs_what_it_says()
    {
        var repaired = 0;
        for (var seed = Seed; seed < Seed + 120; seed++)
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            var manifest = bench.Manifest(string.Join(",\n", Users(org).Select((user, number) =>
                $$"""{ "name": "i{{number}}", "user": "{{user}}", "permissionSets": ["A", "G"], "permissions": ["ApiEnabled", "RunReports"] }""")));
            foreach (var finding in (await bench.CheckAsync(bench.Request(manifest))).Findings.Where(finding => finding.Id is "SFI4001" or "SFI4002"))
            {
                var title = finding.Explanation!.Repairs.First(repair => !repair.Title.StartsWith("Log in", StringComparison.Ordinal)).Title;
                if (title is not ("Assign A" or "Assign the permission set group G"))
                    continue;
                var set = title[^1..];

                Assign(bench, finding.User!, set);
                var after = await bench.CheckAsync(bench.Request(manifest));

                repaired++;
                Assert.True(after.Findings.All(other => (other.Id, other.User) != (finding.Id, finding.User) ), $"seed {seed}: {finding.Message}");
                Unassign(bench, finding.User!, set);
            }
        }

        Assert.True(repaired > 20, $"Too few repairs to prove anything: {repaired}.");
    }

    private static void Assign(OrgBench bench, string user, string set)
    {
        if (set == "G")
            bench.Org.Change.AssignGroup(user, set);
        else
            bench.Org.Change.Assign(user, set);
    }

    private static void Unassign(OrgBench bench, string user, string set)
    {
        if (set == "G")
            bench.Org.Change.UnassignGroup(user, set);
        else
            bench.Org.Change.Unassign(user, set);
    }

    private static IEnumerable<string> Users(OrgDefinition org) => org.Users.Keys.Where(user => user != OrgBench.Admin);
}
