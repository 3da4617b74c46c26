using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

public sealed class TextReportTests
{
    [Theory]
    [InlineData("", "the org")]
    [InlineData("uat", "uat")]
    public async Task Before_an_org_is_known_the_last_line_names_the_one_that_was_asked_for(string asked, string named)
    {
        var request = new CheckRequest
        {
            ManifestPath = "salesforce-permissions.json",
            ManifestText = "{",
            Environment = new Dictionary<string, string>(),
            Org = asked,
        };

        var report = await CheckRunner.RunAsync(request, CancellationToken.None);

        Assert.StartsWith($"Salesforce permissions in {named}: failed.", ConsoleReport.Summary(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_shows_findings_in_the_canonical_form_and_a_sum() =>
        Snapshot.Verify(string.Join('\n', ConsoleReport.Lines(SampleReports.Failed(3))));

    [Fact]
    public void A_check_that_did_not_look_says_so_last() =>
        Assert.Equal(
            "Salesforce permissions in production: not checked. 0 users and 0 audiences checked with 0 requests.",
            ConsoleReport.Summary(SampleReports.NotChecked));

    [Fact]
    public void A_verdict_of_an_earlier_build_says_from_when_it_is_and_how_to_ask_again()
    {
        var kept = new CachedVerdict(
            new DateTimeOffset(2026, 11, 22, 1, 29, 0, TimeSpan.Zero), DateTimeOffset.MaxValue, 1, "production", []);

        Assert.Equal(
            "Salesforce permissions in production: passed at 2026-11-22 01:29 UTC (1 user). Still valid, so the org was not asked again; "
                + "-p:SfiOrgCheckMaxAgeMinutes=0 asks now.",
            Assert.Single(ConsoleReport.Lines(kept.ToReport("/repo/salesforce-permissions.json"))));
    }

    [Fact]
    public void A_hostile_name_makes_no_line_and_no_message_of_its_own()
    {
        var lines = ConsoleReport.Lines(SampleReports.Hostile);

        Assert.All(lines, line => Assert.DoesNotMatch(@"[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]", line));
        Assert.DoesNotContain(lines, line => line.StartsWith("file.cs", StringComparison.Ordinal));
    }

    /// <summary>Azure Pipelines looks for its commands anywhere in a line, GitHub where a line begins.</summary>
    [Fact]
    public void A_hostile_name_is_no_command_to_a_build_server()
    {
        var lines = ConsoleReport.Lines(SampleReports.Hostile);

        Assert.Contains(lines, line => line.Contains("task.setvariable", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines,
            line => line.Contains("##", StringComparison.Ordinal) || line.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }

    /// <summary>Loggers and files refuse it with an exception. It comes to be where a long text of an org is cut.</summary>
    [Fact]
    public void Half_of_a_character_stands_in_no_text()
    {
        const string Half = "cut at \ud83d";
        var report = SampleReports.NotChecked;
        report = report with
        {
            Findings =
            [
                report.Findings[0] with
                {
                    Message = Half,
                    Explanation = new Explanation { Repairs = [new(RepairKind.Command, "x", Half), new(RepairKind.Metadata, "x", Half)] },
                },
            ],
        };

        Assert.All(
            [.. ConsoleReport.Lines(report), .. ReportFile.AllOf(report).Select(file => file.Content)],
            text => Assert.DoesNotContain('\ud83d', text));
        Assert.Equal("whole \ud83d\ude00", ConsoleReport.Plain("whole \ud83d\ude00"));
    }

    [Fact]
    public void A_command_is_one_line_whatever_an_org_put_into_it()
    {
        var report = SampleReports.NotChecked;
        report = report with
        {
            Findings =
            [
                report.Findings[0] with { Explanation = new Explanation { Repairs = [new(RepairKind.Command, "x", "sf 'a\nrm -r *'")] } },
            ],
        };

        Assert.Contains("\nsf 'a rm -r *'\n", MarkdownReport.Write(report), StringComparison.Ordinal);
        Assert.Contains("sf \\u0027a rm -r *\\u0027", HtmlReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_of_a_job_is_readable() =>
        Snapshot.Verify(MarkdownReport.Write(SampleReports.Failed(3)), "md");

    [Fact]
    public void A_hostile_name_is_no_markup_in_the_summary()
    {
        var markdown = MarkdownReport.Write(SampleReports.Hostile);

        var withoutBlocks = Regex.Replace(markdown, @"(?ms)^(`{3,})(sh|xml)$.*?^\1$", "");
        var withoutCode = Regex.Replace(withoutBlocks, @"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)", "");
        Assert.Equal(["details", "summary"], Regex.Matches(withoutCode, @"</?([a-z]+)").Select(tag => tag.Groups[1].Value).Distinct());
        Assert.DoesNotMatch(@"(?<!\\)\[link", Regex.Replace(withoutCode, "<summary>.*</summary>", ""));
        Assert.DoesNotContain("@everyone", withoutCode, StringComparison.Ordinal);

        // Addresses become links by themselves, and what stands between two dollars a formula.
        Assert.DoesNotMatch(@"(?i)(?<!\\)://|www\.|(?<!\\)\$", Regex.Replace(withoutCode, "<summary>.*</summary>", ""));
    }

    [Fact]
    public void Who_cannot_log_in_is_not_said_to_lack_api_enabled()
    {
        var frozen = new AccessPath([
            new(LinkKind.User, "stripe@acme.example", LinkState.Breaks, "frozen"),
            new(LinkKind.Permission, "ApiEnabled", LinkState.Holds),
        ]);
        var report = SampleReports.Passed;
        report = report with { Users = [report.Users[0] with { ApiAccess = Access.Missing, Paths = [frozen] }] };

        Assert.Contains("Who can call the API: 0 can, 1 cannot</summary>", MarkdownReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_whom_the_org_said_nothing_stands_in_the_summary_only_where_there_is_somebody()
    {
        var report = SampleReports.Passed;
        report = report with { Users = [report.Users[0] with { ApiAccess = Access.Unknown }] };

        Assert.Contains(
            "Who can call the API: 0 can, 0 cannot, 1 unknown</summary>",
            MarkdownReport.Write(report),
            StringComparison.Ordinal);
    }

    /// <summary>Some were looked at, and some were not.</summary>
    [Fact]
    public void A_check_that_could_not_look_at_one_thing_does_not_say_that_it_looked_at_none()
    {
        var unclear = SampleReports.NotChecked.Findings[0] with { Id = "SFI4905", Title = "x" };
        var report = SampleReports.Passed.WithFindings([unclear]);

        Assert.StartsWith("## ❔ production was not fully checked\n", MarkdownReport.Write(report), StringComparison.Ordinal);
        Assert.StartsWith("## ❔ production was not checked\n", MarkdownReport.Write(SampleReports.NotChecked), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_stays_below_a_megabyte_for_ten_thousand_users() =>
        Assert.InRange(MarkdownReport.Write(SampleReports.Failed(10_000)).Length, 1_000, 1_000_000);

    [Fact]
    public void The_data_are_all_there_for_programs() =>
        Snapshot.Verify(JsonReport.Write(SampleReports.Failed(3)), "json");

    [Fact]
    public void Hostile_names_come_back_from_the_data_as_they_were()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(SampleReports.Hostile));

        Assert.Equal(
            SampleReports.HostileTexts.Select(text => text.Replace('\uD83D', '\uFFFD')),
            json.RootElement.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("username").GetString()));
    }

    [Fact]
    public void Every_report_is_written_under_its_name() =>
        Assert.Equal(
            ["report.json", "report.sarif", "report.md", "report.html"],
            ReportFile.AllOf(SampleReports.NotChecked).Select(file => file.Name));
}
