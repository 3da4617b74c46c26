using System.Text.Json;
using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

/// <summary>
/// The rules of SARIF 2.1.0 that the report touches, written down from the standard: its schema is not at hand in every environment.
/// </summary>
public sealed class SarifReportTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static TheoryData<string> Reports => ["passed", "failed", "not checked", "hostile"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void It_keeps_the_rules_of_the_standard(string which)
    {
        var log = Log(which);

        Only(log, "$schema", "version", "runs");
        Assert.Equal("2.1.0", (string?)log["version"]);
        var run = Assert.Single(log["runs"]!.AsArray())!.AsObject();
        Only(run, "tool", "invocations", "columnKind", "automationDetails", "results");
        Assert.Equal("utf16CodeUnits", (string?)run["columnKind"]);

        var driver = run["tool"]!["driver"]!.AsObject();
        Only(driver, "name", "semanticVersion", "rules");
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)driver["semanticVersion"]);
        var rules = driver["rules"]!.AsArray();
        Assert.All(rules, rule => IsMessage(rule!["shortDescription"]));
        Assert.Equal(rules.Count, rules.Select(rule => (string?)rule!["id"]).Distinct().Count());

        var invocation = Assert.Single(run["invocations"]!.AsArray())!;
        Assert.Equal(which != "not checked", (bool?)invocation["executionSuccessful"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string?)invocation["endTimeUtc"]);

        foreach (var result in run["results"]!.AsArray())
            Check(result!.AsObject(), rules);
    }

    /// <summary>
    /// SARIF makes a link of brackets and parentheses in any message (section 3.11.6), and viewers show marks of the writing direction.
    /// </summary>
    [Fact]
    public void A_hostile_name_is_no_link_and_reads_as_it_is()
    {
        using var sarif = JsonDocument.Parse(SarifReport.Write(SampleReports.Hostile));

        var messages = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("message").GetProperty("text").GetString()!)
            .ToList();
        Assert.Equal(SampleReports.HostileTexts.Length, messages.Count);
        Assert.All(messages, message => Assert.DoesNotMatch(@"\]\(|[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]", message));
    }

    [Fact]
    public void A_finding_keeps_its_fingerprint_when_lines_move()
    {
        var report = SampleReports.Failed(3);
        var moved = report with
        {
            Findings = [.. report.Findings.Select(finding => finding with { Position = finding.Position with { Line = 99 } })],
        };

        Assert.Equal(Fingerprints(report), Fingerprints(moved));
        Assert.Equal(report.Findings.Length, Fingerprints(report).Distinct().Count());
    }

    [Fact]
    public void Two_findings_about_the_same_keep_two_fingerprints()
    {
        var report = SampleReports.NotChecked;
        var finding = report.Findings[0] with { Subject = "Stripe billing", User = "stripe@acme.example" };

        Assert.Equal(
            ["SFI4901/Stripe billing/stripe@acme.example", "SFI4901/Stripe billing/stripe@acme.example/2"],
            Fingerprints(report with { Findings = [finding, finding with { Message = "Another." }] }));
    }

    [Theory]
    [InlineData("/repo/a b/salesforce-permissions.json", "file:///repo/a%20b/salesforce-permissions.json")]
    [InlineData(@"C:\repo\m.json", "file:///C:/repo/m.json")]
    [InlineData(@"\\server\share\a b\m.json", "file://server/share/a%20b/m.json")]
    [InlineData("sub/m.json", "sub/m.json")]
    public void A_path_becomes_an_address(string path, string uri)
    {
        var report = SampleReports.NotChecked;
        var log = JsonNode.Parse(SarifReport.Write(report with { Findings = [report.Findings[0] with { Position = new(path, 1, 1) }] }))!;

        Assert.Equal(uri, (string?)log["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [Fact]
    public void A_finding_without_a_line_has_no_region()
    {
        var report = SampleReports.NotChecked;
        var log =
            JsonNode.Parse(SarifReport.Write(report with { Findings = [report.Findings[0] with { Position = new("m.json", 0, 0) }] }))!;

        Assert.Null(log["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["region"]);
    }

    private static void Check(JsonObject result, JsonArray rules)
    {
        Only(result, "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints");
        Assert.Equal((string?)rules[(int)result["ruleIndex"]!]!["id"], (string?)result["ruleId"]);
        Assert.Contains((string?)result["level"], Levels);
        IsMessage(result["message"]);
        var place = Assert.Single(result["locations"]!.AsArray())!["physicalLocation"]!;
        Assert.Matches(@"^(?:[A-Za-z0-9._~:/!$&'()*+,;=@-]|%[0-9A-F]{2})+$", (string?)place["artifactLocation"]!["uri"]);
        Assert.True((int?)place["region"]?["startLine"] is null or >= 1);
        Assert.True((int?)place["region"]?["startColumn"] is null or >= 1);
        Assert.All(result["partialFingerprints"]!.AsObject(), pair => Assert.Equal(JsonValueKind.String, pair.Value!.GetValueKind()));
    }

    private static void IsMessage(JsonNode? message) => Assert.False(string.IsNullOrEmpty((string?)message!["text"]));

    private static void Only(JsonObject node, params string[] names) => Assert.Equal(names, node.Select(pair => pair.Key));

    private static IEnumerable<string?> Fingerprints(CheckReport report) =>
        [.. JsonNode.Parse(SarifReport.Write(report))!["runs"]![0]!["results"]!
            .AsArray()
            .Select(result => (string?)result!["partialFingerprints"]!["subject/v1"])];

    private static JsonObject Log(string which) => JsonNode.Parse(SarifReport.Write(SampleReports.Named(which)))!.AsObject();
}
