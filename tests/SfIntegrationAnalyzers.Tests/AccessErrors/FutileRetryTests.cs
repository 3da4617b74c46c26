namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Retries: loops by hand, sign-in and repeat, and Polly in both of its versions.</summary>
public class FutileRetryTests
{
    [Theory]
    [InlineData("a loop that counts attempts", """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await client.QueryAsync<object>("q"); } {|SFI2005:catch (Exception)|} { await Task.Delay(100); }
        }
        return null;
        """)]
    [InlineData("a loop that gives up by rethrowing", """
        var retries = 0;
        while (true)
        {
            try { return await client.QueryAsync<object>("q"); }
            {|SFI2005:catch (Salesforce.Common.ForceException)|} { if (++retries > 3) throw; await Task.Delay(100); }
        }
        """)]
    [InlineData("a login in a loop", """
        var tries = 0;
        do
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); return null; } {|SFI2005:catch (Exception)|} { tries++; }
        }
        while (tries < 5);
        return null;
        """)]
    [InlineData("any ForceException is an expired session", """
        try { return await client.QueryAsync<object>("q"); }
        {|SFI2005:catch (Salesforce.Common.ForceException)|}
        {
            await login.TokenRefreshAsync("a", "b");
            return await client.QueryAsync<object>("q");
        }
        """)]
    [InlineData("a filter that is always true", """
        try { return await client.QueryAsync<object>("q"); }
        {|SFI2005:catch (Salesforce.Common.ForceException ex) when (ex?.Error != null)|} { await RefreshToken(); return await Run(); }
        """)]
    [InlineData("a policy on every ForceException", """
        return await Polly.Policy.{|SFI2005:Handle<Salesforce.Common.ForceException>|}()
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
            .ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("a policy on every ForceApiException, whose predicate is always true", """
        var policy = Polly.Policy.{|SFI2005:Handle<NetCoreForce.Client.ForceApiException>|}(e => e.Errors != null).RetryAsync(3);
        return await policy.ExecuteAsync(() => Task.FromResult("errorCode"));
        """)]
    [InlineData("a policy whose predicate asks only whether there is an exception", """
        var policy = Polly.Policy.{|SFI2005:Handle<Salesforce.Common.ForceException>|}(e => e is not null).RetryAsync(3);
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("a policy on every exception around a login", """
        var policy = Polly.Policy.{|SFI2005:Handle<Exception>|}().RetryAsync(3);
        await policy.ExecuteAsync(() => login.UsernamePasswordAsync("a", "b", "c", "d"));
        return null;
        """)]
    [InlineData("a policy on every exception, through a method", """
        var policy = Polly.Policy.{|SFI2005:Handle<Exception>|}().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        return await policy.ExecuteAsync(Load);
        """)]
    [InlineData("a strategy of version 8 without a predicate", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new {|SFI2005:Polly.Retrying.RetryStrategyOptions|} { MaxRetryAttempts = 3 })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a strategy of version 8 on every exception", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = new Polly.PredicateBuilder().{|SFI2005:Handle<Salesforce.Common.ForceException>|}()
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a choice of version 8 that has every exception of the client", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: {|SFI2005:Salesforce.Common.ForceException|} } => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a choice of version 8 that has every exception", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = static args => args.Outcome switch
                {
                    { Exception: TimeoutException } => Polly.PredicateResult.True(),
                    { Exception: {|SFI2005:Exception|} } => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a choice of version 8 among exceptions", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => args.Outcome.Exception switch
                {
                    HttpRequestException or {|SFI2005:Salesforce.Common.ForceException|} => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a question of version 8", """
        var pipeline = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => new ValueTask<bool>(
                    args.Outcome.Exception is TimeoutException || args.Outcome.Exception is {|SFI2005:Salesforce.Common.ForceException|}),
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await client.QueryAsync<object>("q"));
        """)]
    [InlineData("a choice of version 8 among responses", """
        var pipeline = new Polly.ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new {|SFI2005:Polly.Retrying.RetryStrategyOptions<HttpResponseMessage>|}
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: HttpRequestException } => Polly.PredicateResult.True(),
                    { Result.IsSuccessStatusCode: false } => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await http.GetAsync("/services/data/v60.0/limits"));
        """)]
    [InlineData("a choice of version 8 that misses the limits", """
        var pipeline = new Polly.ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new {|SFI2005:Polly.Retrying.RetryStrategyOptions<HttpResponseMessage>|}
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Result: { StatusCode: HttpStatusCode.TooManyRequests } } => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async t => await http.GetAsync("/services/data/v60.0/limits"));
        """)]
    [InlineData("an endless loop around a login", """
        while (true)
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); break; }
            {|SFI2005:catch (Exception)|} { Console.WriteLine("again"); }
        }
        return null;
        """)]
    [InlineData("a loop around a login that only success ends", """
        Salesforce.Force.ForceClient made = null;
        while (made == null)
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); made = client; }
            {|SFI2005:catch (Exception)|} { Console.WriteLine("again"); }
        }
        return made;
        """)]
    [InlineData("a login until somebody stops it", """
        var stopRequested = false;
        while (!stopRequested)
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); } {|SFI2005:catch (Exception)|} { Console.WriteLine("again"); }
        }
        return null;
        """)]
    [InlineData("a login until time has run out", """
        var stopwatch = System.Diagnostics.Stopwatch.StartNew();
        while (stopwatch.ElapsedMilliseconds < 5000)
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); } {|SFI2005:catch (Exception)|} { Console.WriteLine("again"); }
        }
        return null;
        """)]
    [InlineData("a worker that signs in every turn", """
        var token = CancellationToken.None;
        while (!token.IsCancellationRequested)
        {
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); await client.QueryAsync<object>("q"); }
            {|SFI2005:catch (Exception)|} { Console.WriteLine("failed"); }
            await Task.Delay(1000);
        }
        return null;
        """)]
    [InlineData("the same call once more", """
        try { return await client.QueryAsync<object>("q"); }
        {|SFI2005:catch (Exception)|} { await Task.Delay(1000); return await client.QueryAsync<object>("q"); }
        """)]
    [InlineData("an endless loop that success leaves", """
        while (true)
        {
            try { await client.QueryAsync<object>("q"); break; } {|SFI2005:catch (Exception)|} { }
        }
        return null;
        """)]
    [InlineData("an endless loop around a method of the project", """
        for (;;)
        {
            try { return Load().Result; } {|SFI2005:catch (Exception e)|} { Console.WriteLine(e.Message); }
        }
        """)]
    public Task A_retry_of_everything_is_reported(string kind, string body) => VerifyAsync(body);

    [Theory]
    [InlineData("starts over as it was called",
        "if ({|SFI2005:response.StatusCode == HttpStatusCode.Unauthorized|}) { await SignIn(); return await Load(path); }")]
    [InlineData("asks for failure first",
        """
        if (!response.IsSuccessStatusCode && {|SFI2005:response.StatusCode == HttpStatusCode.Unauthorized|})
        {
            _token = null;
            return await Load(path).ConfigureAwait(false);
        }
        """)]
    [InlineData("the number", "if ({|SFI2005:(int)response.StatusCode == 401|}) return await this.Load(path);")]
    [InlineData("a pattern", "if ({|SFI2005:response.StatusCode is HttpStatusCode.Unauthorized|}) return await Load(path);")]
    [InlineData("a pattern of several",
        "if ({|SFI2005:response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden|}) return await Load(path);")]
    [InlineData("a pattern of the response",
        "if ({|SFI2005:response is { StatusCode: HttpStatusCode.Unauthorized }|}) return await Load(path);")]
    [InlineData("a pattern of the number", "if ({|SFI2005:(int)response.StatusCode is 401|}) return await Load(path);")]
    public Task A_refused_session_that_starts_a_method_over_without_end_is_reported(string kind, string check) =>
        VerifyRefreshAsync(check);

    [Theory]
    [InlineData("with the same request", "{|SFI2005:response.StatusCode == HttpStatusCode.Unauthorized|}", "Send(path, count)")]
    [InlineData("with another request", "response.StatusCode == HttpStatusCode.Unauthorized", "Send(path + \"?again\", count)")]
    [InlineData("and counts", "response.StatusCode == HttpStatusCode.Unauthorized && count < 3", "Send(path, count)")]
    [InlineData("of another kind", "response.StatusCode == HttpStatusCode.Unauthorized", "Other(path, count)")]
    public Task What_reads_a_response_and_sends_again_without_end_is_reported(string how, string refused, string again) =>
        AccessErrorRules.VerifyAsync($$"""
            class Repository(HttpClient http)
            {
                private string _token;
                public async Task<string> Send(string path, int count)
                {
                    var response = await http.GetAsync("/services/data/v60.0/" + path + _token);
                    return await Read(response, path, count);
                }
                private async Task<string> Read(HttpResponseMessage response, string path, int count)
                {
                    if ({{refused}}) { _token = null; return await {{again}}; }
                    return await response.Content.ReadAsStringAsync() + "errorCode";
                }
                private Task<string> Other(string path, int count) => Task.FromResult(path);
            }
            """);

    [Theory]
    [InlineData("a flag ends it",
        "if (response.StatusCode == HttpStatusCode.Unauthorized && !_again) { _again = true; return await Load(path); }")]
    [InlineData("another call",
        "if (response.StatusCode == HttpStatusCode.Unauthorized) { await SignIn(); return await Load(path + \"?again\"); }")]
    [InlineData("the code is read",
        """
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            if ((await response.Content.ReadAsStringAsync()).Contains("errorCode")) throw new UnauthorizedAccessException();
            return await Load(path);
        }
        """)]
    [InlineData("it may end otherwise",
        "if (response.StatusCode == HttpStatusCode.Unauthorized) { if (_again) return null; return await Load(path); }")]
    [InlineData("a count ends it",
        """
        var responses = path.Length;
        if (response.StatusCode == HttpStatusCode.Unauthorized && responses < 3) { return await Load(path); }
        """)]
    [InlineData("a pattern, and a flag ends it",
        "if (response is { StatusCode: HttpStatusCode.Unauthorized } && !_again) { _again = true; return await Load(path); }")]
    [InlineData("a pattern of another status", "if (response.StatusCode is HttpStatusCode.Conflict) return await Load(path);")]
    [InlineData("a pattern of all others", "if (response.StatusCode is not HttpStatusCode.Unauthorized) return await Load(path);")]
    [InlineData("a pattern that asks for more",
        "if (response is { StatusCode: HttpStatusCode.Unauthorized, Headers: null }) return await Load(path);")]
    public Task A_refused_session_that_is_repeated_once_is_silent(string kind, string check) => VerifyRefreshAsync(check);

    [Theory]
    [InlineData("429 and 5xx only", """
        var policy = Polly.Policy.{|SFI2005:HandleResult<HttpResponseMessage>|}(r => r.StatusCode == HttpStatusCode.TooManyRequests
            || (int)r.StatusCode >= 500).WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        var response = await policy.ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits")); return response;
        """)]
    [InlineData("429 of RestSharp only", """
        var policy = Polly.Policy.{|SFI2005:HandleResult<RestSharp.RestResponse>|}(r => r.StatusCode == HttpStatusCode.TooManyRequests)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        var response = await policy.ExecuteAsync(() => new RestSharp.RestClient("https://x.my.salesforce.com")
            .ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/limits")));
        return response;
        """)]
    [InlineData("the usual transient errors", """
        var policy = Polly.Extensions.Http.HttpPolicyExtensions.{|SFI2005:HandleTransientHttpError|}()
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        var response = await policy.ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits")); return response;
        """)]
    [InlineData("every failed response", """
        var policy = Polly.Policy.{|SFI2005:HandleResult<HttpResponseMessage>|}(r => !r.IsSuccessStatusCode)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        var response = await policy.ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits")); return response;
        """)]
    public Task A_policy_on_status_that_does_not_fit_is_reported(string kind, string body) => VerifyAsync(body);

    [Theory]
    [InlineData("a predicate on the parsed code", """
        var policy = Polly.Policy.Handle<NetCoreForce.Client.ForceApiException>(e => e.Errors.Any(x => x.ErrorCode == "UNABLE_TO_LOCK_ROW"))
            .RetryAsync(3);
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("transient errors, and limits that a method knows", """
        return await Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError()
            .OrResult(r => IsLimit(r))
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
            .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"));
        static bool IsLimit(HttpResponseMessage r) => r.StatusCode == HttpStatusCode.Forbidden;
        """)]
    [InlineData("failed responses of which a further question picks some", """
        return await Polly.Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode && (int)r.StatusCode != 403)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
            .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"));
        """)]
    [InlineData("one new sign-in for an ended session", """
        await Polly.Policy.Handle<Salesforce.Common.ForceAuthException>()
            .Or<Salesforce.Common.ForceException>(e => e.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId
                && !e.Message.Contains("not valid for use with the REST API"))
            .RetryAsync(async (e, attempt) => await login.UsernamePasswordAsync("a", "b", "c", "d"))
                .ExecuteAsync(() => client.QueryAsync<object>("q"));
        return null;
        """)]
    [InlineData("a predicate that only errors without a code pass", """
        var policy = Polly.Policy.Handle<NetCoreForce.Client.ForceApiException>(e => e.Errors == null).RetryAsync(3);
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("a predicate method", """
        var policy = Polly.Policy.Handle<Salesforce.Common.ForceException>(IsTransient).RetryAsync(3);
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("a loop that decides", """
        for (var attempt = 0; ; attempt++)
        {
            try { return await client.QueryAsync<object>("q"); }
            catch (Salesforce.Common.ForceException e) when (IsTransient(e) && attempt < 3) { await Task.Delay(100); }
        }
        """)]
    [InlineData("forbidden is looked at too", """
        var policy = Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError()
            .OrResult(r => r.StatusCode == HttpStatusCode.Forbidden)
            .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        var response = await policy.ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits")); return response;
        """)]
    [InlineData("a circuit breaker does not repeat", """
        var policy = Polly.Policy.Handle<Exception>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(1));
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("network trouble only", """
        var policy = Polly.Policy.Handle<HttpRequestException>().RetryAsync(3);
        return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
        """)]
    [InlineData("a policy around something else", """
        var policy = Polly.Policy.Handle<Exception>().RetryAsync(3);
        await policy.ExecuteAsync(() => File.WriteAllTextAsync("a", "b"));
        return await client.QueryAsync<object>("q");
        """)]
    [InlineData("a loop over records takes the next one", """
        foreach (var id in new[] { "a" })
        {
            try { await client.QueryAsync<object>(id); } {|SFI2001:catch (Exception)|} { Console.WriteLine(id); }
        }
        return null;
        """)]
    [InlineData("a loop over pairs takes the next one, in each turn of one that counts", """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            foreach (var (id, name) in new[] { ("a", "b") })
            {
                try { await client.QueryAsync<object>(id); } {|SFI2001:catch (Exception)|} { Console.WriteLine(name); }
            }
        }
        return null;
        """)]
    [InlineData("a login for each of many users, whom no switch is called after", """
        var disconnectedUsers = new Queue<string>();
        while (disconnectedUsers.Count > 0)
        {
            try { await login.UsernamePasswordAsync("a", "b", disconnectedUsers.Dequeue(), "d"); }
            {|SFI2001:catch (Exception)|} { Console.WriteLine("next"); }
        }
        return null;
        """)]
    [InlineData("a login for each of many users", """
        var users = new Queue<string>();
        while (users.Count > 0)
        {
            try { await login.UsernamePasswordAsync("a", "b", users.Dequeue(), "d"); }
            {|SFI2001:catch (Exception)|} { Console.WriteLine("next"); }
        }
        return null;
        """)]
    [InlineData("another call to fall back on", """
        try { return await client.QueryAsync<object>("q with a new field"); }
        {|SFI2001:catch (Exception)|} { return await client.QueryAsync<object>("q"); }
        """)]
    [InlineData("a loop that asks what came, through a variable that is set", """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { return await client.QueryAsync<object>("q"); }
            catch (Exception e) { int status; status = e.HResult; if (status < 0) throw; }
        }
        return null;
        """)]
    [InlineData("an endless loop in which somebody types what is asked", """
        while (true)
        {
            try { await client.QueryAsync<object>(Console.ReadLine()); break; }
            {|SFI2001:catch (Exception)|} { Console.Beep(); }
        }
        return null;
        """)]
    [InlineData("an endless loop that asks something else after a failure", """
        var query = "q with a new field";
        while (true)
        {
            try { return await client.QueryAsync<object>(query); } {|SFI2001:catch (Exception)|} { query = "q"; }
        }
        """)]
    public Task A_retry_that_fits_is_silent(string kind, string body) => VerifyAsync(body);

    [Theory]
    [InlineData("public int Retries = 1;", "SFI2001")]
    [InlineData("private const int Retries = 1;", "SFI2001")]
    [InlineData("public int Retries = 2;", "SFI2005")]
    [InlineData("public int Retries { get; set; } = 1;", "SFI2005")]
    [InlineData("public int Retries = 1; public void Insist() => Retries = 5;", "SFI2005")]
    public Task A_loop_for_one_turn_is_no_retry(string limit, string rule) => AccessErrorRules.VerifyAsync($$"""
        class Repository(Salesforce.Force.ForceClient client)
        {
            {{limit}}

            public async Task<object> Run()
            {
                var failures = 0;
                while (failures < Retries)
                {
                    try { return await client.QueryAsync<object>("q"); } {|{{rule}}:catch (Exception)|} { failures++; }
                }
                return null;
            }
        }
        """);

    private const string Container = """
        interface IBuilder
        {
            IBuilder AddPolicyHandler(object policy);
            IBuilder AddPolicyHandler(Func<HttpRequestMessage, object> choose);
            IBuilder AddTransientHttpErrorPolicy(Func<Polly.PolicyBuilder<HttpResponseMessage>, object> configure);
            IBuilder AddResilienceHandler(string name, Action<Polly.ResiliencePipelineBuilder> configure);
        }
        interface IServices
        {
            IBuilder AddHttpClient<T>(Action<HttpClient> configure);
            IBuilder AddHttpClient(string name, Action<HttpClient> configure);
        }
        class Contacts(HttpClient http) { public Task<HttpResponseMessage> Get() => http.GetAsync("sobjects/Contact"); }
        class Charges(HttpClient http) { public Task<HttpResponseMessage> Get() => http.GetAsync("charges"); }
        namespace Microsoft.Extensions.Http.Resilience { class HttpRetryStrategyOptions : Polly.Retrying.RetryStrategyOptions { } }
        """;

    [Theory]
    [InlineData("a field", """
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/")).AddPolicyHandler(Policies.Retry);
        }
        """, """
        using Polly;
        static class Policies
        {
            public static readonly object Retry = Polly.Extensions.Http.HttpPolicyExtensions.{|SFI2005:HandleTransientHttpError|}()
                .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        }
        """)]
    [InlineData("a method, given to a named client in a variable", """
        class Startup
        {
            void Configure(IServices s)
            {
                var crm = s.AddHttpClient("crm", c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"));
                crm.AddPolicyHandler(Policies.Retry());
            }
        }
        """, """
        using Polly;
        static class Policies
        {
            public static object Retry()
            {
                return Polly.Extensions.Http.HttpPolicyExtensions.{|SFI2005:HandleTransientHttpError|}()
                    .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
            }
        }
        """)]
    [InlineData("a lambda", """
        using Polly;
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"))
                    .AddPolicyHandler(request => Polly.Extensions.Http.HttpPolicyExtensions.{|SFI2005:HandleTransientHttpError|}()
                        .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    [InlineData("a base address in a constant", """
        static class Addresses { public const string Crm = "https://x.my.salesforce.com/"; }
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri(Addresses.Crm)).AddPolicyHandler(Policies.Retry);
        }
        """, """
        using Polly;
        static class Policies
        {
            public static object Retry =>
                Policy.{|SFI2005:HandleResult<HttpResponseMessage>|}(r => !r.IsSuccessStatusCode)
                    .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        }
        """)]
    [InlineData("the policy for transient errors", """
        using Polly;
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"))
                    .{|SFI2005:AddTransientHttpErrorPolicy|}(p => p.WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    [InlineData("the retry strategy for HTTP", """
        using Polly;
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"))
                    .AddResilienceHandler(
                        "crm",
                        b => b.AddRetry(new {|SFI2005:Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions|}
                        {
                            MaxRetryAttempts = 3
                        }));
        }
        """, "")]
    [InlineData("a client that is named for Salesforce", """
        using Polly;
        class Startup
        {
            void Configure(IServices s, string host) =>
                s.AddHttpClient("SalesforceHttpClient", c => c.BaseAddress = new Uri(host))
                    .{|SFI2005:AddTransientHttpErrorPolicy|}(p => p.WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    public Task A_policy_that_a_client_of_Salesforce_gets_is_reported(string given, string startup, string policies) =>
        VerifyAttachedAsync(startup, policies);

    [Theory]
    [InlineData("the client goes elsewhere", """
        class Startup
        {
            const string Other = "salesforce";
            void Configure(IServices s) =>
                s.AddHttpClient<Charges>(c => c.BaseAddress = new Uri("https://api.stripe.com/")).AddPolicyHandler(Policies.Retry);
        }
        """, """
        using Polly;
        static class Policies
        {
            public static readonly object Retry =
                Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        }
        """)]
    [InlineData("clients of other services share the policy", """
        class Startup
        {
            void Configure(IServices s)
            {
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/")).AddPolicyHandler(Policies.Retry);
                s.AddHttpClient<Charges>(c => c.BaseAddress = new Uri("https://api.stripe.com/")).AddPolicyHandler(Policies.Retry);
            }
        }
        """, """
        using Polly;
        static class Policies
        {
            public static readonly object Retry =
                Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
        }
        """)]
    [InlineData("forbidden is looked at", """
        using Polly;
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"))
                    .AddTransientHttpErrorPolicy(p => p.OrResult(r => r.StatusCode == HttpStatusCode.Forbidden)
                        .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    [InlineData("a circuit breaker", """
        class Startup
        {
            void Configure(IServices s) =>
                s.AddHttpClient<Contacts>(c => c.BaseAddress = new Uri("https://x.my.salesforce.com/"))
                    .AddTransientHttpErrorPolicy(p => p.Or<TimeoutException>());
        }
        """, "")]
    [InlineData("a client that is named for the sign-in", """
        using Polly;
        class Startup
        {
            void Configure(IServices s, string host) =>
                s.AddHttpClient("SalesforceAuth", c => c.BaseAddress = new Uri(host))
                    .AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    [InlineData("a client that is named for tokens", """
        using Polly;
        class Startup
        {
            void Configure(IServices s, string host) =>
                s.AddHttpClient("SalesforceTokenClient", c => c.BaseAddress = new Uri(host))
                    .AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    [InlineData("a client that is named for another product", """
        using Polly;
        class Startup
        {
            void Configure(IServices s, string host) =>
                s.AddHttpClient("SalesforceMarketingCloud", c => c.BaseAddress = new Uri(host))
                    .AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i)));
        }
        """, "")]
    public Task A_policy_of_others_or_one_that_fits_is_silent(string because, string startup, string policies) =>
        VerifyAttachedAsync(startup, policies);

    private static Task VerifyAttachedAsync(string startup, string policies) =>
        Verification.Case.For(AccessErrorRules.All).AllClients().Source(Container).Source(startup).Source(policies).VerifyAsync();

    public static TheoryData<string, string, string> MistakesOfEachClient => Cross(
    [
        ("any exception of the client is an expired session",
            "try { return $call; } {|SFI2005:catch ($exception)|} { await RefreshToken(); return $call; }"),
        ("a filter that is always true",
            "try { return $call; } {|SFI2005:catch ($exception ex) when ($hasError)|} { await RefreshToken(); return $call; }"),
        ("a flag of its own stops the second time",
            """
            var again = false;
            try { return $call; }
            {|SFI2005:catch ($exception ex)|} { Console.WriteLine(ex); if (again) throw; await RefreshToken(); return $call; }
            """),
        ("a loop that counts attempts",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { return $call; } {|SFI2005:catch ($exception)|} { await Task.Delay(100); }
            }
            return null;
            """),
        ("a login in a loop",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { $login; return null; } {|SFI2005:catch (Exception)|} { await Task.Delay(100); }
            }
            return null;
            """),
        ("a policy on every exception of the client", "return Polly.Policy.{|SFI2005:Handle<$exception>|}().RetryAsync(3);"),
        ("a policy on every exception around a login",
            """
            var policy = Polly.Policy.{|SFI2005:Handle<Exception>|}().RetryAsync(3);
            await policy.ExecuteAsync(async () => { await Task.Yield(); $login; });
            return null;
            """),
        ("a strategy of version 8 around a login",
            """
            var pipeline = new Polly.ResiliencePipelineBuilder().AddRetry(new {|SFI2005:Polly.Retrying.RetryStrategyOptions|}()).Build();
            await pipeline.ExecuteAsync(async t => { await Task.Yield(); $login; });
            return null;
            """),
    ]);

    public static TheoryData<string, string, string> GoodPatternsOfEachClient => Cross(
    [
        ("a policy's predicate on the parsed code", "return Polly.Policy.Handle<$exception>(ex => $codeIs).RetryAsync(3);"),
        ("a choice of version 8 on the parsed code",
            """
            return new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: TimeoutException } => Polly.PredicateResult.True(),
                    { Exception: $exception ex } when $codeIs => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            });
            """),
        ("a choice of version 8 that gives up on the client's exception",
            """
            return new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: $exception } => Polly.PredicateResult.False(),
                    { Exception: TimeoutException } => Polly.PredicateResult.True(),
                    _ => Polly.PredicateResult.False(),
                },
            });
            """),
        ("a choice of version 8 with more to ask",
            """
            return new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: $exception { HResult: 5 } } => Polly.PredicateResult.True(),
                    { Exception: $exception } when args.AttemptNumber == 0 => Polly.PredicateResult.True(),
                    _ => new ValueTask<bool>(args.Outcome.Exception is $exception && args.AttemptNumber == 0),
                },
            });
            """),
        ("a predicate of version 8 on the parsed code",
            """
            return new Polly.Retrying.RetryStrategyOptions
            {
                ShouldHandle = new Polly.PredicateBuilder().Handle<$exception>(ex => $codeIs)
            };
            """),
        ("a clause that asks before it signs in again",
            """
            try { return $call; }
            catch ($exception ex) { if (ex.Message.Contains("401")) { await RefreshToken(); return $call; } throw; }
            """),
        ("a clause that leaves unless it is an ended session",
            """
            try { return $call; }
            catch ($exception ex) { var ended = ex.Message.Contains("401"); if (!ended) throw; await RefreshToken(); return $call; }
            """),
        ("a loop that goes on after one kind of failure",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { return $call; } catch (Exception ex) { if (ex is not TimeoutException) throw; await Task.Delay(100); }
            }
            return null;
            """),
        ("a loop that filters the parsed code",
            """
            for (var attempt = 0; ; attempt++)
            {
                try { return $call; } catch ($exception ex) when (attempt < 3 && $codeIs) { await Task.Delay(100); }
            }
            """),
    ]);

    [Theory]
    [MemberData(nameof(MistakesOfEachClient))]
    public Task A_retry_of_everything_is_reported_for_each_client(string client, string mistake, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Theory]
    [MemberData(nameof(GoodPatternsOfEachClient))]
    public Task A_retry_that_looks_at_the_code_is_silent_for_each_client(string client, string pattern, string source) =>
        AccessErrorRules.VerifyAsync(source);

    private static TheoryData<string, string, string> Cross((string Name, string Body)[] cases)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var client in ThrowingClient.All)
        {
            foreach (var (name, body) in cases)
            {
                data.Add(client.Name, name, $$"""
                    using Polly;
                    class SalesforceRepository({{client.Member}}, {{client.Login.Type}} login)
                    {
                        public async Task<object> Run()
                        {
                            await Task.Yield();
                            {{Of(client, body)}}
                        }
                        Task RefreshToken() => Task.CompletedTask;
                    }
                    """);
            }
        }

        return data;

        static string Of(ThrowingClient client, string body) => body.Replace("$exception", client.Exception)
            .Replace("$codeIs", client.CodeIs)
            .Replace("$hasError", client.HasError)
            .Replace("$login", client.Login.Call)
            .Replace("$call", client.Call);
    }

    [Fact]
    public Task A_policy_is_that_of_its_own_method_whatever_others_call_theirs() => AccessErrorRules.VerifyAsync("""
        using Polly;
        class {|SFI2007:SalesforceSync|}(Salesforce.Force.ForceClient client, HttpClient other)
        {
            public async Task Push() { await client.UpdateAsync("Account", "1", new object()); }
            public async Task<object> Load()
            {
                var policy = Policy.Handle<TimeoutException>().RetryAsync(3);
                return await policy.ExecuteAsync(() => client.QueryAsync<object>("q"));
            }
            public async Task Ping()
            {
                var policy = Policy.Handle<Exception>().RetryAsync(3);
                await policy.ExecuteAsync(() => other.GetAsync("https://example.org"));
            }
        }
        """);

    [Fact]
    public Task Something_else_that_is_done_instead_is_no_retry() => AccessErrorRules.VerifyAsync("""
        class Tasks(Salesforce.Force.ForceClient client)
        {
            public async Task Save(string id, object task, object lead)
            {
                try { await client.UpdateAsync("Task", id, task); await client.UpdateAsync("Lead", "1", lead); }
                {|SFI2001:catch (Exception)|} { await client.CreateAsync("Task", task); await client.UpdateAsync("Lead", "1", lead); }
            }
        }
        """);

    [Fact]
    public Task A_sign_in_that_is_tried_once_more_is_no_ended_session() => AccessErrorRules.VerifyAsync("""
        class Tokens(Salesforce.Common.AuthenticationClient login)
        {
            public async Task<string> RefreshToken(bool again)
            {
                try { await login.TokenRefreshAsync("a", "b"); return login.AccessToken; }
                {|SFI2001:catch (Salesforce.Common.ForceAuthException)|}
                {
                    if (!again) return null;
                    await Task.Delay(1000);
                    return await RefreshToken(false);
                }
            }
        }
        """);

    private static Task VerifyAsync(string body) =>
        AccessErrorRules.VerifyAsync($$"""
            using Polly;
            class Repository(Salesforce.Force.ForceClient client, Salesforce.Common.AuthenticationClient login, HttpClient http)
            {
                public async Task<object> Run()
                {
                    await Task.Yield();
                    {{body}}
                }
                Task RefreshToken() => Task.CompletedTask;
                static bool IsTransient(Salesforce.Common.ForceException e) =>
                    e.Error is Salesforce.Common.Models.Json.Error.UnableToLockRow or Salesforce.Common.Models.Json.Error.ServerUnavailable;
                Task<Salesforce.Common.Models.Json.QueryResult<object>> Load() => client.QueryAsync<object>("q");
            }
            """);

    private static Task VerifyRefreshAsync(string check) =>
        AccessErrorRules.VerifyAsync($$"""
            class Repository(HttpClient http)
            {
                private bool _again;
                private string _token;
                public async Task<string> Load(string path)
                {
                    await Task.Yield();
                    var response = await http.GetAsync("/services/data/v60.0/" + path + _token + _again);
                    {{check}}
                    return await response.Content.ReadAsStringAsync() + "errorCode";
                }
                private Task SignIn() => Task.CompletedTask;
            }
            """);
}
