namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Which addresses of a general client are an API's, however they are put together and whatever the client is called.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("a path in a builder's initializer", """new UriBuilder(host) { Path = "services/data/v60.0/limits" }.Uri""")]
    [InlineData("a host and a path in a builder's initializer",
        """new UriBuilder { Scheme = "https", Host = "acme.my.salesforce.com", Path = path }.Uri""")]
    [InlineData("a path as a builder's argument", """new UriBuilder("https", host, 443, "services/data/v60.0/limits").Uri""")]
    [InlineData("a builder's text", """new UriBuilder(host) { Path = "services/data/v60.0/limits" }.ToString()""")]
    [InlineData("a path set later", "builder.Uri", """var builder = new UriBuilder(host); builder.Path = "services/data/v60.0/limits";""")]
    [InlineData("a path made longer later",
        "builder.Uri", """var builder = new UriBuilder(host) { Path = path }; builder.Path += "/services/data/v60.0/limits";""")]
    [InlineData("a host set later",
        "builder.Uri", """var builder = new UriBuilder { Path = path }; builder.Host = "acme.my.salesforce.com";""")]
    [InlineData("a resource behind a base that ends in services", """host + "/data/v60.0/composite/tree/" + path""")]
    [InlineData("a resource behind a base that ends in data", """$"{host}v60.0/sobjects/{path}" """)]
    [InlineData("a job behind a base that ends in services", """host + url""", """var url = "/async/60.0/job/";""")]
    public Task An_api_is_recognized(string through, string address, string before = "") =>
        VerifyAsync(before, $$"""var r = await http.GetAsync({{address}}); r.{|SFI2002:EnsureSuccessStatusCode|}();""");

    [Theory]
    [InlineData("a version that Salesforce's REST API never had", """host + "/data/v9.0/query?q=" + path""")]
    [InlineData("a resource that others have too", """host + "/data/v60.0/accounts" """)]
    [InlineData("a job of another service", """host + "/async/v1/job/" """)]
    public Task Another_service_is_left_alone(string what, string address) =>
        VerifyAsync("", $$"""var r = await http.GetAsync({{address}}); r.EnsureSuccessStatusCode();""");

    [Theory]
    [InlineData("the user's data through a builder's initializer", """new UriBuilder(host) { Path = "services/oauth2/userinfo" }.Uri""")]
    [InlineData("the user's data through a host by name", """new UriBuilder(instanceUrl) { Path = "services/oauth2/userinfo" }.Uri""")]
    [InlineData("the user's data through a local",
        "uri", """var path = "services/oauth2/userinfo"; var uri = new UriBuilder(host) { Path = path }.Uri;""")]
    [InlineData("the user's data through a path set later",
        "builder.Uri", """var builder = new UriBuilder(host); builder.Path = "services/oauth2/userinfo";""")]
    [InlineData("the user's data through a configured beginning", """instanceUrl + "oauth2/userinfo" """)]
    [InlineData("the user's data through a name", "salesforceUserInfoUrl")]
    [InlineData("a token request through a builder", """new UriBuilder(instanceUrl) { Path = "services/oauth2/token" }.Uri""")]
    [InlineData("what a token is worth", """instanceUrl + "oauth2/introspect" """)]
    [InlineData("what a token is worth through a name", "salesforceIntrospectionEndpoint")]
    [InlineData("a token given back", """instanceUrl + "oauth2/revoke?token=" + token""")]
    [InlineData("a token given back through a builder", """new UriBuilder(instanceUrl) { Path = "services/oauth2/revoke" }.Uri""")]
    [InlineData("a token given back through a name", "salesforceRevokeUrl")]
    [InlineData("an identity", "\"https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA\"")]
    [InlineData("an identity by its ids", """$"{instanceUrl}/id/{token}/{path}" """)]
    [InlineData("an identity by a format", """string.Format("https://login.salesforce.com/id/{0}/{1}", token, path)""")]
    [InlineData("an identity by a sum", """instanceUrl + "/id/" + token + "/" + path""")]
    [InlineData("an identity by a relative path", """new Uri(new Uri(instanceUrl), $"id/{token}/{path}")""")]
    [InlineData("an identity by its name", "salesforceIdentityUrl")]
    [InlineData("the list of versions through a builder", """new UriBuilder(instanceUrl) { Path = "services/data" }.Uri""")]
    [InlineData("the list of versions through a builder of a local",
        "uri", """var uri = new UriBuilder(instanceUrl) { Path = "/services/data/" }.ToString();""")]
    [InlineData("the list of versions through a path set later",
        "builder.Uri", """var builder = new UriBuilder(instanceUrl); builder.Path = "services/data/";""")]
    [InlineData("the REST address of Marketing Cloud", "restInstanceUrl + path", "var restInstanceUrl = host;")]
    [InlineData("the SOAP address of Marketing Cloud", "soap_instance_url + path", "var soap_instance_url = host;")]
    [InlineData("a token request through an address of its own",
        "uri.AbsoluteUri", """var uri = new Uri(instanceUrl + "/services/oauth2/token");""")]
    public async Task What_answers_without_an_error_code_is_left_alone(string what, string address, string before = "")
    {
        await VerifyAsync(before, $$"""var r = await salesforceClient.GetAsync({{address}}); r.EnsureSuccessStatusCode();""");
        await VerifyAsync(before,
            $$"""var r = await salesforceClient.GetAsync({{address}}); if (!r.IsSuccessStatusCode) throw new Exception("failed");""");
    }

    [Theory]
    [InlineData("a path of its own from the root",
        """var r = await salesforceClient.GetAsync("/user/projects/1"); r.EnsureSuccessStatusCode();""")]
    [InlineData("a path from the root that begins with a text",
        """var r = await salesforceClient.GetAsync($"/user/projects/{path}"); r.EnsureSuccessStatusCode();""")]
    [InlineData("a path behind the base",
        """var r = await salesforceClient.GetAsync("limits"); r.{|SFI2002:EnsureSuccessStatusCode|}();""")]
    [InlineData("an API's path from the root",
        """var r = await salesforceClient.GetAsync("/services/apexrest/orders"); r.{|SFI2002:EnsureSuccessStatusCode|}();""")]
    public Task A_path_from_the_root_is_an_apis_or_anothers(string what, string statements) => VerifyAsync("", statements);

    [Theory]
    [InlineData("the name of a handler",
        """s.AddHttpClient<Orders>(c => c.BaseAddress = new Uri("https://erp.example.org/")).AddSalesforceAudit();""",
        """client.GetAsync("orders")""")]
    [InlineData("its own name",
        """s.AddHttpClient("SalesforceClient", c => c.BaseAddress = new Uri("https://localhost:5001/"));""",
        """clients.CreateClient("SalesforceClient").GetAsync("orders")""")]
    [InlineData("the name of a type",
        """s.AddHttpClient("SalesforceOrders", c => c.BaseAddress = new Uri("https://localhost:5001/"));""",
        """clients.CreateClient(nameof(SalesforceOrders)).GetAsync("orders")""")]
    [InlineData("a client in the same chain",
        """
        s.AddHttpClient<Orders>(c => c.BaseAddress = new Uri("https://erp.example.org/"))
            .AddHttpClient<Crm>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"));
        """,
        """client.GetAsync("orders")""")]
    public Task A_client_that_is_registered_for_another_host_is_left_alone_whatever_is_called(
        string what, string registration, string call) =>
        AccessErrorRules.VerifyAsync($$"""
            interface IServices
            {
                IServices AddHttpClient<T>(Action<HttpClient> configure);
                IServices AddHttpClient(string name, Action<HttpClient> configure);
                IServices AddSalesforceAudit();
            }
            interface IHttpClientFactory { HttpClient CreateClient(string name); }
            class Crm { }
            class SalesforceOrders { }
            class Startup { void Configure(IServices s) { {{registration}} } }
            class Orders(HttpClient client, IHttpClientFactory clients)
            {
                public async Task Load() { var r = await {{call}}; r.EnsureSuccessStatusCode(); }
            }
            """);

    private static Task VerifyAsync(string before, string statements) =>
        AccessErrorRules.VerifyAsync($$"""
            /* salesforce */
            class Client(
                HttpClient http,
                HttpClient salesforceClient,
                string host,
                string path,
                string token,
                string instanceUrl,
                string salesforceUserInfoUrl,
                string salesforceIntrospectionEndpoint,
                string salesforceRevokeUrl,
                string salesforceIdentityUrl)
            {
                public async Task Load() { {{before}} {{statements}} }
            }
            """);
}
