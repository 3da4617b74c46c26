using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>What tells the rules of the family apart, and what their messages say.</summary>
public class VersionRulesTests
{
    private static readonly ApiVersionCodeFixProvider Fix = new();

    private static readonly Case All = Case.For(
        new RetiredApiVersionAnalyzer(),
        new AnnouncedApiVersionAnalyzer(),
        new SoapLoginAbsentAnalyzer(),
        new MalformedApiVersionAnalyzer(),
        new UnknownApiVersionAnalyzer(),
        new ApiVersionBelowMinimumAnalyzer());

    [Theory]
    [InlineData("/services/Soap/u/{|SFI1001:5.0|}")]
    [InlineData("/services/data/{|SFI1001:v30.0|}/query")]
    [InlineData("/services/data/{|SFI1002:v31.0|}/query")]
    [InlineData("/services/data/{|SFI1002:v40.0|}/query")]
    [InlineData("/services/data/v41.0/query")]
    [InlineData("/services/data/v$newest.0/query")]
    [InlineData("/services/data/{|SFI1007:v$next.0|}/query")]
    [InlineData("https://login.salesforce.com/services/Soap/u/64.0")]
    [InlineData("https://login.salesforce.com/services/Soap/u/{|SFI1005:65.0|}")]
    [InlineData("https://test.salesforce.com/services/Soap/c/{|SFI1005:68.0|}")]
    [InlineData("https://acme.my.salesforce.com/services/Soap/u/65.0")]
    [InlineData("https://login.salesforce.com/services/Soap/m/65.0")]
    [InlineData("/services/data/{|SFI1006:60.0|}/query")]
    [InlineData("/services/data/{|SFI1006:v60|}/query")]
    [InlineData("/services/Soap/u/{|SFI1006:v60.0|}")]
    [InlineData("/services/async/{|SFI1006:v60.0|}/job")]
    [InlineData("/cometd/{|SFI1006:v60.0|}")]
    [InlineData("/services/data/{|SFI1006:v60.0.1|}/query")]
    [InlineData("/services/data/{|SFI1006:v35|}/query")]
    [InlineData("/services/data/{|SFI1001:v25|}/query")]
    public Task Each_version_is_one_rules(string address) =>
        All.Source($"class Gateway {{ const string Url = \"{address.WithNewest()}\"; }}").VerifyAsync();

    [Theory]
    [InlineData("/services/data/{|SFI1006:60.0|}/query", "/services/data/v60.0/query")]
    [InlineData("/services/data/{|SFI1006:v60|}/query", "/services/data/v60.0/query")]
    [InlineData("/services/Soap/u/{|SFI1006:v60.0|}", "/services/Soap/u/60.0")]
    [InlineData("https://login.salesforce.com/services/Soap/u/{|SFI1005:66.0|}", "https://login.salesforce.com/services/Soap/u/64.0")]
    [InlineData("/services/data/{|SFI1007:v$next.0|}/query", "/services/data/v$newest.0/query")]
    public Task The_fix_makes_it_right(string before, string after) =>
        All.Source($"class Gateway {{ const string Url = \"{before.WithNewest()}\"; }}")
            .VerifyFixAsync(Fix, [$"class Gateway {{ const string Url = \"{after.WithNewest()}\"; }}"]);

    /// <summary>Code that puts the letter before a version that may lack it, or takes it away, is right with either.</summary>
    [Theory]
    [InlineData("""
        string _v = "60.0";
        string N() => _v.StartsWith("v") ? _v : "v" + _v;
        string M(string h) => $"{h}/services/data/{N()}/query";
        """)]
    [InlineData("""
        static string N(string v) => v.StartsWith('v') ? v : $"v{v}";
        string M(string h) => $"{h}/services/data/{N("60.0")}/query";
        """)]
    [InlineData("""
        static string N(string v) { if (!v.StartsWith("v")) v = "v" + v; return v; }
        string M(string h, string v = "60.0") => $"{h}/services/data/{N(v)}/query";
        """)]
    [InlineData("""
        string M(string h, Dictionary<string, string> c)
        {
            var v = c["Salesforce:ApiVersion"] ?? "60.0";
            if (!v.StartsWith("v")) { v = "v" + v; }
            return $"{h}/services/data/{v}/query";
        }
        """)]
    [InlineData("""
        string _v = "60.0";
        string M(string h) { _v = _v[0] == 'v' ? _v : $"v{_v}"; return $"{h}/services/data/{_v}/query"; }
        """)]
    [InlineData("""
        const string V = "v60.0";
        string M(string h) => $"{h}/services/Soap/u/{V.TrimStart('v', 'V')}";
        string N(string h) => $"{h}/services/data/{V}/query";
        """)]
    [InlineData("""
        readonly string _v;
        Gateway(string v = "v60.0")
        { _v = v.TrimStart('v', 'V'); }
        string M(string h) => $"{h}/services/data/v{_v}/query";
        """)]
    public Task A_version_that_the_code_brings_into_form_is_not_malformed(string members) =>
        All.Source($"class Gateway {{ {members} }}").VerifyAsync();

    /// <summary>The letter that is missing does not belong into the number, nor the whole number into a part of it.</summary>
    [Theory]
    [InlineData("string M(string h) => h + \"/services/data/{|SFI1001:v2|}\" + \"8.0/query\";")]
    [InlineData("string M(string h) => $\"{h}/services/data/v{ {|SFI1001:2.8e1|}:F1}/query\";")]
    [InlineData("const int V = {|SFI1006:60|}; string M(string h) => $\"{h}/services/data/{V}/query\";")]
    [InlineData("string M(string h) => $\"{h}/services/data/{ {|SFI1006:60.0|}m}/query\";")]
    [InlineData("const int V = {|SFI1001:0x1A|}; string M(string h) => $\"{h}/services/data/v{V}.0/query\";")]
    public Task What_cannot_be_written_is_left_as_it_is(string members)
    {
        var source = $"class Gateway {{ {members} }}";

        return All.Source(source)
            .VerifyFixAsync(Fix, [System.Text.RegularExpressions.Regex.Replace(source, @"\{\|SFI\d+:(.*?)\|\}", "$1")]);
    }

    [Fact]
    public Task A_minimum_is_held_if_there_is_one() =>
        All.EditorConfig("sfi.minimum_api_version", "60.0").GlobalOption("build_property.SfiMinimumApiVersion", "50.0")
            .Source("""
                class Gateway
                {
                    const string A = "/services/data/{|SFI1008:v55.0|}/query", B = "/services/data/v60.0/query", C =
                        "/services/data/{|SFI1001:v25.0|}/query";
                }
                """)
            .VerifyAsync();

    [Fact]
    public async Task A_target_below_the_minimum_gives_way_to_it()
    {
        var team = All.EditorConfig("sfi.minimum_api_version", "60.0").Property("SfiTargetApiVersion", "58.0")
            .Source("class Gateway { const string A = \"/services/data/{|SFI1001:v25.0|}/\", B = \"/services/data/{|SFI1008:v59.0|}/\"; }");

        await team.VerifyFixAsync(Fix, ["class Gateway { const string A = \"/services/data/v60.0/\", B = \"/services/data/v60.0/\"; }"]);
        Assert.All(await team.DiagnosticsAsync(), d => Assert.Contains("Use 60.0 (sfi.minimum_api_version = 60.0)", d.GetMessage()));
    }

    [Fact]
    public async Task Messages_name_the_thing_the_reason_and_the_next_step()
    {
        var diagnostics = await All.EditorConfig("sfi.minimum_api_version", "60.0").Source("""
            class Gateway
            {
                const string A = "/services/data/v25.0/query";
                const string B = "https://login.salesforce.com/services/Soap/u/20.0";
                const string C = "/services/async/22.0/job";
                const string D = "/cometd/24.0";
                const string E = "/services/data/v36.0/query";
                const string F = "https://login.salesforce.com/services/Soap/u/66.0";
                const string G = "/services/data/60.0/query";
                const string H = "/services/data/v70.0/query";
                const string I = "/services/data/v50.0/query";
                const string SalesforceApiVersion = "v29.0";
            }
            """).DiagnosticsAsync();

        Snapshot.Verify(string.Join('\n', diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => $"{d.Id}: {d.GetMessage()}")));
    }

    [Fact]
    public async Task The_message_says_where_the_target_came_from()
    {
        var one = Case.For<RetiredApiVersionAnalyzer>()
            .Source("class Gateway { const string A = \"/services/data/v25.0/query\"; }")
            .Property("SfiTargetApiVersion", "60.0");

        Assert.Contains("Use 60.0 (SfiTargetApiVersion = 60.0)", (await one.DiagnosticsAsync())[0].GetMessage());
        Assert.Contains(
            "Use 62.0 (sfi.target_api_version = 62.0)",
            (await one.EditorConfig("sfi.target_api_version", "62.0").DiagnosticsAsync())[0].GetMessage());
    }

    [Fact]
    public Task A_table_in_an_additional_file_replaces_the_built_in_one() => All
        .AdditionalFile("salesforce-api-versions.json", """
            // What our org says.
            { "date": "2027-03-01", "versions": [ { "version": "58.0", "band": "retired" }, { "version": "60.0", "band": "supported" } ] }
            """)
        .Source("""
            class Gateway
            {
                const string A = "/services/data/{|SFI1001:v58.0|}/a", B = "/services/data/v60.0/b", C =
                    "/services/data/{|SFI1007:v68.0|}/c";
            }
            """)
        .VerifyAsync();

    [Fact]
    public Task An_orgs_own_list_serves_as_table() => All
        .AdditionalFile(
            "salesforce-api-versions.json",
            """
            [
              { "label": "Summer '14", "url": "/services/data/v31.0", "version": "31.0" },
              { "label": "Spring '25", "url": "/services/data/v63.0", "version": "63.0" }
            ]
            """)
        .Source("""
            class Gateway
            {
                const string A = "/services/data/{|SFI1002:v31.0|}/a", B = "/services/data/v63.0/b", C =
                    "/services/data/{|SFI1007:v64.0|}/c";
            }
            """)
        .VerifyAsync();

    /// <summary>An org's list has none.</summary>
    [Theory]
    [InlineData("""[ { "version": "63.0" } ]""", "newest known is 63.0 (salesforce-api-versions.json).")]
    [InlineData("""{ "date": "2027-03-01", "versions": [ { "version": "63.0" } ] }""",
        "newest known is 63.0 (salesforce-api-versions.json of 2027-03-01).")]
    public async Task A_message_tells_the_day_of_the_table_where_it_has_one(string table, string end)
    {
        var diagnostics = await Case.For<UnknownApiVersionAnalyzer>().AdditionalFile("salesforce-api-versions.json", table)
            .Source("class Gateway { const string A = \"/services/data/v64.0/a\"; }").DiagnosticsAsync();

        Assert.EndsWith(end, Assert.Single(diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_table_of_another_name_counts_where_the_project_says_so() =>
        Case.For(new UnknownApiVersionAnalyzer(), new UnreadableOptionAnalyzer())
            .EditorConfig("build_metadata.AdditionalFiles.SfiApiVersions", "true")
            .AdditionalFile("versions-of-acme.json", """[ { "label": "Spring '25", "url": "/services/data/v63.0", "version": "63.0" } ]""")
            .Source("class Gateway { const string B = \"/services/data/v63.0/b\", C = \"/services/data/{|SFI1007:v64.0|}/c\"; }")
            .VerifyAsync();

    [Fact]
    public async Task Several_versions_in_one_type_are_told_once()
    {
        var one = Case.For<MixedApiVersionsAnalyzer>();
        await one.Source("""
            class Gateway
            {
                const string A = "/services/data/[|v50.0|]/a", B = "/services/data/v60.0/b", C = "/services/data/v55.0/c";
            }
            """)
            .VerifyFixAsync(
                Fix,
                ["""
                    class Gateway
                    {
                        const string A = "/services/data/v60.0/a", B = "/services/data/v60.0/b", C = "/services/data/v60.0/c";
                    }
                    """]);
        await one.Source("""
            class Gateway { const string A = "https://login.salesforce.com/services/Soap/u/64.0", B = "/services/data/v68.0/b"; }
            class Other { const string A = "/services/data/v60.0/a"; }
            """)
            .VerifyAsync();
    }

    [Theory]
    [InlineData("v20.0", "v22.0")]
    [InlineData("v22.0", "v36.0")]
    public Task Several_versions_that_all_have_to_go_are_left_to_the_rules_that_say_so(string older, string newer) =>
        Case.For<MixedApiVersionsAnalyzer>()
            .Source($"class Gateway {{ const string A = \"/services/data/{older}/a\", B = \"/services/data/{newer}/b\"; }}")
            .Source($"partial class Split {{ const string A = \"/services/data/{older}/a\"; }}")
            .Source($"partial class Split {{ const string B = \"/services/data/{newer}/b\"; }}")
            .VerifyAsync();

    [Theory]
    [InlineData("/services/data/v60.0/a", "/services/data/v$next.0/b")]
    [InlineData("/services/data/v66.0/a", "https://acme.my.salesforce.com/services/Soap/u/65.0")]
    public Task Versions_that_nobody_knows_or_that_sign_in_are_no_others(string one, string other) => Case.For<MixedApiVersionsAnalyzer>()
        .Source($"class Gateway {{ const string A = \"{one}\", B = \"{other.WithNewest()}\"; }}").VerifyAsync();

    [Fact]
    public Task Several_versions_in_the_files_of_one_type_are_told_once() => Case.For<MixedApiVersionsAnalyzer>()
        .Source("""
            partial class Gateway { const string A = "/services/data/v60.0/a"; }
            class Other { const string A = "/services/data/v50.0/a"; }
            """)
        .Source("partial class Gateway { const string B = \"/services/data/[|v50.0|]/b\"; }")
        .Source("partial class Gateway { const string C = \"/services/data/v55.0/c\"; }")
        .Source("namespace Another { partial class Gateway { const string D = \"/services/data/v55.0/d\"; } }")
        .VerifyFixAsync(Fix, [
            """
            partial class Gateway { const string A = "/services/data/v60.0/a"; }
            class Other { const string A = "/services/data/v50.0/a"; }
            """,
            "partial class Gateway { const string B = \"/services/data/v60.0/b\"; }",
            "partial class Gateway { const string C = \"/services/data/v60.0/c\"; }",
            "namespace Another { partial class Gateway { const string D = \"/services/data/v55.0/d\"; } }"]);
}
