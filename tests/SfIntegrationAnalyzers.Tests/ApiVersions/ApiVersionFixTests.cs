using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

public class ApiVersionFixTests
{
    private static readonly Case Retired = Case.For<RetiredApiVersionAnalyzer>();

    private static readonly ApiVersionCodeFixProvider Fix = new();

    /// <summary>The name of the form, members before, members after.</summary>
    public static TheoryData<string, string, string> Forms => new()
    {
        {
            "letter and minor part",
            "const string U = \"/services/data/[|v28.0|]/query\";",
            "const string U = \"/services/data/v$newest.0/query\";"
        },
        { "number", "const string U = \"/services/async/[|28.0|]/job\";", "const string U = \"/services/async/$newest.0/job\";" },
        {
            "SOAP with login stops at 64.0",
            "const string U = \"https://login.salesforce.com/services/Soap/u/[|28.0|]\";",
            "const string U = \"https://login.salesforce.com/services/Soap/u/64.0\";"
        },
        {
            "an org's own host signs in as well",
            "const string U = \"https://acme.my.salesforce.com/services/Soap/c/[|28.0|]/0DF\";",
            "const string U = \"https://acme.my.salesforce.com/services/Soap/c/64.0/0DF\";"
        },
        {
            "host that is not known",
            "string M(string h) => h + \"/services/Soap/u/[|28.0|]\";",
            "string M(string h) => h + \"/services/Soap/u/64.0\";"
        },
        {
            "shared by REST and SOAP",
            "const string V = \"[|28.0|]\"; string M(string h) => h + \"/services/data/v\" + V; "
                + "string N(string h) => h + \"/services/Soap/u/\" + V;",
            "const string V = \"64.0\"; string M(string h) => h + \"/services/data/v\" + V; "
                + "string N(string h) => h + \"/services/Soap/u/\" + V;"
        },
        { "named after SOAP", "const string SalesforceSoapVersion = \"[|28.0|]\";", "const string SalesforceSoapVersion = \"64.0\";" },
        {
            "metadata SOAP has no login",
            "const string U = \"https://login.salesforce.com/services/Soap/m/[|28.0|]\";",
            "const string U = \"https://login.salesforce.com/services/Soap/m/$newest.0\";"
        },
        {
            "verbatim",
            "const string U = @\"/services/data/[|v28.0|]/query?a=\"\"\";",
            "const string U = @\"/services/data/v$newest.0/query?a=\"\"\";"
        },
        {
            "raw",
            "const string U = \"\"\"/services/data/[|v28.0|]/query\"\"\";",
            "const string U = \"\"\"/services/data/v$newest.0/query\"\"\";"
        },
        {
            "interpolated",
            "string M(string u) => $\"{u}/services/data/[|v28.0|]/query?q={{x}}\";",
            "string M(string u) => $\"{u}/services/data/v$newest.0/query?q={{x}}\";"
        },
        {
            "escaped",
            "const string U = \"\\u002Fservices/data/[|v\\u0032\\u0038.0|]/query\";",
            "const string U = \"\\u002Fservices/data/v$newest.0/query\";"
        },
        {
            "UTF-8",
            "static ReadOnlySpan<byte> U => \"/services/data/[|v28.0|]/\"u8;",
            "static ReadOnlySpan<byte> U => \"/services/data/v$newest.0/\"u8;"
        },
        { "int", "private const int SalesforceApiVersion = [|28|];", "private const int SalesforceApiVersion = $newest;" },
        { "float with suffix", "float SalesforceApiVersion = [|28.0|]f;", "float SalesforceApiVersion = $newest.0f;" },
        {
            "int in a path",
            "string M(string u) { int v = [|28|]; return $\"{u}/services/data/v{v}.0/query\"; }",
            "string M(string u) { int v = $newest; return $\"{u}/services/data/v{v}.0/query\"; }"
        },
        {
            "int in a format",
            "const int V = [|28|]; string M(string u) => $\"{u}/services/data/v{V:0.0}/query\";",
            "const int V = $newest; string M(string u) => $\"{u}/services/data/v{V:0.0}/query\";"
        },
        {
            "int that a call formats",
            "const int V = [|28|]; string M(string u) => u + \"/services/data/v\" + V.ToString(\"0.0\") + \"/query\";",
            "const int V = $newest; string M(string u) => u + \"/services/data/v\" + V.ToString(\"0.0\") + \"/query\";"
        },
        {
            "double that a format shortens",
            "const double V = [|28.0|]; string M(string u) => string.Format(\"{0}/services/Soap/m/{1:0}.0\", u, V);",
            "const double V = $newest.0; string M(string u) => string.Format(\"{0}/services/Soap/m/{1:0}.0\", u, V);"
        },
        {
            "without its letter in one place",
            "const string V = \"[|v28.0|]\"; string M(string u) => u + \"/services/data/\" + V + \"/query\"; "
                + "string N(string u) => u + \"/services/async/\" + V.Replace(\"v\", \"\") + \"/job\";",
            "const string V = \"v$newest.0\"; string M(string u) => u + \"/services/data/\" + V + \"/query\"; "
                + "string N(string u) => u + \"/services/async/\" + V.Replace(\"v\", \"\") + \"/job\";"
        },
        {
            "trimmed in one place",
            "const string V = \"v[|28.0|]\"; string M(string u) => u + \"/services/Soap/m/\" + V.TrimStart('v'); "
                + "string N(string u) => u + \"/services/data/\" + V;",
            "const string V = \"v$newest.0\"; string M(string u) => u + \"/services/Soap/m/\" + V.TrimStart('v'); "
                + "string N(string u) => u + \"/services/data/\" + V;"
        },
        {
            "number behind a letter in the path",
            "const string Ver = \"[|27.0|]\"; string M(string u) => u + \"/services/data/v\" + Ver;",
            "const string Ver = \"$newest.0\"; string M(string u) => u + \"/services/data/v\" + Ver;"
        },
        {
            "minor part of its own",
            "string M(string u, int minor = 0) => $\"{u}/services/data/[|v28|].{minor}/query\" + u + \"/services/data/[|v27|].\" + 0;",
            "string M(string u, int minor = 0) => $\"{u}/services/data/v$newest.{minor}/query\" + u + \"/services/data/v$newest.\" + 0;"
        },
        {
            "comments and spacing stay",
            "const string U = /* a */ \"/services/data/[|v28.0|]/query\" /* b */ ; // c",
            "const string U = /* a */ \"/services/data/v$newest.0/query\" /* b */ ; // c"
        },
        {
            "a malformed one is corrected as well",
            "const string U = \"/services/data/[|v28|]/query\";",
            "const string U = \"/services/data/v$newest.0/query\";"
        },
        { "bare", "public string ApiVersion { get; set; } = \"[|v28.0|]\";", "public string ApiVersion { get; set; } = \"v$newest.0\";" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_fix_keeps_the_form(string form, string before, string after)
    {
        _ = form;
        string[] expected = [InClass(after)];

        await Retired.Source(InClass(before)).VerifyFixAsync(Fix, expected);
        await Retired.Source(InClass(before)).VerifyFixAllAsync(Fix, expected, FixAllScope.Document);
    }

    [Fact]
    public Task The_second_fix_takes_the_lowest_version_without_an_announced_retirement() =>
        Retired.Source(InClass("const string U = \"/services/data/[|v28.0|]/query\";"))
            .VerifyFixAsync(Fix, [InClass("const string U = \"/services/data/v41.0/query\";")], action: 1);

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task Fix_All_changes_each_literal_once(FixAllScope scope) => Retired
        .Source(InClass("""
            const string V = "[|v28.0|]";
            string A(string u) => u + "/services/data/" + V + "/query";
            string B(string u) => u + "/services/data/" + V + "/limits";
            const string C = "/services/data/[|v20.0|]/a" + "/services/data/[|v21.0|]/b";
            """))
        .VerifyFixAllAsync(Fix, [InClass("""
            const string V = "v$newest.0";
            string A(string u) => u + "/services/data/" + V + "/query";
            string B(string u) => u + "/services/data/" + V + "/limits";
            const string C = "/services/data/v$newest.0/a" + "/services/data/v$newest.0/b";
            """)], scope);

    /// <summary>Two keys that were brought up to date would be one.</summary>
    [Theory]
    [InlineData("void K(string v) { switch (v) { case Wire.A: break; case Wire.B: break; } }")]
    [InlineData("void K(string v) { switch (v) { case \"api \" + Wire.A: break; case \"api \" + Wire.B when v != null: break; } }")]
    [InlineData("int K(string v) => v switch { Wire.A => 1, Wire.B => 2, _ => 3 };")]
    [InlineData("bool K(string v) => v is Wire.A or Wire.B;")]
    [InlineData("Dictionary<string, int> _names = new() { [Wire.A] = 1, [Wire.B] = 2 };")]
    [InlineData("Dictionary<string, int> _names = new() { { Wire.A, 1 }, { Wire.B, 2 } };")]
    [InlineData("[Row(Wire.A), Row(Wire.B)] void K() { } [AttributeUsage(AttributeTargets.All, AllowMultiple = true)] "
        + "class RowAttribute(string v) : Attribute;")]
    [InlineData("const string X = \"a\" + Wire.A, Y = \"a\" + Wire.B; void K(string v) { switch (v) { case X: break; case Y: break; } }")]
    public async Task What_is_one_of_several_keys_is_left_as_it_is(string members)
    {
        string[] Files(string version) =>
        [
            "static class Wire { public const string A = \"[|v28.0|]\", B = \"[|v29.0|]\"; "
                + "public static string M(string u) => u + \"/services/data/\" + A; "
                + "public static string N(string u) => u + \"/services/data/\" + B + \"/\" + u + "
                + "\"/services/data/" + version + "/limits\"; }",
            InClass(members),
        ];
        var after = Files("v$newest.0").Select(file => file.Replace("[|", "").Replace("|]", "").WithNewest()).ToArray();
        var project = Files("[|v27.0|]").Aggregate(Retired, (project, file) => project.Source(file));

        await project.VerifyFixAsync(Fix, after);
        await project.VerifyFixAllAsync(Fix, after, FixAllScope.Solution);
    }

    [Theory]
    [InlineData("const string U = \"/services/data/[|v28.0|]/q\"; bool K(string v) => v is U;")]
    [InlineData("Dictionary<string, string> _paths = new() { { \"old\", \"/services/data/[|v28.0|]/q\" } };")]
    [InlineData("Dictionary<string, string> _paths = new() { [\"old\"] = \"/services/data/[|v28.0|]/q\" };")]
    [InlineData("string K(int v) => v switch { 1 => \"/services/data/[|v28.0|]/q\", _ => \"/services/data/[|v28.0|]/r\" };")]
    public Task What_stands_beside_a_key_is_fixed(string members) => Retired.Source(InClass(members))
        .VerifyFixAsync(Fix, [InClass(members.Replace("[|v28.0|]", "v$newest.0"))]);

    [Fact]
    public Task A_constant_elsewhere_is_reported_at_its_use_and_fixed_where_it_stands() => Retired
        .Source("class Gateway { string M(string u) => $\"{u}/services/data/{[|Wire.Level|]}/query\"; }")
        .Source("static class Wire { public const string Level = \"v28.0\"; }")
        .VerifyFixAsync(Fix, [
            "class Gateway { string M(string u) => $\"{u}/services/data/{Wire.Level}/query\"; }",
            "static class Wire { public const string Level = \"v$newest.0\"; }".WithNewest()]);

    [Fact]
    public async Task A_constant_elsewhere_is_reported_once_however_many_files_use_it()
    {
        var diagnostics = await Retired
            .Source(
                "class A { string M(string u) => u + \"/services/data/\" + [|Wire.Level|]; "
                    + "string N(string u) => u + \"/services/data/\" + Wire.Level + \"/limits\"; }")
            .Source("class B { string M(string u) => u + \"/services/data/\" + Wire.Level; }")
            .Source("static class Wire { public const string Level = \"v28.0\"; }")
            .VerifyAsync();

        Assert.Contains(diagnostics[0].AdditionalLocations, l => l.SourceTree!.FilePath == "File2.cs");
    }

    /// <summary>Wherever a version goes from hand to hand, or is shared, SOAP's <c>login()</c> ends at 64.0.</summary>
    [Theory]
    [InlineData(
        "const string SalesforceApiVersion = \"V\";",
        "string M(string u) => u + \"/services/data/v\" + Wire.SalesforceApiVersion;")]
    [InlineData("const string SalesforceApiVersion = \"V\";", "object M() => new Partner(Wire.SalesforceApiVersion);")]
    [InlineData("static object Salesforce = new Partner(\"V\");")]
    [InlineData("static object Salesforce = new Partner(apiVersion: \"V\") { Other = \"V\" };")]
    [InlineData("static void Salesforce(Partner p) => p.Other = \"V\";")]
    public async Task What_goes_to_a_login_stops_at_its_last_version(string members, string uses = "")
    {
        string[] Files(string version) =>
        [
            "public static class Wire { public " + members.Replace("V\"", version + "\"") + " }",
            "class Other { string N => \"https://login.salesforce.com/services/Soap/u/\" + Wire.SalesforceApiVersion; " + uses + " }",
            """
            public class Partner
            {
                private readonly string _level;
                public Partner(string apiVersion) { _level = apiVersion; }
                public string Other { get; set; }
                public string Url => "https://acme.my.salesforce.com/services/Soap/u/" + _level;
                public string Enterprise => "https://acme.my.salesforce.com/services/Soap/c/" + Other;
            }
            """,
        ];

        var project = Files("[|28.0|]").Aggregate(Retired.AllowCompilerErrors(), (project, file) => project.Source(file));
        await project.VerifyFixAllAsync(Fix, Files("64.0"), FixAllScope.Project);
    }

    [Fact]
    public Task A_constant_that_is_shared_with_a_login_and_newer_is_reported() => Case.For<SoapLoginAbsentAnalyzer>()
        .Source("class Soap { string M() => \"https://login.salesforce.com/services/Soap/u/\" + Wire.SalesforceApiVersion; }")
        .Source("static class Wire { public const string SalesforceApiVersion = \"[|66.0|]\"; }")
        .VerifyAsync();

    [Fact]
    public Task A_constant_that_tells_whose_it_is_is_reported_where_it_stands() => Retired
        .Source("class A { string M(string u) => u + \"/services/data/\" + Wire.SalesforceApiVersion; }")
        .Source("static class Wire { public const string SalesforceApiVersion = \"[|v28.0|]\"; }")
        .VerifyAsync();

    /// <summary>
    /// Name and value belong together in a constant that others have compiled, and in an enumeration: there is nothing to write.
    /// </summary>
    [Theory]
    [InlineData("string M(string u) => $\"{u}/services/data/{[|Lib.Api.Level|]}/query\";")]
    [InlineData("enum Level { Old = 28, New = 60 } string M(string u) => $\"{u}/services/data/v{(int)[|Level.Old|]}.0/query\";")]
    public async Task What_only_has_a_name_here_is_reported_at_its_use_and_left_as_it_is(string members)
    {
        var project = Case.For(new RetiredApiVersionAnalyzer(), new MixedApiVersionsAnalyzer())
            .Library("Lib", "1.0.0.0", "namespace Lib; public static class Api { public const string Level = \"v28.0\"; }");
        var marked = InClass(members + " const string Other = \"/services/data/v60.0/limits\";");

        await project.Source(marked.Replace("[|", "{|SFI1001:{|SFI1009:").Replace("|]", "|}|}"))
            .VerifyFixAsync(Fix, [marked.Replace("[|", "").Replace("|]", "")]);
    }

    [Fact]
    public Task The_target_is_the_teams() => Retired.Property("SfiTargetApiVersion", "60.0")
        .Source(InClass("const string U = \"/services/data/[|v28.0|]/query\";"))
        .VerifyFixAsync(Fix, [InClass("const string U = \"/services/data/v60.0/query\";")]);

    /// <summary>SFI0001 says why.</summary>
    [Theory]
    [InlineData("20.0")]
    [InlineData("30.0")]
    [InlineData("99.0")]
    public async Task A_target_that_cannot_be_called_is_ignored(string target)
    {
        var project = Retired.Property("SfiTargetApiVersion", target).Property("SfiMinimumApiVersion", "99.0")
            .Source(InClass("const string U = \"/services/data/[|v28.0|]/query\";"));

        Assert.Contains(" Use 41.0 or later;", Assert.Single(await project.DiagnosticsAsync()).GetMessage(), StringComparison.Ordinal);
        await project.VerifyFixAsync(Fix, [InClass("const string U = \"/services/data/v$newest.0/query\";").WithNewest()]);
    }

    [Fact]
    public async Task A_target_below_what_stands_there_offers_no_fix_and_is_no_advice()
    {
        var diagnostics = await Case.For<AnnouncedApiVersionAnalyzer>().Property("SfiTargetApiVersion", "31.0")
            .Source(InClass("const string U = \"/services/data/{|SFI1002:v36.0|}/query\";")).VerifyAsync();

        Assert.DoesNotContain(VersionDiagnostic.Target, diagnostics[0].Properties.Keys);
        Assert.Contains(" Use 41.0 or later;", diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    private static string InClass(string members) => $$"""
        #pragma warning disable CS0414, CS0169
        class SalesforceGateway
        {
            {{members}}
        }
        """.WithNewest();
}
