using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

public class DocumentationTests
{
    private static IEnumerable<string> AllIds => AllVerdicts.OnOrg.Select(verdict => verdict.Id).Concat(AllVerdicts.NotChecked.Select(verdict => verdict.Id)).Distinct().Order();

    public static TheoryData<string> Ids => new(AllIds);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_verdict_has_its_row_with_a_next_step(string id)
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "org-check.md")).Where(line => line.StartsWith($"| `{id}` |", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, Assert.Single(rows).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);
    }

    /// <summary>README has a row for each verdict on an org, and one row for all that was not checked.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_verdict_stands_in_the_README(string id)
    {
        var rows = File.ReadLines(Repository.PathOf("README.md")).Where(line => line.StartsWith("| `SFI4", StringComparison.Ordinal));

        Assert.Contains(rows, row => row.StartsWith($"| `{id}` |", StringComparison.Ordinal) || (id.StartsWith("SFI49", StringComparison.Ordinal) && row.Contains($"(`{id[3..]}`)", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_ids_of_the_design_exist_and_no_failure_is_without_a_verdict()
    {
        Assert.Equal(Enumerable.Range(4001, 13).Concat(Enumerable.Range(4901, 7)).Append(4910).Select(number => $"SFI{number}"), AllIds);
        Assert.All(Enum.GetValues<Org.OrgFailureKind>(), kind => Assert.Single(AllVerdicts.NotChecked, verdict => verdict.Covers(kind)));
    }
}
