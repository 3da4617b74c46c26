using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>Versions, paths and calls that stand in files of their own, none of which tells enough alone.</summary>
public class OverSeveralFilesTests
{
    public static TheoryData<string, string[]> Shapes => new()
    {
        {
            "path and version are names, the address is elsewhere",
            [
                "static class Wire { public const string Root = \"/services/data/\"; public const string Level = \"v28.0\"; }",
                "class Sender { string M(string host) => host + Wire.Root + [|Wire.Level|] + \"/query\"; }",
            ]
        },
        {
            "path and version are names in different files",
            [
                "static class Paths { internal static readonly string Soap = \"/services/Soap/u/\"; }",
                "static class Levels { public const string Old = \"28.0\"; }",
                "class Sender { string M(string host) => $\"{host}{Paths.Soap}{[|Levels.Old|]}\"; }",
            ]
        },
        {
            "names by a using",
            [
                "static class Wire { public const string Root = \"/services/data/v\"; public const int Level = 28; }",
                "using static Wire; class Sender { string M(string host) => $\"{host}{Root}{[|Level|]}.0/query\"; }",
            ]
        },
        {
            "settings with a path and a version",
            [
                "class Settings { public string Root { get; set; } = \"/services/data/\"; public string Level { get; set; } = \"v28.0\"; }",
                "class Sender(Settings settings) { string M(string host) => $\"{host}{settings.Root}{[|settings.Level|]}/query\"; }",
            ]
        },
        {
            "inherited path",
            [
                "abstract class Wire { protected const string Root = \"/services/async/\"; }",
                "class Sender : Wire { string M(string host) => host + Root + \"[|28.0|]\" + \"/job\"; }",
            ]
        },
        {
            "path by name, version by parameter",
            [
                "static class Wire { public const string Root = \"/services/data/\"; }",
                "class Sender { public string To(string host, string level) => host + Wire.Root + level; }",
                "class Caller { string M(Sender s) => s.To(\"h\", \"[|v28.0|]\"); }",
            ]
        },
        {
            "used by two files, reported once",
            [
                "static class Wire { public const string Root = \"/services/data/\"; public const string Level = \"v28.0\"; }",
                "class One { string M(string host) => host + Wire.Root + [|Wire.Level|]; }",
                "class Two { string M(string host) => host + Wire.Root + Wire.Level; }",
            ]
        },
        {
            "two hops over three files",
            [
                "class Sender(string level) { public string M(string host) => $\"{host}/services/data/{level}/query\"; }",
                "class Client { readonly Sender _sender; public Client(string wanted) { _sender = new Sender(wanted); } }",
                "class Start { object M() => new Client(\"[|v28.0|]\"); }",
            ]
        },
        {
            "settings of another file that a constructor takes",
            [
                "class Sender(string level) { public string M(string host) => $\"{host}/services/data/{level}/query\"; }",
                "class Settings { public string Level { get; init; } = \"[|v28.0|]\"; }",
                "class Start { object M(Settings s) => new Sender(s.Level); string Org = \"login.salesforce.com\"; }",
            ]
        },
        {
            "interface, its implementation and its caller",
            [
                "interface ISender { string To(string wanted); }",
                "class Sender : ISender { public string To(string level) => \"/services/data/\" + level; }",
                "class Caller { string M(ISender s) => s.To(\"[|v28.0|]\"); }",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_version_is_reported_once(string shape, string[] files) =>
        files.Aggregate(Case.For<RetiredApiVersionAnalyzer>(), (project, file) => project.Source(file)).VerifyAsync();

    [Fact]
    public Task The_same_name_of_another_type_is_silent() => Case.For<RetiredApiVersionAnalyzer>()
        .Source("static class Wire { public const string Root = \"/services/data/\"; }")
        .Source("""
            static class Graph { public const string Root = "https://graph.facebook.com/"; public const string Level = "v19.0"; }
            class Sender { string M() => Graph.Root + Graph.Level; string N(string level) => Wire.Root + level; }
            """)
        .VerifyAsync();
}
