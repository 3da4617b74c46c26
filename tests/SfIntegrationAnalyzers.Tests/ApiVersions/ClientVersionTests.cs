using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>Versions handed to client libraries, and those that the libraries use when none is.</summary>
public class ClientVersionTests
{
    private const string Toolkit = """
        namespace Salesforce.Common { public class AuthenticationClient {
            public AuthenticationClient(string apiVersion = "v36.0") { }
            public AuthenticationClient(System.Net.Http.HttpClient http, string apiVersion = "v36.0", bool dispose = false) { }
            public string ApiVersion { get; set; } public string InstanceUrl; public string AccessToken;
            public System.Threading.Tasks.Task GetLatestVersionAsync() => null;
            public System.Threading.Tasks.Task UsernamePasswordAsync(string a, string b, string c, string d) => null;
        } }
        namespace Salesforce.Force
        {
            public class ForceClient { public ForceClient(string instanceUrl, string accessToken, string apiVersion) { } }
        }
        """;

    public static TheoryData<string, string, string, string> Carriers => new()
    {
        {
            "toolkit, positional",
            "Salesforce.Force",
            Toolkit,
            "object M() => new Salesforce.Force.ForceClient(\"u\", \"t\", \"{|SFI1001:v29.0|}\");"
        },
        {
            "toolkit, without the minor part",
            "Salesforce.Force",
            Toolkit,
            "object M() => new Salesforce.Force.ForceClient(\"u\", \"t\", \"{|SFI1006:v36|}\");"
        },
        {
            "toolkit, without the letter",
            "Salesforce.Force",
            Toolkit,
            "object M() => new Salesforce.Force.ForceClient(\"u\", \"t\", \"{|SFI1006:58.0|}\");"
        },
        {
            "toolkit, named",
            "Salesforce.Force",
            Toolkit,
            "object M() => new Salesforce.Force.ForceClient(apiVersion: \"{|SFI1001:v29.0|}\", instanceUrl: \"u\", accessToken: \"t\");"
        },
        {
            "toolkit, property",
            "Salesforce.Common",
            Toolkit,
            "void M(Salesforce.Common.AuthenticationClient c) { c.ApiVersion = \"{|SFI1001:v29.0|}\"; }"
        },
        {
            "toolkit, initialiser",
            "Salesforce.Common",
            Toolkit,
            "object M() => new Salesforce.Common.AuthenticationClient { ApiVersion = \"{|SFI1001:v29.0|}\" };"
        },
        {
            "same type, other order of parameters",
            "NetCoreForce.Client",
            """
            namespace NetCoreForce.Client
            {
                public class ForceClient { public ForceClient(string instanceUrl, string apiVersion, string accessToken) { } }
            }
            """,
            "object M() => new NetCoreForce.Client.ForceClient(\"u\", \"{|SFI1001:v29.0|}\", \"t\");"
        },
        {
            "whole number",
            "SfdcConnect",
            "namespace SfdcConnect { public class SfdcRestApi { public SfdcRestApi(bool isTest, int apiversion) { } } }",
            "object M() => new SfdcConnect.SfdcRestApi(false, {|SFI1001:28|});"
        },
        {
            "fluent whole number",
            "ApexSharp",
            "namespace ApexSharpBase { public class Setup { public Setup AndSalesForceApiVersion(int n) => this; } }",
            "object M(ApexSharpBase.Setup s) => s.AndSalesForceApiVersion({|SFI1001:28|});"
        },
        {
            "toolkit, chatter",
            "Salesforce.Chatter",
            """
            namespace Salesforce.Chatter
            {
                public class ChatterClient { public ChatterClient(string instanceUrl, string accessToken, string apiVersion) { } }
            }
            """,
            "object M() => new Salesforce.Chatter.ChatterClient(\"u\", \"t\", \"{|SFI1001:v29.0|}\");"
        },
        {
            "successor of the toolkit",
            "DotNetForce",
            """
            namespace DotNetForce
            {
                public class DnfClient { public string ApiVersion { get; set; } public static string DefaultApiVersion; }
            }
            """,
            """
            void M(DotNetForce.DnfClient c)
            {
                c.ApiVersion = "{|SFI1001:v29.0|}";
                DotNetForce.DnfClient.DefaultApiVersion = "{|SFI1001:v28.0|}";
            }
            """
        },
        {
            "optional parameter",
            "SalesforceSharper",
            """
            namespace SalesforceSharper
            {
                public class SalesforceClient { public SalesforceClient(string instanceUrl, string apiVersion = "v60.0") { } }
            }
            """,
            "object M() => new SalesforceSharper.SalesforceClient(\"u\", \"{|SFI1001:v29.0|}\");"
        },
        {
            "property",
            "Sharpforce",
            "namespace Sharpforce { public class SalesforceClient { public string Version { get; set; } } }",
            "void M(Sharpforce.SalesforceClient c) { c.Version = \"{|SFI1001:v29.0|}\"; }"
        },
        {
            "task of an integration server",
            "Frends.Salesforce.ExecuteQuery",
            "namespace Frends.Salesforce.ExecuteQuery.Definitions { public class Connection { public string ApiVersion { get; set; } } }",
            "object M() => new Frends.Salesforce.ExecuteQuery.Definitions.Connection { ApiVersion = \"{|SFI1001:v29.0|}\" };"
        },
        {
            "without the letter, on any type",
            "AWJ.SalesforceSdk",
            "namespace AWJ.SalesforceSdk { public class ConnectionOptions { public string Version { get; set; } } }",
            "object M() => new AWJ.SalesforceSdk.ConnectionOptions { Version = \"{|SFI1001:29.0|}\" };"
        },
        {
            "parameter of a method",
            "Salesforce.SDK.Core",
            """
            namespace Salesforce.SDK.Rest
            {
                public class RestRequest { public static RestRequest GetRequestForResources(string apiVersion) => null; }
                public class ApiVersionStrings { public static string VersionNumber; }
            }
            """,
            """
            object M()
            {
                Salesforce.SDK.Rest.ApiVersionStrings.VersionNumber = "{|SFI1001:v28.0|}";
                return Salesforce.SDK.Rest.RestRequest.GetRequestForResources("{|SFI1001:v29.0|}");
            }
            """
        },
        {
            "without the letter where none belongs",
            "SalesforceMagic",
            "namespace SalesforceMagic { public class SalesforceConfig { public string ApiVersion { get; set; } } }",
            "object M() => new SalesforceMagic.SalesforceConfig { ApiVersion = \"{|SFI1001:28.0|}\" };"
        },
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public Task A_version_handed_to_a_client_is_reported(string shape, string assembly, string stub, string member) => Case
        .For(new RetiredApiVersionAnalyzer(), new MalformedApiVersionAnalyzer())
        .Library(assembly, "2.0.0.0", stub)
        .Source($$"""
            // {{shape}}: salesforce
            class Program { {{member}} }
            """)
        .VerifyAsync();

    [Fact]
    public async Task A_constant_that_does_not_tell_is_reported_where_a_client_takes_it()
    {
        var diagnostics = await Case.For<RetiredApiVersionAnalyzer>().Library("Salesforce.Force", "2.0.0.0", Toolkit)
            .Source("class Program { object M() => new Salesforce.Force.ForceClient(\"u\", \"t\", [|Wire.Level|]); }")
            .Source("static class Wire { public const string Level = \"v28.0\"; }")
            .VerifyAsync();

        Assert.Contains(diagnostics[0].AdditionalLocations, l => l.SourceTree!.FilePath == "File1.cs");
    }

    [Fact]
    public Task A_local_that_does_not_tell_is_reported_where_it_stands() => Case.For<RetiredApiVersionAnalyzer>()
        .Library("Salesforce.Force", "2.0.0.0", Toolkit)
        .Source("class Program { object M() { var level = \"[|v28.0|]\"; return new Salesforce.Force.ForceClient(\"u\", \"t\", level); } }")
        .VerifyAsync();

    [Theory]
    [InlineData("using Salesforce.Force; class Program { object M() => new ForceClient(\"u\", \"t\", \"[|v28.0|]\"); }")]
    [InlineData("using Salesforce.Common; class Program { object M() => new AuthenticationClient(apiVersion: \"[|v28.0|]\"); }")]
    [InlineData("""
        namespace Acme
        { using NetCoreForce.Client;
            class Program { object M() => new ForceClient("u", "[|v28.0|]", "t"); }
        }
        """)]
    [InlineData("class Program { object M() => new Salesforce.Force.ForceClient(\"u\", \"t\", \"[|v28.0|]\"); }")]
    [InlineData("""
        using Salesforce.Force;
        class Program { object M() { var level = "[|v28.0|]"; return new ForceClient("u", "t", level); } }
        """)]
    [InlineData("""
        using Acme.Force;
        class Program { object M() => new ForceClient("u", "t", "v28.0"); string Crm = "salesforce.com"; }
        """)]
    [InlineData("using Salesforce.Force; class Program { object M() => new ForceClient(\"u\", userAgent: \"v28.0\", retries: \"28\"); }")]
    public Task A_version_handed_to_a_client_is_reported_before_its_package_is_there(string source) =>
        Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors().Source(source).VerifyAsync();

    [Theory]
    [InlineData("0.4.5.0", "29.0 (Winter '14), retired in Summer '25")]
    [InlineData("0.6.1.0", "30.0 (Spring '14), retired in Summer '25")]
    [InlineData("1.0.1.0", "32.0 (Winter '15), to be retired in Summer '28")]
    [InlineData("1.2.3.0", "34.0 (Summer '15), to be retired in Summer '28")]
    [InlineData("2.1.0.0", "36.0 (Spring '16), to be retired in Summer '28")]
    [InlineData("0.0.0.0", "36.0 (Spring '16), to be retired in Summer '28")]
    public async Task A_clients_default_depends_on_its_version(string version, string expected)
    {
        var diagnostics = await Case.For<OldClientDefaultAnalyzer>().Library("Salesforce.Common", version, Toolkit)
            .Source("using Salesforce.Common; class Program { object M() => [|new AuthenticationClient()|]; }").VerifyAsync();

        Assert.Contains(expected, diagnostics[0].GetMessage());
    }

    [Theory]
    [InlineData("Salesforce.Common", "object M() => new Salesforce.Common.AuthenticationClient(\"v60.0\");")]
    [InlineData("Salesforce.Common", "object M() => new Salesforce.Common.AuthenticationClient(apiVersion: \"v60.0\");")]
    [InlineData("Salesforce.Common", "object M() => new Salesforce.Common.AuthenticationClient { ApiVersion = \"v60.0\" };")]
    [InlineData("Salesforce.Common", "void M() { var auth = new Salesforce.Common.AuthenticationClient(); auth.ApiVersion = \"v60.0\"; }")]
    [InlineData("Salesforce.Common",
        "async Task M() { var auth = new Salesforce.Common.AuthenticationClient(); await auth.GetLatestVersionAsync(); }")]
    public Task A_version_that_is_given_is_not_the_clients_default(string assembly, string member) => Case
        .For<OldClientDefaultAnalyzer>().Library(assembly, "2.1.0.0", Toolkit).Source($"class Program {{ {member} }}").VerifyAsync();

    /// <summary>The toolkit's client signs in without a version: it only hands its own on.</summary>
    [Theory]
    [InlineData("""
        object M()
        {
            var auth = new AuthenticationClient();
            return new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, "v60.0");
        }
        """)]
    [InlineData("Task M() => new AuthenticationClient().UsernamePasswordAsync(\"a\", \"b\", \"c\", \"d\");")]
    [InlineData("""
        readonly AuthenticationClient _auth = new();
        object M() => new Salesforce.Force.ForceClient(_auth.InstanceUrl, this._auth.AccessToken, "v60.0");
        """)]
    [InlineData("""
        AuthenticationClient _auth;
        string M() { if (_auth == null) { _auth = new AuthenticationClient(); } return _auth.AccessToken; }
        """)]
    [InlineData("AuthenticationClient Auth { get; } = new(); string M() => Auth.AccessToken;")]
    [InlineData("string M() { AuthenticationClient auth; auth = new AuthenticationClient(); return auth?.AccessToken; }")]
    public Task A_default_that_is_never_handed_on_is_fine(string member) => Case.For<OldClientDefaultAnalyzer>()
        .Library("Salesforce.Common", "2.1.0.0", Toolkit)
        .Source($"using Salesforce.Common; class Program {{ {member} }}").VerifyAsync();

    [Theory]
    [InlineData("""
        object M()
        {
            var auth = [|new AuthenticationClient()|];
            return new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion);
        }
        """)]
    [InlineData("string M() => [|new AuthenticationClient()|].ApiVersion;")]
    [InlineData("readonly AuthenticationClient _auth = [|new()|]; string M() => this._auth.ApiVersion;")]
    [InlineData("public AuthenticationClient Auth { get; } = [|new()|]; } class Other { string M(Program p) => p.Auth?.ApiVersion;")]
    [InlineData("void M() { var auth = [|new AuthenticationClient()|]; N(auth); } void N(AuthenticationClient auth) { }")]
    [InlineData("AuthenticationClient _auth; AuthenticationClient M() => _auth ??= [|new AuthenticationClient()|];")]
    [InlineData("AuthenticationClient M() { var auth = [|new AuthenticationClient()|]; return auth; }")]
    public Task A_default_that_is_handed_on_is_reported(string member) => Case.For<OldClientDefaultAnalyzer>()
        .Library("Salesforce.Common", "2.1.0.0", Toolkit)
        .Source($"using Salesforce.Common; class Program {{ {member} }}").VerifyAsync();

    [Fact]
    public Task A_default_that_statements_of_the_program_hand_on_is_reported() => Case.For<OldClientDefaultAnalyzer>()
        .Library("Salesforce.Common", "2.1.0.0", Toolkit).AllowCompilerErrors()
        .Source("""
            using Salesforce.Common;
            var auth = [|new AuthenticationClient()|];
            var client = new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion);
            """)
        .VerifyAsync();

    [Fact]
    public Task Nothing_is_said_of_a_default_that_no_release_and_no_constructor_tells() => Case.For<OldClientDefaultAnalyzer>()
        .Library("NetCoreForce.Client", "0.0.0.0", """
            namespace NetCoreForce.Client
            {
                public class AuthenticationClient
                {
                    public AuthenticationClient(string apiVersion = null) { }
                    public string ApiVersion { get; set; }
                }
            }
            """)
        .Source("using NetCoreForce.Client; class Program { object M() => new AuthenticationClient(); }").VerifyAsync();

    [Fact]
    public Task A_default_that_is_still_supported_is_fine() => Case.For<OldClientDefaultAnalyzer>().NetCoreForce()
        .Source("using NetCoreForce.Client; class Program { object M() => new AuthenticationClient(); }").VerifyAsync();

    [Theory]
    [InlineData("Sharpforce", "SalesforceClient", "29.0 (Winter '14)")]
    [InlineData("LinqToSalesforce", "SoqlContext", "30.0 (Spring '14)")]
    [InlineData("SalesforceMagic", "SalesforceConfig", "38.0 (Winter '17)")]
    public async Task A_client_that_was_never_raised_has_one_default(string space, string type, string expected)
    {
        var diagnostics = await Case.For<OldClientDefaultAnalyzer>()
            .Library(
                space,
                "1.0.0.0",
                $"namespace {space} {{ public class {type} {{ public string Version {{ get; set; }} public string ApiVersion {{ get; set; "
                    + $"}} }} }}")
            .Source($"class Program {{ object M() => [|new {space}.{type}()|]; }}").VerifyAsync();

        Assert.Contains(expected, diagnostics[0].GetMessage());
    }

    /// <summary>These sign in with SOAP <c>login()</c> at the version that they are given.</summary>
    [Fact]
    public async Task A_client_that_signs_in_with_soap_stops_at_the_last_login()
    {
        var clients = Case.For(new RetiredApiVersionAnalyzer(), new OldClientDefaultAnalyzer())
            .Library(
                "SalesforceMagic",
                "1.0.0.0",
                "namespace SalesforceMagic { public class SalesforceConfig { public string ApiVersion { get; set; } } }")
            .Library(
                "SfdcConnect",
                "1.0.0.0",
                "namespace SfdcConnect { public class SfdcSoapApi { public SfdcSoapApi(bool isTest, int apiversion) { } } }");

        await clients.Source("class A { object M() => new SalesforceMagic.SalesforceConfig { ApiVersion = \"{|SFI1001:28.0|}\" }; }")
            .VerifyFixAsync(
                new ApiVersionCodeFixProvider(),
                ["class A { object M() => new SalesforceMagic.SalesforceConfig { ApiVersion = \"64.0\" }; }"]);
        await clients.Source("class A { object M() => new SfdcConnect.SfdcSoapApi(false, {|SFI1001:28|}); }")
            .VerifyFixAsync(new ApiVersionCodeFixProvider(), ["class A { object M() => new SfdcConnect.SfdcSoapApi(false, 64); }"]);
        await clients.Source("class A { object M() => {|SFI1003:new SalesforceMagic.SalesforceConfig()|}; }")
            .VerifyFixAsync(
                new OldClientDefaultCodeFixProvider(),
                ["class A { object M() => new SalesforceMagic.SalesforceConfig() { ApiVersion = \"64.0\" }; }"]);
    }

    [Fact]
    public async Task A_client_without_parameters_has_its_default_as_well()
    {
        var one = Case.For<OldClientDefaultAnalyzer>()
            .SalesforceSharp()
            .Source("""
                using SalesforceSharp;
                class Program
                {
                    object M() => [|new SalesforceClient()|];
                    SalesforceClient N() { SalesforceClient c = [|new()|]; return c; }
                }
                """);
        await one.VerifyAsync();
        await one.VerifyFixAsync(new OldClientDefaultCodeFixProvider(),
            [
                """
                using SalesforceSharp;
                class Program
                {
                    object M() => new SalesforceClient() { ApiVersion = "v$newest.0" };
                    SalesforceClient N() { SalesforceClient c = new() { ApiVersion = "v$newest.0" }; return c; }
                }
                """.WithNewest(),
            ]);
    }

    [Theory]
    [InlineData("new SalesforceClient { Trace = true }", "new SalesforceClient { Trace = true, ApiVersion = \"v$newest.0\" }")]
    [InlineData("new SalesforceClient { Trace = true, }", "new SalesforceClient { Trace = true, ApiVersion = \"v$newest.0\", }")]
    [InlineData("new SalesforceClient { }", "new SalesforceClient { ApiVersion = \"v$newest.0\" }")]
    [InlineData("new SalesforceClient\n{\n    // nothing\n}",
        "new SalesforceClient\n{\n    ApiVersion = \"v$newest.0\"\n    // nothing\n}")]
    [InlineData("new SalesforceClient\n{\n    Trace = true, // all of it\n    Name = \"a\"\n}",
        "new SalesforceClient\n{\n    Trace = true, // all of it\n    Name = \"a\",\n    ApiVersion = \"v$newest.0\"\n}")]
    [InlineData("new SalesforceClient\n{\n    Trace = true,\n}",
        "new SalesforceClient\n{\n    Trace = true,\n    ApiVersion = \"v$newest.0\",\n}")]
    public Task The_fix_joins_an_initialiser(string before, string after) => Case.For<OldClientDefaultAnalyzer>()
        .Library(
            "SalesforceSharp",
            "1.0.0.0",
            """
            namespace SalesforceSharp
            {
                public class SalesforceClient
                {
                    public string ApiVersion { get; set; }
                    public bool Trace { get; set; }
                    public string Name { get; set; }
                }
            }
            """)
        .Source($"using SalesforceSharp; class Program {{ object M() => [|{before}|]; }}")
        .VerifyFixAsync(
            new OldClientDefaultCodeFixProvider(), [$"using SalesforceSharp; class Program {{ object M() => {after.WithNewest()}; }}"]);

    [Fact]
    public Task The_fix_passes_a_version() => Case.For<OldClientDefaultAnalyzer>().Library("Salesforce.Common", "2.1.0.0", Toolkit)
        .Source("""
            using Salesforce.Common;
            class Program
            {
                object M() => [|new AuthenticationClient()|];
                object N() => [|new AuthenticationClient(new HttpClient())|];
                object O() => [|new AuthenticationClient(
                    new HttpClient(), // kept open
                    dispose: true)|];
                object P() => [|new AuthenticationClient(new HttpClient(), null)|];
                object Q() => [|new AuthenticationClient(apiVersion: null)|];
                object R() => [|new AuthenticationClient
                {
                    InstanceUrl = "a",
                }|];
            }
            """)
        .VerifyFixAllAsync(new OldClientDefaultCodeFixProvider(),
            [
                """
                using Salesforce.Common;
                class Program
                {
                    object M() => new AuthenticationClient(apiVersion: "v$newest.0");
                    object N() => new AuthenticationClient(new HttpClient(), apiVersion: "v$newest.0");
                    object O() => new AuthenticationClient(
                        new HttpClient(), // kept open
                        dispose: true,
                        apiVersion: "v$newest.0");
                    object P() => new AuthenticationClient(new HttpClient(), "v$newest.0");
                    object Q() => new AuthenticationClient(apiVersion: "v$newest.0");
                    object R() => new AuthenticationClient(apiVersion: "v$newest.0")
                    {
                        InstanceUrl = "a",
                    };
                }
                """.WithNewest(),
            ],
            FixAllScope.Project);
}
