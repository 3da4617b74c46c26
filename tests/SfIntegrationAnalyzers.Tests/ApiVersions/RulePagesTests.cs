using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>The pages in docs/rules keep what they promise: before is reported, after is not, and both compile.</summary>
public partial class RulePagesTests
{
    private static readonly DiagnosticAnalyzer[] Rules = typeof(DiagnosticIds).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToArray();

    public static TheoryData<string> Ids => new(Rules.SelectMany(rule => rule.SupportedDiagnostics).Select(d => d.Id).Distinct().Order());

    public static TheoryData<string> VersionIds => new(Rules.Where(rule => rule.GetType().Namespace == typeof(ApiVersionAnalyzer).Namespace || rule is UnreadableOptionAnalyzer)
        .SelectMany(rule => rule.SupportedDiagnostics).Select(d => d.Id).Distinct().Order());

    [Theory]
    [MemberData(nameof(VersionIds))]
    public async Task Before_is_reported_and_after_is_not(string id)
    {
        var page = Page(id);
        var options = Blocks(page, "ini");
        var before = Blocks(page, "csharp before").Concat(Blocks(page, "csharp")).ToArray();
        var after = Blocks(page, "csharp after").Concat(Blocks(page, "csharp")).ToArray();

        Assert.NotEmpty(before);
        Assert.NotEmpty(after);
        foreach (var source in before)
        {
            Assert.Contains(await DiagnosticsAsync(id, source, [.. options, .. Blocks(page, "ini before")]), found => found == id);
        }

        foreach (var source in after)
        {
            Assert.DoesNotContain(await DiagnosticsAsync(id, source, [.. options, .. Blocks(page, "ini after")]), found => found == id);
        }
    }

    [Theory]
    [MemberData(nameof(VersionIds))]
    public void A_page_says_what_why_and_how(string id)
    {
        var page = Page(id);

        Assert.StartsWith($"# {id}: ", page);
        Assert.All(["## What it reports", "## Why", "## How to fix", "## How to configure", "## When to suppress"], heading => Assert.Contains("\n" + heading + "\n", page));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_has_its_page_its_link_and_its_release_row(string id)
    {
        var rule = Rules.SelectMany(r => r.SupportedDiagnostics).First(d => d.Id == id);

        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.True(File.Exists(Repository.PathOf("docs", "rules", id + ".md")) || IsFamilyUnwritten(id), $"docs/rules/{id}.md is missing.");
        Assert.Contains($"\n{id} | {rule.Category} | ", File.ReadAllText(Repository.PathOf("src", "SfIntegrationAnalyzers", "AnalyzerReleases.Unshipped.md")).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_has_its_row_in_the_readme(string id)
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));

        Assert.True(readme.Contains(id) || !readme.Contains(DiagnosticIds.RetiredApiVersion), $"README.md has a table of rules, and {id} is not in it.");
    }

    /// <summary>Whether no page of the rule's family is there yet; once one is, all have to be.</summary>
    private static bool IsFamilyUnwritten(string id) => Directory.GetFiles(Repository.PathOf("docs", "rules"), id[..4] + "*.md").Length == 0;

    private static async Task<IEnumerable<string>> DiagnosticsAsync(string id, string source, IEnumerable<string> options)
    {
        var one = Case.For(Rules.Where(rule => rule.SupportedDiagnostics.Any(d => d.Id == id)).ToArray()).Source(source).SalesforceSharp();
        foreach (var line in options.SelectMany(block => block.Split('\n')))
        {
            var pair = line.Split('=', 2);
            one = one.EditorConfig(pair[0].Trim(), pair[1].Trim());
        }

        return (await one.DiagnosticsAsync()).Select(d => d.Id);
    }

    private static string Page(string id) => File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md")).ReplaceLineEndings("\n");

    private static string[] Blocks(string page, string info) =>
        Block().Matches(page).Where(block => block.Groups[1].Value == info).Select(block => block.Groups[2].Value.TrimEnd('\n')).ToArray();

    [GeneratedRegex("^```([a-z ]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
