using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// What another project of the solution declares: in editors and in <c>dotnet format</c> its symbols have source, which the compilation
/// of the project that is looked at does not have.
/// </summary>
public class ReferencedProjectsTests
{
    private const string Shared = """
        namespace Shared;
        public static class Api
        {
            public const string Version = "v28.0";
            public static readonly string SalesforceVersion = "v28.0";
            public static string SalesforcePath { get; set; } = "/services/data/v28.0/";
            public static string SalesforceUrl(string path) => "https://x.my.salesforce.com/services/data/v28.0/" + path;
            public static bool IsAccessError(Exception e) =>
                e is Salesforce.Common.ForceException { Error: Salesforce.Common.Models.Json.Error.ApiDisabledForOrg };
            public static void Log(Exception e) => Console.WriteLine(e);
            public static readonly HashSet<string> Codes = new() { "API_DISABLED_FOR_ORG" };
        }
        public class SalesforceOptions
        {
            public string ApiVersion { get; set; } = "v28.0";
            public string InstanceUrl { get; set; } = "https://x.my.salesforce.com";
        }
        public interface ISalesforceRepository { Task<object> LoadAsync(); }
        public class SalesforceRepository(Salesforce.Force.ForceClient client) : ISalesforceRepository
        {
            public async Task<object> LoadAsync() => await client.QueryAsync<object>("q");
        }
        public class SalesforceGateway(HttpClient http)
        {
            public Task<HttpResponseMessage> Get(string path) => http.GetAsync("https://x.my.salesforce.com/services/data/v28.0/" + path);
            public async Task<string> Read(string path)
            {
                var r = await Get(path);
                if (!r.IsSuccessStatusCode) throw new Exception(path);
                return await r.Content.ReadAsStringAsync();
            }
        }
        public abstract class SalesforceBase(HttpClient http)
        {
            protected HttpClient Http => http;
            protected string Url = "https://x.my.salesforce.com/services/data/v28.0/";
            protected async Task<string> Send(string path)
            {
                var r = await http.GetAsync(Url + path);
                r.EnsureSuccessStatusCode();
                return await r.Content.ReadAsStringAsync();
            }
        }
        public partial class SalesforcePolicies
        {
            public static readonly Polly.IAsyncPolicy Retry = Polly.Policy.Handle<Exception>().RetryAsync(3);
        }
        """;

    private const string Caller = """
        using Shared;
        class SalesforceJob(
            SalesforceRepository repository,
            ISalesforceRepository other,
            SalesforceGateway gateway,
            SalesforceOptions options,
            HttpClient http,
            Salesforce.Force.ForceClient client) : SalesforceBase(http)
        {
            public async Task<object> A() { try { return await repository.LoadAsync(); } catch (Exception e) { Api.Log(e); return null; } }
            public async Task<object> B()
            {
                try { return await other.LoadAsync(); } catch (Exception e) when (Api.IsAccessError(e)) { throw; }
            }
            public async Task<string> C()
            {
                var r = await gateway.Get("limits");
                if (!r.IsSuccessStatusCode) return null;
                return await r.Content.ReadAsStringAsync();
            }
            public async Task<string> D()
            {
                try { return await Send("limits"); } catch (Exception) { return await gateway.Read("limits"); }
            }
            public async Task<string> E()
            {
                var r = await http.GetAsync(options.InstanceUrl + "/services/data/" + options.ApiVersion + "/limits");
                r.EnsureSuccessStatusCode();
                return r.ToString();
            }
            public async Task<string> F() { var r = await Http.GetAsync(Api.SalesforceUrl("limits")); return r.StatusCode.ToString(); }
            public async Task<string> G()
            {
                var r = await http.GetAsync(Api.SalesforcePath + "limits");
                if (Api.Codes.Contains(await r.Content.ReadAsStringAsync())) return null;
                return Api.SalesforceVersion + Api.Version + Url;
            }
            public Task<object> H() => SalesforcePolicies.Retry.ExecuteAsync(async () => (object)await client.QueryAsync<object>("q"));
            public Salesforce.Force.ForceClient I() => new(options.InstanceUrl, "token", Api.SalesforceVersion);
            public void J() { options.ApiVersion = "v28.0"; Api.SalesforcePath = "/services/data/v28.0/"; }
            public async Task<object> K()
            {
                try { return await client.QueryAsync<object>("q"); }
                catch (Salesforce.Common.ForceException e) { Api.Log(e); return await other.LoadAsync(); }
            }
        }
        """;

    public static TheoryData<string> Analyzers => new(All.Select(rule => rule.GetType().Name));

    private static DiagnosticAnalyzer[] All { get; } =
        [.. typeof(SalesforceAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task They_bring_no_rule_down(string analyzer) =>
        await Case.For(All.Single(rule => rule.GetType().Name == analyzer))
            .AllClients()
            .Project("Shared", Shared)
            .Source(Caller)
            .DiagnosticsAsync();

    /// <summary>What differed once, as the other project's source was taken for this one's.</summary>
    public static TheoryData<string, string, string> Questions => new()
    {
        {
            "a method that may throw something else",
            "public static class Audit { public static void Begin() { } }",
            """
            class Job(Salesforce.Common.AuthenticationClient auth)
            {
                public async Task RunAsync()
                {
                    try { Audit.Begin(); await auth.{|SFI1004:UsernamePasswordAsync|}("i", "s", "u", "p"); }
                    catch ({|SFI2010:Salesforce.Common.ForceException|} e) when (e.Error
                        == Salesforce.Common.Models.Json.Error.InvalidGrant) { throw; }
                }
            }
            """
        },
        {
            "a code that is answered",
            """
            public enum Failure { ApiDisabledForOrg }
            public record Result(Failure? Failure) { public static Result Failed(Failure failure) => new(failure); }
            """,
            """
            class Job(Salesforce.Force.ForceClient force)
            {
                public async Task<Result> RunAsync()
                {
                    try { await force.QueryAsync<object>("q"); return new(null); }
                    catch (Exception) { return Result.Failed(Failure.ApiDisabledForOrg); }
                }
            }
            """
        },
        {
            "a method that Main calls before all of the program",
            "public static class Setup { public static void Begin() { } }",
            """
            static class Program { static async Task Main() { Setup.Begin(); await new Job(new("u", "t", "v60.0")).RunAsync(); } }
            class Job(Salesforce.Force.ForceClient force)
            {
                public async Task RunAsync() => Console.WriteLine(await force.QueryAsync<object>("q"));
            }
            """
        },
        {
            "a property in an address",
            "public class ApiOptions { public string Edition { get; set; } }",
            """
            class Salesforce(ApiOptions options)
            {
                public void Set() => options.Edition = "v28.0";
                public string Address => "https://x.my.salesforce.com/services/data/" + options.Edition + "/limits";
            }
            """
        },
        {
            "a property of an interface in an address",
            "public interface IApi { string Edition { get; } }",
            """
            class Api : IApi { public string Edition => "v28.0"; }
            class Salesforce(IApi api) { public string Address => "https://x.my.salesforce.com/services/data/" + api.Edition + "/limits"; }
            """
        },
        {
            "a type that speaks of Salesforce",
            "public class ApiOptions { public string ApiVersion { get; set; } public string SalesforceUrl { get; set; } }",
            """
            static class Setup { public static ApiOptions Options => new() { ApiVersion = "v28.0" }; }
            class Account { public string Name => "https://x.my.salesforce.com"; }
            """
        },
        {
            "an attribute",
            "public class EditionAttribute : Attribute { public string Version { get; set; } }",
            """
            [Edition(Version = "v28.0")]
            class SalesforceAccount { public string Name => "https://x.my.salesforce.com"; }
            """
        },
        {
            "a client that is built with the solution",
            "namespace Sharpforce { public class SalesforceClient { public string Version { get; set; } } }",
            "class Job { public object Client => {|SFI1003:new Sharpforce.SalesforceClient()|}; }"
        },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task They_are_asked_no_more_than_on_the_command_line(string what, string shared, string own)
    {
        var given = Case.For(All).AllClients().Source(own);
        await given.BuiltProject("Shared", shared).VerifyAsync();
        await given.Project("Shared", shared).VerifyAsync();
    }

    [Fact]
    public void Only_one_place_asks_for_declarations()
    {
        var asking =
            from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            where File.ReadAllText(file).Contains("DeclaringSyntaxReferences", StringComparison.Ordinal)
            select Path.GetFileName(file);
        Assert.Equal(["OwnSource.cs"], asking);
    }
}
