using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Testing.Properties;
using SfIntegrationAnalyzers.Tests.AccessErrors;
using SfIntegrationAnalyzers.Tests.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// All analyzers at once, on source that nobody writes on purpose: a case
/// fails on <c>AD0001</c>. SFI_SEED draws other cases.
/// </summary>
public partial class HostileSourceProperties
{
    private static readonly Case All = Case
        .For([.. typeof(RetiredApiVersionAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)])
        .AllClients()
        .AllowCompilerErrors();

    private static readonly string[] Seeds =
    [
        BrokenCodeTests.Source,
        .. RetiredVersionShapes.Sources.Select(source => Markup.Parse(source, "none").Text),
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ";", "+", "\"", "\\", "\"\"\"", "$\"", "$$\"\"\"{{", "@\"", "u8", "\\u", "\\U0010FFFF", "\uD83D",
        "\0", "é", "// ", "/*", "#if X\n", "#endif\n", "=> ", "new()",
        "\"v28.0\"", "/services/data/v28.0/", "28.0f", "99999999999", "{0:f1}", "API_DISABLE_FOR_ORG", "async ", "await ", "catch ",
        "when (", "throw;", "yield return ", "unsafe ", "global::", "<T>", "?.", "??=", "is not null and ",
    ];

    private static readonly string[] Tables =
    [
        """
        { "date": "2026-11-21", "versions": [
          { "version": "30.0", "release": "Spring '14", "band": "retired", "retiredIn": "Summer '25" },
          { "version": "66.0", "band": "supported" } ] }
        """,
        """
        [ { "label": "Winter '26", "url": "/services/data/v65.0", "version": "65.0" },
          { "label": "Spring '26", "url": "/services/data/v66.0", "version": "66.0" } ]
        """,
    ];

    private static readonly string[] TablePieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "//", "/*", "\0", "\uFEFF", "é", "null", "-1", "1e999",
            "99999999999999999999", "\"28.0\"", "\"version\":", "\"band\": \"7\",", new string('[', 5_000),
        ];

    private static readonly string[] Prefixes = ["", "@", "$", "$@", "@$", "$$", "$$$"];

    [Fact]
    public void No_mutation_of_source_makes_an_analyzer_throw() =>
        Prop.ForAll(
            Mutated.ToArbitrary(), source => All.Source(source).DiagnosticsAsync().GetAwaiter().GetResult().All(d => IsInside(d, source)))
            .Check(Drawn.Cases(120));

    [Fact]
    public void No_string_literal_of_any_form_makes_an_analyzer_throw() =>
        Prop.ForAll(Literals.ToArbitrary(), literals =>
        {
            var source = $"class SalesforceGateway {{ string M(string u, int n) => {string.Join(" + ", literals)}; }}";
            return All.Source(source).DiagnosticsAsync().GetAwaiter().GetResult().All(d => IsInside(d, source));
        }).Check(Drawn.Cases(80));

    [Fact]
    public void No_mutation_of_a_version_table_makes_an_analyzer_throw() =>
        Prop.ForAll(Mutations.Of(Tables, TablePieces, longest: 40).ToArbitrary(), table => All
            .AdditionalFile("salesforce-api-versions.json", table)
            .Source("class SalesforceGateway { const string U = \"/services/data/v28.0/query\"; }")
            .DiagnosticsAsync()
                .GetAwaiter()
                .GetResult()
                .All(d => d.Location.Kind != LocationKind.ExternalFile || d.Location.SourceSpan.End <= table.Length))
            .Check(Drawn.Cases(120));

    /// <summary>What a value can come from: # is a member's own number, A and B are two members, T is a text.</summary>
    private static readonly string[] Origins =
    [
        "const string V# = A + T + B;", "static readonly string V# = A + T;", "static string V# = T + B;",
        "static string V# { get; } = $\"{A}{T}{B}\";", "static string V# => string.Concat(A, T, B);",
        "static string V# { get => A; set => V# = B; }", "static readonly string[] V# = { A, T, B };",
        "static readonly (string, string) V# = (A, T + B);", "static string V# = string.Format(T + \"{0}\", A);",
        "static readonly Lazy<string> V# = new(() => A + B);", "static string V# = Join(A, T);", "static string V#() => A + V#() + T;",
        "static string V#(string s) => s + B;", "static string V# = new Uri(new Uri(A), T).ToString();",
    ];

    [Fact]
    public void No_circle_of_values_makes_an_analyzer_throw_or_hang() =>
        Prop.ForAll(Circles.ToArbitrary(), members =>
        {
            var source = $$"""
                class SalesforceGateway
                {
                    {{string.Join('\n', members)}}
                    static string Join(string a, string b) => a + Join(b, V0) + V1;
                    Task M(HttpClient h) => h.GetAsync(V0 + V1);
                }
                """;
            return All.Source(source).DiagnosticsAsync().GetAwaiter().GetResult().All(d => IsInside(d, source));
        }).Check(Drawn.Cases(150));

    public static TheoryData<string, string> Enormous => new()
    {
        {
            "a sum of ten thousand pieces",
            "string M(string n) => "
                + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"n + \"INVALID_SESSION_ID v28.0-{i}\" + "))
                + "\"/services/data/v28.0/query\";"
        },
        {
            "a literal of a million characters",
            $"const string Big = \"{new string('x', 1_000_000)} INVALID_SESSION_ID /services/data/v28.0\";"
        },
        {
            "two thousand catch clauses",
            string.Concat(Enumerable.Range(0, 2_000).Select(i => $$"""
                void M{{i}}(Salesforce.Force.ForceClient c)
                {
                    try { c.QueryAsync<object>("q").Wait(); }
                    catch (Exception ex) { if (ex.Message.Contains("INVALID_SESSION_ID")) throw ex; }
                }

                """))
        },
        {
            "calls in a circle",
            """
            Task A(HttpClient h, string u) => B(h, u + u);
            Task B(HttpClient h, string u) => A(h, u + "/services/data/v28.0");
            void C(Exception e) => D(e);
            void D(Exception e) => C(e);
            async Task E(HttpClient h) { try { await A(h, U); } catch (Exception e) { C(e); } }
            string U => V + V;
            string V => U + U;
            """
        },
        {
            "helpers in a long row",
            string.Concat(Enumerable.Range(0, 500).Select(i => $"string P{i}(string s) => P{i + 1}(s) + \"/\";\n"))
                + "string P500(string s) => \"/services/data/v28.0/\" + s; Task M(HttpClient h) => h.GetAsync(P0(\"x\"));"
        },
        {
            "policies in a long row",
            string.Concat(Enumerable.Range(0, 8_000).Select(i => $"Task<HttpResponseMessage> P{i}(Pipe p) => p.Run(() => P{i + 1}(p));\n"))
                + """
                Task<HttpResponseMessage> P8000(Pipe p) => new HttpClient().GetAsync("/services/data/v60.0/limits");
                async Task M(Pipe p) => (await P0(p)).EnsureSuccessStatusCode();
                class Pipe { public Task<T> Run<T>(Func<Task<T>> send) => send(); }
                """
        },
        {
            "two hundred nested clauses",
            string.Concat(Enumerable.Repeat("try { ", 200)).Insert(0, "void M(Salesforce.Force.ForceClient c) { ")
                + "c.QueryAsync<object>(\"q\").Wait();"
                + string.Concat(Enumerable.Repeat(" } catch (Exception) { }", 200))
                + " }"
        },
        {
            "two hundred nested conditions",
            "string M(bool b, string u) => "
                + string.Concat(Enumerable.Repeat("b ? \"/services/data/v28.0\" : (", 200))
                + $"u{new string(')', 200)};"
        },
        {
            // The compiler takes operators in a row one after the other; who calls itself for each of them takes it down.
            "queries of thousands of parts",
            """
            async Task<object> A(Salesforce.Force.ForceClient c, string p) => await c.QueryAsync<object>($sum);
            async Task<object> B(Salesforce.Force.ForceClient c, string p) { var q = $sum; return await c.QueryAsync<object>(q); }
            """.Replace("$sum", "\"\"" + string.Concat(Enumerable.Repeat(" + p", 5000)))
        },
        {
            "sums of thousands of parts",
            """
            async Task<object> C(Salesforce.Force.ForceClient c)
            {
                try { return await c.QueryAsync<object>("q"); } catch (Exception p) { throw new Exception($sum + p.Message); }
            }
            async Task<object> D(HttpClient h, string p)
            {
                var r = await h.GetAsync("/services/data/v60.0/" + $sum);
                r.EnsureSuccessStatusCode();
                return $sum;
            }
            """.Replace("$sum", "\"\"" + string.Concat(Enumerable.Repeat(" + p", 5000)))
        },
    };

    [Theory]
    [MemberData(nameof(Enormous))]
    public async Task Enormous_source_is_borne(string what, string members)
    {
        await All.Source($"class SalesforceGateway\n{{\n{members}\n}}").DiagnosticsAsync();
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("", 0)]
    [InlineData("yes\0", 0)]
    public void The_generator_looks_at_nothing_but_its_property(string property, int files)
    {
        var none = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
        var broken = CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText(BrokenCodeTests.Source[..700])]);
        var result = CSharpGeneratorDriver.Create(
            [new ErrorTriageGenerator().AsSourceGenerator()],
            optionsProvider: new CaseOptions(none.Add("build_property.SfiErrorTriage", property), []))
            .RunGenerators(broken).GetRunResult();

        Assert.Empty(result.Diagnostics);
        Assert.Equal(files, result.GeneratedTrees.Length);
    }

    private static Gen<string> Mutated => Mutations.Of(Seeds, Pieces, longest: 60);

    private static Gen<string[]> Circles =>
        from count in Gen.Choose(2, 8)
        from members in Gen.ArrayOf(Member(count), count)
        select members.Select((member, number) => member.Replace("#", $"{number}", StringComparison.Ordinal)).ToArray();

    private static Gen<string> Member(int count) =>
        from origin in Gen.Elements(Origins)
        from a in Gen.Choose(0, count - 1)
        from b in Gen.Choose(0, count - 1)
        from text in Gen.Elements("\"/services/data/\"", "\"v28.0\"", "\"/services/data/v28.0/\"", "\"\"")
        select Letters().Replace(origin, letter => letter.Value switch { "A" => $"V{a}", "B" => $"V{b}", _ => text });

    private static Gen<string[]> Literals => Gen.ArrayOf(Literal, 6);

    private static Gen<string> Literal =>
        from prefix in Gen.Elements(Prefixes)
        from quotes in Gen.Elements("\"", "\"\"\"", "\"\"\"\"")
        from suffix in Gen.Elements("", "u8", "U8", "u")
        from pieces in Gen.ArrayOf(
            Gen.Elements([.. Pieces, "/services/data/", "v28.0", "{n:0.0}", "{{", "}}", "{u}", "\\x32", "\\u0038", "\n"]), 5)
        select prefix + quotes + string.Concat(pieces) + quotes + suffix;

    [GeneratedRegex(@"\b[ABT]\b")]
    private static partial Regex Letters();

    private static bool IsInside(Diagnostic diagnostic, string source) =>
        diagnostic.Location.Kind == LocationKind.None || diagnostic.Location.SourceSpan.End <= source.ReplaceLineEndings("\n").Length;
}
