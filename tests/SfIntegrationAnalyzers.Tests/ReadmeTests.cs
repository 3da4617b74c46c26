using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>The table of rules in README.md says what the rules are.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_table_of_rules_lists_every_rule_with_its_severity_and_whether_it_has_a_fix()
    {
        var expected = RulePage.Rules.Select(rule => $"{rule.Id} {RulePage.SeverityOf(rule)}{(RulePage.HasFix(rule) ? " (fix)" : "")}").ToList();
        Assert.NotEmpty(expected);

        var rows = Row().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .Select(row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}{(row.Groups["text"].Value.EndsWith(" (fix)", StringComparison.Ordinal) ? " (fix)" : "")}");

        Assert.Equal(expected, rows);
    }

    [GeneratedRegex(@"^\| `(?<id>SFI[0-3]\d+)` \| (?<severity>\w+) \| (?<text>.*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
