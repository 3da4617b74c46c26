using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>The rules' pages: each has its parts, and its examples compile and show what they say.</summary>
public partial class AccessErrorPagesTests
{
    public static TheoryData<string> Rules => new(AccessErrorRules.All.Select(rule => rule.SupportedDiagnostics[0].Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_has_its_parts_and_its_rules_title(string id)
    {
        var page = Page(id);
        var rule = AccessErrorRules.All.Single(r => r.SupportedDiagnostics[0].Id == id).SupportedDiagnostics[0];

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |", page, StringComparison.Ordinal);
        Assert.EndsWith($"/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(
            ["What is reported", "Why", "How to fix it", "How to configure it", "When to suppress it"],
            Heading().Matches(page).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_example_before_is_reported_and_the_one_after_is_silent(string id)
    {
        var examples = Example().Matches(Page(id)).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, examples.Length);
        Assert.Contains(await ReportedAsync(examples[0]), found => found == id);
        Assert.Empty(await ReportedAsync(examples[1]));
    }

    private static async Task<IEnumerable<string>> ReportedAsync(string source) =>
        (await Case.For(AccessErrorRules.All).AllClients().Source(source).DiagnosticsAsync()).Select(d => d.Id);

    private static string Page(string id) => File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md")).ReplaceLineEndings("\n");

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
