using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Editors run the rules on code that is being written: cut off anywhere, they must not throw.</summary>
public class BrokenCodeTests
{
    internal const string Source = """
        using Polly; using Salesforce.Common; using System.ServiceModel;
        class Repository(Salesforce.Force.ForceClient client, HttpClient http, Sforce.Partner.SoapClient wcf)
        {
            static readonly string[] Codes = ["UNABLE_TO_LOCK_ROW", "API_DISABLE_FOR_ORG"];
            public async Task<object> Load(string url)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        var r = await http.GetAsync($"/services/data/v60.0/{url}");
                        if (!r.IsSuccessStatusCode) throw new Exception(await r.Content.ReadAsStringAsync());
                        r.EnsureSuccessStatusCode();
                        return client?.QueryAsync<object>("q");
                    }
                    catch (ForceException ex) when (ex?.Error != null && ex.Message.Contains("INVALID_SESSION_ID")) { throw ex; }
                    catch (Exception ex) { switch (ex.Message) { case "Session expired or invalid": return null; } }
                }
                try { wcf.update(null, null, out var results); return wcf.create(null, null)[0].id; }
                catch (FaultException<Sforce.Partner.ApiFault>) { }
                return await Policy.Handle<ForceException>(e => e.Error != null)
                    .RetryAsync(3)
                    .ExecuteAsync(async () => await client.QueryAsync<object>("q"));
            }
        }
        """;

    private const string GeneralClients = """
        using Flurl; using Flurl.Http; using Polly; using Polly.Retrying; using Refit;
        [RestEase.BasePath("services/data/v60.0"), RestEase.AllowAnyStatusCode(false)]
        interface ISalesforce
        {
            [Get("/services/data/{version}/query")] Task<IApiResponse<object>> Query(string q, string version = "v60.0");
            [RestEase.Request("GET", "/limits")] Task<object> Limits();
        }
        class Repository(ISalesforce crm, IFlurlClient client, IServices services, string salesforceUrl)
        {
            public async Task<object> Load(string url)
            {
                var made = services.AddRefitClient<ISalesforce>().ConfigureHttpClient(c => c.BaseAddress = new Uri(salesforceUrl));
                var other = RestService.For<ISalesforce>("https://acme.my.salesforce.com");
                var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = args => args.Outcome switch
                    {
                        { Exception: ApiException or FlurlHttpException } => PredicateResult.True(),
                        { Exception: Exception e } when e is ApiException => new ValueTask<bool>(true),
                        _ => ValueTask.FromResult(args.Outcome.Exception is ApiException || args.Outcome.Exception is not null),
                    },
                }).Build();
                try
                {
                    var response = await crm.Query("q");
                    if (!response.IsSuccessStatusCode) throw response.Error;
                    if (response is { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }) return await Load(url);
                    var all = await client?.Request("services", "data", "v60.0").AllowHttpStatus("400-404,5xx")?.GetAsync();
                    if (all.StatusCode is >= 400 or 401) return await all.ResponseMessage.Content.ReadAsStringAsync();
                    return await salesforceUrl.AppendPathSegments("services", "data", url).PostJsonAsync(new { url }).ReceiveJson<object>();
                }
                catch (ApiException ex) when (ex.Content != null) { return await ex.GetContentAsAsync<object>(); }
                catch (FlurlHttpException ex) { Console.WriteLine(await ex.GetResponseStringAsync()); return null; }
            }
        }
        """;

    [Theory]
    [InlineData(Source)]
    [InlineData(GeneralClients)]
    public async Task No_rule_throws_on_code_that_is_cut_off(string source)
    {
        for (var length = 200; length < source.Length; length += 23)
        {
            // DiagnosticsAsync fails on AD0001.
            await Case.For(AccessErrorRules.All).AllClients().AllowCompilerErrors().Source(source[..length]).DiagnosticsAsync();
        }
    }

    [Theory]
    [InlineData(Source)]
    [InlineData(GeneralClients)]
    public async Task No_rule_throws_on_code_with_a_hole(string source)
    {
        for (var start = 100; start < source.Length - 40; start += 37)
        {
            await Case.For(AccessErrorRules.All).AllClients().AllowCompilerErrors().Source(source.Remove(start, 40)).DiagnosticsAsync();
        }
    }

    /// <summary>A project may have an attribute of its own with the name, and hand it anything.</summary>
    [Fact]
    public Task No_rule_throws_on_a_fault_contract_of_another_form() => Case.For(AccessErrorRules.All).AllClients()
        .Source("""
            using System.ServiceModel;
            using Sforce.Partner;
            class FaultContractAttribute(params Type[] faults) : Attribute { public Type[] Faults => faults; }
            [ServiceContract(Namespace = "urn:partner.soap.sforce.com")]
            interface ISoap { [FaultContract(typeof(LoginFault), typeof(UnexpectedErrorFault))] object query(string q); }
            class Repository(ISoap soap)
            {
                void Run() { try { soap.query("q"); } catch (FaultException<ApiFault> e) { Console.WriteLine(e.Detail.exceptionCode); } }
            }
            """).DiagnosticsAsync();

    [Theory]
    [InlineData("var results = asmx.create(null); var one = results[0]; { var results = one.ToList(); var one = results[0]; }")]
    [InlineData("var results = asmx.create(null); foreach (var results in results) { foreach (var results in results) { } }")]
    [InlineData("var results = asmx.create(null); var results = results.First();")]
    public Task Variables_in_a_circle_end(string body) => Case.For(AccessErrorRules.All).AllClients().AllowCompilerErrors()
        .Source($"class Repository(Sforce.Enterprise.SforceService asmx) {{ void Run() {{ {body} }} }}").DiagnosticsAsync();
}
