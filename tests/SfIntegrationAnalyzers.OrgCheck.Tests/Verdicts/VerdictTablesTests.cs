using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Verdicts;

/// <summary>README.md and docs/org-check.md list every verdict, and none that there is not.</summary>
public partial class VerdictTablesTests
{
    [Fact]
    public void Readme_lists_the_verdicts()
    {
        var text = File.ReadAllText(Repository.PathOf("README.md"));

        Assert.Equal(
            OnOrg.Prepend(ManifestError.Code),
            Id().Matches(text).Select(row => row.Groups["id"].Value).Where(id => !IsNotChecked(id)));
        Assert.All(NotChecked, id => Assert.Contains($"`{id[3..]}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_the_org_check_lists_the_verdicts() =>
        Assert.Equal(
            [ManifestError.Code, .. OnOrg, .. NotChecked],
            Id().Matches(File.ReadAllText(Repository.PathOf("docs", "org-check.md"))).Select(row => row.Groups["id"].Value));

    [Fact]
    public void The_changelog_tells_of_every_verdict() => Assert.All(OnOrg.Concat(NotChecked), id => Assert.Contains(id, Changelog.Ids));

    [Fact]
    public void Each_row_of_the_page_has_a_meaning_and_a_next_step() => Assert.All(
        File.ReadLines(Repository.PathOf("docs", "org-check.md")).Where(line => Id().IsMatch(line)),
        row => Assert.Equal(3, row.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length));

    [Fact]
    public void Every_failure_has_one_verdict() =>
        Assert.All(Enum.GetValues<OrgFailureKind>(), kind => Assert.Single(AllVerdicts.NotChecked, verdict => verdict.Covers(kind)));

    /// <summary>So that nobody adds a verdict whose text nobody has read.</summary>
    [Fact]
    public void Every_verdict_has_its_text_among_the_snapshots()
    {
        var texts = string.Concat(Directory.EnumerateFiles(
            Repository.PathOf("tests", "SfIntegrationAnalyzers.OrgCheck.Tests", "Checking"), "*.verified.txt").Select(File.ReadAllText));

        Assert.All(OnOrg.Concat(NotChecked), id => Assert.Contains($" {id}: ", texts, StringComparison.Ordinal));
    }

    // A verdict on what was not looked at is listed with its like.
    private static IEnumerable<string> OnOrg => VerdictCases.Ids.Where(id => !IsNotChecked(id));

    private static IEnumerable<string> NotChecked => VerdictCases.Ids.Where(IsNotChecked);

    private static bool IsNotChecked(string id) => id.StartsWith("SFI49", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<id>SFI4\d+)` \|", RegexOptions.Multiline)]
    private static partial Regex Id();
}
