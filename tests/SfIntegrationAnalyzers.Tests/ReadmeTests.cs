using System.Globalization;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>README.md says what there is: rules, properties, targets, and what they look like at work.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task The_warning_that_it_shows_is_what_the_rule_says_of_the_sample()
    {
        var path = Repository.PathOf("README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var sample = await File.ReadAllTextAsync(Repository.PathOf("tests", "samples", "StripeBilling", "InvoiceSync.cs"));
        var warning = Assert.Single(await Case.For<RetiredApiVersionAnalyzer>().Source(sample).DiagnosticsAsync());
        var start = warning.Location.GetLineSpan().StartLinePosition;

        var shown = ShownWarning().Match(readme);

        Assert.Equal($"{start.Line + 1},{start.Character + 1}", shown.Groups["position"].Value);
        Assert.Equal(sample.ReplaceLineEndings("\n").Split('\n')[start.Line].Trim(), shown.Groups["line"].Value);
        var message = string.Concat(Wrapped().Matches(warning.GetMessage(CultureInfo.InvariantCulture))
            .Select(line => $"  {line.Value.TrimEnd()}\n"));
        GeneratedFile.Verify(path, readme.Replace(shown.Groups["message"].Value, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_rules_lists_every_rule_with_its_severity_and_whether_it_has_a_fix()
    {
        var expected = RulePage.Rules.Select(rule => $"{rule.Id} {RulePage.SeverityOf(rule)}{(RulePage.HasFix(rule) ? " (fix)" : "")}")
            .ToList();
        Assert.NotEmpty(expected);

        var rows = Row().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .Select(row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}"
                + (row.Groups["text"].Value.EndsWith(" (fix)", StringComparison.Ordinal) ? " (fix)" : ""));

        Assert.Equal(expected, rows);
    }

    [Fact]
    public void Every_rule_stands_in_the_changelog() => Assert.All(RulePage.Rules, rule => Assert.Contains(rule.Id, Changelog.Ids));

    [Fact]
    public void Every_property_of_a_project_has_its_row()
    {
        string[] files = ["SfIntegrationAnalyzers.props", "SfIntegrationAnalyzers.targets", "SfIntegrationAnalyzers.OrgCheck.targets"];
        // How the tasks run is between the files of the package; the dry run belongs to a target's row.
        string[] others = ["SfiTaskHost", "SfiTasksAssembly", "SfiDryRun", "SfiUsersChecked"];
        var expected = files
            .SelectMany(
                file => Property().Matches(File.ReadAllText(Repository.PathOf("build", file))), (_, match) => match.Groups["name"].Value)
            .Except(others).Distinct().Order().ToList();
        Assert.NotEmpty(expected);

        Assert.Equal(
            expected,
            PropertyRow().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(row => row.Groups["name"].Value).Order());
    }

    [Fact]
    public void Every_target_that_has_a_row_exists_and_stands_in_the_changelog()
    {
        var targets = Directory.EnumerateFiles(Repository.PathOf("build"), "*.targets")
            .SelectMany(file => Target().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();
        var table = File.ReadAllText(Repository.PathOf("README.md")).Split("dotnet build -t:…")[1];
        var rows = TargetRow().Matches(table).Select(row => row.Groups["name"].Value).ToList();
        Assert.NotEmpty(rows);

        Assert.All(rows, row => Assert.Contains(row, targets));
        var changelog = File.ReadAllText(Repository.PathOf("CHANGELOG.md"));
        Assert.All(rows, row => Assert.Contains($"`{row}`", changelog, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"InvoiceSync\.cs\((?<position>\d+,\d+)\): warning SFI1001\n  \| (?<line>.*)\n  \|.*\n(?<message>(  .*\n)+)")]
    private static partial Regex ShownWarning();

    /// <summary>Lines as wide as the demo's.</summary>
    [GeneratedRegex(@"\S.{0,72}(?=\s|$)")]
    private static partial Regex Wrapped();

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
