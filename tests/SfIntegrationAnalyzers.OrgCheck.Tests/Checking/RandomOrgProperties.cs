using System.Globalization;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>What has to hold in any org, tried in random ones.</summary>
public class RandomOrgProperties
{
    /// <summary>
    /// The clock moves on to the last second that a pass is said to hold, or by years where nothing ends, and nothing else changes.
    /// </summary>
    [Fact]
    public async Task A_pass_holds_for_as_long_as_it_says()
    {
        var (ending, lasting) = (0, 0);
        foreach (var seed in Draw.Seeds(130))
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            foreach (var user in Users(org))
            {
                bench.Org.Clock.StandAt(OrgBench.Now);
                var manifest = bench.Manifest(
                    $$"""{ "name": "A", "user": "{{user}}", "app": "Connector" }""",
                    """{ "name": "B", "app": "salesforce-mobile", "members": { "profile": "Rich" } }""");
                var before = await bench.CheckAsync(bench.Request(manifest));
                if (before is not { Outcome: CheckOutcome.Passed, Findings.IsEmpty: true })
                    continue;

                bench.Org.Clock.StandAt(before.HoldsUntil?.AddSeconds(-1) ?? OrgBench.Now.AddYears(5));
                var after = await bench.CheckAsync(bench.Request(manifest));

                Assert.True(
                    after.Findings.IsEmpty,
                    $"seed {seed}, {user}, until {before.HoldsUntil}: "
                        + $"{string.Join("\n", after.Findings.Select(finding => finding.Message))}");
                _ = before.HoldsUntil is null ? lasting++ : ending++;
            }
        }

        Assert.True(ending > 10 && lasting > 10, $"Too few passes to prove anything: {ending} that end, {lasting} that last.");
    }

    /// <summary>
    /// Whom the warning counts is whom the verdict counts two weeks later, when groups that are not recalculated give nothing.
    /// </summary>
    [Fact]
    public async Task An_audience_is_told_of_as_many_as_will_lack_access_when_the_time_is_over()
    {
        const string Audience =
            """{ "name": "B", "app": "salesforce-mobile", "members": { "condition": "Profile.Name IN ('Rich', 'Bare')" } }""";
        var told = 0;
        foreach (var seed in Draw.Seeds(330))
        {
            var org = RandomOrg.Make(new Random(seed)) with { TrialExpirationDate = null };
            await using var bench = await OrgBench.StartAsync(org, new() { PageSize = seed % 2 == 0 ? 1 : 2000 });

            var before = await bench.CheckAsync("", Audience);
            foreach (var group in org.PermissionSetGroups.Where(group => group.Value.Status != "Updated"))
            {
                foreach (var user in org.Users.Where(user => user.Value.PermissionSetGroups.Any(held => held.Name == group.Key)))
                    bench.Org.Change.UnassignGroup(user.Key, group.Key);
            }

            bench.Org.Clock.StandAt(OrgBench.Now.AddDays(14));
            var after = await bench.CheckAsync("", Audience);

            var (losing, lacking, later) = (Count(before, "SFI4009"), Count(before, "SFI4011"), Count(after, "SFI4011"));
            Assert.True(losing == later - lacking, $"seed {seed}: {losing} told, {lacking} before, {later} later");
            told += losing;
        }

        Assert.True(told > 20, $"Too few warnings to prove anything: {told}.");

        static int Count(CheckReport report, string id) =>
            report.Findings.SingleOrDefault(finding => finding.Id == id) is { } finding
                ? int.Parse(Regex.Match(finding.Message, @"B: (\d+) active").Groups[1].Value, CultureInfo.InvariantCulture)
                : 0;
    }

    /// <summary>
    /// Whatever is held, through whichever set, group or profile, expired, muted, waiting for activation or recalculation.
    /// </summary>
    [Fact]
    public async Task What_a_snapshot_writes_is_what_the_check_finds_and_no_drift()
    {
        foreach (var seed in Draw.Seeds(50))
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            var first = await SnapshotRunner.RunFirstAsync(bench.Request(""), [.. Users(org)], CancellationToken.None);
            var manifest = ManifestTemplate.Create(first.Snapshot!)
                .Replace("\"permissions\":", "\"exact\": true, \"permissions\":", StringComparison.Ordinal);
            var second = await SnapshotRunner.RunAsync(bench.Request(manifest), [], CancellationToken.None);
            manifest = ManifestEditor.Update(manifest, OrgBench.ManifestPath, second.Snapshot!).Text!;

            var report = await bench.CheckAsync(bench.Request(manifest));

            // Access, frozen users and things that are about to end are there or not, whatever the manifest says.
            Assert.All(
                report.Findings,
                finding => Assert.True(
                    finding.Id is "SFI4001" or "SFI4004" or "SFI4009",
                    $"seed {seed}: {finding.Id} {finding.Message}\n{manifest}"));
        }
    }

    /// <summary>Each command that a finding begins with is run, and the finding does not come back.</summary>
    [Fact]
    public async Task The_command_that_a_message_names_repairs_what_it_says()
    {
        var repaired = 0;
        foreach (var seed in Draw.Seeds(120))
        {
            var org = RandomOrg.Make(new Random(seed));
            await using var bench = await OrgBench.StartAsync(org);
            var manifest = bench.Manifest(string.Join(",\n", Users(org).Select((user, number) =>
                $$"""
                {
                  "name": "i{{number}}", "user": "{{user}}", "permissionSets": ["A", "G"], "permissions": ["ApiEnabled", "RunReports"]
                }
                """)));
            foreach (var finding in (await bench.CheckAsync(bench.Request(manifest)))
                .Findings.Where(finding => finding.Id is "SFI4001" or "SFI4002"))
            {
                var title =
                    finding.Explanation!.Repairs.First(repair => !repair.Title.StartsWith("Log in", StringComparison.Ordinal)).Title;
                if (title is not ("Assign A" or "Assign the permission set group G"))
                    continue;
                var set = title[^1..];

                Assign(bench, finding.User!, set);
                var after = await bench.CheckAsync(bench.Request(manifest));

                repaired++;
                Assert.True(
                    after.Findings.All(other => (other.Id, other.User) != (finding.Id, finding.User) ),
                    $"seed {seed}: {finding.Message}");
                Unassign(bench, finding.User!, set);
            }
        }

        Assert.True(repaired > 20, $"Too few repairs to prove anything: {repaired}.");
    }

    /// <summary>
    /// What is asked in one request, read from one page and decided in one case keeps apart: each user alone, the manifest the other way
    /// round, rows in another order and pages of a few rows come to the same findings with the same explanations.
    /// </summary>
    [Fact]
    public async Task What_is_said_of_a_user_does_not_depend_on_who_else_is_checked()
    {
        var said = 0;
        foreach (var seed in Draw.Seeds(60))
        {
            var random = new Random(seed);
            var org = WithObjects(RandomOrg.Make(random), random);
            await using var bench = await OrgBench.StartAsync(org);
            await using var shuffled = await OrgBench.StartAsync(org, new EmulatedOrgOptions { Seed = seed });
            await using var paged = await OrgBench.StartAsync(org, new EmulatedOrgOptions { PageSize = random.Next(1, 6), Seed = seed });
            (string User, string Text)[] integrations = [.. Enumerable.Range(0, random.Next(2, 5))
                .Select(number => Integration(number, org, random))];
            if (org.Users["user0@acme.example"].PermissionSets.Any(held => held.Name == "A"))
            {
                foreach (var same in new[] { bench, shuffled, paged })
                    same.Org.Change.Unassign("user0@acme.example", "A");
            }

            var all = await SaidAsync(bench, integrations);

            var alone = await Task.WhenAll(integrations.GroupBy(pair => pair.User).Select(ofUser => SaidAsync(bench, ofUser)));
            ExpectSame("the other way round", await SaidAsync(bench, integrations.Reverse()));
            ExpectSame("in another order", await SaidAsync(shuffled, integrations));
            ExpectSame("in small pages", await SaidAsync(paged, integrations));
            ExpectSame("each user alone", alone.SelectMany(text => text).Distinct());

            void ExpectSame(string how, IEnumerable<string> others)
            {
                // Of a group's members the first page has to do: explanations may be shorter, and what comes of recalculation uncertain.
                var (one, other) = how == "in small pages" ? (Errors(all), Errors(others)) : (all, others);
                Assert.True(
                    one.ToHashSet().SetEquals(other),
                    $"seed {seed}, {how}:\n{string.Join("\n", one.Except(other))}\nand not\n{string.Join("\n", other.Except(one))}");
            }

            said += all.Count;
        }

        Assert.True(said > 200, $"Too little was said to prove anything: {said}.");
    }

    /// <summary>Id, user and integration.</summary>
    private static IEnumerable<string> Errors(IEnumerable<string> said) =>
        said.Select(text => text.Split('\n')[1])
            .Where(line => line.StartsWith(": Error", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ').Take(5)));

    private static async Task<List<string>> SaidAsync(OrgBench bench, IEnumerable<(string User, string Text)> integrations)
    {
        var report = await bench.CheckAsync(string.Join(",", integrations.Select(pair => pair.Text)));
        return [.. report.Findings.Select(finding => bench.Text(report with
        {
            Findings = [finding with { Position = new("", 0, 0) }],
            UsersChecked = 0,
            Outcome = CheckOutcome.Failed,
        })).Order()];
    }

    private static (string User, string Text) Integration(int number, OrgDefinition org, Random random)
    {
        bool Chance(int percent) => random.Next(100) < percent;
        string[] more =
        [
            .. Chance(50) ? new[] { "\"permissionSets\": [\"A\", \"G\"]" } : [],
            .. Chance(30) ? new[] { "\"permissions\": [\"RunReports\"]" } : [],
            .. Chance(50) ? new[] { "\"objects\": { \"Opportunity\": [\"read\", \"delete\"], \"Idea__c\": [\"edit\"] }" } : [],
            .. Chance(50) ? new[] { "\"app\": \"Connector\"" } : [],
            .. Chance(40) ? new[] { "\"exact\": true, \"allow\": [\"RunReports\"]" } : [],
            .. Chance(20) ? new[] { "\"profile\": \"Rich\"" } : [],
        ];
        var user = Users(org).ElementAt(random.Next(2));
        return (
            user, OrgBench.Integration(string.Join(", ", more), user).Replace("Stripe billing", $"i{number}", StringComparison.Ordinal));
    }

    private static OrgDefinition WithObjects(OrgDefinition org, Random random) => org with
    {
        PermissionSets = org.PermissionSets.ToDictionary(set => set.Key, set => set.Value with
        {
            Objects = random.Next(2) == 0
                ? set.Value.Objects
                : new Dictionary<string, IReadOnlyList<string>>
                {
                    [random.Next(3) == 0 ? "Idea__c" : "Opportunity"] = random.Next(2) == 0 ? ["Read"] : ["Read", "Edit", "Delete"],
                },
        }),
    };

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
