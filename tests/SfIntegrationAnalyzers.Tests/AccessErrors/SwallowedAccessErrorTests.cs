namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What catch clauses in the wild do with an error, for each client that throws.</summary>
public class SwallowedAccessErrorTests
{
    public static TheoryData<string, string, string> Mistakes => Cross(MistakesOfCatching);

    private static (string Name, string Clauses, string Members)[] MistakesOfCatching =>
    [
        ("log and return null", "{|SFI2001:catch (Exception ex)|} { log.Error(ex, \"failed\"); return null; }", ""),
        ("return the message", "{|SFI2001:catch (Exception ex)|} { return ex.Message; }", ""),
        ("return false", "{|SFI2001:catch|} { return false; }", ""),
        ("empty", "{|SFI2001:catch (Exception)|} { } return null;", ""),
        ("log and carry on", "{|SFI2001:catch (Exception ex)|} { Console.WriteLine(ex); } return null;", ""),
        ("throw ex", "{|SFI2001:catch (Exception ex)|} { throw ex; }", ""),
        ("a generic wrap", "{|SFI2001:catch (Exception ex)|} { throw new Exception(\"query failed: \" + ex.Message); }", ""),
        ("a generic wrap with the original",
            "{|SFI2001:catch (Exception ex)|} { throw new InvalidOperationException(\"query failed\", ex); }", ""),
        ("the client's own exception, logged", "{|SFI2001:catch ($exception ex)|} { log.Error(ex, \"failed\"); return null; }", ""),
        ("a filter that is always true", "{|SFI2001:catch (Exception ex) when (ex != null)|} { return null; }", ""),
        ("all but a cancellation", "{|SFI2001:catch (Exception ex) when (ex is not OperationCanceledException)|} { return null; }", ""),
        ("all but two ways to cancel",
            "{|SFI2001:catch (Exception ex) when (ex is not (OperationCanceledException or TaskCanceledException))|} { return null; }", ""),
        ("a filter for the type", "{|SFI2001:catch (Exception ex) when (ex is $exception)|} { return null; }", ""),
        ("a filter for one of two types",
            "{|SFI2001:catch (Exception ex) when (ex is ArgumentException or $exception)|} { return null; }", ""),
        ("a filter for a type or another",
            "{|SFI2001:catch (Exception ex) when (ex is ArgumentException || ex is $exception)|} { return null; }", ""),
        ("a filter whose method asks for the type only",
            "{|SFI2001:catch (Exception ex) when (IsOfClient(ex))|} { return null; }",
            "static bool IsOfClient(Exception e) => IsThatOne(e); static bool IsThatOne(Exception e) { return e is $exception; }"),
        ("a filter whose method asks for the type by its name",
            "{|SFI2001:catch (Exception ex) when (IsOfClient(ex))|} { return null; }",
            """
            static bool IsOfClient(Exception e) => e is not OperationCanceledException
                && e.GetType().Namespace?.StartsWith("Salesforce.", StringComparison.Ordinal) == true;
            """),
        ("a tracer that is handed the exception",
            "{|SFI2001:catch (Exception ex)|} { Telemetry.TrackException(ex); return null; }",
            "public interface ITelemetry { void TrackException(Exception e); } public ITelemetry Telemetry { get; set; }"),
        ("a handler of the project that only logs",
            "{|SFI2001:catch (Exception ex)|} { Handler.Handle(ex); return null; }",
            """
            public interface IErrorHandler { void Handle(Exception e); }
            class ConsoleHandler : IErrorHandler
            {
                public void Handle(Exception e) => Console.WriteLine(e); }
                public IErrorHandler Handler { get; set; }
            """),
        ("a delegate that writes a log",
            "{|SFI2001:catch (Exception ex)|} { LogError(ex); return null; }", "public Action<Exception> LogError { get; set; }"),
        ("after a clause for something else",
            "catch (System.IO.IOException) { return 1; } {|SFI2001:catch (Exception)|} { return null; }", ""),
    ];

    public static TheoryData<string, string, string> GoodPatterns => Cross(
    [
        ("rethrow", "catch (Exception ex) { log.Error(ex, \"failed\"); throw; }", ""),
        ("rethrow of some", "catch (Exception ex) { if (ex.InnerException is null) throw; return null; }", ""),
        ("captured and rethrown",
            "catch (Exception ex) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex).Throw(); return null; }", ""),
        ("a filter on the parsed code", "catch ($exception ex) when ($codeIs) { return null; }", ""),
        ("a filter for another type", "catch (Exception ex) when (ex is ArgumentException or FormatException) { return null; }", ""),
        ("a filter on the parsed code, then everything",
            "catch ($exception ex) when ($codeIs) { throw new UnauthorizedAccessException(); } catch (Exception) { return null; }", ""),
        ("a decision in the block", "catch ($exception ex) { if ($codeIs) throw new UnauthorizedAccessException(); return null; }", ""),
        ("a wrapper of its own with the original",
            "catch (Exception ex) { throw new CrmException(\"query failed\", ex); }",
            "class CrmException(string m, Exception e) : Exception(m, e);"),
        ("a wrapper of its own with what a wait has wrapped",
            "catch (Exception ex) { throw new CrmException(\"query failed\", ex.InnerException); }",
            "class CrmException(string m, Exception e) : Exception(m, e);"),
        ("a classifying helper",
            "catch ($exception ex) { return Classify(ex); }", "static object Classify($exception ex) => $codeIs ? 1 : 2;"),
        ("a classifying helper as a filter",
            "catch ($exception ex) when (IsAccessError(ex)) { return null; }",
            "static bool IsAccessError($exception ex) { return $codeIs; }"),
        ("a filter whose method asks for another type",
            "catch (Exception ex) when (IsBadInput(ex)) { return null; }",
            "static bool IsBadInput(Exception e) => e is ArgumentException or FormatException;"),
        ("a filter whose method asks itself",
            "catch (Exception ex) when (Is(ex)) { return null; }", "static bool Is(Exception e) => Is(e);"),
        ("a result that holds the exception", "catch (Exception ex) { return new Outcome(ex); }", "record Outcome(Exception Error);"),
        ("a result type that takes the exception",
            "catch (Exception ex) { return Result<object>.Failed(ex); }",
            "class Result<T> { public static Result<T> Failed(Exception e) => new(); }"),
        ("a tuple that holds the exception", "catch (Exception ex) { return (false, ex); }", ""),
        ("an injected handler whose code is not here",
            "catch (Exception ex) { Handler.Handle(ex); return null; }",
            "public interface IErrorHandler { void Handle(Exception e); } public IErrorHandler Handler { get; set; }"),
        ("a delegate of the caller's",
            "catch (Exception ex) { OnError?.Invoke(ex); return null; }", "public Action<Exception> OnError { get; set; }"),
        ("an observer of another assembly",
            "catch (Exception ex) { Observer.OnError(ex); return null; }", "public IObserver<object> Observer { get; set; }"),
        ("a list that keeps the exceptions",
            "catch (Exception ex) { Failures.Add(ex); return null; }", "public List<Exception> Failures { get; } = [];"),
        ("a helper that keeps the exception in a result",
            "catch (Exception ex) { return Failed(ex); }",
            "class Outcome { public Exception Error; } static Outcome Failed(Exception e) => new Outcome { Error = e };"),
        ("a task that fails", "catch (Exception ex) { return Task.FromException<object>(ex); }", ""),
    ]);

    /// <summary>The clause is no decision on the error, which leaves the type as it comes.</summary>
    public static TheoryData<string, string, string> OtherGuards => Cross(
    [
        ("something else is caught", "catch (System.Text.Json.JsonException) { return null; }"),
        ("a cancellation is caught", "catch (OperationCanceledException) { return null; }"),
    ]);

    [Theory]
    [MemberData(nameof(OtherGuards))]
    public Task A_clause_that_guards_something_else_is_left_alone(string client, string pattern, string source) =>
        AccessErrorRules.VerifyAsync(source.Replace("class Repository(", "class {|SFI2007:Repository|}("));

    [Theory]
    [InlineData("a refresh that fails, before a new sign-in",
        """
        if (token != null)
        {
            try { await auth.TokenRefreshAsync("id", token); return; }
            catch (Salesforce.Common.ForceException) { /* a new sign-in follows */ }
        }
        await auth.UsernamePasswordAsync("c", "s", "u", "p");
        """)]
    [InlineData("a first user, before a second",
        """
        try { await auth.UsernamePasswordAsync("c", "s", "u", "p"); }
        catch (Exception e) { Console.WriteLine(e.Message); await auth.UsernamePasswordAsync("c", "s", "second", "p"); }
        """)]
    [InlineData("a look whether a session lives, before a sign-in",
        """
        try { asmx.getUserInfo(); } catch (Exception) { asmx.SessionHeaderValue = null; }
        if (asmx.SessionHeaderValue == null) asmx.login("u", "p");
        """)]
    [InlineData("a look whether a session lives, and nothing after it",
        "try { asmx.getUserInfo(); } {|SFI2001:catch (Exception)|} { asmx.SessionHeaderValue = null; }")]
    [InlineData("the last sign-in",
        """
        try { await auth.UsernamePasswordAsync("c", "s", "u", "p"); }
        {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
        """)]
    [InlineData("a sign-in that the clause does not go on to",
        """
        try { await auth.TokenRefreshAsync("id", token); } {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); return; }
        await auth.UsernamePasswordAsync("c", "s", "u", "p");
        """)]
    [InlineData("a sign-in that the clause of a sequence does not go on to",
        """
        async IAsyncEnumerable<object> All()
        {
            try { await auth.TokenRefreshAsync("id", token); }
            {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); yield break; }
            await auth.UsernamePasswordAsync("c", "s", "u", "p");
            yield return 1;
        }
        """)]
    [InlineData("a sign-in in the other branch",
        """
        if (token != null)
        {
            try { await auth.TokenRefreshAsync("id", token); } {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
        }
        else { await auth.UsernamePasswordAsync("c", "s", "u", "p"); }
        """)]
    [InlineData("a sign-in in the other clause",
        """
        try { await auth.TokenRefreshAsync("id", token); }
        {|SFI2001:catch (Salesforce.Common.ForceException)|} { }
        catch (System.IO.IOException) { await auth.UsernamePasswordAsync("c", "s", "u", "p"); }
        """)]
    [InlineData("a call beside the sign-in",
        """
        try { await auth.TokenRefreshAsync("id", token); await force.QueryAsync<object>("q"); }
        {|SFI2001:catch (Exception e)|} { Console.WriteLine(e.Message); }
        await auth.UsernamePasswordAsync("c", "s", "u", "p");
        """)]
    public Task A_failed_sign_in_is_lost_only_where_none_follows(string what, string body) =>
        AccessErrorRules.VerifyAsync($$"""
            class Session(
                Salesforce.Common.AuthenticationClient auth,
                Salesforce.Force.ForceClient force,
                Sforce.Enterprise.SforceService asmx,
                string token) { public async Task Open() { await Task.Yield(); {{body}} } }
            """);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_clause_that_loses_the_error_is_reported(string client, string mistake, string source) =>
        AccessErrorRules.VerifyAsync(source);

    /// <summary>
    /// Methods of the framework that throw on an error status: their exceptions carry no code, so only the mistakes apply.
    /// </summary>
    public static TheoryData<string, string, string> MistakesOfTheFramework
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (name, call, exception) in new[]
            {
                ("HttpClient",
                    """await new HttpClient().GetStringAsync("https://x.my.salesforce.com/services/data/v60.0/limits")""",
                    "HttpRequestException"),
                ("WebClient",
                    """new WebClient().DownloadString("https://x.my.salesforce.com/services/data/v60.0/limits")""", "WebException"),
                ("WebRequest",
                    """WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse()""", "WebException"),
            })
            {
                foreach (var (mistake, clauses, members) in MistakesOfCatching)
                {
                    var throwing = new ThrowingClient(name, "object client", call, exception, "", "", ("object", ""));
                    var guarded = throwing.Guarded(clauses.Replace("$exception", exception), members.Replace("$exception", exception));
                    data.Add(name, mistake, "#pragma warning disable SYSLIB0014\n" + guarded);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MistakesOfTheFramework))]
    public Task A_clause_that_loses_the_error_of_the_framework_is_reported(string client, string mistake, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Theory]
    [InlineData("a line for a log", "{|SFI2001:catch (Exception e)|} { Console.WriteLine(\"Unknown error: \" + e.Message); return null; }")]
    [InlineData("an answer", "{|SFI2001:catch (Exception)|} { return \"Timeout\"; }")]
    [InlineData("a value of a field",
        "{|SFI2001:catch (Exception)|} { return new Dictionary<string, object> { { \"LastName\", \"Unknown\" } }; }")]
    [InlineData("a message that is searched", "{|SFI2001:catch (Exception e)|} { return e.Message.Contains(\"Timeout\") ? 1 : 2; }")]
    [InlineData("a status of the framework",
        "{|SFI2001:catch (WebException e)|} { return e.Status == WebExceptionStatus.Timeout ? 1 : 2; }")]
    [InlineData("a kind of the program's own", "{|SFI2001:catch (Exception e)|} { return Codes.Of(e) == Kind.NotFound ? 1 : 2; }")]
    [InlineData("a kind that is written down", "{|SFI2001:catch (Exception)|} { Console.WriteLine(Kind.Unknown); return null; }")]
    [InlineData("a code that is compared", "catch (Exception e) { return Codes.CodeOf(e) == \"InvalidJob\" ? 1 : 2; }")]
    [InlineData("a code that is matched", "catch (Exception e) { return Codes.CodeOf(e) is \"Timeout\" or \"Unknown\" ? 1 : 2; }")]
    [InlineData("a code that is chosen by",
        "catch (Exception e) { switch (Codes.CodeOf(e)) { case \"Timeout\": return 1; default: return 2; } }")]
    [InlineData("codes that are compared with",
        "catch (Exception e) { return new[] { \"Timeout\", \"Unknown\" }.Contains(Codes.CodeOf(e)) ? 1 : 2; }")]
    [InlineData("a kind among those of Salesforce", "catch (Exception e) { return Codes.CrmOf(e) == Crm.Unknown ? 1 : 2; }")]
    public Task A_plain_word_is_a_code_only_where_one_is_compared(string what, string clause) =>
        AccessErrorRules.VerifyAsync($$"""
            #pragma warning disable SYSLIB0014
            static class Codes
            {
                public static string CodeOf(Exception e) => e.HelpLink;
                public static Kind Of(Exception e) => (Kind)e.HResult;
                public static Crm CrmOf(Exception e) => (Crm)e.HResult;
            }
            enum Kind { Unknown, UnknownError, NotFound }
            enum Crm { Unknown, ApiDisabledForOrg }
            class Repository
            {
                public object Load()
                {
                    try { return WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse(); }
                    {{clause}}
                }
            }
            """);

    [Theory]
    [InlineData("a status that is printed",
        "{|SFI2001:catch (WebException e)|} { Console.WriteLine(\"status \" + ((HttpWebResponse)e.Response).StatusCode); return null; }")]
    [InlineData("a status behind a variable",
        """
        {|SFI2001:catch (WebException e)|}
        {
            var r = (HttpWebResponse)e.Response;
            if (r != null) Console.WriteLine($"status {r.StatusCode}");
            return null;
        }
        """)]
    [InlineData("a status behind as",
        """
        {|SFI2001:catch (WebException e)|}
        {
            var r = e.Response as HttpWebResponse;
            Console.WriteLine(r?.StatusDescription);
            return null;
        }
        """)]
    [InlineData("a status behind is",
        "{|SFI2001:catch (WebException e)|} { if (e.Response is HttpWebResponse r) Console.WriteLine((int)r.StatusCode); return null; }")]
    [InlineData("a response that is let go of",
        "{|SFI2001:catch (WebException e)|} { using (var r = e.Response) { Console.WriteLine(e.Message); } return null; }")]
    [InlineData("a text behind a cast",
        """
        {|SFI2001:catch (WebException e)|}
        {
            using var reader = new StreamReader(((HttpWebResponse)e.Response).GetResponseStream());
            Console.WriteLine(reader.ReadToEnd());
            return null;
        }
        """)]
    [InlineData("a text behind variables",
        """
        {|SFI2001:catch (WebException e)|}
        {
            var r = e.Response;
            using (var stream = r.GetResponseStream())
                using (var reader = new StreamReader(stream))
                {
                    var text = reader.ReadToEnd();
                    if (!string.IsNullOrEmpty(text)) Console.WriteLine(text);
                }
            return null;
        }
        """)]
    [InlineData("a status that is compared",
        "catch (WebException e) { if (((HttpWebResponse)e.Response).StatusCode == HttpStatusCode.NotFound) return 1; return null; }")]
    [InlineData("a status of a variable that is compared",
        """
        catch (WebException e)
        {
            var r = e.Response as HttpWebResponse;
            Console.WriteLine(r.StatusCode);
            if (r?.StatusCode == HttpStatusCode.NotFound) return 1;
            return null;
        }
        """)]
    [InlineData("a status that is chosen by",
        """
        catch (WebException e)
        {
            if (e.Response is HttpWebResponse r) switch (r.StatusCode) { case HttpStatusCode.NotFound: return 1; }
            return null;
        }
        """)]
    [InlineData("a text that is parsed",
        """
        catch (WebException e)
        {
            var r = e.Response;
            return System.Text.Json.JsonDocument.Parse(new StreamReader(r.GetResponseStream()).ReadToEnd());
        }
        """)]
    [InlineData("a stream that a serializer reads",
        """
        catch (WebException e)
        {
            return new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(object[]))
                .ReadObject(e.Response.GetResponseStream());
        }
        """)]
    [InlineData("a text that is the answer",
        "catch (WebException e) { var r = e.Response; return new StreamReader(r.GetResponseStream()).ReadToEnd(); }")]
    [InlineData("a text that somebody gets",
        "catch (WebException e) { var r = e.Response; Failures.Add(new StreamReader(r.GetResponseStream()).ReadToEnd()); return null; }")]
    [InlineData("a response that goes elsewhere", "catch (WebException e) { var r = e.Response; return Tuple.Create(r); }")]
    public Task A_response_that_is_only_written_down_is_lost(string what, string clause) =>
        AccessErrorRules.VerifyAsync($$"""
            #pragma warning disable SYSLIB0014
            class Repository
            {
                public List<string> Failures { get; } = [];
                public object Load()
                {
                    try { return WebRequest.Create("https://x.my.salesforce.com/services/data/v60.0/limits").GetResponse(); }
                    {{clause}}
                }
            }
            """);

    [Theory]
    [MemberData(nameof(GoodPatterns))]
    public Task A_clause_that_decides_or_passes_on_is_silent(string client, string pattern, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Theory]
    [InlineData("the call is outside the guarded block", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                var r = await client.QueryAsync<object>("q");
                try { File.Delete("a"); } catch (Exception) { }
                if (r.Done) return null;
                try { return r; }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.InvalidLogin) { throw; }
            }
        }
        """)]
    [InlineData("an inner clause decides already", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                try
                {
                    try { return await client.QueryAsync<object>("q"); }
                    catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.InvalidLogin)
                    {
                        return 1;
                    }
                }
                catch (System.IO.IOException) { return null; }
            }
        }
        """)]
    [InlineData("signing out may fail", """
        class Session(Sforce.Enterprise.SforceService service) { public void End() { try { service.logout(); } catch (Exception) { } } }
        """)]
    [InlineData("the last handler of a program ends it", """
        class Program
        {
            static async Task<int> Main()
            {
                try { await new Salesforce.Common.AuthenticationClient("v60.0").UsernamePasswordAsync("a", "b", "c", "d"); return 0; }
                catch (Exception e) { Console.Error.WriteLine(e); return 1; }
            }
        }
        """)]
    [InlineData("the code is handed to another type that is in the project", """
        class Errors
        {
            public static bool IsAccess(Exception e) =>
                e is Salesforce.Common.ForceException f && f.Error == Salesforce.Common.Models.Json.Error.RequestLimitExceeded;
        }
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.QueryAsync<object>("q"); }
                catch (Exception e) { if (Errors.IsAccess(e)) Console.WriteLine(1); return null; }
            }
        }
        """)]
    [InlineData("a helper of the type sends this request elsewhere", """
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                try { return await Send("https://api.stripe.com/v1/charges"); } catch (Exception) { return null; }
            }
            public Task<string> Limits() => Send("https://x.my.salesforce.com/services/data/v60.0/limits");
            private async Task<string> Send(string url)
            {
                var r = await http.GetAsync(url);
                r.{|SFI2002:EnsureSuccessStatusCode|}();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a helper of the type decides", """
        record SfError(string ErrorCode);
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                try { return await Send("/services/data/v60.0/limits"); } catch (Exception) { return null; }
            }
            private async Task<string> Send(string url)
            {
                var r = await http.GetAsync(url);
                if (!r.IsSuccessStatusCode)
                    throw new InvalidOperationException(
                        System.Text.Json.JsonSerializer.Deserialize<SfError[]>(await r.Content.ReadAsStringAsync())[0].ErrorCode);
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a helper of the type checks its arguments and hands the response on", """
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                try { return await (await Send("/services/data/v60.0/limits")).Content.ReadAsStringAsync(); }
                catch (Exception) { return null; }
            }
            private Task<HttpResponseMessage> Send(string url)
            {
                if (url == null) throw new ArgumentNullException(nameof(url));
                return http.GetAsync(url);
            }
        }
        """)]
    [InlineData("the last handler of a program reports what its own methods throw", """
        class Program
        {
            static async Task Main()
            {
                try { await Run(new Salesforce.Force.ForceClient("a", "b", "v60.0")); } catch (Exception e) { Console.Error.WriteLine(e); }
            }
            static async Task Run(Salesforce.Force.ForceClient client)
            {
                try { await client.QueryAsync<object>("q"); } finally { client.Dispose(); }
            }
            static bool IsLocked(Salesforce.Common.ForceException e) => e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow;
        }
        """)]
    [InlineData("a helper of the type keeps the failure", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load() { try { return await Query("q"); } catch (Exception) { return null; } }
            private async Task<object> Query(string q)
            {
                try { return await client.QueryAsync<object>(q); }
                catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow)
                {
                    return null;
                }
            }
        }
        """)]
    [InlineData("the code is logged", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.Query<object>("q"); }
                catch (NetCoreForce.Client.ForceApiException e) { Console.WriteLine(e.Errors?.FirstOrDefault()?.ErrorCode); return null; }
            }
        }
        """)]
    [InlineData("the handler of an event shows what came, and returns before it goes on", """
        static class MessageBox { public static void Show(string text) { } }
        class Page(Sforce.Enterprise.SforceService service)
        {
            void Find_Click(object sender, EventArgs e)
            {
                object found;
                try { found = service.query("q"); } catch (Exception ex) { MessageBox.Show(ex.Message); return; }
                MessageBox.Show("Found " + found);
            }
        }
        """)]
    [InlineData("what is left of a sign-in behind a clause that decides on the code of the calls after it", """
        class Job(Salesforce.Common.AuthenticationClient auth)
        {
            public async Task Run()
            {
                try
                {
                    await auth.UsernamePasswordAsync("a", "b", "c", "d");
                    await new Salesforce.Force.ForceClient(auth.InstanceUrl, auth.AccessToken, auth.ApiVersion).QueryAsync<object>("q");
                }
                catch (Salesforce.Common.ForceException e) when (e.Error is Salesforce.Common.Models.Json.Error.ApiDisabledForOrg
                    or Salesforce.Common.Models.Json.Error.ApiCurrentlyDisabled) { throw; }
                catch (Exception e) { Console.WriteLine(e.Message); }
            }
        }
        """)]
    [InlineData("a second clause of the type around a wrapper, behind one that decides on the code", """
        interface IAccounts { Task<object> Load(); }
        class Job(IAccounts accounts)
        {
            public async Task<object> Run()
            {
                try { return await accounts.Load(); }
                catch (Salesforce.Common.ForceException e) when (e.Error is Salesforce.Common.Models.Json.Error.ApiDisabledForOrg
                    or Salesforce.Common.Models.Json.Error.ApiCurrentlyDisabled) { throw; }
                catch (Salesforce.Common.ForceException) { return null; }
            }
        }
        """)]
    public Task Code_that_decides_or_guards_something_else_is_silent(string because, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Theory]
    [InlineData("LoginErrors", "Handle")]
    [InlineData("ContractErrors", "Handle")]
    [InlineData("CatalogFailures", "Decide")]
    [InlineData("ErrorExtractor", "Take")]
    [InlineData("LifespanErrors", "Handle")]
    [InlineData("Rewriter", "Handle")]
    public Task An_object_that_is_called_like_a_log_by_a_part_of_a_word_alone_may_decide(string type, string method) =>
        AccessErrorRules.VerifyAsync(HandsTo(type, method, "catch (Exception e)"));

    [Theory]
    [InlineData("Logger", "Handle")]
    [InlineData("ErrorLog", "Add")]
    [InlineData("NLog", "Put")]
    [InlineData("Tracing", "Handle")]
    [InlineData("AppInsights", "Handle")]
    [InlineData("Telemetry", "Handle")]
    [InlineData("Errors", "LogError")]
    [InlineData("Errors", "TrackException")]
    [InlineData("Errors", "ReportAsync")]
    [InlineData("Errors", "WriteLine")]
    [InlineData("Errors", "ShowMessageBox")]
    [InlineData("Mailer", "Handle")]
    [InlineData("Notifications", "Handle")]
    [InlineData("Diagnostics", "Handle")]
    [InlineData("Messages", "Add")]
    [InlineData("Errors", "CaptureException")]
    public Task An_object_that_writes_down_or_tells_people_decides_nothing(string type, string method) =>
        AccessErrorRules.VerifyAsync(HandsTo(type, method, "{|SFI2001:catch (Exception e)|}"));

    private static string HandsTo(string type, string method, string clause) => $$"""
        interface I{{type}} { void {{method}}(Exception e); }
        class Repository(Salesforce.Force.ForceClient client, I{{type}} its)
        {
            public async Task Load() { try { await client.QueryAsync<object>("q"); } {{clause}} { its.{{method}}(e); } }
        }
        """;

    [Theory]
    [InlineData("the failure surfaces on enumeration", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<int> Count()
            {
                var n = 0;
                try { await foreach (var row in client.QueryAsync<object>("q")) n++; } {|SFI2001:catch (Exception)|} { return -1; }
                return n;
            }
        }
        """)]
    [InlineData("the failure surfaces on a later enumeration", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<int> Count()
            {
                var n = 0;
                var rows = client.QueryAsync<object>("q");
                try { await foreach (var row in rows) n++; } {|SFI2001:catch (Exception)|} { return -1; }
                return n;
            }
        }
        """)]
    [InlineData("the failure surfaces on an enumeration that takes the rows apart", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<int> Count()
            {
                var n = 0;
                var rows = client.QueryAsync<KeyValuePair<string, int>>("q");
                try { await foreach (var (key, value) in rows) n += value; } {|SFI2001:catch (Exception)|} { return -1; }
                return n;
            }
        }
        """)]
    [InlineData("the task is awaited later", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                var task = client.QueryAsync<object>("q");
                Console.WriteLine("working");
                try { return await task; } {|SFI2001:catch (Salesforce.Common.ForceException)|} { return null; }
            }
        }
        """)]
    [InlineData("many tasks are awaited at once", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load(string[] ids)
            {
                var tasks = ids.Select(id => client.QueryAsync<object>(id)).ToList();
                try { return await Task.WhenAll(tasks); } {|SFI2001:catch (Exception)|} { return null; }
            }
        }
        """)]
    [InlineData("a controller flattens it into a status", """
        class ControllerBase { protected object StatusCode(int code, object value) => value; }
        class AccountsController(Salesforce.Force.ForceClient client) : ControllerBase
        {
            public async Task<object> Get()
            {
                try { return await client.QueryAsync<object>("q"); }
                {|SFI2001:catch (Exception ex)|} { return StatusCode(500, ex.Message); }
            }
        }
        """)]
    [InlineData("blocking waits wrap it", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load()
            {
                try { return client.QueryAsync<object>("q").Result; }
                {|SFI2001:catch (AggregateException ex)|} { Console.WriteLine(ex.Message); return null; }
            }
        }
        """)]
    [InlineData("the call is in a lambda that runs there", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            static Task<T> Run<T>(Func<Task<T>> f) => f();
            public async Task<object> Load()
            {
                try { return await Run(() => client.QueryAsync<object>("q")); } {|SFI2001:catch (Exception)|} { return null; }
            }
        }
        """)]
    [InlineData("a thread of the pool is waited for", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load()
            {
                try { return Task.Run(() => client.QueryAsync<object>("q")).Result; }
                {|SFI2001:catch (AggregateException ex)|} { Console.WriteLine(ex.Message); return null; }
            }
        }
        """)]
    [InlineData("a thread of the pool runs a helper of the type", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load()
            {
                try { return Task.Run(async () => await Query("q")).GetAwaiter().GetResult(); }
                {|SFI2001:catch (Exception)|} { return null; }
            }
            private async Task<object> Query(string q) { var r = await client.QueryAsync<object>(q); return r; }
        }
        """)]
    [InlineData("a helper waits for a helper of the type", """
        static class AsyncHelper { public static T RunSync<T>(Func<Task<T>> f) => f().GetAwaiter().GetResult(); }
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load() { try { return AsyncHelper.RunSync(() => Query("q")); } {|SFI2001:catch (Exception)|} { return null; } }
            private async Task<object> Query(string q) { var r = await client.QueryAsync<object>(q); return r; }
        }
        """)]
    [InlineData("a task of the pool is waited for later", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public void Load()
            {
                var task = Task.Run(async () => { await client.QueryAsync<object>("q"); });
                try { task.Wait(); } {|SFI2001:catch (AggregateException)|} { }
            }
        }
        """)]
    [InlineData("several are waited for at once", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public void Load()
            {
                var a = client.QueryAsync<object>("a");
                try { Task.WaitAll(a); } {|SFI2001:catch (AggregateException)|} { }
            }
        }
        """)]
    [InlineData("a task of the pool that catches for itself", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public void Load()
            {
                Task.Run(async () => { try { await client.QueryAsync<object>("q"); } {|SFI2001:catch (Exception)|} { } });
            }
        }
        """)]
    [InlineData("a task of the pool that nobody waits for does not fail there", """
        class {|SFI2007:Repository|}(Salesforce.Force.ForceClient client)
        {
            public void Load() { try { Task.Run(() => client.QueryAsync<object>("q")); } catch (Exception) { } }
        }
        """)]
    [InlineData("a client that signs in while it is made", """
        class Factory
        {
            public NetCoreForce.Client.ForceClient Make()
            {
                try { return new NetCoreForce.Client.ForceClient("a", "b", "c", "d", "e"); } {|SFI2001:catch (Exception)|} { return null; }
            }
        }
        """)]
    [InlineData("the client is called through a wrapper", """
        interface IAccounts { Task<object> Load(); }
        class Job(IAccounts accounts)
        {
            public async Task<object> Run()
            {
                try { return await accounts.Load(); }
                {|SFI2001:catch (Salesforce.Common.ForceException e)|} { Console.WriteLine(e.Message); return null; }
            }
        }
        """)]
    [InlineData("an operation is repeated for any ForceException", """
        class Job
        {
            public async Task<object> Run(Func<bool, Task<object>> operation)
            {
                try { return await Do(operation); }
                {|SFI2005:catch (Salesforce.Common.ForceException)|} { await RefreshToken(); return await Do(operation); }
            }
            static Task<object> Do(Func<bool, Task<object>> f) => f(true);
            static Task RefreshToken() => Task.CompletedTask;
        }
        """)]
    [InlineData("a helper of the type sends a ready-made request", """
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                try { return await Send(new HttpRequestMessage(HttpMethod.Get, "/services/data/v60.0/limits")); }
                catch (Exception) { return null; }
            }
            private async Task<string> Send(HttpRequestMessage request)
            {
                var r = await http.SendAsync(request);
                r.{|SFI2002:EnsureSuccessStatusCode|}();
                return await r.Content.ReadAsStringAsync();
            }
        }
        """)]
    [InlineData("a helper of a helper throws on failure", """
        abstract class Api(HttpClient http)
        {
            protected Task<string> Get(string path) => Send(HttpMethod.Get, path);
            private async Task<string> Send(HttpMethod method, string path)
            {
                var r = await http.SendAsync(new HttpRequestMessage(method, "https://x.my.salesforce.com" + path));
                if (!{|SFI2003:r.IsSuccessStatusCode|}) throw new InvalidOperationException(r.StatusCode.ToString());
                return await r.Content.ReadAsStringAsync();
            }
        }
        class Limits(HttpClient http) : Api(http)
        {
            public async Task<string> Load() { try { return await Get("/services/data/v60.0/limits"); } catch (Exception) { return null; } }
        }
        """)]
    [InlineData("a helper of the type calls the client", """
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load()
            {
                try { return await Accounts("q"); } {|SFI2001:catch (NetCoreForce.Client.ForceApiException)|} { return null; }
            }
            private Task<List<object>> Accounts(string q) => client.Query<object>(q);
        }
        """)]
    [InlineData("methods of HttpClient that throw by themselves", """
        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                try { return await http.GetStringAsync("https://x.my.salesforce.com/services/data/v60.0/limits"); }
                {|SFI2001:catch (HttpRequestException)|} { return ""; }
            }
        }
        """)]
    [InlineData("an extension method of the project's own calls the client", """
        static class Accounts { public static Task<List<object>> All(this NetCoreForce.Client.ForceClient c) => c.Query<object>("q"); }
        class Repository(NetCoreForce.Client.ForceClient client)
        {
            public async Task<object> Load() { try { return await client.All(); } {|SFI2001:catch (Exception)|} { return null; } }
        }
        """)]
    [InlineData("methods of RestSharp that answer with what they parsed", """
        using RestSharp;
        class Repository(RestClient client)
        {
            public async Task<object> Load()
            {
                try { return await client.GetAsync<object>(new RestRequest("/services/data/v60.0/limits")); }
                {|SFI2001:catch (Exception)|} { return null; }
            }
        }
        """)]
    public Task A_failure_that_arrives_in_another_way_is_reported(string how, string source) =>
        AccessErrorRules.VerifyAsync(source);

    /// <summary>What the fixes write: an error that is read is thrown, or answered with.</summary>
    [Theory]
    [InlineData("throw await response.ReadSalesforceErrorAsync();", "{|SFI2001:catch (Exception)|} { return null; }")]
    [InlineData("return (await response.ReadSalesforceErrorAsync()).Message;", "catch (Exception) { return null; }")]
    public Task An_error_that_a_branch_answers_with_does_not_get_to_the_clause(string branch, string clause) =>
        AccessErrorRules.VerifyAsync($$"""
            static class Errors
            {
                public static async Task<Exception> ReadSalesforceErrorAsync(this HttpResponseMessage r)
                {
                    var body = await r.Content.ReadAsStringAsync();
                    return new Exception(System.Text.Json.JsonDocument.Parse(body).RootElement[0].GetProperty("errorCode").GetString());
                }
            }
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    try
                    {
                        var response = await http.GetAsync("/services/data/v60.0/limits");
                        if (!response.IsSuccessStatusCode) {{branch}}
                        return "";
                    }
                    {{clause}}
                }
            }
            """);

    private static TheoryData<string, string, string> Cross((string Name, string Clauses)[] cases) =>
        Cross(cases.Select(c => (c.Name, c.Clauses, "")));

    private static TheoryData<string, string, string> Cross(IEnumerable<(string Name, string Clauses, string Members)> cases)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var client in ThrowingClient.All)
        {
            foreach (var (name, clauses, members) in cases)
            {
                data.Add(client.Name, name, client.Guarded(In(client, clauses), In(client, members)));
            }
        }

        return data;
    }

    private static string In(ThrowingClient client, string text) =>
        text.Replace("$exception", client.Exception).Replace("$codeIs", client.CodeIs);
}
