using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.OrgCheck.Reporting;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

/// <summary>A report comes back from its data, and takes up what later steps of the build find.</summary>
public sealed class JsonReportReaderTests
{
    private const string Billing = "src/Billing/Billing.csproj";
    private const string Shop = "src/Shop/Shop.csproj";

    public static TheoryData<string> Reports => ["passed", "failed", "not checked", "hostile"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_report_says_the_same_after_it_was_read(string which)
    {
        var report = SampleReports.Named(which);

        var again = JsonReportReader.Read(JsonReport.Write(report));

        Assert.NotNull(again);
        AssertSame(JsonReportReader.Read(JsonReport.Write(again))!, again);
        if (which != "hostile")
            AssertSame(report, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "version": 2 }""")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "version": "1" }""")]
    public void Anything_else_is_no_report(string json) => Assert.Null(JsonReportReader.Read(json));

    [Theory]
    [InlineData("\"passed\"", "\"as usual\"")]
    [InlineData("\"granted\"", "7")]
    [InlineData("\"findings\": []", "\"findings\": null")]
    [InlineData("2026-11-20T07:30:00.000Z", "yesterday")]
    public void A_value_that_no_report_has_makes_it_none(string value, string other)
    {
        var json = JsonReport.Write(SampleReports.Passed);
        Assert.Contains(value, json, StringComparison.Ordinal);

        Assert.Null(JsonReportReader.Read(json.Replace(value, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_projects_add_decides_the_outcome_and_goes_again_project_by_project()
    {
        var passed = SampleReports.Passed;

        var warned = CodeApiVersions.AddTo(passed, Billing, Found(Billing, 25));
        var failed = CodeApiVersions.AddTo(warned, Shop, Found(Shop, 90, 91));
        var mended = CodeApiVersions.AddTo(failed, Shop, []);

        Assert.Equal((CheckOutcome.Passed, 1), (warned.Outcome, warned.Findings.Length));
        Assert.Equal((CheckOutcome.Failed, 3), (failed.Outcome, failed.Findings.Length));
        Assert.StartsWith(
            "## ❌ The code uses API versions that production does not support: 2 errors",
            MarkdownReport.Write(failed),
            StringComparison.Ordinal);
        AssertSame(warned, mended);
        AssertSame(passed, CodeApiVersions.AddTo(mended, Billing, []));
        AssertSame(failed, CodeApiVersions.AddTo(failed, Shop, Found(Shop, 90, 91)));
    }

    [Fact]
    public void What_a_project_adds_is_readable_in_the_summary_of_a_job() =>
        Snapshot.Verify(MarkdownReport.WriteProject(Billing, Found(Billing, 25, 90)), "md");

    private static void AssertSame(CheckReport expected, CheckReport actual) =>
        Assert.All(
            ReportFile.AllOf(expected).Zip(ReportFile.AllOf(actual)),
            files => Assert.Equal(files.First.Content, files.Second.Content));

    private static System.Collections.Immutable.ImmutableArray<Finding> Found(string project, params int[] versions) =>
        CodeApiVersions.Compare(
            "production",
            [new(new ApiVersion(31), "Summer '14"), new(new ApiVersion(68), "Winter '27")],
            versions.Select((version, line) => new UsedApiVersion(
                new ApiVersion(version), new SourcePosition($"/repo/{project}/../Client.cs", 12 + line, 34))),
            project);
}
