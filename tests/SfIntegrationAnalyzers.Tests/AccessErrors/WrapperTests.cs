using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Calls through another type of the project that sends and hands the response back as it came.</summary>
public class WrapperTests
{
    private const string Gateway = """
        class SalesforceGateway(HttpClient http)
        {
            public async Task<HttpResponseMessage> PostAsync(string path, HttpContent body) =>
                await http.PostAsync("https://x.my.salesforce.com" + path, body);
        }
        """;

    private const string PathGateway = """
        interface IGateway { Task<HttpResponseMessage> SendAsync(HttpMethod method, string path); }
        class Gateway(HttpClient http) : IGateway
        {
            public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
            {
                var request = new HttpRequestMessage(method, path);
                var response = await http.SendAsync(request).ConfigureAwait(false);
                return response;
            }
        }
        """;

    [Theory]
    [InlineData("a class that knows the address", Gateway, """
        class Orders(SalesforceGateway _sf)
        {
            public async Task<string> Save(HttpContent body)
            {
                var r = await _sf.PostAsync("/orders", body);
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw new Exception("failed");
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("an interface with one implementation, and the path of the caller", PathGateway, """
        class Orders(IGateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.SendAsync(HttpMethod.Get, "/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("EnsureSuccessStatusCode on what a wrapper returns", PathGateway, """
        class Orders(IGateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.SendAsync(HttpMethod.Get, "/services/data/v60.0/limits");
                r.{|SFI2002:EnsureSuccessStatusCode|}();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a wrapper of RestSharp", """
        class Gateway
        {
            private readonly RestSharp.RestClient _client = new("https://x.my.salesforce.com");
            public Task<RestSharp.RestResponse> Send(RestSharp.RestRequest request) => _client.ExecuteAsync(request);
        }
        """, """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.Send(new RestSharp.RestRequest("/services/data/v60.0/limits"));
                return {|SFI2003:r.IsSuccessful|} ? r.Content : null;
            }
        }
        """)]
    [InlineData("a thread of the pool", Gateway, """
        class Orders(SalesforceGateway sf)
        {
            public string Save(HttpContent body)
            {
                var r = Task.Run(async () => await sf.PostAsync("/orders", body)).Result;
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return r.Content.ToString();
            }
        }
        """)]
    [InlineData("a static helper", """
        static class Http { public static Task<HttpResponseMessage> Get(HttpClient client, string url) => client.GetAsync(url); }
        """, """
        class Orders(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await Http.Get(http, "/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("an extension method of HttpClient", """
        static class HttpExtensions
        {
            public static Task<HttpResponseMessage> GetJson(this HttpClient client, string url) => client.GetAsync(url);
        }
        """, """
        class Orders(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetJson("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a wrapper around a wrapper",
        PathGateway
            + """
                class Salesforce(IGateway gateway)
                {
                    public Task<HttpResponseMessage> Get(string path) => gateway.SendAsync(HttpMethod.Get, "/services/data/v60.0/" + path);
                }
                """,
        """
            class SalesforceOrders(Salesforce salesforce)
            {
                public async Task<string> Load()
                {
                    var r = await salesforce.Get("limits");
                    if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                    return await r.Content.ReadAsStringAsync();
                }
            }
            """)]
    [InlineData("names that do not say Salesforce", """
        class Gateway(HttpClient http)
        {
            public Task<HttpResponseMessage> PostAsync(string path) =>
                http.PostAsync("https://x.my.salesforce.com/services/data/v60.0" + path, null);
        }
        """, """
        class Orders(Gateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.PostAsync("/orders");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("an extension that ensures success, called with an address elsewhere", """
        static class HttpExtensions
        {
            public static async Task<string> GetText(this HttpClient client, string url)
            { /* salesforce */
                var r = await client.GetAsync(url);
                r.{|SFI2002:EnsureSuccessStatusCode|}();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """, """
        class Orders(HttpClient http) { public Task<string> Load() => http.GetText("/services/data/v60.0/limits"); }
        """)]
    [InlineData("nobody looks at the response", Gateway, """
        class {|SFI2007:Orders|}(SalesforceGateway sf)
        {
            public async Task<string> Save(HttpContent body)
            {
                var r = await sf.PostAsync("/orders", body);
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a wrapper that throws where its sign-in is refused alone", """
        class Gateway(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                var token = await http.PostAsync("https://login.salesforce.com/services/oauth2/token", null);
                if (!token.IsSuccessStatusCode) throw new InvalidOperationException("no session");
                return await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
            }
        }
        """, """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.Get();
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("two parts of a type call it", Gateway, """
        partial class {|SFI2007:Orders|}(SalesforceGateway sf)
        {
            public async Task<string> Save(HttpContent body)
            {
                var r = await sf.PostAsync("/orders", body);
                return await r.Content.ReadAsStringAsync();
            }
        }
        partial class Orders
        {
            public async Task<string> Again(HttpContent body)
            {
                var r = await sf.PostAsync("/orders", body);
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    public Task A_failure_that_a_wrapper_hands_back_is_reported_where_it_is_lost(string through, string wrapper, string caller) =>
        VerifyAsync(wrapper, caller);

    [Theory]
    [InlineData("if ({|SFI2003:r.StatusCode != HttpStatusCode.OK|}) throw new InvalidOperationException(); return r;")]
    [InlineData("if ({|SFI2003:(int)r.StatusCode >= 400|}) { throw new InvalidOperationException(); } return r;")]
    [InlineData("if ({|SFI2003:r.IsSuccessStatusCode|}) return r; throw new InvalidOperationException();")]
    [InlineData("if ({|SFI2003:r.IsSuccessStatusCode|}) { return r; } else { throw new InvalidOperationException(); }")]
    [InlineData("return {|SFI2003:r.IsSuccessStatusCode|} ? r : throw new InvalidOperationException();")]
    [InlineData("var ok = {|SFI2003:r.IsSuccessStatusCode|}; if (!ok) throw new InvalidOperationException(); return r;")]
    [InlineData("switch ({|SFI2003:r.StatusCode|}) { case HttpStatusCode.OK: return r; default: throw new InvalidOperationException(); }")]
    [InlineData("switch (r.StatusCode) { case HttpStatusCode.OK: return r; case HttpStatusCode.Forbidden: default: throw Refused(); }")]
    [InlineData("""
        if (!{|SFI2003:r.IsSuccessStatusCode|})
        {
            if (r.StatusCode == HttpStatusCode.NotFound) { throw new FormatException(); } else { throw new InvalidOperationException(); }
        }
        return r;
        """)]
    [InlineData("return r.{|SFI2002:EnsureSuccessStatusCode|}();")]
    public Task A_response_that_a_wrapper_lets_through_is_a_success(string check) => VerifyAsync(
        $$"""
        class Gateway(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                {{check}}
            }
            private static Exception Refused() => new InvalidOperationException();
        }
        class Salesforce(Gateway gateway) { public async Task<HttpResponseMessage> Limits() => await gateway.Get(); }
        """,
        """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load() { var r = await gateway.Get(); return await r.Content.ReadAsStringAsync(); }
        }
        class SalesforceLimits(Salesforce salesforce)
        {
            public async Task<string> Load()
            {
                var r = await salesforce.Limits();
                if (!r.IsSuccessStatusCode) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """);

    [Theory]
    [InlineData("the wrapper goes elsewhere", """
        class Gateway(HttpClient http)
        {
            public Task<HttpResponseMessage> Get(string url) => http.GetAsync(url);
            public Task<HttpResponseMessage> Limits() => Get("/services/data/v60.0/limits");
        }
        """, """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load()
            {
                var r = await gateway.Get("https://api.stripe.com/v1/charges");
                if (!r.IsSuccessStatusCode) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("one of two implementations goes elsewhere", """
        interface ICrm { Task<HttpResponseMessage> Get(); }
        class SalesforceCrm(HttpClient http) : ICrm
        {
            public Task<HttpResponseMessage> Get() => http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
        }
        class HubSpotCrm(HttpClient http) : ICrm
        {
            public Task<HttpResponseMessage> Get() => http.GetAsync("https://api.hubapi.com/limits");
        }
        """, """
        class SalesforceSync(ICrm crm)
        {
            public async Task<string> Load()
            {
                var r = await crm.Get();
                if (!r.IsSuccessStatusCode) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("the wrapper decides", """
        record SfError(string ErrorCode);
        class Gateway(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode)
                    throw new Exception(
                        System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync())[0].ErrorCode);
                return r;
            }
        }
        """, """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load() { var r = await gateway.Get(); return await r.Content.ReadAsStringAsync(); }
        }
        """)]
    [InlineData("the wrapper throws on every failure, and is told so itself", """
        class Gateway(HttpClient http)
        {
            public async Task<HttpResponseMessage> Get()
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw new InvalidOperationException("failed " + r.StatusCode);
                return r;
            }
        }
        """, """
        class SalesforceOrders(Gateway gateway)
        {
            public async Task<string> Load() { var r = await gateway.Get(); return await r.Content.ReadAsStringAsync(); }
        }
        """)]
    [InlineData("the caller hands the response on as well", Gateway, """
        class Orders(SalesforceGateway sf) { public Task<HttpResponseMessage> Save(HttpContent body) => sf.PostAsync("/orders", body); }
        """)]
    [InlineData("the caller reads the code", Gateway, """
        record SfError(string errorCode);
        class Orders(SalesforceGateway sf)
        {
            public async Task<string> Save(HttpContent body)
            {
                var r = await sf.PostAsync("/orders", body);
                var text = await r.Content.ReadAsStringAsync();
                if (!r.IsSuccessStatusCode) throw new Exception(System.Text.Json.JsonSerializer.Deserialize<SfError[]>(text)[0].errorCode);
                return text;
            }
        }
        """)]
    [InlineData("an extension that goes to Salesforce and elsewhere", """
        static class HttpExtensions
        {
            public static async Task<string> GetText(this HttpClient client, string url)
            { /* salesforce */
                var r = await client.GetAsync(url);
                r.EnsureSuccessStatusCode();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """, """
        class Orders(HttpClient http)
        {
            public Task<string> Load() => http.GetText("/services/data/v60.0/limits");
            public Task<string> Charges() => http.GetText("https://api.stripe.com/v1/charges");
        }
        """)]
    public Task A_wrapper_that_goes_elsewhere_or_decides_is_silent(string because, string wrapper, string caller) =>
        VerifyAsync(wrapper, caller);

    private static Task VerifyAsync(string wrapper, string caller) =>
        Case.For(AccessErrorRules.All).AllClients().Source(wrapper).Source(caller).VerifyAsync();
}
