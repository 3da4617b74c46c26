using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Types that leave every failure as it comes: once for the type, and only where no more precise rule speaks.</summary>
public class UnhandledAccessErrorsTests
{
    [Theory]
    [InlineData("Force.com Toolkit",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task A() => c.QueryAsync<object>("q");
            public Task B() => c.UpdateAsync("a", "b", 1);
        }
        """)]
    [InlineData("NetCoreForce",
        """class {|SFI2007:Repository|}(NetCoreForce.Client.ForceClient c) { public Task A() => c.Query<object>("q"); }""")]
    [InlineData("SalesforceSharp",
        """class {|SFI2007:Repository|} { public object A() => new SalesforceSharp.SalesforceClient().Query<object>("q"); }""")]
    [InlineData("WCF proxy", """class {|SFI2007:Repository|}(Sforce.Partner.Soap c) { public object A() => c.query(null, "q"); }""")]
    [InlineData("ASMX proxy", """class {|SFI2007:Repository|}(Sforce.Enterprise.SforceService c) { public object A() => c.query("q"); }""")]
    [InlineData("HttpClient",
        """
        class {|SFI2007:Repository|}(HttpClient c)
        {
            public async Task<string> A()
            {
                var r = await c.GetAsync("/services/data/v60.0/limits");
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("WebRequest", """
        #pragma warning disable SYSLIB0014
        class {|SFI2007:Repository|}
        {
            public WebResponse A() => WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse();
        }
        """)]
    [InlineData("RestSharp",
        """
        class {|SFI2007:Repository|}
        {
            public async Task<string> A() =>
                (await new RestSharp.RestClient("https://x.my.salesforce.com").ExecuteAsync(new RestSharp.RestRequest("a"))).Content;
        }
        """)]
    [InlineData("RestSharp that answers with what was parsed",
        """
        using RestSharp;
        class {|SFI2007:Repository|}
        {
            public Task<object> A() =>
                new RestClient("https://x.my.salesforce.com").GetAsync<object>(new RestRequest("a"));
        }
        """)]
    [InlineData("RestSharp, with a client and a request of its own",
        """
        using RestSharp;
        class SalesforceClient() : RestClient("https://x.my.salesforce.com");
        class SalesforceRequest(string path) : RestRequest(path);
        class {|SFI2007:Repository|}
        {
            public async Task<object> A()
            {
                var client = new SalesforceClient();
                var request = new SalesforceRequest($"services/data/v60.0/query?q={1}");
                return await client.GetAsync<object>(request);
            }
        }
        """)]
    [InlineData("a query of its own is sent by a method of its own",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task Load() => Send("q");
            private Task Send(string q) => c.QueryAsync<object>(q);
        }
        """)]
    [InlineData("a query of its own is sent by a static method of its own",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task Load() => Send(c, "q");
            static Task Send(Salesforce.Force.ForceClient client, string q) => client.QueryAsync<object>(q);
        }
        """)]
    [InlineData("an object that the type names",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task A(object record) => c.CreateAsync("Account", record);
        }
        """)]
    [InlineData("an object that a constant names",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            const string Name = "Account";
            public Task A(object record) => c.CreateAsync(Name, record);
        }
        """)]
    [InlineData("a query around what is given",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task A(string id) { var q = $"SELECT Id FROM Account WHERE Id = '{id}'"; return c.QueryAsync<object>(q); }
        }
        """)]
    [InlineData("a query that the type makes of what is given",
        """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient c)
        {
            public Task A(string id) => c.QueryAsync<object>(Query(id));
            static string Query(string id) => "SELECT Id FROM Account WHERE Id = " + id;
        }
        """)]
    [InlineData("a query in an envelope", """
        class queryRequest { public queryRequest(Sforce.Partner.SessionHeader header, string q) { } }
        [System.ServiceModel.ServiceContract(Namespace = "urn:partner.soap.sforce.com")] interface Contract
        {
            object query(queryRequest request);
        }
        class {|SFI2007:Repository|}(Contract soap, Sforce.Partner.SessionHeader header)
        {
            public object A() => soap.query(new queryRequest(header, "SELECT Id FROM Contact"));
        }
        """)]
    [InlineData("records that the type keeps",
        """
        class {|SFI2007:Repository|}(Sforce.Enterprise.SforceService c)
        {
            readonly Sforce.Enterprise.sObject[] _all = [];
            public int A() => c.create(_all).Count(one => one.success);
        }
        """)]
    [InlineData("what a handler in the start of the program runs does not end it", """
        class App { public void Map(Func<Task> handler) { } }
        class Program
        {
            static void Main() { var sync = new Sync(new("https://x.my.salesforce.com", "t", "v60.0")); new App().Map(() => sync.Load()); }
        }
        class {|SFI2007:Sync|}(Salesforce.Force.ForceClient c) { public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account"); }
        """)]
    [InlineData("what the start of the program runs, and another type as well", """
        class Program
        {
            static void Main()
            {
                var sync = new Sync(new("https://x.my.salesforce.com", "t", "v60.0"));
                sync.Load().Wait();
                sync.Load().Wait();
            }
        }
        class {|SFI2007:Sync|}(Salesforce.Force.ForceClient c) { public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account"); }
        class Salesforce2(Sync sync) { public Task Run() => sync.Load(); }
        """)]
    [InlineData("the base of a command lets pass what comes", """
        abstract class Command
        {
            public async Task<int> Run() { try { await Execute(); } catch (FormatException e) { Console.Error.WriteLine(e); } return 0; }
            protected abstract Task Execute();
        }
        class LoadCommand(SalesforceQueries queries) : Command
        {
            protected override Task Execute() => queries.Load();
        }
        class {|SFI2007:SalesforceQueries|}(Salesforce.Force.ForceClient c)
        {
            public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account");
        }
        """)]
    [InlineData("the base of a command catches what only shares its name with any exception", """
        namespace Failures { class Exception : System.Exception; }
        abstract class Command
        {
            public async Task<int> Run() { try { await Execute(); } catch (Failures.Exception e) { Console.Error.WriteLine(e); } return 0; }
            protected abstract Task Execute();
        }
        class LoadCommand(SalesforceQueries queries) : Command
        {
            protected override Task Execute() => queries.Load();
        }
        class {|SFI2007:SalesforceQueries|}(Salesforce.Force.ForceClient c)
        {
            public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account");
        }
        """)]
    [InlineData("a program whose exceptions have no code",
        """
        class {|SFI2007:Program|}
        {
            static async Task Main()
            {
                using var c = new HttpClient();
                Console.WriteLine(await c.GetStringAsync("https://x.my.salesforce.com/services/data/v60.0/limits"));
            }
        }
        """)]
    public Task A_type_that_tells_nothing_apart_is_reported_once(string client, string source) => VerifyAsync(source);

    [Theory]
    [InlineData("one catch decides",
        """
        class Repository(Salesforce.Force.ForceClient c)
        {
            public Task A() => c.QueryAsync<object>("q");
            public async Task B()
            {
                try { await c.UpdateAsync("a", "b", 1); }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow) { }
            }
        }
        """)]
    [InlineData("a long way to the code, which a method above comes along as well", """
        class Repository(HttpClient c)
        {
            public Task<string> Run() => Load();
            private async Task<string> Load()
            {
                var r = await c.GetAsync("/services/data/v60.0/limits");
                await Answer.Ensure(r);
                return await r.Content.ReadAsStringAsync();
            }
        }
        static class Answer
        {
            public static async Task Ensure(HttpResponseMessage r) { if (!r.IsSuccessStatusCode) throw await Failure(r); }
            private static async Task<Exception> Failure(HttpResponseMessage r) => Of(await r.Content.ReadAsStringAsync());
            private static Exception Of(string body) => new InvalidOperationException(Code(body));
            private static string Code(string body) =>
                System.Text.Json.JsonDocument.Parse(body).RootElement[0].GetProperty("errorCode").GetString();
        }
        """)]
    [InlineData("another type of the project decides", """
        class Repository(Salesforce.Force.ForceClient c) { public Task A() => c.QueryAsync<object>("q"); }
        class Job(Repository r)
        {
            public async Task Run()
            {
                try { await r.A(); }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow) { }
            }
        }
        """)]
    [InlineData("a handler in the pipeline decides", """
        record SfError(string ErrorCode);
        class Handler : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, CancellationToken t)
            {
                var r = await base.SendAsync(m, t);
                if (!r.IsSuccessStatusCode)
                    throw new Exception(
                        System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync())[0].ErrorCode);
                return r;
            }
        }
        class Repository(HttpClient c) { public Task A() => c.GetAsync("/services/data/v60.0/limits"); }
        """)]
    [InlineData("it rethrows on purpose",
        """
        class Repository(Salesforce.Force.ForceClient c)
        {
            public async Task A() { try { await c.QueryAsync<object>("q"); } catch (Exception) { Console.WriteLine(); throw; } }
        }
        """)]
    [InlineData("the program ends with the client's exception", """
        class Program
        {
            static async Task Main()
            {
                var c = new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "token", "v60.0");
                await c.QueryAsync<object>("q");
                await Save(c);
            }
            static Task Save(Salesforce.Force.ForceClient c) => c.UpdateAsync("a", "b", 1);
        }
        """)]
    [InlineData("a client around the client passes on what it is given", """
        class Answer { public object Id; }
        class Proxy(Salesforce.Force.ForceClient c)
        {
            public Task Query<T>(string q) => c.QueryAsync<T>(q);
            public async Task<Answer> Create(string o, object r)
            {
                var made = await c.CreateAsync(o, r);
                return new Answer { Id = made.Id };
            }
        }
        static class Extensions
        {
            public static Task Update(this Salesforce.Force.ForceClient c, string o, string id, object r) => c.UpdateAsync(o, id, r);
        }
        """)]
    [InlineData("a client around the client adds what says nothing, and fetches the rest", """
        class Proxy(Sforce.Partner.SoapClient soap)
        {
            private Sforce.Partner.SessionHeader _header;
            public List<object> Query(string q)
            {
                var all = new List<object>();
                var r = soap.query(this._header, q ?? string.Empty);
                all.Add(r);
                return all;
            }
            public Sforce.Partner.SaveResult[] Update(Sforce.Partner.sObject[] records)
            {
                soap.update(_header, records, out var saved);
                return saved;
            }
        }
        class Pages(Sforce.Enterprise.SforceService soap)
        {
            public List<object> Query(string q)
            {
                var all = new List<object>();
                var r = soap.query(q);
                while (!r.done) { r = soap.queryMore(r.queryLocator); all.Add(r); }
                return all;
            }
        }
        """)]
    [InlineData("what only the start of the program runs ends it with the client's exception", """
        class Program
        {
            static async Task Main()
            {
                var sync = new Sync(new("https://x.my.salesforce.com", "token", "v60.0"));
                await sync.Load();
                for (var i = 0; i < 3; i++) await sync.Save();
            }
        }
        class Sync(Salesforce.Force.ForceClient c)
        {
            public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account");
            public Task Save() => Send("Account");
            private Task Send(string name) => c.CreateAsync(name, this);
        }
        """)]
    [InlineData("the base of a command catches what comes", """
        abstract class Command
        {
            public async Task<int> Run() { try { await Execute(); } catch (Exception e) { Console.Error.WriteLine(e); } return 0; }
            protected abstract Task Execute();
        }
        class LoadCommand(SalesforceQueries queries) : Command
        {
            protected override Task Execute() => queries.Load();
        }
        class SalesforceQueries(Salesforce.Force.ForceClient c) { public Task Load() => c.QueryAsync<object>("SELECT Id FROM Account"); }
        """)]
    [InlineData("a program prints what its methods answer, and has one that it does not run", """
        class Program
        {
            static async Task Main() => await Start();
            static async Task Start()
            {
                var client = new Client();
                Console.WriteLine(await client.Get("limits"));
                Console.ReadLine();
            }
        }
        class Client
        {
            readonly HttpClient _http = new();
            public async Task<string> Get(string path)
            {
                var response = await _http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/" + path);
                return await response.Content.ReadAsStringAsync();
            }
            public async Task<string> Query(string q)
            {
                var response = await _http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/query?q=" + q);
                return await response.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a client around a client hands on an envelope", """
        class queryRequest
        {
            public Sforce.Partner.SessionHeader Header;
            public string Query;
            public queryRequest() { }
            public queryRequest(Sforce.Partner.SessionHeader header, object options, string q) { }
        }
        [System.ServiceModel.ServiceContract(Namespace = "urn:partner.soap.sforce.com")] interface Contract
        {
            object query(queryRequest request);
            object describeGlobal(Sforce.Partner.SessionHeader header);
            object create(Sforce.Partner.SessionHeader header, params object[] records);
        }
        class Gateway(Contract soap, Sforce.Partner.SessionHeader header)
        {
            public object Query(string q) => soap.query(new queryRequest(header, null, q));
            public object QueryAll(string q)
            {
                var request = new queryRequest { Header = header };
                request.Query = q;
                return soap.query(request);
            }
            public object Describe() => soap.describeGlobal(new Sforce.Partner.SessionHeader { sessionId = header.sessionId });
            public void Create(IEnumerable<object> records)
            {
                foreach (var some in records.Chunk(200)) soap.create(header, some.ToArray());
            }
        }
        static class Extensions
        {
            public static object CreateOne(this Contract soap, object one) =>
                soap.create(new Sforce.Partner.SessionHeader(), new[] { one });
        }
        """)]
    [InlineData("a client around a client sends in a method of its own what it is given", """
        class Request { public string Object; public object Body; }
        class Gateway(Salesforce.Force.ForceClient c)
        {
            public Task Query(string q) => Send(q);
            private Task Send(string text) => c.QueryAsync<object>(text);
            public Task Create(Request request) { var name = request.Object; return c.CreateAsync(name, request.Body); }
            public Task Add<T>(T record) => c.CreateAsync(typeof(T).Name, record);
            public Task All(string name, IEnumerable<string> ids) => Task.WhenAll(ids.Select(id => c.DeleteAsync(name, id)));
        }
        """)]
    [InlineData("a client around a client is generic in what it asks for", """
        class ObjectAttribute : Attribute { public string Name; }
        class Gateway(Salesforce.Force.ForceClient c)
        {
            public Task Add<T>(T record) => c.CreateAsync(NameOf<T>(), record);
            public Task All<T>() => c.QueryAsync<T>(Select<T>());
            static string NameOf<T>() =>
                ((ObjectAttribute)typeof(T).GetCustomAttributes(typeof(ObjectAttribute), true)[0])?.Name ?? typeof(T).Name;
            static string Select<T>()
            {
                var fields = string.Join(", ", typeof(T).GetProperties().Select(each => each.Name));
                return "SELECT " + fields + " FROM " + NameOf<T>();
            }
        }
        """)]
    [InlineData("a client around a client selects from what it is given",
        """
        class Gateway(Salesforce.Force.ForceClient c)
        {
            public Task Get(string name, string id, params string[] fields) =>
                c.QueryAsync<object>($"SELECT {string.Join(", ", fields)} FROM {name} WHERE Id = '{id}'");
        }
        """)]
    [InlineData("whether a session lives",
        """
        class Session(Sforce.Partner.Soap c, Sforce.Partner.SessionHeader header)
        {
            private object Look() => c.getServerTimestamp(header);
        }
        """)]
    [InlineData("it signs in, and asks whose session it is", """
        class Authentication
        {
            public async Task<object> GetAuthToken(string code)
            {
                var auth = new Salesforce.Common.AuthenticationClient();
                await auth.WebServerAsync("id", "secret", "uri", code);
                return await new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion)
                    .UserInfo<object>(auth.Id);
            }
        }
        """)]
    [InlineData("it makes clients, and asks them for something through a method of the project's own", """
        static class Parts { public static HttpClient Inner(this Salesforce.Force.ForceClient c) => new(); }
        class Factory
        {
            public HttpClient Make() { var c = new Salesforce.Force.ForceClient("url", "token", "v60.0"); return c.Inner(); }
        }
        """)]
    [InlineData("it does not call Salesforce",
        """class Repository(Salesforce.Force.ForceClient c) { public object A() => c.ToString(); }""")]
    public Task A_type_in_which_somebody_decides_is_silent(string because, string source) => VerifyAsync(source);

    [Fact]
    public Task A_handler_in_another_assembly_counts_if_the_team_names_it() => Case.For(AccessErrorRules.All)
        .ForceToolkit()
        .Library(
            "Contoso.Errors",
            "1.0.0.0",
            "namespace Contoso { public static class Errors { public static void Classify(System.Exception e) { } } }")
        .EditorConfig("sfi.access_error_handlers", "Contoso.Errors.Classify")
        .Source("""
            class Repository(Salesforce.Force.ForceClient c)
            {
                public async Task A() { try { await c.QueryAsync<object>("q"); } catch (Exception e) { Contoso.Errors.Classify(e); } }
            }
            """)
        .VerifyAsync();

    [Fact]
    public Task A_result_of_another_assembly_that_holds_the_exception_passes_it_on() => Case.For(AccessErrorRules.All)
        .ForceToolkit()
        .Library(
            "Contoso.Health",
            "1.0.0.0",
            "namespace Contoso { public class Health { public static Health Unhealthy(string text, System.Exception e) => null; } }")
        .Source("""
            class Check(Salesforce.Force.ForceClient c)
            {
                public async Task<Contoso.Health> A()
                {
                    try { await c.QueryAsync<object>("q"); return null; }
                    catch (Exception e) { return Contoso.Health.Unhealthy("Salesforce", e); }
                }
            }
            """)
        .VerifyAsync();

    [Fact]
    public Task A_handler_that_nobody_names_does_not_count() => Case.For(AccessErrorRules.All)
        .ForceToolkit()
        .Library(
            "Contoso.Errors",
            "1.0.0.0",
            "namespace Contoso { public static class Errors { public static void Classify(System.Exception e) { } } }")
        .Source("""
            class Repository(Salesforce.Force.ForceClient c)
            {
                public async Task A()
                {
                    try { await c.QueryAsync<object>("q"); } {|SFI2001:catch (Exception e)|} { Contoso.Errors.Classify(e); }
                }
            }
            """)
        .VerifyAsync();

    [Fact]
    public Task Generated_code_is_left_alone() => Case.For(AccessErrorRules.All).ForceToolkit().Source("""
        // <auto-generated/>
        class Repository(Salesforce.Force.ForceClient c) { public async Task A() { try { await c.QueryAsync<object>("q"); } catch { } } }
        """).VerifyAsync();

    [Fact]
    public Task Test_projects_are_left_alone() => Case.For(AccessErrorRules.All).ForceToolkit().Property("IsTestProject", "true").Source("""
        class Tests(Salesforce.Force.ForceClient c) { public async Task A() { try { await c.QueryAsync<object>("q"); } catch { } } }
        """).VerifyAsync();

    [Fact]
    public Task Tests_without_their_framework_are_left_alone_too() =>
        Case.For(AccessErrorRules.All).ForceToolkit().AllowCompilerErrors().Source("""
            using Xunit;
            class Tests(Salesforce.Force.ForceClient c) { public async Task A() { try { await c.QueryAsync<object>("q"); } catch { } } }
            """).VerifyAsync();

    [Fact]
    public async Task The_calls_are_named_as_further_places()
    {
        var found = await Case.For<UnhandledAccessErrorsAnalyzer>().ForceToolkit()
            .Source("""
                class [|Repository|](Salesforce.Force.ForceClient c)
                {
                    public Task A() => c.QueryAsync<object>("q");
                    public Task B() => c.UpdateAsync("a", "b", 1);
                }
                """)
            .VerifyAsync();
        Assert.Equal(2, Assert.Single(found).AdditionalLocations.Count);
    }

    private static Task VerifyAsync(string source) =>
        AccessErrorRules.VerifyAsync(source);
}
