using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

/// <summary>The page as a browser shows it. Screenshots stay in the test output, under <c>screenshots</c>.</summary>
public sealed class HtmlReportInBrowserTests
{
    private static readonly string Screenshots = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    [BrowserTheory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(10_000)]
    public void People_are_shown_as_far_as_one_looks_and_each_has_a_picture(int users)
    {
        var page = Save($"failed-{users}", SampleReports.Failed(users));

        var shown = Browser.Run(page, "--dump-dom", "--window-size=1280,1000");

        Assert.Equal(users == 3 ? 3 : 60, Regex.Count(shown, "class=\"row\""));
        Assert.Contains("<svg viewBox", shown, StringComparison.Ordinal);
        Assert.Contains(users == 3 ? ", 1 user. Show them" : " users. Show them", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(" 1 users", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Regex.Replace(shown, "<script.*?</script>", "", RegexOptions.Singleline), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(300, false)]
    [InlineData(300, true)]
    [InlineData(10_000, false)]
    [InlineData(10_000, true)]
    public void It_is_looked_at_light_and_dark(int users, bool isDark)
    {
        var page = Save($"failed-{users}", SampleReports.Failed(users));

        var screenshot = Screenshot(page, $"failed-{users}-{(isDark ? "dark" : "light")}", isDark);

        Assert.True(new FileInfo(screenshot).Length > 20_000);
    }

    [BrowserTheory]
    [InlineData("one of them", "type('.299@acme')", 1)]
    [InlineData("two words, in any case", "type('STRIPE @acme')", null)]
    [InlineData("nobody", "type('no such user')", 0)]
    [InlineData("those who may not", "choose('No API access')", null)]
    [InlineData("everybody on paper", "dispatchEvent(new Event('beforeprint'))", 300)]
    public void Search_filters_and_print_show_whom_one_looks_for(string name, string what, int? rows)
    {
        var page = Save($"driven-{name}", SampleReports.Failed(300), $$"""
            const type = text =>
            {
                const search = document.querySelector('input[type=search]');
                search.value = text;
                search.dispatchEvent(new Event('input'));
            };
            const choose = text =>
                [...document.querySelectorAll('#people .filters button')].find(button => button.textContent.includes(text)).click();
            {{what}};
            """);

        var shown = Browser.Run(page, "--dump-dom", "--window-size=1280,1000");

        var said = Regex.Match(shown, "class=\"count\" role=\"status\">(?:(?<some>\\d+) of )?(?<all>\\d+) users").Groups;
        var found = int.Parse(said["some"].Success ? said["some"].Value : said["all"].Value, CultureInfo.InvariantCulture);
        Assert.Equal(rows ?? found, found);
        Assert.Equal(
            what.StartsWith("dispatch", StringComparison.Ordinal) ? 300 : Math.Min(60, found),
            Regex.Count(shown, "class=\"row\""));
        if (rows is null)
            Assert.InRange(found, 1, 299);
    }

    /// <summary>Paper has no button that shows more.</summary>
    [BrowserFact]
    public void What_does_not_go_on_paper_is_said_there()
    {
        var shown = Browser.Run(Save("paper", SampleReports.Failed(10_000), "dispatchEvent(new Event('beforeprint'))"), "--dump-dom");

        Assert.Equal(500, Regex.Count(shown, "class=\"row\""));
        Assert.Contains("class=\"rest soft\">And 9,500 more: report.json has them all.</p>", shown, StringComparison.Ordinal);
    }

    [BrowserFact]
    public void It_prints()
    {
        var paper = Path.Combine(Screenshots, "failed-300.pdf");
        File.Delete(paper);

        Browser.Run(Save("failed-300", SampleReports.Failed(300)), $"--print-to-pdf={paper}", "--no-pdf-header-footer");

        Assert.Equal("%PDF", Encoding.ASCII.GetString(File.ReadAllBytes(paper).AsSpan(0, 4)));
        Assert.True(new FileInfo(paper).Length > 50_000);
    }

    [BrowserFact]
    public void A_hostile_name_runs_nothing()
    {
        var shown = Browser.Run(Save("hostile", SampleReports.Hostile), "--dump-dom");

        Assert.DoesNotContain("<title>owned", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SampleReports.HostileTexts.Length, Regex.Count(shown, "class=\"row\""));
    }

    [BrowserFact]
    public void A_check_that_passed_and_one_that_did_not_look_are_told_apart()
    {
        Screenshot(Save("passed", SampleReports.Passed), "passed", isDark: false);
        Screenshot(Save("not-checked", SampleReports.NotChecked), "not-checked", isDark: false);

        Assert.Contains(
            "class=\"verdict passed\"", Browser.Run(Save("passed", SampleReports.Passed), "--dump-dom"), StringComparison.Ordinal);
        Assert.Contains(
            "class=\"verdict not-checked\"",
            Browser.Run(Save("not-checked", SampleReports.NotChecked), "--dump-dom"),
            StringComparison.Ordinal);
    }

    /// <param name="script">
    /// What somebody does on the page. The policy of the page, which would not let it run, is taken out for it.
    /// </param>
    private static string Save(string name, CheckReport report, string? script = null)
    {
        var path = Path.Combine(Screenshots, name + ".html");
        var html = HtmlReport.Write(report);
        File.WriteAllText(
            path,
            script is null
                ? html
                : html.Replace("Content-Security-Policy", "x-policy", StringComparison.Ordinal)
                    .Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        return path;
    }

    private static string Screenshot(string page, string name, bool isDark)
    {
        var path = Path.Combine(Screenshots, name + ".png");
        File.Delete(path);
        string[] dark = isDark ? ["--blink-settings=preferredColorScheme=0"] : ["--blink-settings=preferredColorScheme=1"];
        Browser.Run(page, [$"--screenshot={path}", "--window-size=1280,2400", .. dark]);
        return path;
    }
}
