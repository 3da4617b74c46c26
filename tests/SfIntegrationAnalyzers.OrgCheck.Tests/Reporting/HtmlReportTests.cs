using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void Nothing_is_loaded_from_anywhere() =>
        Assert.DoesNotMatch(Reference(), HtmlReport.Write(SampleReports.Failed(3)));

    [Fact]
    public void A_hostile_name_is_text_everywhere()
    {
        var html = HtmlReport.Write(SampleReports.Hostile);

        // The page has one script for data, one for itself, and no other markup that a name brought in.
        Assert.Equal(2, Regex.Count(html, "<script", RegexOptions.IgnoreCase));
        Assert.Equal(2, Regex.Count(html, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
    }

    /// <summary>Also in the data, which the page's script shows as text: it would read otherwise than it is.</summary>
    [Fact]
    public void No_name_turns_the_direction_of_writing() =>
        Assert.DoesNotMatch(
            @"[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\\u(061c|200[ef]|202[a-e]|206[6-9])",
            HtmlReport.Write(SampleReports.Hostile).ToLowerInvariant());

    [Fact]
    public void Ten_thousand_users_stay_below_six_megabytes() =>
        Assert.InRange(HtmlReport.Write(SampleReports.Failed(10_000)).Length, 100_000, 6_000_000);

    [Fact]
    public void The_verdict_can_be_read_without_scripts()
    {
        var html = HtmlReport.Write(SampleReports.Failed(3));

        var withoutScripts = Regex.Replace(html, "<script.*?</script>", "", RegexOptions.Singleline);
        Assert.Contains("1 integration user cannot call the API of production", withoutScripts, StringComparison.Ordinal);
        Assert.Contains("SFI4011", withoutScripts, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_checked_is_not_dated_as_if_it_had_been()
    {
        Assert.Contains("tried 2026-", HtmlReport.Write(SampleReports.NotChecked), StringComparison.Ordinal);
        Assert.DoesNotContain("checked 2026-", HtmlReport.Write(SampleReports.NotChecked), StringComparison.Ordinal);
        Assert.Contains("checked 2026-", HtmlReport.Write(SampleReports.Passed), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_a_kind_is_written_as_one_and_nobody_is_made_up()
    {
        var html = HtmlReport.Write(SampleReports.Passed with
        {
            AudiencesChecked = 1,
            RequestsMade = 1,
            Checker = new(null, null, "access token"),
        });

        Assert.Contains("<li><b>1</b><span>user checked</span></li>", html, StringComparison.Ordinal);
        Assert.Contains("<li><b>1</b><span>audience checked</span></li>", html, StringComparison.Ordinal);
        Assert.Contains("<li><b>1</b><span>request to the org</span></li>", html, StringComparison.Ordinal);
        Assert.Contains("</span> signed in with access token", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(src|href)\s*=\s*["']?(?!#)[^"'\s>]|@import|url\(|fetch\(|XMLHttpRequest""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
