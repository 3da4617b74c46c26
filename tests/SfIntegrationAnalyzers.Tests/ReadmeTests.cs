using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>The table of rules in README.md says what the rules are.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_table_of_rules_lists_every_rule_with_its_severity_and_whether_it_has_a_fix()
    {
        var fixable = Instances<CodeFixProvider>("SfIntegrationAnalyzers.CodeFixes").SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet();
        var expected = Instances<DiagnosticAnalyzer>("SfIntegrationAnalyzers")
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .Select(rule => $"{rule.Id} {(rule.DefaultSeverity == DiagnosticSeverity.Info ? "info" : rule.DefaultSeverity.ToString().ToLowerInvariant())}{(fixable.Contains(rule.Id) ? " (fix)" : "")}")
            .Order()
            .ToList();
        Assert.NotEmpty(expected);

        var rows = Row().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .Select(row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}{(row.Groups["text"].Value.EndsWith(" (fix)", StringComparison.Ordinal) ? " (fix)" : "")}");

        Assert.Equal(expected, rows);
    }

    [Fact]
    public void Every_rule_has_a_page() =>
        Assert.All(
            Instances<DiagnosticAnalyzer>("SfIntegrationAnalyzers").SelectMany(analyzer => analyzer.SupportedDiagnostics),
            rule => Assert.True(File.Exists(Repository.PathOf("docs", "rules", rule.Id + ".md")), rule.Id));

    [GeneratedRegex(@"^\| `(?<id>SFI[0-3]\d+)` \| (?<severity>\w+) \| (?<text>.*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static IEnumerable<T> Instances<T>(string assembly) =>
        System.Reflection.Assembly.Load(assembly).GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
