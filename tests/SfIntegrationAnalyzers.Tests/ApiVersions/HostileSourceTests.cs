using System.Text;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>Source that nobody writes on purpose: no crash, no endless work, and what can be found is found.</summary>
public class HostileSourceTests
{
    private static readonly Case All = Case.For(
        new RetiredApiVersionAnalyzer(),
        new AnnouncedApiVersionAnalyzer(),
        new OldClientDefaultAnalyzer(),
        new PasswordLoginAnalyzer(),
        new SoapLoginAbsentAnalyzer(),
        new MalformedApiVersionAnalyzer(),
        new UnknownApiVersionAnalyzer(),
        new ApiVersionBelowMinimumAnalyzer(),
        new UnreadableOptionAnalyzer());

    public static TheoryData<string> Broken => new()
    {
        "class A { const string U = \"/services/data/v28.0",
        "class A { string M() => $\"{/services/data/v28.0\"; }",
        "class A { string M() => \"/services/data/\" + ; }",
        "class A { [Salesforce( string ApiVersion = \"v28.0\" }",
        "var apiVersion = ; \"/services/data/v28.0\"",
        "class A { string ApiVersion { get { return \"v28.0\" } ",
        "string.Format(\"{0}{99999999999}{{/services/data/{1:Q9Q}\", 28.0, 27)",
        "class A { string M() => new(\"/services/data/v28.0\") { }; object N = new Salesforce.Missing(apiVersion: \"v28.0\"); }",
        "\"\"\"\n/services/data/v28.0",
        "$$\"\"\"{{{{/services/data/v28.0}}}\"\"\"",
        "#if X\nclass salesforce { string v = \"v28.0\"",
        "class A { string M() => \"/services/data/v28.0\".Replace(); string N() => string.Join(); string O() => string.Format(); }",
        "class C { string M(string s) => s switch { \"/services/data/v28.0\" => }; }",
        """
        class C
        {
            string Path(string level) => "/services/data/" + level + "/query";
            string Get(string wanted) => Nameless(wanted);
            string Nameless(string) => null;
            string M() => Get("v28.0");
        }
        """,
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Broken_source_does_no_harm(string source) => await All.AllowCompilerErrors().Source(source).DiagnosticsAsync();

    [Fact]
    public async Task Every_beginning_of_a_file_does_no_harm()
    {
        const string Source = """"
            class Salesforce
            {
                const string V = "v28.0";
                string M(int n) => string.Format("{0}/services/data/{1:f1}", n, V) + $"{V}/{n:0}" + @"a""b" + """c""";
            }
            """";
        for (var length = 20; length < Source.Length; length += 9)
        {
            await Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors().Source(Source[..length]).DiagnosticsAsync();
        }
    }

    [Fact]
    public Task A_concatenation_of_ten_thousand_pieces_is_walked()
    {
        var pieces = string.Join(" + ", Enumerable.Range(0, 10_000).Select(i => $"n + \"v28.0-{i}\""));
        return Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors()
            .Source($"class Gateway {{ string M(string n) => {pieces} + \"/services/data/[|v28.0|]/query\"; }}").VerifyAsync();
    }

    [Fact]
    public Task Initialisers_in_a_circle_end() => Case.For<RetiredApiVersionAnalyzer>()
        .Source("""
            class SalesforceGateway
            {
                static string A = B + "/x", B = C + A, C = A + B;
                static string P => Q + "/services/data/[|v28.0|]/query"; static string Q => P;
                string F(string s) => G(s) + "/services/data/" + s; string G(string s) => F(s);
                string Use() => F("[|v27.0|]") + A;
            }
            """).VerifyAsync();

    [Fact]
    public Task Grants_in_a_circle_end() => Case.For<PasswordLoginAnalyzer>()
        .Source("""
            class SalesforceLogin
            {
                void M() { { string grant = "password"; string user = grant; } { string user = ""; string grant = user; } }
                KeyValuePair<string, string> N() { var grant = [|"password"|]; return new("grant_type", grant); }
            }
            """).VerifyAsync();

    [Fact]
    public Task Collections_in_a_circle_end() => Case.For<RetiredApiVersionAnalyzer>()
        .Source("""
            using System.Linq;
            class SalesforceGateway
            {
                static string[] A = { B[0], A[1] }, B = { A[0], C.One + A[0] };
                static (string One, string Two) C = (C.Two, C.One);
                string M(string host, int i)
                {
                    foreach (var a in new[] { A[i], a, B[0] })
                    {
                        host = host + "/services/data/" + a + A.Select(b => b + B[i]).First() + C.One;
                    }
                    return host;
                }
                string N(string host) => host + "/services/data/" + new[] { "[|v28.0|]", A[0] }[0];
            }
            """).AllowCompilerErrors().VerifyAsync();

    [Fact]
    public Task Doubling_collections_do_not_grow_without_end()
    {
        var members = new StringBuilder("static string[] A0 = { \"/services/data/\", \"/services/data/\" };\n");
        for (var i = 1; i < 40; i++)
        {
            members.AppendLine($"static string[] A{i} = {{ A{i - 1}[0] + A{i - 1}[1], A{i - 1}[N] + A{i - 1}[N] }};");
        }

        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($"class Gateway {{ static int N; {members} string M() => A39[N] + \"/services/data/[|v28.0|]/\"; }}")
            .VerifyAsync();
    }

    [Fact]
    public Task Thousands_of_named_versions_are_each_found()
    {
        var members = string.Join(
            '\n',
            Enumerable.Range(0, 2000)
                .Select(i =>
                    $"const string V{i} = \"[|v28.0|]\"; string M{i}(string host) => host + Root + V{i} + Slash + V{(i * 7) % 2000};"));
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($"class Gateway {{ const string Root = \"/services/data/\", Slash = \"/\"; {members} }}")
            .VerifyAsync();
    }

    [Fact]
    public Task Doubling_constants_do_not_grow_without_end()
    {
        var members = new StringBuilder("static string A0 = \"/services/data/\" + V;\n");
        for (var i = 1; i < 40; i++)
        {
            members.AppendLine($"static string A{i} = A{i - 1} + A{i - 1};");
        }

        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($"class Gateway {{ const string V = \"[|v28.0|]\"; {members} string M() => A39 + \"/v60.0/\"; }}")
            .VerifyAsync();
    }

    [Fact]
    public Task An_enormous_literal_is_searched() => Case.For<RetiredApiVersionAnalyzer>()
        .Source(
            $"class Gateway {{ const string Big = \"{new string('x', 2_000_000)}/services/data/[|v28.0|]\"; "
                + $"const string U = \"/services/data/[|v28.0|]/a\"; }}").VerifyAsync();

    [Fact]
    public Task Thousands_of_versions_are_each_found()
    {
        var members = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"const string U{i} = \"/services/data/[|v28.0|]/{i}\";"));
        return Case.For<RetiredApiVersionAnalyzer>().Source($"class Gateway {{ {members} }}").VerifyAsync();
    }

    [Fact]
    public Task A_recorded_answer_full_of_addresses_is_read_at_once()
    {
        var objects = string.Join(
            ",\n",
            Enumerable.Range(0, 2000)
                .Select(i => $"{{\"\"urls\"\":{{\"\"sobject\"\":\"\"/services/data/v28.0/sobjects/Object{i}__c\"\"}}}}"));
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($$"""
                class Gateway
                {
                    public const string Answer = @"{""sobjects"":[{{objects}}]}";
                    string M(string host) => host + "/services/data/[|v28.0|]/sobjects";
                }
                """)
            .VerifyAsync();
    }

    [Fact]
    public Task Thousands_of_addresses_in_one_text_are_each_found()
    {
        var addresses = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{{host}}/services/data/[|v28.0|]/{i}"));
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($"class Gateway {{ string M(string host) => $\"{addresses}\"; }}")
            .VerifyAsync();
    }

    [Theory]
    [InlineData("@\"", "\"")]
    [InlineData("\"\"\"\n", "\n\"\"\"")]
    public Task Thousands_of_addresses_in_one_literal_are_each_found(string start, string end)
    {
        var addresses = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"GET /services/data/[|v28.0|]/sobjects/Object{i}__c"));
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($"class Gateway {{ const string Requests = {start}{addresses}{end}; }}")
            .VerifyAsync();
    }

    [Fact]
    public Task Replacements_of_replacements_are_made_in_one_pass_each()
    {
        var path = new string('a', 20_000);
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source($$"""
                class Gateway
                {
                    string M() => "{{path}}/services/data/[|v28.0|]/".Replace("a", "bc").Replace("b", "ef").Replace("e", "g");
                }
                """)
            .VerifyAsync();
    }

    [Fact]
    public Task A_builder_appended_to_thousands_of_times_is_read_in_parts()
    {
        var appends = string.Join(
            '\n',
            Enumerable.Range(0, 500).Select(i => $"b.Append(host).Append(\"/services/data/\").Append(\"[|v28.0|]\").Append(\"/{i} \");"));
        return Case.For<RetiredApiVersionAnalyzer>()
            .Source(
                $"class Gateway {{ string M(string host) {{ var b = new System.Text.StringBuilder(); {appends} return b.ToString(); "
                    + $"}} }}").VerifyAsync();
    }

    [Theory]
    [InlineData("{{{{{{{{\"Salesforce\":{\"ApiVersion\":")]
    [InlineData("<a><b c=\"salesforce.com v28.0")]
    [InlineData("\"\\")]
    [InlineData("{\"\\u00")]
    [InlineData("<![CDATA[/services/data/v28.0")]
    [InlineData("</></></>")]
    [InlineData("< salesforce.com=\"\" / \"v28.0\" key='")]
    public async Task A_broken_configuration_file_does_no_harm(string content) => await All
        .AdditionalFile("appsettings.json", content)
            .AdditionalFile("salesforce-api-versions.json", content)
            .Source("class Salesforce { }")
            .DiagnosticsAsync();

    [Fact]
    public async Task A_deep_configuration_file_does_no_harm() => await All
        .AdditionalFile("appsettings.json", new string('[', 100_000) + "\"salesforce.com\"")
        .AdditionalFile("a.xml", string.Concat(Enumerable.Repeat("<a>", 50_000)) + "salesforce.com")
        .DiagnosticsAsync();
}
