using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

public class PasswordLoginTests
{
    public static TheoryData<string, string> Logins => new()
    {
        { "toolkit", "Task M(Salesforce.Common.AuthenticationClient c) => c.[|UsernamePasswordAsync|](\"a\", \"b\", \"c\", \"d\");" },
        { "SOAP text", "const string Body = [|\"<env:Envelope><env:Body><n1:login xmlns:n1=\\\"urn:partner.soap.sforce.com\\\"><n1:username>a</n1:username></n1:login></env:Body></env:Envelope>\"|];" },
        { "form text", "const string Form = [|\"grant_type=password&client_id=x\"|];" },
        { "interpolated form", "string M(string id) => $\"[|grant_type=password&client_id=|]{id}\";" },
        { "dictionary", "Dictionary<string, string> F = new() { { \"grant_type\", [|\"password\"|] } };" },
        { "dictionary index", "Dictionary<string, string> F = new() { [\"grant_type\"] = [|\"password\"|] };" },
        { "pair", "KeyValuePair<string, string> F = new KeyValuePair<string, string>(\"grant_type\", [|\"password\"|]);" },
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
    public Task Another_login_is_not(string member) => Case.For<PasswordLoginAnalyzer>().Source($"class SalesforceLogin {{ {member} }}").VerifyAsync();

    [Fact]
    public Task A_call_of_a_generated_proxy_is_reported() => Case.For<PasswordLoginAnalyzer>()
        .Source("""
            using System.Web.Services.Protocols;
            namespace System.Web.Services { class WebServiceBindingAttribute : Attribute { public string Name; public string Namespace; } }
            namespace System.Web.Services.Protocols { class SoapHttpClientProtocol { } }
            namespace Acme.Sforce
            {
                [System.Web.Services.WebServiceBinding(Name = "SoapBinding", Namespace = "urn:enterprise.soap.sforce.com")]
                class SforceService : SoapHttpClientProtocol { public object login(string u, string p) => null; }
                class Job { object M(SforceService s) => s.[|login|]("a", "b"); }
            }
            """).VerifyAsync();
}
