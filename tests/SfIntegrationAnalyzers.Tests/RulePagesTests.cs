using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// The pages in docs/rules keep what they promise: before is reported, after is not, both compile, and what repeats the code is current.
/// </summary>
public class RulePagesTests
{
    public static TheoryData<string> Ids => [.. RulePage.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_page_repeats_from_the_code_is_current(string id)
    {
        var page = new RulePage(id);
        Assert.Equal(RulePage.Headings, page.HeadingsFound());

        GeneratedFile.Verify(page.Path, page.Current());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Before_is_reported_and_after_leaves_the_whole_family_silent(string id)
    {
        var page = new RulePage(id);
        var options = page.Blocks("ini");
        var before = page.Blocks("csharp before").Concat(page.Blocks("csharp")).ToArray();
        var after = page.Blocks("csharp after").Concat(page.Blocks("csharp")).ToArray();

        Assert.NotEmpty(before);
        Assert.NotEmpty(after);
        foreach (var source in before)
        {
            var found = await ReportedAsync(page, source, [.. options, .. page.Blocks("ini before")]);
            Assert.True(
                found.Contains(id),
                $"{id} does not report this \"before\" of its page (a rule on access errors also needs its line in "
                    + $"AccessErrorFindings.cs):\n{source}");
        }

        foreach (var source in after)
        {
            Assert.Empty(await ReportedAsync(page, source, [.. options, .. page.Blocks("ini after")]));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_links_to_its_page_and_has_its_release_row(string id)
    {
        var rule = new RulePage(id).Rule;

        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Contains($"\n{id} | {rule.Category} | ", Releases("Shipped") + Releases("Unshipped"));

        static string Releases(string which) =>
            File.ReadAllText(Repository.PathOf("src", "SfIntegrationAnalyzers", $"AnalyzerReleases.{which}.md")).ReplaceLineEndings("\n");
    }

    /// <summary>Rules on versions share their suites; each rule on access errors has its own.</summary>
    [Fact]
    public void A_rule_on_access_errors_has_tests_of_its_name()
    {
        var rules = typeof(AccessErrorAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AccessErrorAnalyzer))).ToList();
        var tests = GetType().Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Contains(rule.Name.Replace("Analyzer", "Tests", StringComparison.Ordinal), tests));
    }

    public static TheoryData<string> Presets =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("build", "config"), "*.globalconfig")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(),
    ];

    /// <summary>Under its remarks a preset has a line for each rule.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_speaks_of_every_rule(string preset)
    {
        var path = Repository.PathOf("build", "config", preset + ".globalconfig");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string[] retired = [DiagnosticIds.UnreadableOption, DiagnosticIds.RetiredApiVersion, DiagnosticIds.AnnouncedApiVersion];
        bool Speaks(string id) => preset switch
        {
            "all" => true,
            "none" => false,
            "retired-only" => retired.Contains(id),
            _ => throw new InvalidOperationException($"Which rules speak in {preset}?"),
        };
        var current = text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)]
            + string.Concat(
                RulePage.Rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {(Speaks(rule.Id) ? "warning" : "none")}\n"));
        GeneratedFile.Verify(path, current);
    }

    private static async Task<IEnumerable<string>> ReportedAsync(RulePage page, string source, IEnumerable<string> options)
    {
        var example = Case.For(page.Family).AllClients().Source(source);
        foreach (var option in options.SelectMany(block => block.Split('\n')).Select(line => line.Split('=', 2)))
        {
            example = example.EditorConfig(option[0].Trim(), option[1].Trim());
        }

        return (await example.DiagnosticsAsync()).Select(d => d.Id);
    }
}
