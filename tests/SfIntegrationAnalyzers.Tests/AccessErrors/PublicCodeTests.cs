namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// Shapes in which rules went wrong on public code by many authors: each is written fresh, and run against the whole family.
/// </summary>
public class PublicCodeTests
{
    [Theory]
    [InlineData("the token endpoint answers error, not errorCode", """
        class Auth(HttpClient http, string salesforceTokenUrl)
        {
            public async Task<string> Fixed()
            {
                var r = await http.PostAsync("https://login.salesforce.com/services/oauth2/token", null);
                r.EnsureSuccessStatusCode();
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Named()
            {
                var r = await http.PostAsync(salesforceTokenUrl, null);
                if (!r.IsSuccessStatusCode) throw new Exception("sign-in failed");
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Rest() =>
                (await new RestSharp.RestClient("https://login.salesforce.com")
                    .ExecuteAsync(new RestSharp.RestRequest("services/oauth2/token"))).Content;
        }
        class Settings { public string SalesforceUrl; }
        class ConfiguredAuth(HttpClient http, Settings settings)
        {
            public async Task<string> Begun()
            {
                var r = await http.PostAsync(settings.SalesforceUrl + "oauth2/token", null);
                if (r.StatusCode == HttpStatusCode.OK) return await r.Content.ReadAsStringAsync();
                return null;
            }
        }
        """)]
    [InlineData("another product has a services/data too", """
        #pragma warning disable SYSLIB0014
        class Splunk
        {
            public const string Index = "salesforce";
            public WebResponse Inputs(string host) => WebRequest.Create(string.Format("{0}/services/data/inputs", host)).GetResponse();
        }
        """)]
    [InlineData("the response goes to the caller as it came", """
        class Transport(HttpClient http)
        {
            public Task<HttpResponseMessage> Get(string path) => http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/" + path);
            public async Task<HttpResponseMessage> Post(string path)
            {
                return await http.PostAsync("https://x.my.salesforce.com/services/data/v60.0/" + path, null).ConfigureAwait(false);
            }
        }
        """)]
    [InlineData("whether it worked is the answer",
        """
        class Probe(HttpClient http)
        {
            public async Task<bool> IsUp()
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                return r.IsSuccessStatusCode;
            }
        }
        """)]
    [InlineData("a record without an id was refused", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<bool> Save(object o)
            {
                try { var r = await client.CreateAsync("Account", o); return !string.IsNullOrEmpty(r.Id); }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow)
                {
                    return false;
                }
            }
        }
        """)]
    [InlineData("an ended session over SOAP has one meaning", """
        class Repository(Sforce.Enterprise.SforceService service)
        {
            public object Load()
            {
                try { return service.query("q"); }
                catch (System.Web.Services.Protocols.SoapException e) when (e.Code.Name == "INVALID_SESSION_ID")
                {
                    Login();
                    return service.query("q");
                }
            }
            void Login() { }
        }
        """)]
    [InlineData("status and body go to the caller", """
        record Answer(HttpStatusCode Status, string Body);
        class Transport(HttpClient http)
        {
            public HttpResponseMessage Local() { var r = http.GetAsync("/services/data/v60.0/limits").Result; return r; }
            public async Task<(HttpStatusCode, string)> Tuple()
            {
                using var r = await http.GetAsync("/services/data/v60.0/limits");
                return (r.StatusCode, await r.Content.ReadAsStringAsync());
            }
            public async Task<Answer> Record()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                return new Answer(r.StatusCode, await r.Content.ReadAsStringAsync());
            }
        }
        """)]
    [InlineData("the list of versions needs no access", """
        class Versions(HttpClient http)
        {
            public Task<string> Joined(string instance) => http.GetStringAsync(instance + "/services/data/");
            public async Task<string> Held(string instance)
            {
                var url = $"{instance}/services/data";
                return await http.GetStringAsync(url);
            }
        }
        """)]
    [InlineData("a factory of signed-in clients leaves the login to its caller", """
        class Sessions(Salesforce.Common.IAuthenticationClient auth)
        {
            public async Task<Salesforce.Force.ForceClient> Open()
            {
                await auth.UsernamePasswordAsync("a", "b", "c", "d");
                return new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion);
            }
        }
        class Proxies
        {
            public static Sforce.Enterprise.SforceService Open()
            {
                var s = new Sforce.Enterprise.SforceService();
                s.Url = s.login("u", "p").serverUrl;
                return s;
            }
        }
        """)]
    [InlineData("a health check answers whether it worked", """
        record Health(bool IsHealthy) { public string Text { get; init; } }
        class Checks(HttpClient http, NetCoreForce.Client.ForceClient client)
        {
            public async Task<Health> Http()
            {
                try
                {
                    var r = await http.GetAsync("/services/data/v60.0/limits");
                    return new Health(false) { IsHealthy = r.IsSuccessStatusCode };
                }
                catch (Exception e) { return new Health(false) { Text = e.Message }; }
            }
            public async Task<bool> IsHealthy() { try { await client.Query<object>("q"); return true; } catch { return false; } }
        }
        """)]
    [InlineData("a nicety after the call that counts", """
        class SfError { public string errorCode; }
        class Profile(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode)
                    throw new Exception(
                        System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync())[0].errorCode);
                try
                {
                    var name = await http.GetAsync("/services/data/v60.0/query?q=Organization");
                    if (name.IsSuccessStatusCode) return await name.Content.ReadAsStringAsync();
                }
                catch { }
                return "";
            }
        }
        """)]
    [InlineData("a nicety whose failure is only noted", """
        class SfError { public string errorCode; }
        class Profile(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode)
                    throw new Exception(
                        System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync())[0].errorCode);
                var title = "";
                try
                {
                    var name = await http.GetAsync("/services/data/v60.0/query?q=Organization");
                    if (name.IsSuccessStatusCode) title = await name.Content.ReadAsStringAsync();
                }
                catch (Exception e) { Console.WriteLine(e.Message); }
                return title;
            }
        }
        """)]
    [InlineData("a client around a client", """
        abstract class Timed(Salesforce.Force.IForceClient inner) : Salesforce.Force.IForceClient
        {
            public Task<Salesforce.Common.Models.Json.QueryResult<T>> QueryAsync<T>(string q)
            {
                Console.WriteLine(q);
                return inner.QueryAsync<T>(q);
            }
            public Task<Salesforce.Common.Models.Json.SuccessResponse> CreateAsync(string o, object r) => inner.CreateAsync(o, r);
            public Task<Salesforce.Common.Models.Json.SuccessResponse> UpdateAsync(string o, string id, object r) =>
                inner.UpdateAsync(o, id, r);
            public abstract Task<bool> DeleteAsync(string o, string id);
            public abstract Task<Salesforce.Common.Models.Json.SaveResponse> CreateAsync(string o, List<object> r);
            public abstract Task<List<Salesforce.Common.Models.Xml.BatchResultList>> RunJobAndPollAsync<T>(
                string o, string op, List<Salesforce.Common.Models.Xml.SObjectList<T>> b);
            public abstract void Dispose();
        }
        """)]
    [InlineData("GraphQL answers with errors of its own", """
        record Answer(object data, object[] errors);
        class Graph(HttpClient http)
        {
            public async Task<object> Ask(string query)
            {
                var r = await http.PostAsync("/services/data/v60.0/graphql", new StringContent(query));
                var answer = System.Text.Json.JsonSerializer.Deserialize<Answer>(await r.Content.ReadAsStringAsync());
                if (answer.errors?.Length > 0) throw new Exception(answer.errors[0].ToString());
                return answer.data;
            }
        }
        """)]
    [InlineData("status and body are kept in a log of calls", """
        class Row { public int Status; public string Body; }
        class Transport(HttpClient http, List<Row> rows)
        {
            public async Task Send()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                var body = await r.Content.ReadAsStringAsync();
                rows.Add(new Row { Status = (int)r.StatusCode, Body = body });
            }
        }
        """)]
    [InlineData("a helper of the failure branch parses the body", """
        record SfError(string ErrorCode, string Message);
        class CrmException(SfError error) : Exception(error.Message) { public SfError Error => error; }
        class Limits(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                var body = await r.Content.ReadAsStringAsync();
                if (!r.IsSuccessStatusCode) throw new CrmException(Parse(body));
                return body;
            }
            static SfError Parse(string body) => System.Text.Json.JsonSerializer.Deserialize<SfError[]>(body)[0];
        }
        """)]
    [InlineData("a status of refused access is told apart", """
        class Accounts(HttpClient http)
        {
            public async Task<string> Find(string id)
            {
                var r = await http.GetAsync("/services/data/v60.0/sobjects/Account/" + id);
                switch (r.StatusCode)
                {
                    case HttpStatusCode.OK: return await r.Content.ReadAsStringAsync();
                    case HttpStatusCode.Forbidden: throw new UnauthorizedAccessException();
                    default: throw new HttpRequestException();
                }
            }
        }
        """)]
    [InlineData("a WebException whose body is parsed", """
        #pragma warning disable SYSLIB0014
        class SfError { public string errorCode; }
        class Limits
        {
            public string Load()
            {
                try { return WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse().ToString(); }
                catch (WebException e)
                {
                    using var reader = new StreamReader(e.Response.GetResponseStream());
                    throw new Exception(System.Text.Json.JsonSerializer.Deserialize<SfError[]>(reader.ReadToEnd())[0].errorCode, e);
                }
            }
        }
        """)]
    [InlineData("a policy on 429 of a client that is not Salesforce's", """
        using Polly;
        class Policies
        {
            public static object Crm() =>
                Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
            const string Other = "salesforce";
        }
        """)]
    [InlineData("a route of the program's own has Salesforce in it", """
        class Backend(HttpClient http)
        {
            public async Task<string> Create(object account)
            {
                var r = await http.PostAsync("api/salesforce/accounts", null);
                r.EnsureSuccessStatusCode();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a SOAP login written by hand answers with a fault", """
        class SoapAuth(HttpClient http, string salesforceUrl)
        {
            public async Task<string> Login()
            {
                var m = new HttpRequestMessage(HttpMethod.Post, salesforceUrl); m.Headers.TryAddWithoutValidation("SOAPAction", "login");
                var r = await http.SendAsync(m); var xml = await r.Content.ReadAsStringAsync();
                if (!r.IsSuccessStatusCode) throw new InvalidOperationException($"{r.StatusCode} {xml}");
                return xml;
            }
        }
        """)]
    [InlineData("links that the caller got are files, whatever the client is called", """
        interface IFactory { HttpClient CreateClient(string name); }
        class Downloads(IFactory factory)
        {
            public async Task One(Uri link)
            {
                var http = factory.CreateClient("SalesforceClient");
                var r = await http.GetAsync(link);
                await r.Content.CopyToAsync(System.IO.Stream.Null);
            }
            public async Task All(IList<Uri> links)
            {
                var http = factory.CreateClient("SalesforceClient");
                for (var i = 0; i < links.Count; i++)
                {
                    var link = links[i];
                    var r = await http.GetAsync(link);
                    await r.Content.CopyToAsync(System.IO.Stream.Null);
                }
            }
        }
        """)]
    [InlineData("what was begun is undone before the failure goes on", """
        class Orders(Salesforce.Force.ForceClient client)
        {
            public async Task Save(object account, object contact)
            {
                var made = await client.CreateAsync("Account", account);
                try { await client.CreateAsync("Contact", contact); }
                catch { try { await client.DeleteAsync("Account", made.Id); } catch { } throw; }
            }
        }
        """)]
    [InlineData("what the program is all about ends it", """
        class Program
        {
            static void Main() { try { RunSample().Wait(); } catch (Exception e) { Console.WriteLine(e); } }
            static async Task RunSample()
            {
                try { await new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0").QueryAsync<object>("q"); }
                catch (Exception e) { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("the last thing that Main does", """
        class Program
        {
            static void Main()
            {
                var service = new Sforce.Enterprise.SforceService();
                try { service.login("u", "p"); service.query("q"); } catch (Exception e) { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("the list of versions in a request of its own", """
        class Versions(HttpClient http, string url)
        {
            public async Task<string> Load()
            {
                var r = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url + "/services/data/"));
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Again(string instanceUrl)
            {
                var r = await http.GetAsync(new Uri(new Uri(instanceUrl), "/services/data"));
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a method that is not written yet", """
        class Orders(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                var r = await client.QueryAsync<object>("SELECT Id FROM Order");
                throw new NotImplementedException();
            }
        }
        """)]
    [InlineData("a building block around a client", """
        abstract class SalesforceObject(Salesforce.Force.ForceClient client)
        {
            protected Task Load(string where) => client.QueryAsync<object>("SELECT Id FROM Lead WHERE " + where);
        }
        class Create<T>(Salesforce.Force.IForceClient client, string type)
        {
            public async Task<string> Run(T made) => (await client.CreateAsync(type, made)).Id;
        }
        """)]
    [InlineData("another service whose client is made in the same way", """
        class Sync
        {
            private readonly HttpClient _erp = new() { BaseAddress = new Uri("https://erp.example.org/") };
            private readonly HttpClient _crm = new() { BaseAddress = new Uri("https://x.my.salesforce.com/services/data/v60.0/") };
            public async Task<string> Orders()
            {
                var r = await _erp.GetAsync("orders/1");
                r.EnsureSuccessStatusCode();
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Limits()
            {
                var r = await _crm.GetAsync("limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("another service whose request is made in the same way", """
        class Sync(HttpClient http)
        {
            public async Task<string> Orders()
            {
                var r = await http.SendAsync(new HttpRequestMessage { RequestUri = new Uri("https://erp.example.org/orders") });
                if (!r.IsSuccessStatusCode) return null;
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Limits(string url)
            {
                var r = await http.SendAsync(new HttpRequestMessage { RequestUri = new Uri(url + "/services/data/v60.0/limits") });
                if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("what the program is all about stands in a type of its own", """
        static class Program { static void Main() { new SalesforceSample().RunAsync().Wait(); Console.ReadKey(); } }
        class SalesforceSample
        {
            public async Task RunAsync()
            {
                var client = new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0");
                try { await client.QueryAsync<object>("q"); }
                catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Message); return; }
            }
        }
        """)]
    [InlineData("nothing is caught in what the program is all about", """
        static class Program { static async Task Main() => await SalesforceSample.RunAsync(); }
        static class SalesforceSample
        {
            public static Task RunAsync() =>
                new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0").QueryAsync<object>("q");
        }
        """)]
    [InlineData("nothing is caught in what the program is all about, beside what it never does", """
        static class Program { static void Main() { foreach (var row in Accounts.Load(new())) Console.WriteLine(row); } }
        public static class Accounts { public static object[] Load(Sforce.Enterprise.SforceService service) => Rows.Of(service, "q"); }
        static class Rows
        {
            public static object[] Of(Sforce.Enterprise.SforceService service, string query) => service.query(query).records;
            public static bool Create(Sforce.Enterprise.SforceService service) => service.create(null)[0].success;
        }
        """)]
    [InlineData("what the program is all about, behind a sign-in with a generated proxy", """
        namespace Acme
        {
            [System.Web.Services.WebServiceBinding(Name = "SoapBinding", Namespace = "urn:enterprise.soap.sforce.com")]
            class SforceService : System.Web.Services.Protocols.SoapHttpClientProtocol
            {
                public object login(string u, string p) => null;
                public object query(string q) => null;
            }
            class Program
            {
                static void Main() { var service = new SforceService(); service.login("u", "p"); Query(service); }
                static void Query(SforceService service)
                {
                    try { service.query("q"); } catch (Exception e) { Console.WriteLine(e.Message + e.StackTrace); }
                }
            }
        }
        """)]
    [InlineData("what nothing runs any more", """
        static class Other { public static void Send(string url) { } }
        class Sync(HttpClient http)
        {
            public void Run(string url) => Other.Send(url);
            private void Send(string url) { var r = http.GetAsync(url + "/services/apexrest/C").Result; Console.WriteLine(r.Headers); }
        }
        """)]
    [InlineData("who types a query is told what came of it", """
        class Program
        {
            static void Main() => Repeat(new());
            static int Repeat(Sforce.Enterprise.SforceService service)
            {
                for (var query = Console.ReadLine(); query != ""; query = Console.ReadLine())
                {
                    try { service.query(query); } catch (Exception e) { System.Diagnostics.Trace.TraceError(e.Message); }
                }
                while (true)
                {
                    try { service.query(Console.ReadLine()); } catch (Exception e) { Console.WriteLine(e); }
                }
            }
        }
        """)]
    [InlineData("what the program is all about ends before its end", """
        class Program
        {
            static void Main() { CreateCase(); Console.ReadLine(); }
            static void CreateCase()
            {
                var service = new Sforce.Enterprise.SforceService();
                try { service.login("u", "p"); } catch (Exception e) { service = null; Console.WriteLine(e.Message); return; }
                { try { service.query("q"); } catch (Exception e) { Console.WriteLine(e.Message); } }
            }
        }
        """)]
    [InlineData("failures are collected beside what failed, and thrown together", """
        class Cleaner(Salesforce.Force.ForceClient client)
        {
            public async Task Delete(List<string> ids)
            {
                var failed = new List<(string Id, Exception Error)>();
                foreach (var id in ids) { try { await client.DeleteAsync("Account", id); } catch (Exception e) { failed.Add((id, e)); } }
                if (failed.Count > 0) throw new AggregateException(failed.Select(one => one.Error));
            }
        }
        """)]
    [InlineData("a double for tests in a project of its own", """
        using NSubstitute;
        class Doubles { public void Prepare(Salesforce.Force.IForceClient client) { client.QueryAsync<object>("q").Returns(null); } }
        namespace NSubstitute { static class Extensions { public static void Returns<T>(this Task<T> task, object value) { } } }
        """)]
    [InlineData("a view model shows what came, and ends", """
        class LeadViewModel(Salesforce.Force.ForceClient client)
        {
            public string AlertBody { get; set; }
            public bool IsBusy { get; set; }
            public string ErrorMessage { get; set; }
            public async Task Save()
            {
                IsBusy = true;
                try { await client.CreateAsync("Lead", this); }
                catch (Exception ex) { IsBusy = false; ErrorMessage = "Not saved: " + ex.Message; }
            }
        }
        """)]
    [InlineData("a component shows what came, and ends", """
        class ComponentBase { }
        class Leads(SalesforceSharp.SalesforceClient client) : ComponentBase
        {
            string error;
            protected async Task Load()
            {
                await Task.Yield();
                try { client.Query<object>("q"); } catch (Exception ex) { error = ex.Message; }
            }
        }
        """)]
    [InlineData("the handler of an event shows what came, and ends", """
        class Label { public string Text; }
        class Page(Sforce.Enterprise.SforceService service, Label label, bool isSignedIn)
        {
            protected void Find_Click(object sender, EventArgs e)
            {
                if (isSignedIn)
                {
                    try { label.Text = service.query("q").ToString(); } catch (Exception ex) { label.Text = "Error: " + ex.Message; }
                }
                else label.Text = "Sign in first.";
            }
        }
        """)]
    [InlineData("a type that signs in and out", """
        class Session(Sforce.Enterprise.SforceService service) : IDisposable
        {
            public void Open() => service.login("u", "p");
            public void Dispose() => service.logout();
        }
        """)]
    [InlineData("the program returns from its start", """
        class Program
        {
            static async Task Main()
            {
                var client = new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0");
                try { await client.QueryAsync<object>("q"); }
                catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Message); return; }
                Console.WriteLine("done");
            }
        }
        """)]
    [InlineData("an extension of a proxy sets its address", """
        static class Addresses
        {
            public static void AdjustUrl(this Sforce.Enterprise.SforceService service, string url) => service.ToString();
        }
        class Setup
        {
            public void Prepare(Sforce.Enterprise.SforceService service)
            {
                try { service.AdjustUrl("x"); } catch (Exception e) { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("who typed the password reads why it was refused", """
        static class MessageBox { public static void Show(string text) { } }
        class LoginForm(Sforce.Enterprise.SforceService service)
        {
            public bool SignIn()
            {
                try { service.login("u", "p"); return true; } catch (Exception e) { MessageBox.Show(e.Message); return false; }
            }
        }
        """)]
    [InlineData("a fault about one object decides by its type", """
        class Describer(Sforce.Partner.Soap client)
        {
            public string Look(string name)
            {
                try { client.query(null, name); return "there"; }
                catch (System.ServiceModel.FaultException<Sforce.Partner.InvalidSObjectFault> e) { return e.Message; }
                catch (System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault> e)
                {
                    return e.Detail.exceptionCode.ToString();
                }
            }
        }
        """)]
    [InlineData("a clause for the sign-in alone decides by its type", """
        class Tenants(ToolkitLogin login, Salesforce.Force.ForceClient client)
        {
            public async Task<bool> Sync()
            {
                try { await Load(); return true; }
                catch (Salesforce.Common.ForceAuthException e) { Console.WriteLine(e.Message); return false; }
                catch (Salesforce.Common.ForceException e)
                {
                    if (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow) return false;
                    throw;
                }
            }
            private async Task Load() { await login.SignIn(); await client.QueryAsync<object>("q"); }
        }
        class ToolkitLogin(Salesforce.Common.IAuthenticationClient auth)
        {
            public Task SignIn() => auth.UsernamePasswordAsync("a", "b", "c", "d");
        }
        """)]
    [InlineData("a sign-in through a method of the project throws what a sign-in throws", """
        class Counter(Salesforce.Common.IAuthenticationClient auth)
        {
            public async Task<int> Count()
            {
                try { var c = await Open(); await c.QueryAsync<object>("q"); return 1; }
                catch (Salesforce.Common.ForceAuthException e) when (e.Error == Salesforce.Common.Models.Json.Error.InvalidGrant)
                {
                    return -1;
                }
            }
            private async Task<Salesforce.Force.ForceClient> Open()
            {
                await auth.UsernamePasswordAsync("a", "b", "c", "d");
                return new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion);
            }
        }
        """)]
    [InlineData("what was begun is undone in a method of its own", """
        class Batches(Sforce.Enterprise.SforceService service)
        {
            public void Save(Sforce.Enterprise.sObject[] records) { try { Check(service.create(records)); } catch { Undo(); throw; } }
            private void Undo() { try { service.query("undo"); } catch (Exception) { } }
            private static void Check(Sforce.Enterprise.SaveResult[] results)
            {
                foreach (var result in results)
                {
                    if (!result.success) throw new InvalidOperationException(result.errors[0].statusCode.ToString());
                }
            }
        }
        """)]
    [InlineData("the task of an integration package fails", """
        enum ScriptResults { Success, Failure }
        class Dts { public static int TaskResult; }
        class ScriptMain(Sforce.Enterprise.SforceService service)
        {
            public void Main()
            {
                try { service.query("q"); Dts.TaskResult = (int)ScriptResults.Success; }
                catch (Exception) { Dts.TaskResult = (int)ScriptResults.Failure; return; }
            }
        }
        """)]
    [InlineData("a refused sign-in is shown on the page", """
        class Label { public string Text { get; set; } }
        class LoginPage(Salesforce.Common.IAuthenticationClient auth)
        {
            Label problem = new();
            public async Task SignIn()
            {
                try { await auth.UsernamePasswordAsync("a", "b", "c", "d"); }
                catch (Salesforce.Common.ForceAuthException e) { problem.Text = e.Message; }
            }
        }
        """)]
    [InlineData("a refused sign-in is shown by the type of a screen, or handed back to who asked", """
        class LoginViewModel(Sforce.Enterprise.SforceService service)
        {
            public string ErrorMessage { get; set; }
            public bool SignIn()
            {
                try { service.login("u", "p"); return true; } catch (Exception ex) { ErrorMessage = ex.Message; return false; }
            }
        }
        class Answer { public string Message; }
        class Session(Sforce.Enterprise.SforceService service)
        {
            public Answer SignIn()
            {
                try { service.login("u", "p"); return new Answer(); } catch (Exception ex) { return new Answer { Message = ex.Message }; }
            }
        }
        """)]
    [InlineData("a route asks for health", """
        class Routes(Salesforce.Force.ForceClient client)
        {
            public void Map(App app) =>
                app.MapGet("/health", async () => { try { await client.QueryAsync<object>("q"); return "up"; } catch { return "down"; } });
        }
        class App { public void MapGet(string route, Func<Task<string>> handler) { } }
        """)]
    [InlineData("a health check answers with a status", """
        class Checks(HttpClient http)
        {
            public async Task<string> CheckHealth()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) return "degraded: " + r.StatusCode;
                return "healthy";
            }
        }
        """)]
    [InlineData("the caller gets the body through a parameter", """
        class Sender(HttpClient http)
        {
            public bool Send(out string error)
            {
                var r = http.GetAsync("/services/data/v60.0/limits").Result;
                error = null;
                if (r.IsSuccessStatusCode) return true;
                error = r.Content.ReadAsStringAsync().Result;
                return false;
            }
        }
        """)]
    [InlineData("a page shows what came in one way or another, and ends", """
        class Response { public void Write(string text) { } public void Redirect(string to) { } }
        class ScriptManager { public static void RegisterStartupScript(object page, Type type, string key, string script, bool tags) { } }
        class Literal { public string InnerHtml; }
        class Search(Sforce.Enterprise.SforceService service, Response Response, Literal found)
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                try { service.query("q"); } catch (Exception ex) { Response.Write(ex.Message); }
            }
            protected void Script_Click(object sender, EventArgs e)
            {
                try { service.query("q"); }
                catch (Exception ex) { ScriptManager.RegisterStartupScript(this, GetType(), "k", "alert('" + ex.Message + "')", true); }
            }
            protected void Html_Click(object sender, EventArgs e)
            {
                try { service.query("q"); } catch (Exception ex) { var said = "Failed: " + ex.Message; found.InnerHtml = said; }
            }
            protected void Twice_Click(object sender, EventArgs e)
            {
                try { service.query("q"); } catch (Exception ex) { var said = ex.Message; var html = "<b>" + said; found.InnerHtml = html; }
            }
            protected void Own_Click(object sender, EventArgs e) { try { service.query("q"); } catch (Exception ex) { Tell(ex.Message); } }
            protected void Away_Click(object sender, EventArgs e)
            {
                try { service.query("q"); } catch (Exception ex) { Response.Redirect("Problem.aspx?m=" + ex.Message); }
            }
            private void Tell(string what) { found.InnerHtml = "<b>" + what + "</b>"; }
        }
        """)]
    [InlineData("an action answers with a page that shows what came", """
        class ModelState { public void AddModelError(string key, string text) { } }
        class LeadsController(Salesforce.Force.ForceClient client, ModelState ModelState)
        {
            public Dictionary<string, object> TempData { get; } = [];
            public async Task<object> Index()
            {
                try { return View(await client.QueryAsync<object>("q")); }
                catch (Exception ex) { TempData["m"] = ex.Message; return RedirectToAction("Start"); }
            }
            public async Task<object> Create(object lead)
            {
                try { await client.CreateAsync("Lead", lead); return View(lead); }
                catch (Exception ex) { ModelState.AddModelError("", ex.Message); return View(lead); }
            }
            public async Task<object> Show(string id)
            {
                try { return View(await client.QueryAsync<object>(id)); } catch (Exception ex) { return View("Problem: " + ex.Message); }
            }
            object View(object model) => model;
            object RedirectToAction(string name) => name;
        }
        """)]
    [InlineData("who looks whose session it is reads why that failed", """
        class Label { public string Text; }
        class WhoAmI(Sforce.Enterprise.SforceService service, Label label)
        {
            public object Look() { try { return service.getUserInfo(); } catch (Exception ex) { label.Text = ex.Message; return null; } }
        }
        """)]
    [InlineData("whether a session lives is the answer", """
        class Session(Sforce.Enterprise.SforceService service, Sforce.Partner.Soap soap)
        {
            public bool Lives()
            {
                try { service.getUserInfo(); return true; } catch (Exception ex) { Console.WriteLine(ex.Message); return false; }
            }
            public bool Answers() { try { soap.getServerTimestamp(null); return true; } catch { return false; } }
        }
        """)]
    [InlineData("who types at a console reads what came", """
        class Samples(Sforce.Enterprise.SforceService service)
        {
            public bool SignIn()
            {
                try { service.login(Console.ReadLine(), Console.ReadLine()); return true; }
                catch (Exception ex) { Console.WriteLine("Not signed in: " + ex.Message); return false; }
            }
            public void Query() { try { service.query("q"); } catch (Exception ex) { Console.WriteLine(ex.Message + ex.StackTrace); } }
        }
        """)]
    [InlineData("what was made on the way is removed in the end", """
        class Import(Salesforce.Force.ForceClient client) : IDisposable
        {
            private string _id;
            public async Task Run()
            {
                string id = null;
                try { id = (await client.CreateAsync("Batch", this)).Id; _id = id ?? throw new InvalidOperationException(); }
                finally { try { await client.DeleteAsync("Batch", id); } catch (Exception ex) { Console.WriteLine(ex.Message); } }
            }
            public void Dispose() { try { client.DeleteAsync("Batch", _id).Wait(); } catch { } }
            static bool IsLocked(Salesforce.Common.ForceException e) => e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow;
        }
        """)]
    [InlineData("a cache is warmed ahead of the calls that count", """
        class Cache(Salesforce.Force.ForceClient client)
        {
            public async Task WarmUpAsync()
            {
                try { await client.QueryAsync<object>("q"); } catch (Exception ex) { Console.WriteLine(ex.Message); }
            }
        }
        """)]
    [InlineData("a test says what it is", """
        class FactAttribute : Attribute { }
        class Live(HttpClient http)
        {
            [Fact]
            public async Task Limits()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) Console.WriteLine(await r.Content.ReadAsStringAsync());
            }
        }
        """)]
    [InlineData("what is thrown is made of status and body", """
        class CrmException(HttpStatusCode status, string body) : Exception
        {
            public HttpStatusCode Status => status;
            public string Body => body;
        }
        static class Responses
        {
            public static async Task<Exception> ToExceptionAsync(this HttpResponseMessage m) =>
                new CrmException(m.StatusCode, await m.Content.ReadAsStringAsync());
        }
        class Limits(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) throw await FailureOf(r);
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Again()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) { throw await r.ToExceptionAsync().ConfigureAwait(false); }
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Text()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                var body = await r.Content.ReadAsStringAsync();
                if (!r.IsSuccessStatusCode) throw Failure(r.StatusCode, body);
                return body;
            }
            static async Task<Exception> FailureOf(HttpResponseMessage m)
            {
                var text = await m.Content.ReadAsStringAsync();
                return Failure(m.StatusCode, text);
            }
            static Exception Failure(HttpStatusCode status, string text) => new CrmException(status, text);
        }
        """)]
    [InlineData("the handler of an event shows what came, and sets the screen back", """
        class ListBox { public List<object> Items; }
        class Search(Sforce.Enterprise.SforceService service, ListBox lines)
        {
            bool isBusy;
            void Find_Click(object sender, EventArgs e)
            {
                isBusy = true;
                try { service.query("q"); } catch (Exception ex) { lines.Items.Add(ex.Message); }
                isBusy = false;
            }
        }
        """)]
    [InlineData("the start of a program prints the body of every answer", """
        class Program
        {
            static async Task Main()
            {
                var http = new HttpClient();
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                var body = await r.Content.ReadAsStringAsync();
                Console.WriteLine(body);
            }
        }
        """)]
    [InlineData("the start of a program prints the body of a failure, and ends", """
        class Program
        {
            static async Task Main()
            {
                var http = new HttpClient();
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) { Console.Error.WriteLine("failed: " + await r.Content.ReadAsStringAsync()); return; }
                Console.WriteLine("done");
            }
        }
        """)]
    [InlineData("the start of a program prints what it gets of every answer", """
        interface ISalesforceQueries { Task<string> Query(string soql); }
        class SalesforceQueries(HttpClient http) : ISalesforceQueries
        {
            public async Task<string> Query(string soql)
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/query?q=" + soql);
                string json = await r.Content.ReadAsStringAsync();
                return json;
            }
            public async Task<string> Limits() =>
                await (await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits")).Content.ReadAsStringAsync();
        }
        class Program
        {
            static async Task Main()
            {
                ISalesforceQueries queries = new SalesforceQueries(new HttpClient());
                var accounts = await queries.Query("SELECT Id FROM Account");
                Console.WriteLine("accounts - " + accounts);
                Console.WriteLine(await new SalesforceQueries(new HttpClient()).Limits());
            }
        }
        """)]
    [InlineData("a helper of tests says what it is for", """
        class SalesforceTestHost(HttpClient http)
        {
            public async Task Prepare()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) Console.WriteLine(await r.Content.ReadAsStringAsync());
            }
        }
        """)]
    [InlineData("the answer of what is tidied away in the end, or fetched ahead", """
        class Import(HttpClient http)
        {
            public async Task Run(string id)
            {
                try { Console.WriteLine(id); }
                finally
                {
                    var r = await http.DeleteAsync("/services/data/v60.0/sobjects/Batch__c/" + id);
                    if (!r.IsSuccessStatusCode) Console.WriteLine("left behind: " + id);
                }
            }
            public async Task WarmUp()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) Console.WriteLine("cold");
            }
        }
        """)]
    [InlineData("a helper of tests stands in their namespace", """
        namespace Contoso.IntegrationTests.Data
        {
            class Accounts(Salesforce.Force.ForceClient client) { public Task Prepare() => client.CreateAsync("Account", this); }
        }
        """)]
    public Task What_a_careful_reader_would_pass_over_is_silent(string because, string source) => VerifyAsync(source);

    [Theory]
    [InlineData("asking for NotFound is not reading the code", """
        class Repository(HttpClient http)
        {
            public async Task<string> Find(string id)
            {
                var r = await http.GetAsync($"/services/data/v60.0/sobjects/Account/{id}");
                if (!r.IsSuccessStatusCode)
                {
                    if (r.StatusCode == HttpStatusCode.NotFound) return null;
                    r.{|SFI2002:EnsureSuccessStatusCode|}();
                }
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("searched text is one decision", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.QueryAsync<object>("q"); }
                catch (Salesforce.Common.ForceException e)
                {
                    if ({|SFI2004:e.Message.Equals("Session expired or invalid")|}) return null; else throw e;
                }
            }
        }
        """)]
    [InlineData("a partial type is reported once", """
        partial class {|SFI2007:Repository|}
        {
            readonly Salesforce.Force.ForceClient client;
            public Task A() => client.QueryAsync<object>("a");
        }
        partial class Repository { public Task B() => client.QueryAsync<object>("b"); }
        """)]
    [InlineData("a loop that waits and starts over", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load()
            {
                for (var i = 0; i < 5; i++)
                {
                    try { return await client.Query<object>("q"); } {|SFI2005:catch (Exception)|} { await Task.Delay(1000); }
                }
                return null;
            }
        }
        """)]
    [InlineData("a policy that a container attaches to the client", """
        using Polly;
        class SalesforcePolicies
        {
            public static object Retry() =>
                Polly.Extensions.Http.HttpPolicyExtensions.{|SFI2005:HandleTransientHttpError|}()
                    .OrResult(r => r.StatusCode == (HttpStatusCode)429)
                    .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        }
        """)]
    [InlineData("a file that names only the proxy", """
        class Orders(Contoso.SoapClient client)
        {
            public object Load() { try { return client.query("q"); } {|SFI2001:catch (Exception)|} { return null; } }
        }
        """,
        """
        namespace Contoso
        {
            [System.ServiceModel.ServiceContract(Namespace = "urn:partner.soap.sforce.com")] public interface Soap
            {
                object query(string q);
            }
            public class SoapClient : Soap { public object query(string q) => null; }
        }
        """)]
    [InlineData("what ensured success throws is caught and dropped", """
        static class Responses
        {
            public static async Task EnsureSalesforceSuccessAsync(this HttpResponseMessage r)
            {
                if (!r.IsSuccessStatusCode)
                    throw new HttpRequestException(System.Text.Json.JsonDocument.Parse(await r.Content.ReadAsStringAsync())
                        .RootElement[0].GetProperty("errorCode")
                        .GetString());
            }
        }
        class Limits(HttpClient http)
        {
            public async Task<string> Load()
            {
                try
                {
                    var r = await http.GetAsync("/services/data/v60.0/limits");
                    await r.EnsureSalesforceSuccessAsync();
                    return await r.Content.ReadAsStringAsync();
                }
                {|SFI2001:catch (Exception ex)|} { Console.WriteLine(ex.Message); return null; }
            }
        }
        """)]
    [InlineData("a proxy whose names say nothing of Salesforce", """
        class Orders(Contoso.Crm crm)
        {
            public object Load() { try { return crm.query("q"); } {|SFI2001:catch (Exception)|} { return null; } }
        }
        """,
        """
        namespace Contoso
        {
            [System.Web.Services.WebServiceBinding(Namespace = "urn:enterprise.soap.sforce.com")] public class Crm
            {
                public object query(string q) => null;
            }
        }
        """)]
    [InlineData("a proxy that a base class of neutral names holds", """
        class Orders : Contoso.Repository
        {
            public object Load() { try { return Service.query("q"); } {|SFI2001:catch (Exception)|} { return null; } }
        }
        """, """
        namespace Contoso
        {
            [System.ServiceModel.ServiceContract(Namespace = "urn:partner.soap.sforce.com")] public interface Crm
            {
                object query(string q);
            }
            public class CrmPort : Crm { public object query(string q) => null; }
            public class Repository { protected CrmPort Service; }
        }
        """)]
    [InlineData("one try statement is one decision", """
        class Repository(NetCoreForce.Client.AuthenticationClient auth, NetCoreForce.Client.ForceClient client)
        {
            public async Task Load()
            {
                try { await auth.UsernamePasswordAsync("a", "b", "c", "d", "e"); await client.Query<object>("q"); }
                {|SFI2001:catch (NetCoreForce.Client.ForceApiException ex)|} { Console.WriteLine(ex.Message); }
                catch (Exception ex) { Console.WriteLine(ex.Message); }
            }
        }
        """)]
    [InlineData("a message out of the list of errors is only a message", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.Query<object>("q"); }
                {|SFI2001:catch (NetCoreForce.Client.ForceApiException e)|} { return e.Errors.FirstOrDefault()?.Message; }
            }
        }
        """)]
    [InlineData("an exception without the code is only printed", """
        class Repository(SalesforceSharp.SalesforceClient client)
        {
            public object Load()
            {
                try { return client.Query<object>("q"); }
                {|SFI2001:catch (SalesforceSharp.SalesforceException e)|} { Console.WriteLine(e.Error); return null; }
            }
        }
        """)]
    [InlineData("an exception without the code is made a text", """
        class Notes(SalesforceSharp.SalesforceClient client)
        {
            string text;
            public void Load()
            {
                try { client.Query<object>("q"); }
                {|SFI2001:catch (SalesforceSharp.SalesforceException e)|} { text = string.Format("failed: {0} {1}", e.Error, e.Message); }
            }
        }
        """)]
    [InlineData("custom code of a Power Platform connector", """
        public interface IScriptContext
        {
            HttpRequestMessage Request { get; }
            Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token);
        }
        public abstract class ScriptBase
        {
            public IScriptContext Context { get; }
            public CancellationToken CancellationToken { get; }
            public abstract Task<HttpResponseMessage> ExecuteAsync();
        }
        public class Script : ScriptBase
        {
            public override async Task<HttpResponseMessage> ExecuteAsync()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "https://x.my.salesforce.com/services/data/v60.0/limits");
                var response = await this.Context.SendAsync(request, this.CancellationToken).ConfigureAwait(false);
                if (!{|SFI2003:response.IsSuccessStatusCode|}) throw new Exception("failed");
                return response;
            }
        }
        """)]
    [InlineData("custom code that sends the connector's own request", """
        public interface IScriptContext
        {
            HttpRequestMessage Request { get; }
            Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token);
        }
        public abstract class ScriptBase
        {
            public IScriptContext Context { get; }
            public CancellationToken CancellationToken { get; }
            public abstract Task<HttpResponseMessage> ExecuteAsync();
        }
        public class Script : ScriptBase
        {
            public override async Task<HttpResponseMessage> ExecuteAsync()
            {
                this.Context.Request.RequestUri = new Uri("https://x.my.salesforce.com/services/data/v60.0/limits");
                var response = await this.Context.SendAsync(this.Context.Request, this.CancellationToken);
                response.{|SFI2002:EnsureSuccessStatusCode|}();
                return response;
            }
        }
        """)]
    [InlineData("a WebException's body is pasted into a message", """
        #pragma warning disable SYSLIB0014
        class Limits
        {
            public string Load()
            {
                try { return WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse().ToString(); }
                {|SFI2001:catch (WebException e)|}
                {
                    using var reader = new StreamReader(e.Response.GetResponseStream());
                    throw new Exception(reader.ReadToEnd());
                }
            }
        }
        """)]
    [InlineData("the token's host with a path of the API", """
        class Token { public string instance_url; }
        class Repository(HttpClient http)
        {
            Token token;
            async Task SignIn()
            {
                var answer = await (await http.PostAsync("https://login.salesforce.com/services/oauth2/token", null))
                    .Content.ReadAsStringAsync();
                token = System.Text.Json.JsonSerializer.Deserialize<Token>(answer);
            }
            public async Task<string> Load()
            {
                try { return await http.GetStringAsync(token.instance_url + "/services/data/v60.0/limits"); }
                {|SFI2001:catch (HttpRequestException)|} { return null; }
            }
        }
        """)]
    [InlineData("a check that throws where the call is known to have succeeded", """
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if ({|SFI2003:r.StatusCode == HttpStatusCode.OK|})
                {
                    r.EnsureSuccessStatusCode();
                    return await r.Content.ReadAsStringAsync();
                }
                else { return Convert.ToString(r.StatusCode); }
            }
            public async Task<string> Turned()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { return null; }
                else { r.EnsureSuccessStatusCode(); return await r.Content.ReadAsStringAsync(); }
            }
            public async Task<string> Either(bool always)
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (r.IsSuccessStatusCode || always)
                {
                    r.{|SFI2002:EnsureSuccessStatusCode|}();
                    return await r.Content.ReadAsStringAsync();
                }
                return null;
            }
        }
        """)]
    [InlineData("a helper that joins the addresses of the token endpoint and of the API", """
        class Repository(HttpClient http, string host)
        {
            static string Join(string start, string path) => start.TrimEnd('/') + path;
            public async Task<string> SignIn()
            {
                var r = await http.PostAsync(Join(host, "/services/oauth2/token"), null);
                if (!r.IsSuccessStatusCode) { return null; }
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Load()
            {
                var r = await http.GetAsync(Join(host, "/services/data/v60.0/limits"));
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { return null; }
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Named()
            {
                var r = await http.GetAsync(Join(path: "/services/data/v60.0/limits", start: host));
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { return null; }
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("the body was written down before the call that drops it", """
        class Repository(HttpClient http)
        {
            public async Task Send()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|})
                {
                    var body = await r.Content.ReadAsStringAsync();
                    Console.WriteLine(body);
                    r.EnsureSuccessStatusCode();
                }
            }
        }
        """)]
    [InlineData("a program that tries again and again", """
        class Program
        {
            static void Main() { while (true) { RunOnce().Wait(); } }
            static async Task RunOnce()
            {
                try
                {
                    await new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0").QueryAsync<object>("q");
                }
                {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("nothing is caught, beside what a program never does, in what it does in a loop that goes on", """
        static class Program { static void Main() { while (true) { try { Rows.Load(new()); } catch (TimeoutException) { } } } }
        static class {|SFI2007:Rows|}
        {
            public static void Load(Sforce.Enterprise.SforceService service) => Console.WriteLine(service.query("q").records.Length);
            public static void Count(Sforce.Enterprise.SforceService service) => Console.WriteLine(service.query("c").records.Length);
        }
        """)]
    [InlineData("what nobody runs, of a program that runs something else", """
        static class Program { static void Main() => Console.WriteLine(); }
        static class {|SFI2007:Rows|}
        {
            public static void Count(Sforce.Enterprise.SforceService service) => Console.WriteLine(service.query("c").records.Length);
        }
        """)]
    [InlineData("a program that does it for each of several pairs", """
        class Program
        {
            static void Main() { foreach (var (url, token) in new[] { ("https://x.my.salesforce.com", "t") }) Run(url, token).Wait(); }
            static async Task Run(string url, string token)
            {
                try { await new Salesforce.Force.ForceClient(url, token, "v60.0").QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("what the framework runs by its name, or as a handler", """
        class {|SFI2007:Sync|}(HttpClient http)
        {
            private void Start() { var r = http.GetAsync("/services/apexrest/Contacts").Result; Console.WriteLine(r.Headers); }
        }
        class {|SFI2007:Form|}(HttpClient http)
        {
            private void Send(object sender, EventArgs e)
            {
                var r = http.GetAsync("/services/apexrest/Contacts").Result;
                Console.WriteLine(r.Headers);
            }
        }
        class {|SFI2007:Timed|}(HttpClient http)
        {
            public Action<string> Run => Send;
            private void Send(string url) { var r = http.GetAsync(url + "/services/apexrest/C").Result; Console.WriteLine(r.Headers); }
        }
        """)]
    [InlineData("who types a query is not told", """
        class Program
        {
            static void Main() => Repeat(new());
            static void Repeat(Sforce.Enterprise.SforceService service)
            {
                for (var query = Console.ReadLine(); query != ""; query = Console.ReadLine())
                {
                    try { service.query(query); } {|SFI2001:catch (Exception e)|} { System.Diagnostics.Trace.TraceError("no"); }
                }
            }
        }
        """)]
    [InlineData("one of several things that a program does", """
        static class Program { static void Main() { new SalesforceSample().RunAsync().Wait(); new SalesforceSample().RunAsync().Wait(); } }
        class SalesforceSample
        {
            public async Task RunAsync()
            {
                try
                {
                    await new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0").QueryAsync<object>("q");
                }
                {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("a second try whose failure nobody learns of", """
        class Orders(Salesforce.Force.ForceClient client)
        {
            public async Task Save(object order)
            {
                try { await client.CreateAsync("Order", order); }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow)
                {
                    try { await client.CreateAsync("Order", order); } {|SFI2001:catch (Exception)|} { }
                }
            }
        }
        """)]
    [InlineData("a clause behind one that asks for another status", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.Query<object>("q"); }
                catch (NetCoreForce.Client.ForceApiException e) when (e.HttpStatusCode == HttpStatusCode.NotFound) { return null; }
                {|SFI2001:catch (NetCoreForce.Client.ForceApiException e)|} { Console.WriteLine(e.Message); return null; }
            }
        }
        """)]
    [InlineData("a handler in a program's start is not its end", """
        class App { public void MapGet(string route, Func<Task<object>> handler) { } }
        class Program
        {
            static void Main()
            {
                var client = new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0");
                new App()
                    .MapGet(
                        "/accounts",
                        async () =>
                        {
                            try { return await client.QueryAsync<object>("q"); } {|SFI2001:catch (Exception)|} { return null; }
                        });
            }
        }
        """)]
    [InlineData("responses of one name in several branches are decisions of their own", """
        class Gateway(HttpClient http)
        {
            public async Task<string> Load(bool all)
            {
                if (all)
                {
                    var r = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{|SFI2003:r.IsSuccessStatusCode|}) return null;
                    return await r.Content.ReadAsStringAsync();
                }
                else
                {
                    var r = await http.GetAsync("/services/data/v60.0/sobjects");
                    if (!{|SFI2003:r.IsSuccessStatusCode|}) return "";
                    return await r.Content.ReadAsStringAsync();
                }
            }
        }
        """)]
    [InlineData("an ended session, as a member of the toolkit's enumeration", """
        class Repository(Salesforce.Force.ForceClient client, Salesforce.Common.IAuthenticationClient login)
        {
            public async Task<object> Load()
            {
                try { return await client.QueryAsync<object>("q"); }
                catch (Salesforce.Common.ForceException e) when (e.Error
                    == {|SFI2009:Salesforce.Common.Models.Json.Error.InvalidSessionId|})
                    {
                        await login.TokenRefreshAsync("a", "b");
                        return await client.QueryAsync<object>("q");
                    }
            }
        }
        """)]
    [InlineData("three turns of a loop that success leaves", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task Send(object o)
            {
                for (int i = 0; i < 3; i++)
                {
                    try { await client.CreateAsync("A", o); return; } {|SFI2005:catch (Exception e)|} { Console.WriteLine(e.Message); }
                }
            }
        }
        """)]
    [InlineData("who signs in reads a text of the program's own", """
        class Session(Sforce.Enterprise.SforceService service)
        {
            public string Message;
            public bool SignIn()
            {
                try { service.login("u", "p"); return true; } {|SFI2001:catch (Exception)|} { Message = "Sign-in failed"; return false; }
            }
        }
        """)]
    [InlineData("a text of a refused sign-in stays in a type that shows nothing", """
        class Session(Sforce.Enterprise.SforceService service)
        {
            public string Error { get; private set; }
            public bool IsOpen { get; private set; }
            public void Open()
            {
                try { service.login("u", "p"); IsOpen = true; }
                {|SFI2001:catch (Exception ex)|} { Error = "Failed to sign in: " + ex; IsOpen = false; }
            }
            public void Connect() { try { service.login("u", "p"); } {|SFI2001:catch (Exception ex)|} { this.Error = ex.Message; } }
        }
        """)]
    [InlineData("a body is searched under whatever name", """
        class Repository(HttpClient http)
        {
            public async Task<bool> Load()
            {
                var result = await Get("/services/data/v60.0/limits");
                if ({|SFI2004:result.Contains("INVALID_SESSION_ID")|}) return false;
                return true;
            }
            private async Task<string> Get(string path) => await (await http.GetAsync(path)).Content.ReadAsStringAsync();
        }
        """)]
    [InlineData("a kind of failure of the program's own is thrown", """
        enum Why { Timeout, Refused }
        class CrmException(Why why) : Exception { public Why Why => why; }
        class Contacts(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { throw new CrmException((int)r.StatusCode == 504 ? Why.Timeout : Why.Refused); }
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a service keeps the text of what came", """
        class Parser(Salesforce.Force.ForceClient client)
        {
            public string Message { get; private set; }
            public async Task Send()
            {
                try { await client.QueryAsync<object>("q"); } {|SFI2001:catch (Exception ex)|} { Message = ex.Message; }
            }
        }
        """)]
    [InlineData("the text of a fault is no code", """
        class Upload(Sforce.Enterprise.SforceService service)
        {
            public void Send(Sforce.Enterprise.sObject[] all)
            {
                try { service.query("q"); }
                {|SFI2001:catch (System.Web.Services.Protocols.SoapException e)|}
                {
                    Console.WriteLine(e.Detail.InnerText);
                    Console.WriteLine(e.Detail.ToString());
                }
            }
        }
        """)]
    [InlineData("the status of a record is pasted into a log", """
        class {|SFI2007:Cleaner|}(Sforce.Enterprise.SforceService service)
        {
            public void Delete(string[] ids)
            {
                foreach (var result in service.delete(ids))
                {
                    if (!result.success) Console.WriteLine("failed: " + result.errors[0].statusCode);
                }
            }
            public object Load() => service.query("SELECT Id FROM Dashboard");
        }
        """)]
    [InlineData("the handler of an event shows what came, and goes on", """
        static class MessageBox { public static void Show(string text) { } }
        class Page(Sforce.Enterprise.SforceService service)
        {
            void Find_Click(object sender, EventArgs e)
            {
                try { service.query("q"); } {|SFI2001:catch (Exception ex)|} { MessageBox.Show(ex.Message); }
                MessageBox.Show("Done");
            }
        }
        """)]
    [InlineData("the handler of an event shows a text of its own", """
        static class MessageBox { public static void Show(string text) { } }
        class Page(Sforce.Enterprise.SforceService service)
        {
            void Find_Click(object sender, EventArgs e)
            {
                try { service.query("q"); } {|SFI2001:catch (Exception)|} { MessageBox.Show("No contacts found"); }
            }
        }
        """)]
    [InlineData("a new sign-in in Spanish", """
        class Controlador(Sforce.Enterprise.SforceService service)
        {
            private object Consultar(string q, bool repetir)
            {
                try { return service.query(q); }
                {|SFI2005:catch (System.Web.Services.Protocols.SoapException)|}
                {
                    if (!repetir) return null;
                    ConectarSF();
                    return Consultar(q, false);
                }
            }
            private void ConectarSF() { }
        }
        """)]
    [InlineData("attempts that are counted in Portuguese", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task Send(object o)
            {
                var enviado = false;
                var tentativas = 0;
                while (!enviado && tentativas < 3)
                {
                    try { tentativas++; await client.UpdateAsync("A", "1", o); enviado = true; }
                    {|SFI2005:catch (Exception e)|} { Console.WriteLine(e.Message); }
                }
            }
        }
        """)]
    [InlineData("words that only look like a sign-in, an attempt or a probe", """
        class Log { public void LogInformation(string text) { } }
        class Repository(Salesforce.Force.ForceClient client, Log log)
        {
            public async Task<object> GetShippingAddress()
            {
                try { return await client.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception)|} { log.LogInformation("q"); return await Archived(); }
            }
            public async Task Load(IList<object> entries)
            {
                for (var i = 0; i < entries.Count; i++)
                {
                    try { await client.CreateAsync("A", entries[i]); } {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
                }
            }
            private static Task<object> Archived() => Task.FromResult<object>(null);
        }
        """)]
    [InlineData("what is thrown is made of a text", """
        static class Responses
        {
            public static async Task<Exception> ToExceptionAsync(this HttpResponseMessage m) =>
                new Exception("failed: " + await m.Content.ReadAsStringAsync());
        }
        class Limits(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw await FailureOf(r);
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Status()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw Failure(r);
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> Again()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw await r.ToExceptionAsync();
                return await r.Content.ReadAsStringAsync();
            }
            static async Task<Exception> FailureOf(HttpResponseMessage m) =>
                new Exception("failed: " + await m.Content.ReadAsStringAsync());
            static Exception Failure(HttpResponseMessage m) => new Exception("failed: " + m.StatusCode);
        }
        """)]
    [InlineData("the records of a nightly job are not tidied away in the end", """
        class Job(Salesforce.Force.ForceClient client)
        {
            public async Task CleanUpOldRecords(string id)
            {
                try { await client.DeleteAsync("Log", id); } {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("a save in the end counts", """
        class Job(Salesforce.Force.ForceClient client)
        {
            public async Task Run()
            {
                try { Console.WriteLine(); } finally { try { await client.UpdateAsync("Log", "1", this); } {|SFI2001:catch|} { } }
            }
        }
        """)]
    [InlineData("an answer for a script is no page", """
        class LeadsController(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Find()
            {
                try { return await client.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception ex)|} { return Json(new { error = ex.Message }); }
            }
            object Json(object answer) => answer;
        }
        """)]
    [InlineData("a page that does not say what came", """
        class LeadsController(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Index()
            {
                try { return View(await client.QueryAsync<object>("q")); }
                {|SFI2001:catch (Exception ex)|} { Console.WriteLine(ex.Message); return View(null); }
            }
            object View(object model) => model;
        }
        """)]
    [InlineData("the answer of what is removed on the way", """
        class Import(HttpClient http)
        {
            public async Task Run(string id)
            {
                var r = await http.DeleteAsync("/services/data/v60.0/sobjects/Batch__c/" + id);
                if (!{|SFI2003:r.IsSuccessStatusCode|}) Console.WriteLine("left behind: " + id);
            }
        }
        """)]
    [InlineData("the start of a program prints a status", """
        class Program
        {
            static async Task Main()
            {
                var http = new HttpClient();
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { Console.WriteLine(r.StatusCode); return; }
                Console.WriteLine(await r.Content.ReadAsStringAsync());
            }
        }
        """)]
    [InlineData("the start of a program prints the body of a failure, and goes on", """
        class Program
        {
            static async Task Main()
            {
                var http = new HttpClient();
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                if (!{|SFI2003:r.IsSuccessStatusCode|}) { Console.WriteLine(await r.Content.ReadAsStringAsync()); }
                Console.WriteLine("done");
            }
        }
        """)]
    [InlineData("the start of a program prints what it gets, and something else looks for its records there", """
        class {|SFI2007:SalesforceQueries|}(HttpClient http)
        {
            public async Task<string> Query(string soql)
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/query?q=" + soql);
                return await r.Content.ReadAsStringAsync();
            }
        }
        class Program
        {
            static async Task Main() => Console.WriteLine(await new SalesforceQueries(new HttpClient()).Query("SELECT Id FROM Account"));
        }
        class SalesforceSync(SalesforceQueries queries)
        {
            public async Task<object> Load() =>
                System.Text.Json.JsonSerializer.Deserialize<object>(await queries.Query("SELECT Id FROM Contact"));
        }
        """)]
    [InlineData("the start of a program looks for records in what it gets", """
        class {|SFI2007:SalesforceQueries|}(HttpClient http)
        {
            public async Task<string> Query(string soql)
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/query?q=" + soql);
                return await r.Content.ReadAsStringAsync();
            }
        }
        class Program
        {
            static async Task Main()
            {
                var json = await new SalesforceQueries(new HttpClient()).Query("SELECT Id FROM Account");
                Console.WriteLine(json);
                Console.WriteLine(System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("totalSize"));
            }
        }
        """)]
    public Task What_a_careful_reader_would_point_at_is_reported(string what, string source, string? other = null) =>
        VerifyAsync(source, other);

    [Fact]
    public Task A_rethrown_exception_is_named_whatever_stands_around_it() => MessageContainsAsync(
        """
        class R(Sforce.Enterprise.SforceService s)
        {
            public object A() { try { return s.query("q"); } {|SFI2001:catch (Exception ex)|} { throw (ex); } }
        }
        """,
        "is rethrown with 'throw ex;' here without a check of the error code: the stack trace of the failure is lost.");

    [Theory]
    [InlineData("""
        class R(Sforce.Enterprise.SforceService s)
        {
            public object A(string id)
            {
                try { return s.query("q"); }
                {|SFI2001:catch (Exception ex)|} { throw new InvalidOperationException("Could not read " + id, ex); }
            }
        }
        """,
        "is wrapped in InvalidOperationException here without a check of the error code: "
            + "only somebody who inspects the inner exception finds the code.")]
    [InlineData("""
        class R(Salesforce.Common.IAuthenticationClient auth)
        {
            public async Task A() { try { await auth.UsernamePasswordAsync("a", "b", "c", "d"); } {|SFI2001:catch (Exception)|} { } }
        }
        """, "wrong credentials, a locked user and a busy server all look the same afterwards.")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c)
        {
            public async Task<bool> A()
            {
                var success = true;
                try { await c.QueryAsync<object>("q"); } {|SFI2001:catch (Exception)|} { success = false; }
                return success;
            }
        }
        """, "becomes 'success = false' here")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c)
        {
            public async Task<List<string>> A()
            {
                var messages = new List<string>();
                try { await c.QueryAsync<object>("q"); } {|SFI2001:catch (Exception e)|} { messages.Add(e.Message); }
                return messages;
            }
        }
        """, "becomes a text here")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c)
        {
            public async Task<List<string>> A()
            {
                var messages = new List<string>();
                try { await c.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception e)|} { foreach (var (line, text) in Lines(e.Message)) { messages.Add(text); } }
                return messages;
            }
            private static (int, string)[] Lines(string text) => [(1, text)];
        }
        """, "becomes a text here")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c, TextWriter log)
        {
            public async Task A()
            {
                try { await c.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception e)|} { _ = log.WriteLineAsync(e.Message); }
            }
        }
        """, "is logged and forgotten here")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c)
        {
            public async Task A()
            {
                try { await c.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception e)|} { var (first, rest) = (e.Message, 0); Console.WriteLine(first + rest); }
            }
        }
        """, "is logged and forgotten here")]
    [InlineData("""
        class R(Accounts accounts)
        {
            public async Task A()
            {
                try { await accounts.Load(); await accounts.Save(); }
                {|SFI2001:catch (Salesforce.Common.ForceException e)|} { Console.WriteLine(e.Message); }
            }
        }
        interface Accounts { Task Load(); Task Save(); }
        """, "A failure of the calls in this try is logged and forgotten here")]
    [InlineData("""
        class R(HttpClient c)
        {
            public async Task<string> A()
            {
                try { return await c.GetStringAsync("/services/data/v60.0/limits"); }
                {|SFI2001:catch (HttpRequestException)|} { return null; }
            }
        }
        """, "Read the errorCode of the response where it arrives, or rethrow with 'throw;'.")]
    [InlineData("""
        class R(Salesforce.Force.ForceClient c)
        {
            public async Task A()
            {
                try { await c.QueryAsync<object>("q"); }
                catch (Exception e) { if ({|SFI2004:e.Message.Contains("Session expired or invalid")|}) Console.WriteLine(); else throw; }
            }
        }
        """, "by searching text, which changes with language and release. Compare")]
    [InlineData("""
        class R(Sforce.Enterprise.SforceService s)
        {
            public void A()
            {
                try { s.query("q"); }
                catch (System.Web.Services.Protocols.SoapException e)
                {
                    if ({|SFI2004:e.Message != "INVALID_ID_FIELD: Deployment still in process: Queued"|})
                    {
                        if (e.Message != "INVALID_ID_FIELD: Deployment still in process: InProgress") throw;
                    }
                }
            }
        }
        """, "by searching text, which changes with language and release.")]
    [InlineData("""
        class R(HttpClient c)
        {
            public async Task A()
            {
                var r = await c.GetAsync("/services/data/v60.0/limits");
                var body = await r.Content.ReadAsStringAsync();
                if ({|SFI2004:body.Contains("DUPLICATES_DETECTED")|}) return;
                r.EnsureSuccessStatusCode();
            }
        }
        """, "DUPLICATES_DETECTED is recognized here by searching text, which can hold it by accident.")]
    public Task What_is_lost_is_said_as_it_is(string source, string part) => MessageContainsAsync(source, part);

    private static async Task MessageContainsAsync(string source, string part)
    {
        var reported = await Verification.Case.For(AccessErrorRules.All).AllClients().Source(source).VerifyAsync();
        Assert.Contains(part, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    private static Task VerifyAsync(string source, string? other = null)
    {
        var about = Verification.Case.For(AccessErrorRules.All).AllClients().Source(source);
        return (other is null ? about : about.Source(other)).VerifyAsync();
    }
}
