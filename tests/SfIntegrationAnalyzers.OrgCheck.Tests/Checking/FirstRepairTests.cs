using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgEmulator;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Whoever takes the first step of a finding is rid of its cause, in random orgs.</summary>
public class FirstRepairTests
{
    private const string Wanted =
        """ "permissionSets": ["A", "G"], "permissions": ["ApiEnabled", "RunReports"], "app": "Connector" """;

    [Fact]
    public async Task The_first_step_of_a_finding_mends_what_it_names()
    {
        var taken = new Dictionary<string, int>();
        foreach (var seed in Draw.Seeds(40))
        {
            var org = RandomOrg.Make(new Random(seed)) with { TrialExpirationDate = null };
            foreach (var user in org.Users.Keys.Where(user => user != OrgBench.Admin))
            {
                var count = 1;
                for (var at = 0; at < count; at++)
                {
                    await using var bench = await OrgBench.StartAsync(org);
                    var manifest = bench.Manifest(OrgBench.Integration(Wanted, user));
                    var before = await bench.CheckAsync(bench.Request(manifest));
                    Finding[] errors = [.. before.Findings.Where(finding => finding.Severity == FindingSeverity.Error)];
                    count = errors.Length;
                    if (at >= count || Step(bench.Org, user, errors[at]) is not { } step)
                        continue;

                    taken[step] = taken.GetValueOrDefault(step) + 1;
                    var after = await bench.CheckAsync(bench.Request(manifest));

                    Assert.False(
                        after.Findings.Any(finding => (finding.Id, finding.Position) == (errors[at].Id, errors[at].Position)
                            && (IsWhole(errors[at]) || First(finding) == First(errors[at]))),
                        $"seed {seed}, {user}: {errors[at].Message}");
                }
            }
        }

        Assert.True(taken.Count >= 5, string.Join(", ", taken));
    }

    /// <summary>Whether nothing more is said to be needed.</summary>
    private static bool IsWhole(Finding finding) =>
        First(finding).Kind == RepairKind.Command && !finding.Message.Contains("If that is not enough", StringComparison.Ordinal)
        && !finding.Message.Contains(". Then turn off session activation", StringComparison.Ordinal);

    private static Repair First(Finding finding) =>
        finding.Explanation!.Repairs.First(repair => !repair.Title.StartsWith("Log in", StringComparison.Ordinal));

    /// <summary>Takes it, where it is one that the emulated org knows.</summary>
    private static string? Step(EmulatedOrg org, string user, Finding finding)
    {
        var step = First(finding);
        var broken = finding.Explanation!.Paths
            .SelectMany(path => path.Links)
            .FirstOrDefault(link =>
                link is { State: LinkState.Breaks, Kind: LinkKind.PermissionSet or LinkKind.PermissionSetGroup })?
            .Name;
        if (Regex.Match(step.Text, "assign permset --name (.) ") is { Success: true } set)
            org.Change.Assign(user, set.Groups[1].Value);
        else if (Regex.Match(step.Title, "^Assign the permission set group (.)$") is { Success: true } group)
            org.Change.AssignGroup(user, group.Groups[1].Value);
        else if (step.Title == "Edit the assignment")
            org.Change.Expire(user, broken!, OrgBench.Now.AddYears(1));
        else if (step.Title == "Recalculate the group")
            org.Change.Recalculate(Regex.Match(step.Text, "Groups > (.) > Recalculate").Groups[1].Value);
        else if (step.Title.EndsWith("nfreeze the user", StringComparison.Ordinal))
            Revive(org, user);
        else if (step.Title == "Activate the user")
            org.Change.Activate(user);
        else
            return null;

        return step.Title.Split(' ')[0] + " " + finding.Id;
    }

    private static void Revive(EmulatedOrg org, string user)
    {
        org.Change.Activate(user);
        org.Change.Unfreeze(user);
    }
}
