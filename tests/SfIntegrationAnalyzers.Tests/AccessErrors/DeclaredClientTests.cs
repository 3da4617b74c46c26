using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// Interfaces whose methods say by an attribute what they request, as Refit and RestEase have them: which are Salesforce's, and how errors
/// get lost with them. What they share with all clients is in the tests of each rule.
/// </summary>
public class DeclaredClientTests
{
    private const string Swallowed = "{|SFI2001:catch (ApiException)|} { return null; }";

    private const string Silent = "catch (ApiException) { return null; }";

    [Theory]
    [InlineData("a version in the path", """[Get("/services/data/v60.0/query")]""")]
    [InlineData("a version as a parameter", """[Get("/services/data/{version}/query")]""")]
    [InlineData("a version as half a parameter", """[Get("/services/data/v{version}/query")]""")]
    [InlineData("a level by its resource", """[Get("/services/data/{level}/sobjects/Account")]""")]
    [InlineData("a constant", """[Get(Paths.Query)]""")]
    [InlineData("a class of its own", """[Post("/services/apexrest/orders")]""")]
    [InlineData("the Bulk API", """[Post("/services/async/60.0/job")]""")]
    [InlineData("behind a base that ends in services", """[Get("/data/v60.0/sobjects/Account")]""")]
    public Task A_path_of_Salesforce_makes_the_call_one(string what, string attribute) => VerifyRefitAsync(attribute, Swallowed);

    [Theory]
    [InlineData("another service", """[Get("/accounts/{id}")]""")]
    [InlineData("another service with a name alike", """[Get("/services/databundle/providers")]""")]
    [InlineData("another service's data", """[Get("/services/data/{datasetId}/rows")]""")]
    [InlineData("another service's versions", """[Get("/data/v2/news")]""")]
    [InlineData("a route named for Salesforce", """[Get("/api/salesforce/accounts")]""")]
    [InlineData("the token endpoint", """[Post("/services/oauth2/token")]""")]
    [InlineData("the list of versions", """[Get("/services/data/")]""")]
    [InlineData("an attribute of somebody else's", """[Other.Get("/services/data/v60.0/query")]""")]
    [InlineData("an attribute that says nothing of a request", """[Headers("services/data/v60.0/query")]""")]
    [InlineData("no attribute", "")]
    public Task Another_path_does_not(string what, string attribute) => VerifyRefitAsync(attribute, Silent);

    [Theory]
    [InlineData("made with a host", """RestService.For<ICrm>("https://acme.my.salesforce.com")""")]
    [InlineData("made with a path", """RestService.For<ICrm>(instance + "/services/data/v60.0")""")]
    [InlineData("made with a client that has one",
        """RestService.For<ICrm>(new HttpClient { BaseAddress = new Uri("https://acme.my.salesforce.com") })""")]
    [InlineData("registered with a host",
        """services.AddRefitClient<ICrm>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://acme.my.salesforce.com/services"))""")]
    public Task An_address_that_the_client_is_made_with_makes_the_call_one(string how, string made) =>
        VerifyRefitAsync("""[Get("/orders")]""", Swallowed, made);

    [Theory]
    [InlineData("a name of the configuration", """RestService.For<ICrm>(Settings.SalesforceUrl)""")]
    [InlineData("registered with a name",
        """services.AddRefitClient<ICrm>().ConfigureHttpClient(c => c.BaseAddress = new Uri(Settings.SalesforceUrl))""")]
    public async Task A_name_does_so_for_a_path_that_Salesforce_has(string how, string made)
    {
        await VerifyRefitAsync("""[Get("/sobjects/Account")]""", Swallowed, made);
        await VerifyRefitAsync("""[Get("/api/accounts")]""", Silent, made);
    }

    [Theory]
    [InlineData("made with another host", """RestService.For<ICrm>("https://gateway.acme.example/salesforce")""")]
    [InlineData("two in one statement",
        """
        services.AddRefitClient<IOther>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://acme.my.salesforce.com"))
            .More().AddRefitClient<ICrm>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://crm.acme.example"))
        """)]
    public Task An_address_of_somebody_else_does_not(string how, string made) =>
        VerifyRefitAsync("""[Get("/sobjects/Account")]""", Silent, made);

    [Theory]
    [InlineData("the client's exception", "{|SFI2001:catch (ApiException ex)|} { Console.WriteLine(ex.StatusCode); return null; }")]
    [InlineData("the body in a log", "{|SFI2001:catch (ApiException ex)|} { Console.WriteLine(\"failed: \" + ex.Content); return null; }")]
    [InlineData("everything", "{|SFI2001:catch (Exception ex)|} { return ex.Message; }")]
    [InlineData("a general wrapper", "{|SFI2001:catch (ApiException ex)|} { throw new Exception(\"failed\", ex); }")]
    [InlineData("the framework's exception first",
        "catch (HttpRequestException) { return 1; } {|SFI2001:catch (ApiException)|} { return null; }")]
    [InlineData("a filter that is always true",
        "{|SFI2001:catch (ApiException ex) when (ex != null)|} { return null; }")]
    [InlineData("a problem of another kind first",
        "catch (ValidationApiException) { return 1; } {|SFI2001:catch (ApiException)|} { return null; }")]
    public Task A_clause_that_loses_the_error_is_reported(string how, string clause) =>
        VerifyRefitAsync("""[Get("/services/data/v60.0/query")]""", clause);

    [Theory]
    [InlineData("the errors are parsed",
        "catch (ApiException ex) { var all = await ex.GetContentAsAsync<List<Error>>(); return all[0].message; }")]
    [InlineData("the body is handed on", "catch (ApiException ex) { return ex.Content; }")]
    [InlineData("the body is handed to a parser of the team's", "catch (ApiException ex) { return Errors.Of(ex.Content); }")]
    [InlineData("a record is not there",
        "catch (ApiException ex) when (ex.StatusCode == HttpStatusCode.NotFound) { return null; } catch (ApiException) { throw; }")]
    [InlineData("a network that fails", "catch (HttpRequestException) { return null; } catch (ApiException) { throw; }")]
    public Task A_clause_that_reads_it_or_is_for_something_else_is_silent(string how, string clause) =>
        VerifyRefitAsync("""[Get("/services/data/v60.0/query")]""", clause);

    [Theory]
    [InlineData("nothing", "return null;", "IApiResponse<object>")]
    [InlineData("a line for a log", "Console.WriteLine(response.StatusCode); return null;", "IApiResponse<object>")]
    [InlineData("the body in a log", "Console.WriteLine(\"failed: \" + response.Error.Content); return null;", "IApiResponse<object>")]
    [InlineData("a general exception", "throw new Exception(response.ReasonPhrase);", "ApiResponse<object>")]
    [InlineData("nothing, without a type", "return null;", "IApiResponse")]
    public async Task A_failure_branch_that_never_reads_the_error_is_reported(string what, string branch, string type)
    {
        await VerifyResponseAsync($"if (!{{|SFI2003:response.IsSuccessStatusCode|}}) {{ {branch} }}", type);
        await VerifyResponseAsync($"if (!{{|SFI2003:response.IsSuccessful|}}) {{ {branch} }}", type);
        await VerifyResponseAsync($"if ({{|SFI2003:response.StatusCode != HttpStatusCode.OK|}}) {{ {branch} }}", type);
    }

    [Theory]
    [InlineData("parses the body", "var all = await response.Error.GetContentAsAsync<List<Error>>(); return all[0].message;")]
    [InlineData("throws the client's own exception", "throw response.Error;")]
    [InlineData("throws it from a variable", "var error = response.Error; throw error;")]
    [InlineData("throws it where there is one", "if (response.Error is { } error) throw error; return null;")]
    [InlineData("wraps it in a type of the team's", "throw new CrmException(\"failed\", response.Error);")]
    [InlineData("hands on the body", "return response.Error.Content;")]
    [InlineData("hands on the response", "return response;")]
    public Task A_failure_branch_that_reads_it_or_hands_it_on_is_silent(string what, string branch) =>
        VerifyResponseAsync($"if (!response.IsSuccessStatusCode) {{ {branch} }}", "IApiResponse<object>");

    [Fact]
    public Task Ensured_success_throws_the_clients_exception_with_its_body() => AccessErrorRules.VerifyAsync(Refit(
        """[Get("/services/data/v60.0/limits")] Task<ApiResponse<object>> Load();""",
        """
        try { return (await (await crm.Load()).EnsureSuccessStatusCodeAsync()).Content; }
        {|SFI2001:catch (ApiException)|} { return null; }
        """));

    [Fact]
    public Task A_type_without_any_handling_is_reported() => AccessErrorRules.VerifyAsync(
        Refit("""[Get("/services/data/v60.0/limits")] Task<object> Load();""", "return new List<object> { await crm.Load() };")
            .Replace("class Accounts(", "class {|SFI2007:Accounts|}("));

    [Fact]
    public Task A_blocking_wait_is_not_caught_as_what_comes_inside() => AccessErrorRules.VerifyAsync(Refit(
        """[Get("/services/data/v60.0/limits")] Task<object> Load();""",
        "try { return crm.Load().Result; } catch ({|SFI2010:ApiException|}) { return null; }"));

    [Fact]
    public Task A_handler_in_front_of_the_client_may_read_the_error() => AccessErrorRules.VerifyAsync(Refit(
        """[Get("/services/data/v60.0/limits")] Task<IApiResponse<object>> Load();""",
        "var response = await crm.Load(); if (!response.IsSuccessStatusCode) return null; return response.Content;") + """

        class ErrorHandler : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
            {
                var response = await base.SendAsync(request, token);
                var body = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode && body.Contains("errorCode")) throw new CrmException(body, null);
                return response;
            }
        }
        """);

    [Fact]
    public Task A_file_that_does_not_name_Salesforce_is_looked_at() => Case.For(AccessErrorRules.All).AllClients()
        .Source("""
            using Refit;
            public interface ICrm { [Get("/services/data/v60.0/limits")] Task<object> Load(); }
            """)
        .Source("""
            class Limits(ICrm crm)
            {
                public async Task<object> Load() { try { return await crm.Load(); } {|SFI2001:catch (Exception)|} { return null; } }
            }
            """)
        .VerifyAsync();

    [Theory]
    [InlineData("a path", "", """[Get("services/data/v60.0/limits")]""")]
    [InlineData("a verb", "", """[Request("GET", "services/data/v60.0/limits")]""")]
    [InlineData("a base path", """[BasePath("services/data/v60.0")]""", """[Get("/limits")]""")]
    [InlineData("a base path and no other", """[BasePath("services/data/v60.0/limits")]""", "[Get]")]
    [InlineData("a base address", """[BaseAddress("https://acme.my.salesforce.com")]""", """[Get("/orders")]""")]
    public Task RestEase_has_the_path_in_several_attributes(string where, string ofType, string ofMethod) =>
        AccessErrorRules.VerifyAsync(RestEase(ofType, ofMethod + " Task<object> Load();", "try { return await crm.Load(); } " + Swallowed));

    [Theory]
    [InlineData("nothing of Salesforce", "", """[Get("orders")]""")]
    [InlineData("a word", "", """[Get("salesforce")]""")]
    [InlineData("another base path", """[BasePath("services/crm")]""", """[Get("data/orders")]""")]
    [InlineData("another base address", """[BaseAddress("https://crm.acme.example")]""", """[Get("/sobjects/Account")]""")]
    public Task RestEase_has_others_as_well(string where, string ofType, string ofMethod) =>
        AccessErrorRules.VerifyAsync(RestEase(ofType, ofMethod + " Task<object> Load();", "try { return await crm.Load(); } " + Silent));

    [Theory]
    [InlineData("of the method", "", "[AllowAnyStatusCode]")]
    [InlineData("of the interface", "[AllowAnyStatusCode]", "")]
    public Task RestEase_answers_a_failure_only_where_that_is_allowed(string where, string ofType, string ofMethod) =>
        AccessErrorRules.VerifyAsync(RestEase(
            ofType,
            ofMethod + """ [Get("services/data/v60.0/limits")] Task<Response<object>> Load();""",
            """
            var response = await crm.Load();
            if (!{|SFI2003:response.ResponseMessage.IsSuccessStatusCode|}) return null;
            return response.GetContent();
            """));

    [Theory]
    [InlineData("not said", "")]
    [InlineData("said not to", "[AllowAnyStatusCode(false)]")]
    public Task RestEase_throws_otherwise_whatever_it_returns(string how, string ofMethod) => AccessErrorRules.VerifyAsync(RestEase(
        "",
        ofMethod + """ [Get("services/data/v60.0/limits")] Task<Response<object>> Load();""",
        """
        try
        {
            var response = await crm.Load();
            if (!response.ResponseMessage.IsSuccessStatusCode) return null;
            return response.GetContent();
        }
        {|SFI2001:catch (ApiException)|} { return null; }
        """));

    [Theory]
    [InlineData("Refit", "")]
    [InlineData("Refit", "(")]
    [InlineData("Refit", "()")]
    [InlineData("Refit", "(null)")]
    [InlineData("Refit", "(path: )")]
    [InlineData("Refit", "(1)")]
    [InlineData("Refit", "(new string[] { })")]
    [InlineData("Refit", "(typeof())")]
    [InlineData("RestEase", "(")]
    [InlineData("RestEase", "(null, null)")]
    [InlineData("RestEase", "(\"services/data/v60.0\" + )")]
    public Task Unfinished_code_is_no_reason_to_fail(string library, string argument) => Case.For(AccessErrorRules.All).AllClients()
        .AllowCompilerErrors()
        .Source($$"""
            using {{library}};
            [BasePath{{argument}}] [AllowAnyStatusCode{{argument}}]
            interface ISalesforce { [Get{{argument}}] Task<ApiResponse<object>> Load(); [Get( Task<Missing> Other(); }
            class Accounts(ISalesforce crm, IServices services)
            {
                async Task<object> Run()
                {
                    RestService.For<ISalesforce>(; services.AddRefitClient<>();
                    services.AddRefitClient<ISalesforce>().ConfigureHttpClient(c => );
                    var response = await crm.Load{{argument}};
                    if (response.ResponseMessage. ) return response.;
                    if (!response.) { throw response.Error }
                    try { await crm.Other(); } catch (ApiException ex) when (ex.) { } catch (ApiException { }
                }
            """)
        .DiagnosticsAsync();

    private static Task VerifyRefitAsync(string attribute, string clause, string made = "null") => AccessErrorRules.VerifyAsync(
        Refit(attribute + " Task<object> Load();", "try { return await crm.Load(); } " + clause, made));

    private static Task VerifyResponseAsync(string check, string type) => AccessErrorRules.VerifyAsync(Refit(
        $$"""[Get("/services/data/v60.0/limits")] Task<{{type}}> Load();""",
        $"var response = await crm.Load(); {check} return 1;"));

    private static string Refit(string method, string body, string made = "null") => $$"""
        using Refit;
        interface ICrm { {{method}} }
        interface IOther { }
        class Accounts(ICrm crm)
        {
            public async Task<object> Run() { await Task.Yield(); {{body}} }
        }
        class CrmException(string m, Exception e) : Exception(m, e);
        class Error { public string message; }
        static class Errors { public static object Of(string body) => body.Length; }
        static class Settings { public static string SalesforceUrl => Environment.GetEnvironmentVariable("CRM"); }
        static class Paths { public const string Query = "/services/data/v60.0/query"; }
        static class Other { public class GetAttribute(string path) : Attribute { public string Path => path; } }
        class HeadersAttribute(string all) : Attribute { public string All => all; }
        class Startup
        {
            object Made(IServices services, string instance) { return {{made}}; }
        }
        static class Chains { public static IServices More(this IClientBuilder builder) => null; }
        """;

    private static string RestEase(string ofType, string method, string body) => $$"""
        using RestEase;
        {{ofType}} interface ICrm { {{method}} }
        // Of Salesforce.
        class Accounts(ICrm crm)
        {
            public async Task<object> Run() { await Task.Yield(); {{body}} }
        }
        """;
}
