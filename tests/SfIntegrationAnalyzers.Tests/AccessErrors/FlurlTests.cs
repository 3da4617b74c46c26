using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Flurl: which chains go to Salesforce, when a failure throws, and how errors get lost with it.</summary>
public class FlurlTests
{
    private const string Swallowed = "{|SFI2001:catch (FlurlHttpException)|} { return null; }";

    private const string Silent = "catch (FlurlHttpException) { return null; }";

    [Theory]
    [InlineData("a text", """await "https://acme.my.salesforce.com/services/data/v60.0/limits".GetJsonAsync<object>()""")]
    [InlineData("a composed text",
        """await $"{url}/services/data/v{version}/query?q={soql}".WithOAuthBearerToken(token).GetJsonAsync<object>()""")]
    [InlineData("segments", """await url.AppendPathSegments("services", "data", "v60.0", "limits").GetJsonAsync<object>()""")]
    [InlineData("segments with a version",
        """await url.AppendPathSegments("services", "data", version, "limits").GetJsonAsync<object>()""")]
    [InlineData("segment by segment",
        """await url.AppendPathSegment("services/data").AppendPathSegment("v60.0").WithOAuthBearerToken(token).GetJsonAsync<object>()""")]
    [InlineData("an address object", """await new Url(url + "/services/data/v60.0/limits").GetJsonAsync<object>()""")]
    [InlineData("a client", """await new FlurlClient("https://acme.my.salesforce.com").Request("limits").GetJsonAsync<object>()""")]
    [InlineData("a client's path", """await client.Request("services", "data", "v60.0", "limits").GetJsonAsync<object>()""")]
    [InlineData("a name", """await salesforceUrl.AppendPathSegment("limits").PostJsonAsync(new { a = 1 })""")]
    [InlineData("an answer that is received",
        """await (url + "/services/data/v60.0/sobjects").PostJsonAsync(soql).ReceiveJson<object>()""")]
    public Task A_chain_to_Salesforce_is_a_call(string what, string call) => VerifyAsync($"try {{ return {call}; }} {Swallowed}");

    [Theory]
    [InlineData("another host", """await "https://erp.acme.example/accounts".GetJsonAsync<object>()""")]
    [InlineData("another path", """await url.AppendPathSegments("services", "2", "tokens").GetJsonAsync<object>()""")]
    [InlineData("a segment named for Salesforce",
        """await url.AppendPathSegment("salesforce").AppendPathSegment("sync").GetJsonAsync<object>()""")]
    [InlineData("another service's data", """await url.AppendPathSegments("services", "data", soql, "rows").GetJsonAsync<object>()""")]
    [InlineData("a header named for Salesforce", """await url.WithHeader("X-Salesforce", token).GetJsonAsync<object>()""")]
    [InlineData("a body of Salesforce", """await url.PostJsonAsync(salesforceUrl)""")]
    [InlineData("a parameter of Salesforce", """await url.SetQueryParam("from", salesforceUrl).GetJsonAsync<object>()""")]
    [InlineData("the token endpoint", """await "https://login.salesforce.com/services/oauth2/token".PostUrlEncodedAsync(new { })""")]
    [InlineData("the list of versions", """await (salesforceUrl + "/services/data").GetJsonAsync<object>()""")]
    [InlineData("the list of versions in segments",
        """await salesforceUrl.AppendPathSegments("services", "data").GetJsonAsync<object>()""")]
    [InlineData("a method of the team's", """await salesforceUrl.GetAsync<object>()""")]
    public Task Another_chain_is_none(string what, string call) => VerifyAsync($"try {{ return {call}; }} {Silent}");

    [Theory]
    [InlineData("the status", "{|SFI2001:catch (FlurlHttpException ex)|} { Console.WriteLine(ex.StatusCode); return null; }")]
    [InlineData("the body in a log",
        "{|SFI2001:catch (FlurlHttpException ex)|} { Console.WriteLine(\"failed \" + await ex.GetResponseStringAsync()); return null; }")]
    [InlineData("the body in a log, through a variable",
        "{|SFI2001:catch (FlurlHttpException ex)|} { var text = await ex.GetResponseStringAsync(); Console.WriteLine(text); return 1; }")]
    [InlineData("a time that ran out first",
        "catch (FlurlHttpTimeoutException) { return 1; } {|SFI2001:catch (FlurlHttpException)|} { return null; }")]
    [InlineData("everything", "{|SFI2001:catch (Exception ex)|} { return ex.Message; }")]
    public Task A_clause_that_loses_the_error_is_reported(string how, string clause) =>
        VerifyAsync($"try {{ return await (url + \"/services/data/v60.0/limits\").GetJsonAsync<object>(); }} {clause}");

    [Theory]
    [InlineData("the errors are parsed",
        "catch (FlurlHttpException ex) { var all = await ex.GetResponseJsonAsync<List<Dictionary<string, string>>>(); return all[0]; }")]
    [InlineData("the body is handed on", "catch (FlurlHttpException ex) { return await ex.GetResponseStringAsync(); }")]
    [InlineData("a record is not there",
        "catch (FlurlHttpException ex) when (ex.StatusCode == 404) { return null; } catch (FlurlHttpException) { throw; }")]
    [InlineData("the answer is read", "catch (FlurlHttpException ex) { return await ex.Call.Response.GetJsonAsync<object>(); }")]
    public Task A_clause_that_reads_it_is_silent(string how, string clause) =>
        VerifyAsync($"try {{ return await (url + \"/services/data/v60.0/limits\").GetJsonAsync<object>(); }} {clause}");

    [Theory]
    [InlineData("any status", "AllowAnyHttpStatus()")]
    [InlineData("a pattern", "AllowHttpStatus(\"4xx\")")]
    [InlineData("a range", "AllowHttpStatus(\"400-404,5xx\")")]
    [InlineData("a status", "AllowHttpStatus(403)")]
    public async Task A_status_that_is_allowed_comes_as_a_response(string what, string allowing)
    {
        await VerifyAsync($$"""
            var response = await "https://acme.my.salesforce.com/services/data/v60.0/limits".{{allowing}}.GetAsync();
            if ({|SFI2003:response.StatusCode >= 400|}) return null;
            return await response.GetStringAsync();
            """);
        await VerifyAsync($$"""
            var request = "https://acme.my.salesforce.com/services/data/v60.0/limits".{{allowing}};
            var response = await request.GetAsync();
            if (!{|SFI2003:response.ResponseMessage.IsSuccessStatusCode|}) return null;
            return await response.GetStringAsync();
            """);
    }

    [Fact]
    public Task A_status_may_be_allowed_in_a_statement_of_its_own() => VerifyAsync("""
        var request = new FlurlRequest("https://acme.my.salesforce.com/services/data/v60.0/limits");
        request.AllowAnyHttpStatus();
        var response = await request.GetAsync();
        if ({|SFI2003:response.StatusCode != 200|}) return null;
        return 1;
        """);

    [Theory]
    [InlineData("nothing", "WithHeader(\"a\", \"b\")")]
    [InlineData("another status", "AllowHttpStatus(\"404,5xx\")")]
    public Task What_is_not_allowed_throws_and_never_comes_to_the_check(string what, string setting) => VerifyAsync($$"""
        try
        {
            var response = await "https://acme.my.salesforce.com/services/data/v60.0/limits".{{setting}}.GetAsync();
            if (response.StatusCode >= 400) return null;
            return await response.GetStringAsync();
        }
        {|SFI2001:catch (FlurlHttpException)|} { return null; }
        """);

    [Fact]
    public Task A_failure_branch_may_parse_the_body() => VerifyAsync("""
        var response = await "https://acme.my.salesforce.com/services/data/v60.0/limits".AllowAnyHttpStatus().GetAsync();
        if (response.StatusCode >= 400) return (await response.GetJsonAsync<List<Dictionary<string, string>>>())[0];
        return await response.GetStringAsync();
        """);

    [Theory]
    [InlineData("HttpRequestException")]
    [InlineData("WebException")]
    public Task The_exception_of_the_framework_comes_inside_that_of_the_client(string type) => VerifyAsync($$"""
        try { return await "https://acme.my.salesforce.com/services/data/v60.0/limits".GetJsonAsync<object>(); }
        catch ({|SFI2010:{{type}}|}) { return null; }
        """);

    [Fact]
    public Task What_else_a_block_runs_may_throw_that_of_the_framework() => VerifyAsync("""
        try
        {
            await Prepare();
            return await "https://acme.my.salesforce.com/services/data/v60.0/limits".GetJsonAsync<object>();
        }
        catch (HttpRequestException) { return null; }
        catch (FlurlHttpException) { throw; }
        """);

    [Fact]
    public Task A_policy_on_its_exception_repeats_access_errors() => VerifyAsync("""
        var policy = Polly.Policy.{|SFI2005:Handle<FlurlHttpException>|}().RetryAsync(3);
        return await policy.ExecuteAsync(() => "https://acme.my.salesforce.com/services/data/v60.0/limits".GetJsonAsync<object>());
        """);

    [Fact]
    public Task A_policy_on_its_exception_around_others_is_no_matter() => VerifyAsync("""
        var policy = Polly.Policy.Handle<FlurlHttpException>().RetryAsync(3);
        return await policy.ExecuteAsync(() => "https://erp.acme.example/accounts".GetJsonAsync<object>());
        """);

    [Theory]
    [InlineData(".GetJsonAsync<object>(")]
    [InlineData(".AppendPathSegments(\"services\", ).GetAsync()")]
    [InlineData(".AppendPathSegment().GetAsync()")]
    [InlineData(".AllowHttpStatus().GetAsync().StatusCode")]
    [InlineData(".AllowHttpStatus(\"-,x-\", (, ).GetAsync()")]
    [InlineData(".Request(.GetAsync(")]
    [InlineData("?.AppendPathSegments(\"services\", \"data\", \"v60.0\")?.GetAsync()")]
    [InlineData(".GetAsync().Result.StatusCode switch { }")]
    public Task Unfinished_code_is_no_reason_to_fail(string chain) => Case.For(AccessErrorRules.All).AllClients()
        .AllowCompilerErrors()
        .Source($$"""
            using Flurl; using Flurl.Http; using Polly;
            class Accounts(string salesforceUrl, IFlurlClient client)
            {
                async Task<object> Run()
                {
                    try { var response = await salesforceUrl{{chain}}; if (response.StatusCode is ) { } }
                    catch (FlurlHttpException ex) when (await ex.) { } catch (HttpRequestException
                    await client{{chain}};
                }
            """)
        .DiagnosticsAsync();

    private static Task VerifyAsync(string body) => AccessErrorRules.VerifyAsync($$"""
        using Flurl;
        using Flurl.Http;
        using Polly;
        class Accounts(string url, string salesforceUrl, string version, string token, string soql, IFlurlClient client)
        {
            public async Task<object> Run()
            {
                await Task.Yield();
                {{body}}
            }
            Task Prepare() => Task.CompletedTask;
        }
        static class Own { public static Task<T> GetAsync<T>(this string url) => Task.FromResult<T>(default); }
        """);
}
