using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>README.md says what there is: rules, properties, targets.</summary>
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

    [Fact]
    public void Every_property_of_a_project_has_its_row()
    {
        string[] files = ["SfIntegrationAnalyzers.props", "SfIntegrationAnalyzers.targets", "SfIntegrationAnalyzers.OrgCheck.targets"];
        // How the tasks run is between the files of the package; the dry run belongs to a target's row.
        string[] others = ["SfiTaskHost", "SfiTasksAssembly", "SfiDryRun", "SfiUsersChecked"];
        var expected = files
            .SelectMany(file => Property().Matches(File.ReadAllText(Repository.PathOf("build", file))), (_, match) => match.Groups["name"].Value)
            .Except(others).Distinct().Order().ToList();
        Assert.NotEmpty(expected);

        Assert.Equal(expected, PropertyRow().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(row => row.Groups["name"].Value).Order());
    }

    [Fact]
    public void Every_target_that_has_a_row_exists_and_stands_in_the_changelog()
    {
        var targets = Directory.EnumerateFiles(Repository.PathOf("build"), "*.targets").SelectMany(file => Target().Matches(File.ReadAllText(file)), (_, match) => match.Groups["name"].Value).ToHashSet();
        var rows = TargetRow().Matches(File.ReadAllText(Repository.PathOf("README.md")).Split("dotnet build -t:…")[1]).Select(row => row.Groups["name"].Value).ToList();
        Assert.NotEmpty(rows);

        Assert.All(rows, row => Assert.Contains(row, targets));
        var changelog = File.ReadAllText(Repository.PathOf("CHANGELOG.md"));
        Assert.All(rows, row => Assert.Contains($"`{row}`", changelog, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Target Name=""(?<name>Sfi\w+)""")]
    private static partial Regex Target();

    [GeneratedRegex(@"^\| `(?<name>Sfi\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex TargetRow();

    [GeneratedRegex(@"\$\((?<name>Sfi\w+)\)|CompilerVisibleProperty Include=""(?<name>Sfi\w+)""")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| `(?<name>Sfi\w+)` \|.*\|.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex PropertyRow();

    [GeneratedRegex(@"^\| `(?<id>SFI[0-3]\d+)` \| (?<severity>\w+) \| (?<text>.*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
