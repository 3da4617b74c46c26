using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

public class PasswordLoginTests
{
    private const string AliasAs = "class AliasAsAttribute(string name) : Attribute { public string Name => name; }";

    public static TheoryData<string, string> Logins => new()
    {
        { "toolkit", "Task M(Salesforce.Common.AuthenticationClient c) => c.[|UsernamePasswordAsync|](\"a\", \"b\", \"c\", \"d\");" },
        {
            "SOAP text",
            "const string Body = [|\"<env:Envelope><env:Body><n1:login "
                + "xmlns:n1=\\\"urn:partner.soap.sforce.com\\\"><n1:username>a</n1:username></n1:login></env:Body></env:Envelope>\"|];"
        },
        {
            "SOAP text in pieces",
            """
            string M(string user)
            {
                var body = "<env:Envelope xmlns:env='http://schemas.xmlsoap.org/soap/envelope/'><env:Body>";
                body += [|"<n1:login xmlns:n1='urn:partner.soap.sforce.com'>"|];
                body += "<n1:username>" + user + "</n1:username>";
                return body + "</n1:login></env:Body></env:Envelope>";
            }
            """
        },
        { "form text", "const string Form = [|\"grant_type=password&client_id=x\"|];" },
        { "interpolated form", "string M(string id) => $\"[|grant_type=password&client_id=|]{id}\";" },
        { "dictionary", "Dictionary<string, string> F = new() { { \"grant_type\", [|\"password\"|] } };" },
        { "dictionary index", "Dictionary<string, string> F = new() { [\"grant_type\"] = [|\"password\"|] };" },
        { "pair", "KeyValuePair<string, string> F = new KeyValuePair<string, string>(\"grant_type\", [|\"password\"|]);" },
        { "part of a form", "void M(MultipartFormDataContent form) => form.Add(new StringContent([|\"password\"|]), \"grant_type\");" },
        {
            "part of a form, by name",
            "void M(MultipartFormDataContent form) { var part = new StringContent([|\"password\"|]); form.Add(part, \"grant_type\"); }"
        },
        { "constant", "const string Grant = [|\"password\"|]; Dictionary<string, string> F = new() { { \"grant_type\", Grant } };" },
        {
            "constant of another type",
            """
            static class Grants { public const string User = "password"; }
            Dictionary<string, string> F = new() { { "grant_type", [|Grants.User|] } };
            KeyValuePair<string, string> G = new("grant_type", [|Grants.User|]);
            void M(Dictionary<string, string> form) => form["grant_type"] = [|Grants.User|];
            """
        },
        { "member", "object M() => new { grant_type = [|\"password\"|], client_id = \"x\" };" },
        {
            "member with the key",
            "class Request { [AliasAs(\"grant_type\")] public string Grant { get; set; } = [|\"password\"|]; } " + AliasAs
        },
        { "member named as the key", "class Request { public string grant_type => [|\"password\"|]; }" },
        {
            "parameter with the key",
            "record Request([property: AliasAs(\"grant_type\")] string Grant = [|\"password\"|]); " + AliasAs
        },
        { "local", "KeyValuePair<string, string> M() { var grant = [|\"password\"|]; return new(\"grant_type\", grant); }" },
        {
            "address in the same class",
            """
            const string Url = "https://login.salesforce.com/services/oauth2/token";
            const string Form = [|"grant_type=password&client_id=x"|];
            """
        },
        {
            "address of an own domain",
            """
            void M(HttpClient c) =>
                c.PostAsync("https://login.acme.com/services/oauth2/token", new StringContent([|"grant_type=password"|]));
            """
        },
        { "class of both", "class SFPardot { const string Form = [|\"grant_type=password\"|]; }" },
        {
            "nearest address",
            """
            const string Portal = "https://id.acme.com/connect/token";
            void M(HttpClient c) =>
                c.PostAsync("https://test.salesforce.com/services/oauth2/token", new StringContent([|"grant_type=password"|]));
            """
        },
    };

    [Theory]
    [MemberData(nameof(Logins))]
    public Task A_login_with_a_password_is_reported(string shape, string member) => Case.For<PasswordLoginAnalyzer>().ForceToolkit()
        .Source($$"""
            // {{shape}}
            class SalesforceLogin { {{member}} }
            """).VerifyAsync();

    [Theory]
    [InlineData("string Password = \"password\";")]
    [InlineData("Dictionary<string, string> F = new() { { \"grant_type\", \"client_credentials\" }, { \"password\", \"x\" } };")]
    [InlineData("void login() { } void M() => login();")]
    [InlineData("class Portal { public void login(string u, string p) { } } void M(Portal p) => p.login(\"a\", \"b\");")]
    [InlineData("const string Hint = \"Press the login button\";")]
    [InlineData("""
        static class Grants { public const string App = "client_credentials"; public const string User = "password"; }
        Dictionary<string, string> F = new() { { "grant_type", Grants.App }, { Grants.User, "x" } };
        """)]
    [InlineData("string[] Keys = { \"grant_type\", \"password\", \"client_id\" };")]
    [InlineData("""
        void M(HttpClient c) =>
            c.PostAsync("https://identity.acme.com/connect/token", new StringContent("grant_type=password"));
        """)]
    [InlineData("""
        Task M(HttpClient c, string realm) =>
            c.PostAsync(
                $"{realm}/protocol/openid-connect/token",
                new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password" }));
        """)]
    [InlineData("""
        class Tokens
        {
            const string Url = "https://acme.eu.auth0.com/oauth/token";
            const string Form = "grant_type=password";
        }
        """)]
    [InlineData("class ZohoTokens { const string Form = \"grant_type=password\"; }")]
    public Task Another_login_is_not(string member) =>
        Case.For<PasswordLoginAnalyzer>().Source($"class SalesforceLogin {{ {member} }}").VerifyAsync();

    [Fact]
    public Task A_call_of_a_generated_proxy_is_reported() => Case.For<PasswordLoginAnalyzer>()
        .Source("""
            using System.Web.Services.Protocols;
            namespace System.Web.Services { class WebServiceBindingAttribute : Attribute { public string Name; public string Namespace; } }
            namespace System.Web.Services.Protocols { class SoapHttpClientProtocol { } }
            namespace Acme.Sforce
            {
                [System.Web.Services.WebServiceBinding(Name = "SoapBinding", Namespace = "urn:enterprise.soap.sforce.com")]
                class SforceService : SoapHttpClientProtocol
                {
                    public object login(string u, string p) => null;
                    public object Beginlogin(string u) => null;
                }
                class Job { object M(SforceService s) => s.[|login|]("a", "b"); object N(SforceService s) => s.[|Beginlogin|]("a"); }
            }
            """).VerifyAsync();
}
