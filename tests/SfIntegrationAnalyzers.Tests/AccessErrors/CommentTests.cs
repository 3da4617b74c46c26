namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>A comment between the words of the code says nothing to a rule: it neither causes a report nor spares one.</summary>
public class CommentTests
{
    [Theory]
    [InlineData("a filter", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Exception e) when (e.HResult == /* not 403 */ 5) { throw; }
        {|SFI2001:catch (Exception)|} { return null; }
        """)]
    [InlineData("a clause that does not end the program", """
        try { return await force.QueryAsync<object>("q"); } {|SFI2001:catch (Exception)|} { /* no Environment.Exit here */ return null; }
        """)]
    [InlineData("a clause that does not hand on", """
        try { return await force.QueryAsync<object>("q"); }
        {|SFI2001:catch (Exception e)|} { Console. /* no FromException */ WriteLine(e); return null; }
        """)]
    [InlineData("a clause that does not rethrow", """
        try { return await force.QueryAsync<object>("q"); }
        {|SFI2001:catch (Exception e)|} { Console. /* no ExceptionDispatchInfo.Capture */ WriteLine(e); return null; }
        """)]
    [InlineData("a clause that takes the text", """
        try { return await netCore.Query<object>("q"); }
        {|SFI2001:catch (NetCoreForce.Client.ForceApiException e)|}
        {
            Console.WriteLine(e.Errors[0] /* has a Code */ .Message);
            return null;
        }
        """)]
    [InlineData("a value that is no message", """
        var found = string.Concat("a" /* no e.Message */, "b"); return found == {|SFI2009:"API_DISABLED_FOR_ORG"|} ? null : found;
        """)]
    [InlineData("a value that is no code", """
        return string.Concat("a" /* no code */, "b") == "API_DISABLE_FOR_ORG";
        """)]
    [InlineData("a value that is no body", """
        var text = string.Concat("a" /* no r.Content */, "b");
        var r = await http.GetAsync("/services/data/v60.0/limits");
        if (!{|SFI2003:r.IsSuccessStatusCode|}) { return text; }
        return await r.Content.ReadAsStringAsync();
        """)]
    [InlineData("a twin", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException e) when (e.Errors.Any(
            x => x.ErrorCode == /* or API_CURRENTLY_DISABLED */ {|SFI2009:"API_DISABLED_FOR_ORG"|})) { return null; }
        """)]
    [InlineData("the other meaning of a session's code", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException e) when (e.Errors.Any(
            x => x.ErrorCode == /* not valid for use */ {|SFI2009:"INVALID_SESSION_ID"|})) { return Login(); }
        """)]
    public Task It_decides_nothing(string where, string body) => AccessErrorRules.VerifyBodyAsync(body);

    [Theory]
    [InlineData("a predicate", "Repository", """
        Policy.{|SFI2005:HandleResult<HttpResponseMessage>|}(r => r.StatusCode == /* not Forbidden, 403 */ HttpStatusCode.TooManyRequests)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
            .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"))
        """)]
    [InlineData("a condition", "Repository", """
        Policy.{|SFI2005:HandleResult<HttpResponseMessage>|}(r => /* r != null && */ !r.IsSuccessStatusCode)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
            .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"))
        """)]
    [InlineData("a policy without retries", "{|SFI2007:Repository|}", """
        Policy.Handle<Exception>( /* no Retry */ )
            .CircuitBreakerAsync(3, TimeSpan.FromSeconds(1))
            .ExecuteAsync(() => force.QueryAsync<object>("q"))
        """)]
    public Task It_decides_nothing_in_a_policy(string where, string type, string policy) =>
        AccessErrorRules.VerifyAsync($$"""
            using Polly;
            class {{type}}(Salesforce.Force.ForceClient force, HttpClient http) { public object Run() => {{policy}}; }
            """);

    [Fact]
    public Task It_makes_no_failure_of_a_condition() => AccessErrorRules.VerifyAsync("""
        class {|SFI2007:Repository|}(HttpClient http)
        {
            async Task<string> Load()
            {
                var r = await http.GetAsync("/services/data/v60.0/limits");
                var text = await r.Content.ReadAsStringAsync();
                if (text.Length == /* whatever the StatusCode */ 0) { throw new InvalidOperationException(); }
                return text;
            }

            public async Task<string> Run()
            {
                for (var attempt = 0; attempt < 3; attempt++) { try { return await Load(); } catch (Exception) { await Task.Delay(100); } }
                return null;
            }
        }
        """);
}
