using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

public class DroppedErrorBodyTests
{
    [Theory]
    [InlineData("the url itself", """
        class Client(HttpClient http)
        {
            async Task Get()
            {
                var r = await http.GetAsync("https://acme.my.salesforce.com/services/data/v60.0/query");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a chained call", """
        class Client(HttpClient http)
        {
            async Task Get() => (await http.GetAsync("/services/data/v60.0/limits")).[|EnsureSuccessStatusCode|]();
        }
        """)]
    [InlineData("a local", """
        class Client(HttpClient http)
        {
            async Task Get(string host)
            {
                var url = $"{host}/services/data/v60.0/query";
                using var r = await http.GetAsync(url).ConfigureAwait(false);
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a field", """
        class Client(HttpClient http)
        {
            private const string Path = "/services/data/v60.0/query";
            void Get() { var r = http.GetAsync(Path).Result; r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a helper that builds the url", """
        class Client(HttpClient http)
        {
            string Url(string path) => "https://x.my.salesforce.com/" + path;
            async Task Get() { var r = await http.GetAsync(Url("a")); r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a request message", """
        class Client(HttpClient http)
        {
            async Task Get()
            {
                var m = new HttpRequestMessage(HttpMethod.Get, "/services/data/v60.0/query");
                var r = await http.SendAsync(m);
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a request message whose address is set later", """
        class Client(HttpClient http)
        {
            async Task Get()
            {
                var m = new HttpRequestMessage { Method = HttpMethod.Get };
                m.RequestUri = new Uri("https://x.my.salesforce.com/");
                var r = await http.SendAsync(m);
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a request message whose path has the name of a token's", """
        static class Constants { public const string TokenRequestUrl = "/services/data/v58.0/query?q="; }
        class Client(HttpClient http)
        {
            async Task Get(string url)
            {
                var m = new HttpRequestMessage { RequestUri = new Uri($"{url}{Constants.TokenRequestUrl}q") };
                var r = await http.SendAsync(m);
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a function that is passed to a retry helper", """
        class Client(HttpClient http)
        {
            async Task<string> Retry(Func<Task<HttpResponseMessage>> send)
            {
                for (var i = 0; ; i++)
                {
                    var r = await send();
                    if ((int)r.StatusCode >= 500 && i < 3) continue;
                    r.[|EnsureSuccessStatusCode|]();
                    return await r.Content.ReadAsStringAsync();
                }
            }
            Task<string> Get() => Retry(() => http.GetAsync("/services/data/v60.0/query"));
            Task<string> Post() =>
                Retry(async () =>
                {
                    var m = new HttpRequestMessage(HttpMethod.Post, "/services/data/v60.0/query");
                    return await http.SendAsync(m);
                });
        }
        """)]
    [InlineData("a base address", """
        class Client
        {
            private readonly HttpClient _http;
            Client(HttpClient http) { _http = http; _http.BaseAddress = new Uri("https://x.my.salesforce.com/services/data/v60.0/"); }
            async Task Get() { var r = await _http.GetAsync("query"); r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a generic send helper", """
        class Client(HttpClient http)
        {
            async Task<string> Send(HttpRequestMessage m)
            {
                var r = await http.SendAsync(m);
                r.[|EnsureSuccessStatusCode|]();
                return await r.Content.ReadAsStringAsync();
            }
            Task<string> Get() => Send(new HttpRequestMessage(HttpMethod.Get, "/services/data/v60.0/query"));
        }
        """)]
    [InlineData("a helper that returns the response", """
        class Client(HttpClient http)
        {
            Task<HttpResponseMessage> Send(string path) => http.GetAsync("https://x.my.salesforce.com" + path);
            async Task Get() { var r = await Send("a"); r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a typed client that is registered elsewhere", """
        class Contacts(HttpClient http)
        {
            private readonly HttpClient _http = http;
            async Task Get() { var r = await _http.GetAsync("sobjects/Contact"); r.[|EnsureSuccessStatusCode|](); }
        }
        interface IServices { IServices AddHttpClient<T>(Action<HttpClient> configure); }
        class Startup
        {
            void Configure(IServices s) => s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"));
        }
        """)]
    [InlineData("a named client that is registered elsewhere", """
        interface IFactory { HttpClient CreateClient(string name); }
        class Contacts(IFactory factory)
        {
            async Task Get()
            {
                var http = factory.CreateClient("crm");
                var r = await http.GetAsync("sobjects/Contact");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        interface IServices { IServices AddHttpClient(string name, Action<HttpClient> configure); }
        class Startup
        {
            void Configure(IServices s) => s.AddHttpClient("crm", c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"));
        }
        """)]
    [InlineData("a client that is named after the type", """
        interface IFactory { HttpClient CreateClient(string name); }
        class SalesforceService
        {
            private readonly HttpClient _http;
            SalesforceService(IFactory factory) => _http = factory.CreateClient(nameof(SalesforceService));
            async Task Get()
            {
                var r = await _http.GetAsync($"{_http.BaseAddress}/sobjects/Contact");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a response that may be missing", """
        class Client(HttpClient http)
        {
            async Task Get() { var r = await http.GetAsync("/services/data/v60.0/limits"); r?.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a name that may be the host", """
        class Client(HttpClient http, string salesforceUrl)
        {
            async Task Get(string id) { var r = await http.GetAsync($"{salesforceUrl}/accounts/{id}"); r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a name that may be the host behind a scheme", """
        class Client(HttpClient http)
        {
            async Task Get(string sfdcHost)
            {
                var r = await http.GetAsync("https://" + sfdcHost + "/accounts");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a call beside a sign-in", """
        class Client(HttpClient http, string salesforceUrl)
        {
            async Task Get()
            {
                await http.PostAsync(
                    salesforceUrl + "/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password" }));
                var r = await http.GetAsync(salesforceUrl + "/accounts");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("an instance that the sign-in told", """
        class Client(HttpClient http, string salesforceUrl)
        {
            async Task Get()
            {
                var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password" });
                var answer = await (await http.PostAsync(salesforceUrl, form)).Content.ReadAsStringAsync();
                var salesforceInstance = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("instance").GetString();
                var r = await http.GetAsync(salesforceInstance + "/accounts");
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a word of the Bulk API in a text", """
        class Client(HttpClient http)
        {
            async Task<string> Get(string name)
            {
                var r = await http.GetAsync("/services/data/v60.0/query");
                r.[|EnsureSuccessStatusCode|]();
                return name ?? "Unknown";
            }
        }
        """)]
    [InlineData("a word of the Bulk API in a handler", """
        class Logging : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, CancellationToken t)
            {
                Console.WriteLine("Unknown host");
                return base.SendAsync(m, t);
            }
        }
        class Client(HttpClient http)
        {
            async Task Get() { var r = await http.GetAsync("/services/data/v60.0/query"); r.[|EnsureSuccessStatusCode|](); }
        }
        """)]
    [InlineData("a request through helpers and variables of theirs", """
        class Client(HttpClient http)
        {
            HttpRequestMessage Request(string soql)
            {
                var query = Prepared(soql);
                var request = new HttpRequestMessage(HttpMethod.Get, query);
                return request;
            }
            string Prepared(string soql) { var full = Prefix() + soql; return full; }
            string Prefix() { var prefix = "/services/data/v60.0/query?q="; return prefix; }
            async Task Get()
            {
                var request = Request("SELECT Id FROM Account");
                var r = await http.SendAsync(request);
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    [InlineData("a policy around the call", """
        class Policy { public Task<T> ExecuteAsync<T>(Func<Task<T>> f) => f(); }
        class Client(HttpClient http, Policy policy)
        {
            async Task Get()
            {
                var r = await policy.ExecuteAsync(() => http.GetAsync("/services/data/v60.0/query"));
                r.[|EnsureSuccessStatusCode|]();
            }
        }
        """)]
    public async Task A_dropped_body_is_reported(string through, string source)
    {
        await Case.For<DroppedErrorBodyAnalyzer>().Source(source).VerifyAsync();
    }

    [Theory]
    [InlineData("another service", """
        class Client(HttpClient http)
        { /* salesforce */
            async Task Get() { var r = await http.GetAsync("https://graph.microsoft.com/v1.0/me"); r.EnsureSuccessStatusCode(); }
        }
        """)]
    [InlineData("another service in a class about Salesforce", """
        class SalesforceClient(HttpClient http)
        {
            async Task Get(string id)
            {
                var r = await http.GetAsync($"https://api.stripe.com/v1/charges/{id}");
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the name of a record behind another host", """
        class Sync(HttpClient http)
        {
            async Task Post(string salesforceId)
            {
                var r = await http.PostAsync($"https://erp.contoso.com/api/customers/{salesforceId}", null);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the name of a record behind a host that is not known", """
        class Sync(HttpClient http, string erpUrl)
        {
            async Task Post(string salesforceId)
            {
                var r = await http.PostAsync(erpUrl + "/customers/" + salesforceId, null);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the name of a record behind a path of its own", """
        class Account { public string SalesforceId; }
        class Sync(HttpClient http)
        {
            async Task Post(Account a)
            {
                var r = await http.PostAsync(new Uri($"/api/customers/{a.SalesforceId}", UriKind.Relative), null);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the name of a record in a format", """
        class Sync(HttpClient http)
        {
            async Task Post(string sfdcId)
            {
                var r = await http.PostAsync(string.Format("https://api.hubapi.com/contacts/{0}", sfdcId), null);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("an instance of another service", """
        class Tickets(HttpClient http, string instanceUrl)
        { /* as with salesforce */
            async Task Get() { var r = await http.GetAsync($"{instanceUrl}/api/now/table/incident"); r.EnsureSuccessStatusCode(); }
        }
        """)]
    [InlineData("an instance of another service in a builder", """
        class Tickets(HttpClient http, string instanceUrl)
        { /* as with salesforce */
            async Task Get()
            {
                var r = await http.GetAsync(new UriBuilder(instanceUrl) { Path = "api/now/table/incident" }.Uri);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a record of Salesforce in the body", """
        class Hook(HttpClient http, string target)
        {
            async Task Send(string salesforceId)
            {
                var m = new HttpRequestMessage(HttpMethod.Post, target)
                {
                    Content = System.Net.Http.Json.JsonContent.Create(new { salesforceId })
                };
                var r = await http.SendAsync(m);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a record of Salesforce that a method puts into a request", """
        class Hook(HttpClient http)
        {
            async Task Send(object salesforceContact)
            {
                var r = await http.SendAsync(Create("contacts", salesforceContact));
                r.EnsureSuccessStatusCode();
            }
            private static HttpRequestMessage Create(string path, object body) =>
                new HttpRequestMessage(HttpMethod.Post, path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        }
        """)]
    [InlineData("a token of Salesforce's in a header", """
        class Hook(HttpClient http, string target)
        {
            async Task Send(string salesforceToken)
            {
                var m = new HttpRequestMessage(HttpMethod.Get, target) { Headers = { { "X-Salesforce-Token", salesforceToken } } };
                var r = await http.SendAsync(m);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a form for leads", """
        class Leads(HttpClient http)
        {
            async Task Post(HttpContent form)
            {
                var r = await http.PostAsync("https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8", form);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a form for leads by its name", """
        interface ISection { string this[string key] { get; } }
        class Leads(HttpClient http, ISection salesforce)
        {
            async Task Post(HttpContent form)
            {
                var r = await http.PostAsync(salesforce["WebToLeadUrl"], form);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the status of an instance", """
        class Health(HttpClient http)
        {
            async Task Get()
            {
                var r = await http.GetAsync("https://api.status.salesforce.com/v1/instances/NA1/status");
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("keys to verify tokens with", """
        class Keys(HttpClient http)
        {
            async Task Get()
            {
                var r = await http.GetAsync("https://login.salesforce.com/.well-known/openid-configuration");
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("another product of Salesforce's", """
        class Shop(HttpClient http, string salesforceCommerceUrl)
        {
            async Task Get() { var r = await http.GetAsync(salesforceCommerceUrl + "/s/-/dw/data"); r.EnsureSuccessStatusCode(); }
        }
        """)]
    [InlineData("a sign-in whose address stands in a section", """
        interface ISection { string this[string key] { get; } ISection GetSection(string name); }
        class Tokens(HttpClient http, ISection configuration)
        {
            async Task Get(HttpContent form)
            {
                var sf = configuration.GetSection("Salesforce");
                var r = await http.PostAsync(sf["TokenUrl"], form);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a sign-in whose path is named for it", """
        class Settings { public string SalesforceUrlToken; public string DataSalesforceWsAuthentication; }
        class Tokens(HttpClient http, Settings settings)
        {
            async Task Get()
            {
                var r = await http.GetAsync(settings.SalesforceUrlToken + settings.DataSalesforceWsAuthentication);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a sign-in by its form", """
        class Tokens(HttpClient http, string salesforceUrl)
        {
            async Task Get()
            {
                var form = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>("grant_type", "password") });
                var r = await http.PostAsync(salesforceUrl, form);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("a sign-in by a form in a raw text", """"
        class Tokens(HttpClient http, string salesforceUrl)
        {
            async Task Get()
            {
                var r = await http.PostAsync(salesforceUrl, new StringContent("""grant_type=password"""));
                r.EnsureSuccessStatusCode();
            }
        }
        """")]
    [InlineData("a sign-in by a form that is filled bit by bit", """
        class Tokens(HttpClient http, string salesforceUrl)
        {
            async Task Get()
            {
                var values = new Dictionary<string, string>();
                values.Add("grant_type", "password");
                using var request = new HttpRequestMessage(HttpMethod.Post, salesforceUrl);
                request.Content = new FormUrlEncodedContent(values);
                var r = await http.SendAsync(request);
                r.EnsureSuccessStatusCode();
            }
        }
        """)]
    [InlineData("the code is read first", """
        record SfError(string errorCode, string message);
        class Client(HttpClient http) { async Task Get() { var r = await http.GetAsync("/services/data/v60.0/query");
            if (!r.IsSuccessStatusCode)
            {
                var e = System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync());
                if (e[0].errorCode == "API_DISABLED_FOR_ORG") throw new UnauthorizedAccessException(e[0].message);
            }
            r.EnsureSuccessStatusCode();
        }
        }
        """)]
    [InlineData("a handler classifies centrally", """
        record SfError(string ErrorCode, string Message);
        class Handler : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, CancellationToken t)
            {
                var r = await base.SendAsync(m, t);
                if (!r.IsSuccessStatusCode)
                {
                    var e = System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync());
                    throw new InvalidOperationException(e[0].ErrorCode);
                }
                return r;
            }
        }
        class Client(HttpClient http)
        {
            async Task Get() { var r = await http.GetAsync("/services/data/v60.0/query"); r.EnsureSuccessStatusCode(); }
        }
        """)]
    [InlineData("a method of the same name that reads the body", """
        static class Extensions { public static void EnsureSuccessStatusCode(this HttpResponseMessage r, bool read) { } }
        record SfError(string ErrorCode);
        class Client(HttpClient http)
        {
            async Task Get()
            {
                var r = await http.GetAsync("/services/data/v60.0/query");
                if (System.Text.Json.JsonSerializer.Deserialize<SfError>(await r.Content.ReadAsStringAsync()).ErrorCode == null)
                    r.EnsureSuccessStatusCode(true);
            }
        }
        """)]
    public async Task A_read_body_is_not_reported(string because, string source)
    {
        await Case.For<DroppedErrorBodyAnalyzer>().Source(source).VerifyAsync();
    }
}
