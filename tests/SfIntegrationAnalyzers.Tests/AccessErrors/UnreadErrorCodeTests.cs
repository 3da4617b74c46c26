namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What status checks in the wild do with a failed response, for each client that returns one.</summary>
public class UnreadErrorCodeTests
{
    private static readonly (string Name, string Member, string Call, string Success, string Body)[] Clients =
    [
        ("HttpClient",
            "HttpClient client",
            """await client.GetAsync("https://x.my.salesforce.com/services/data/v60.0/query")""",
            "response.IsSuccessStatusCode",
            "await response.Content.ReadAsStringAsync()"),
        ("RestSharp",
            "RestSharp.RestClient client",
            """await client.ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/query"))""",
            "response.IsSuccessful",
            "response.Content"),
        ("Refit",
            "Crm.Declared.ISalesforceAccounts client",
            "await client.Limits()",
            "response.IsSuccessStatusCode",
            "response.Content"),
    ];

    public static TheoryData<string, string, string> Mistakes => Cross(
    [
        ("throw the body as a message", "if (!{|SFI2003:$success|}) throw new Exception($body); return $body;"),
        ("throw the status",
            "if ({|SFI2003:$success|} == false) { throw new InvalidOperationException(\"status \" + response.StatusCode); } return $body;"),
        ("the literal on the left", "if (false == {|SFI2003:$success|}) { return null; } return $body;"),
        ("log and return null", "if ({|SFI2003:$success|}) { return $body; } Console.WriteLine(response.StatusCode); return null;"),
        ("else branch", "if ({|SFI2003:$success|}) { return $body; } else { return null; }"),
        ("fall through", "string text = null; if ({|SFI2003:$success|}) { text = $body; } return text;"),
        ("a comparison with OK",
            "if ({|SFI2003:response.StatusCode != HttpStatusCode.OK|}) { Console.WriteLine($body); return null; } return $body;"),
        ("a choice", "return {|SFI2003:$success|} ? $body : null;"),
        ("a variable",
            """
            var ok = {|SFI2003:$success|};
            string text = null;
            if (ok) { text = $body; } else { Console.WriteLine("failed"); }
            return text;
            """),
        ("a choice among statuses",
            """
            switch ({|SFI2003:response.StatusCode|})
            {
                case HttpStatusCode.OK: return $body;
                case HttpStatusCode.NotFound: return null;
                default: Console.WriteLine($body); return null;
            }
            """),
        ("a choice by expression",
            """
            var text = $body;
            return {|SFI2003:response.StatusCode|} switch
            {
                HttpStatusCode.OK => text,
                HttpStatusCode.NotFound => null,
                _ => throw new InvalidOperationException("status " + response.StatusCode)
            };
            """),
        ("a choice by expression of the number",
            """
            var text = $body;
            return (int){|SFI2003:response.StatusCode|} switch
            {
                >= 200 and < 300 => text,
                401 => throw new InvalidOperationException(),
                _ => null
            };
            """),
        ("a choice with patterns",
            """
            switch ({|SFI2003:response.StatusCode|})
            {
                case HttpStatusCode.OK or HttpStatusCode.Created: return $body;
                default: return null;
            }
            """),
        ("the program's own code is answered", "return {|SFI2003:$success|} ? Result.Success() : Result.Failure(ErrorCode.NotFound);"),
        ("the response of success is returned",
            "if ({|SFI2003:$success|}) { return response; } else { Console.WriteLine(response.StatusCode); } return null;"),
        ("the response is returned after failures that leave",
            """
            if (!{|SFI2003:$success|}) { Console.WriteLine(response.StatusCode); throw new InvalidOperationException(); }
            return response;
            """),
        ("the response is returned in a later turn",
            "while (true) { if (!{|SFI2003:$success|}) { Console.WriteLine(response.StatusCode); break; } return response; } return null;"),
        ("a row that is only logged",
            "var text = $body; if (!{|SFI2003:$success|}) { Console.WriteLine(new { error = text }); return null; } return text;"),
        ("a comparison of the number", "if ({|SFI2003:(int)response.StatusCode >= 400|}) { return null; } return $body;"),
        ("a comparison of the number with 200", "if ({|SFI2003:(int)response.StatusCode == 200|}) { return $body; } return null;"),
        ("a range of numbers",
            """
            if ((int)response.StatusCode >= 200 && {|SFI2003:((int)response.StatusCode) <= 299|}) { return $body; }
            throw new Exception($body);
            """),
        ("a range of numbers in a variable",
            """
            bool ok = ((int)response.StatusCode) >= 200 && {|SFI2003:((int)response.StatusCode) < 300|};
            if (!ok) { Console.WriteLine($body); return null; }
            return $body;
            """),
        ("a comparison with the constant on the left",
            "if ({|SFI2003:HttpStatusCode.OK == response.StatusCode|}) { return $body; } throw new InvalidOperationException();"),
        ("a pattern of the status", "if ({|SFI2003:response.StatusCode is not HttpStatusCode.OK|}) { return null; } return $body;"),
        ("a pattern that reads like a type", "if ({|SFI2003:response.StatusCode is HttpStatusCode.OK|}) { return $body; } return null;"),
        ("a pattern of several statuses",
            "if ({|SFI2003:response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created)|}) { return null; } return $body;"),
        ("a pattern of the number", "if ({|SFI2003:(int)response.StatusCode is >= 200 and < 300|}) { return $body; } return null;"),
        ("a pattern of the status in the response",
            "if ({|SFI2003:response is { StatusCode: HttpStatusCode.OK }|}) { return $body; } return null;"),
        ("the status alone goes to the caller",
            "if (!{|SFI2003:$success|}) { return new Answer(null, response.StatusCode, null); } return $body;"),
        ("a payload with a member of that name",
            "Console.WriteLine(new { errorCode = 1 }); if (!{|SFI2003:$success|}) { return null; } return $body;"),
        ("both checks", "if ({|SFI2003:$success|} && response.StatusCode != HttpStatusCode.NoContent) { return $body; } return null;"),
    ]);

    public static TheoryData<string, string, string> GoodPatterns => Cross(
    [
        ("a pattern that tells neither",
            "if ((int)response.StatusCode is (>= 400 and < 500) or 404) { return null; } return $body;"),
        ("the parsed code is compared",
            """
            if (!$success)
            {
                var errors = System.Text.Json.JsonSerializer.Deserialize<SfError[]>($body);
                if (errors[0].errorCode == "REQUEST_LIMIT_EXCEEDED") throw new TimeoutException();
                throw new Exception(errors[0].message);
            }
            return $body;
            """),
        ("a typed exception carries the code", "if (!$success) { throw SfException.From($body); } return $body;"),
        ("a helper classifies", "if (!$success) { Fail($body); } return $body;"),
        ("the body is parsed",
            """
            if (!$success) { using var d = System.Text.Json.JsonDocument.Parse($body); throw new Exception(d.RootElement[0].ToString()); }
            return $body;
            """),
        ("the response goes to the caller", "if (!$success) { return response; } return $body;"),
        ("an exception of its own holds the body",
            "var text = $body; if (!$success) { throw new CrmException(response.StatusCode, text); } return text;"),
        ("the body goes to the caller in a choice", "return $success ? null : $body;"),
        ("the body goes to the caller from the branch", "if (!$success) { return $body; } return null;"),
        ("the response goes to the caller after a branch that notes the failure",
            "var ok = $success; if (!ok) { Console.WriteLine(response.StatusCode); } Console.WriteLine(\"done\"); return response;"),
        ("status and body go to the caller as one",
            """
            var text = $body;
            return new Answer($success ? text : null, response.StatusCode, !$success ? new List<string> { text } : null);
            """),
        ("the body goes into a row",
            """
            var text = $body;
            var rows = new List<object>();
            if (!$success) { rows.Add(new { success = false, error = text }); }
            return rows;
            """),
        ("the body goes into a row that is returned",
            "var text = $body; if (!$success) { return new { success = false, errors = new[] { text } }; } return text;"),
        ("the body goes into a row that is sent on as text",
            """
            var text = $body;
            if (!$success)
            {
                var row = new { error = text };
                return new Answer(System.Text.Json.JsonSerializer.Serialize(row), HttpStatusCode.BadGateway, null);
            }
            return text;
            """),
        ("the body goes into a text that is sent on",
            "var text = $body; if (!$success) { return System.Text.Json.JsonSerializer.Serialize(new { error = text }); } return text;"),
        ("the number decides, and the error is read",
            "if ((int)response.StatusCode > 299) { throw SfException.From($body); } return $body;"),
        ("a number that tells nothing",
            "if ((int)response.StatusCode == 404) { return null; } Console.WriteLine(\"errorCode\"); return $body;"),
        ("the status goes to the caller, and the body is written down",
            "if ($success) { return $body; } else { Console.WriteLine($body); return new Answer(null, response.StatusCode, null); }"),
        ("the body goes into a collection",
            "var errors = new List<string>(); var text = $body; if (!$success) { errors.Add(text); } return errors;"),
        ("the body goes to a function of the caller's", "if (!$success) { OnError($body); return null; } return $body;"),
        ("an exception holds body and status",
            "var text = $body; if (!$success) { throw new HttpRequestException(text, null, response.StatusCode); } return text;"),
        ("what was parsed before is looked into",
            """
            var node = System.Text.Json.Nodes.JsonNode.Parse($body);
            if ($success) { return node; }
            Console.WriteLine(node[0]["message"]);
            return null;
            """),
        ("a variable that is the answer", "var ok = $success; return ok;"),
        ("a variable whose failure is read", "var ok = $success; if (!ok) { throw SfException.From($body); } return $body;"),
        ("a choice among statuses that has refused access",
            """
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK: return $body;
                case HttpStatusCode.Forbidden: throw new UnauthorizedAccessException();
                default: throw new Exception();
            }
            """),
        ("a choice by expression that has refused access",
            """
            var text = $body;
            return response.StatusCode switch
            {
                HttpStatusCode.OK => text,
                HttpStatusCode.Forbidden => throw new UnauthorizedAccessException(),
                _ => null
            };
            """),
        ("a choice by expression that hands on the body",
            "var text = $body; return response.StatusCode switch { HttpStatusCode.OK => null, _ => text };"),
        ("a choice by expression that parses the body",
            "var text = $body; return response.StatusCode switch { HttpStatusCode.OK => text, _ => throw SfException.From(text) };"),
        ("a choice by expression that tells no success",
            "var text = $body; return response.StatusCode switch { HttpStatusCode.Unauthorized => \"session\", _ => text };"),
        ("a choice among statuses that parses the body",
            "switch (response.StatusCode) { case HttpStatusCode.OK: return $body; default: throw SfException.From($body); }"),
        ("only one status is asked for",
            "if (response.StatusCode == HttpStatusCode.NotFound) { return null; } Console.WriteLine(\"errorCode\"); return $body;"),
    ]);

    [Theory]
    [InlineData("its status",
        "{|SFI2003:r.IsSuccessStatusCode|}",
        """
        class CrmException : Exception
        {
            public CrmException(HttpResponseMessage response) : base("failed: " + response.StatusCode)
            {
                Address = response.RequestMessage.RequestUri;
            }
            public Uri Address { get; }
        }
        """)]
    [InlineData("nothing",
        "{|SFI2003:r.IsSuccessStatusCode|}", "class CrmException(HttpResponseMessage response) : Exception(\"failed\");")]
    [InlineData("its status, where the type is one with its constructor",
        "{|SFI2003:r.IsSuccessStatusCode|}",
        "class CrmException(HttpResponseMessage response) : Exception(\"failed: \" + (int)response.StatusCode);")]
    [InlineData("all of it",
        "r.IsSuccessStatusCode",
        """
        class CrmException : Exception
        {
            public CrmException(HttpResponseMessage response) { Response = response; }
            public HttpResponseMessage Response { get; }
        }
        """)]
    [InlineData("its body",
        "r.IsSuccessStatusCode",
        """
        class CrmException : Exception
        {
            public CrmException(HttpResponseMessage response) : base(response.StatusCode.ToString())
            {
                Body = response.Content.ReadAsStringAsync().Result;
            }
            public string Body { get; }
        }
        """)]
    [InlineData("what another constructor takes",
        "r.IsSuccessStatusCode",
        """
        class CrmException : Exception
        {
            public CrmException(HttpResponseMessage response) : this(response, 0) { }
            CrmException(HttpResponseMessage r, int n) { Response = r; }
            public HttpResponseMessage Response { get; }
        }
        """)]
    [InlineData("what a method finds",
        "r.IsSuccessStatusCode",
        """
        class CrmException : Exception { public CrmException(HttpResponseMessage response) : base(response.ToErrorText()) { } }
        static class Errors { public static string ToErrorText(this HttpResponseMessage r) => r.ReasonPhrase; }
        """)]
    [InlineData("all of it, as a record does",
        "r.IsSuccessStatusCode", "record CrmFailure(HttpResponseMessage Response);", "return new CrmFailure(r)")]
    public Task A_response_is_in_an_exception_that_takes_it(
        string what, string check, string exception, string fails = "throw new CrmException(r)") =>
        AccessErrorRules.VerifyAsync($$"""
            {{exception}}
            class Repository(HttpClient http)
            {
                public async Task<object> Load()
                {
                    var r = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{{check}}) { {{fails}}; }
                    return await r.Content.ReadAsStringAsync();
                }
            }
            """);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_failure_branch_without_the_code_is_reported(string client, string mistake, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Theory]
    [MemberData(nameof(GoodPatterns))]
    public Task A_failure_branch_that_reads_or_passes_on_is_silent(string client, string pattern, string source) =>
        AccessErrorRules.VerifyAsync(source);

    [Fact]
    public Task A_check_and_EnsureSuccessStatusCode_on_one_response_are_one_decision() => AccessErrorRules.VerifyAsync("""
        class Repository(HttpClient client)
        {
            public async Task Load()
            {
                var r = await client.GetAsync("/services/data/v60.0/limits");
                if (!r.IsSuccessStatusCode) Console.WriteLine(r.StatusCode);
                r.{|SFI2002:EnsureSuccessStatusCode|}();
            }
        }
        """);

    [Theory]
    [InlineData(
        "await Load(); Console.WriteLine(\"Press Enter.\"); Console.ReadLine();",
        "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData(
        "if (args.Length > 0) { await Run(); } else { Console.WriteLine(\"usage\"); } return;",
        "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData("await Load();", "throw new Exception(await r.Content.ReadAsStringAsync());")]
    [InlineData(
        "try { await Run(); } catch (Exception e) { Console.Error.WriteLine(e.Message); }",
        "var body = await r.Content.ReadAsStringAsync(); throw new Exception(\"failed: \" + body);")]
    public Task What_a_program_says_in_the_end_is_silent(string start, string failure) =>
        VerifyProgramAsync(start, failure, isReported: false);

    [Theory]
    [InlineData("await Load(); await Save();", "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData("while (true) { await Load(); }", "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData("foreach (var each in args) await Run();", "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData("new System.Threading.Timer(async _ => await Load());", "Console.WriteLine(await r.Content.ReadAsStringAsync());")]
    [InlineData("await Load();", "Console.WriteLine(r.StatusCode);")]
    [InlineData("await Load();", "throw new Exception(r.StatusCode.ToString());")]
    [InlineData(
        "try { await Run(); } catch (Exception) { Console.WriteLine(); }",
        "throw new Exception(await r.Content.ReadAsStringAsync());")]
    [InlineData(
        "try { await Run(); } catch (Exception e) { Console.WriteLine(e); } await Save();",
        "throw new Exception(await r.Content.ReadAsStringAsync());")]
    [InlineData("await Load(); new Nightly(() => Load());", "throw new Exception(await r.Content.ReadAsStringAsync());")]
    public Task What_a_program_says_on_its_way_is_reported(string start, string failure) =>
        VerifyProgramAsync(start, failure, isReported: true);

    [Theory]
    [InlineData("static Task Spare() => Client.Load();", "r.IsSuccessStatusCode")]
    [InlineData("static async Task Spare() { var client = Client; await client.Load(); }", "r.IsSuccessStatusCode")]
    [InlineData("public static Task Spare() => Client.Load();", "{|SFI2003:r.IsSuccessStatusCode|}")]
    [InlineData("static Task Spare() => Client.Load(); Func<Task> Chosen => Spare;", "{|SFI2003:r.IsSuccessStatusCode|}")]
    [InlineData(
        "static async Task Spare() { try { await Client.Load(); } catch (Exception) { } }", "{|SFI2003:r.IsSuccessStatusCode|}")]
    public Task What_stands_beside_Main_and_nothing_names_is_as_if_Main_ran_it(string spare, string check) =>
        AccessErrorRules.VerifyAsync($$"""
            class Program
            {
                static readonly Client Client = new(new HttpClient());
                static Task Main() => Task.CompletedTask;
                {{spare}}
            }
            class Client(HttpClient http)
            {
                public async Task Load()
                {
                    var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    if (!{{check}}) { throw new Exception(await r.Content.ReadAsStringAsync()); }
                }
            }
            """);

    private static Task VerifyProgramAsync(string start, string failure, bool isReported)
    {
        var check = isReported ? "{|SFI2003:r.IsSuccessStatusCode|}" : "r.IsSuccessStatusCode";
        var run = start.Contains("Run()", StringComparison.Ordinal) ? "static async Task Run() { await Load(); }" : "";
        return AccessErrorRules.VerifyAsync($$"""
            class Program
            {
                static readonly HttpClient Client = new();
                static async Task Main(string[] args) { {{start}} }
                {{run}}
                internal static async Task Load()
                {
                    var r = await Client.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    if ({{check}}) { Console.WriteLine("fine"); }
                    else { {{failure}} }
                }
                static Task Save() => Task.CompletedTask;
            }
            class Nightly(Func<Task> load) { public Task Start() => load(); }
            """);
    }

    [Theory]
    [InlineData("if (!{|SFI2003:r.IsSuccessStatusCode|}) throw new InvalidOperationException(await r.Content.ReadAsStringAsync());")]
    [InlineData("if (!{|SFI2003:r.IsSuccessStatusCode|}) { Console.WriteLine(r.StatusCode); return; }")]
    [InlineData("if (!{|SFI2003:r.IsSuccessStatusCode|}) { goto failed; } goto fine; failed: return; fine:")]
    public Task EnsureSuccessStatusCode_that_only_success_reaches_decides_nothing(string check) => AccessErrorRules.VerifyAsync($$"""
        class Repository(HttpClient client)
        {
            public async Task Load()
            {
                var r = await client.GetAsync("/services/data/v60.0/limits");
                {{check}} r.
                EnsureSuccessStatusCode();
            }
        }
        """);

    [Theory]
    [InlineData("if (!r.IsSuccessStatusCode) throw new FormatException(await r.Content.ReadAsStringAsync());", "throw;")]
    [InlineData("r.EnsureSuccessStatusCode();", "throw;")]
    [InlineData(
        "if (!{|SFI2003:r.IsSuccessStatusCode|}) throw new FormatException(await r.Content.ReadAsStringAsync());",
        "Console.WriteLine();")]
    [InlineData("r.{|SFI2002:EnsureSuccessStatusCode|}();", "Console.WriteLine();")]
    public Task What_undoes_before_the_failure_that_counts_goes_on_is_silent(string check, string end) => AccessErrorRules.VerifyAsync($$"""
        class Accounts(HttpClient client)
        {
            public async Task Save(string id, Func<Task> next)
            {
                try { await next(); }
                catch (FormatException)
                {
                    try { await Delete(id); } catch (Exception) { }
                    {{end}}
                }
            }
            private async Task Delete(string id)
            {
                var r = await client.DeleteAsync("/services/data/v60.0/sobjects/Account/" + id);
                {{check}}
            }
        }
        """);

    [Theory]
    [InlineData("Delete", "if (contact is null) { await Delete(id); return null; }", "r.IsSuccessStatusCode")]
    [InlineData("UndoCreate", "if (contact is null) { await UndoCreate(id); throw new FormatException(); }", "r.IsSuccessStatusCode")]
    [InlineData("Delete", "if (contact is null) { await Delete(id); }", "{|SFI2003:r.IsSuccessStatusCode|}")]
    [InlineData("Delete", "await Delete(id); if (contact is null) { return null; }", "{|SFI2003:r.IsSuccessStatusCode|}")]
    [InlineData("Delete", "if (contact is null) { await Delete(id); return id; }", "{|SFI2003:r.IsSuccessStatusCode|}")]
    [InlineData("Complete", "if (contact is null) { await Complete(id); return null; }", "{|SFI2003:r.IsSuccessStatusCode|}")]
    public Task What_undoes_on_the_way_to_giving_up_is_silent(string name, string call, string check) => AccessErrorRules.VerifyAsync($$"""
        class Accounts(HttpClient client)
        {
            public async Task<string> Save(string id, string contact)
            {
                {{call}}
                return id;
            }
            private async Task {{name}}(string id)
            {
                var r = await client.DeleteAsync("/services/data/v60.0/sobjects/Account/" + id);
                if (!{{check}}) Console.WriteLine(r.StatusCode);
            }
        }
        """);

    [Fact]
    public Task A_check_in_a_helper_is_reported_where_it_stands() => AccessErrorRules.VerifyAsync("""
        class Repository(HttpClient client)
        {
            public async Task<string> Load() { var r = await client.GetAsync("/services/data/v60.0/limits"); return await Read(r); }
            private static async Task<string> Read(HttpResponseMessage response)
            {
                if (!{|SFI2003:response.IsSuccessStatusCode|}) return null;
                return await response.Content.ReadAsStringAsync();
            }
        }
        """);

    [Theory]
    [InlineData("a branch", "t => { if (!{|SFI2003:t.Result.IsSuccessStatusCode|}) return null; return t.Result; }")]
    [InlineData("a choice", "t => {|SFI2003:t.Result.IsSuccessStatusCode|} ? t.Result : null")]
    [InlineData("a task that is named",
        "(Task<HttpResponseMessage> sent) => {|SFI2003:sent.Result.IsSuccessStatusCode|} ? sent.Result : null")]
    [InlineData("another task", "t => Other.Result.IsSuccessStatusCode ? t.Result : null")]
    [InlineData("the body is read", "t => t.Result.IsSuccessStatusCode ? t.Result : throw new Error(t.Result)")]
    public Task A_check_that_goes_on_with_the_response_is_reported(string what, string next) => AccessErrorRules.VerifyAsync($$"""
        class {{(next.Contains("SFI2003", StringComparison.Ordinal) || next.Contains("Error", StringComparison.Ordinal)
            ? "Repository"
            : "{|SFI2007:Repository|}")}}(HttpClient http)
        {
            public Task<object> Load() =>
                http.GetAsync("/services/data/v60.0/limits").ContinueWith<object>({{next}});
            static Task<HttpResponseMessage> Other => null;
        }
        class Error(HttpResponseMessage response) : Exception { public HttpResponseMessage Response => response; }
        """);

    [Theory]
    [InlineData("if (r?{|SFI2003:.IsSuccessStatusCode|} != true) return null;")]
    [InlineData("if (!(r?{|SFI2003:.IsSuccessStatusCode|} ?? false)) return null;")]
    [InlineData("if (r?{|SFI2003:.IsSuccessStatusCode|} is not true) return null;")]
    [InlineData("if ({|SFI2003:r?.StatusCode == HttpStatusCode.OK|}) return r; return null;")]
    public Task A_check_of_a_response_that_may_be_missing_is_reported(string check) => AccessErrorRules.VerifyAsync($$"""
        class Repository(HttpClient client)
        {
            public async Task<object> Load()
            {
                var r = await client.GetAsync("/services/data/v60.0/limits");
                {{check}}
                return await r.Content.ReadAsStringAsync();
            }
        }
        """);

    [Fact]
    public Task Checks_of_another_service_are_silent() => AccessErrorRules.VerifyAsync("""
        class Sync(HttpClient salesforce, HttpClient other)
        {
            public async Task<bool> Post()
            {
                var r = await other.GetAsync("https://api.stripe.com/v1/charges");
                return r.IsSuccessStatusCode;
            }
        }
        """);

    [Theory]
    [InlineData("a method",
        """
        public async Task<bool> Delete(string id)
        {
            var r = await client.DeleteAsync("/services/data/v60.0/sobjects/Lead/" + id);
            return {|SFI2003:r.IsSuccessStatusCode|};
        }
        """)]
    [InlineData("an arrow",
        """
        public async Task<bool> Delete(string id) =>
            {|SFI2003:(await client.DeleteAsync("/services/data/v60.0/sobjects/Lead/" + id)).IsSuccessStatusCode|};
        """)]
    [InlineData("a comparison",
        """
        public async Task<bool> Delete(string id)
        {
            var r = await client.DeleteAsync("/services/data/v60.0/sobjects/Lead/" + id);
            return {|SFI2003:r.StatusCode == HttpStatusCode.NoContent|};
        }
        """)]
    [InlineData("a request of its own",
        """
        public async Task<bool> Save(HttpContent body)
        {
            var r = await client.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/services/data/v60.0/sobjects/Lead/1")
            {
                Content = body
            });
            return {|SFI2003:r.IsSuccessStatusCode|};
        }
        """)]
    public Task A_write_that_is_answered_with_yes_or_no_is_reported(string where, string member) =>
        AccessErrorRules.VerifyAsync($"class Repository(HttpClient client) {{ {member} }}");

    [Theory]
    [InlineData("a look",
        """
        public async Task<bool> Exists(string id)
        {
            var r = await client.GetAsync("/services/data/v60.0/sobjects/Lead/" + id);
            return r.IsSuccessStatusCode;
        }
        """)]
    [InlineData("a look with a request of its own",
        """
        public async Task<bool> Exists(string id)
        {
            var r = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/services/data/v60.0/sobjects/Lead/" + id));
            return r.IsSuccessStatusCode;
        }
        """)]
    [InlineData("the caller has the response",
        """
        public async Task<string> Save()
        {
            var r = await client.DeleteAsync("/services/data/v60.0/sobjects/Lead/1");
            if (Failed(r)) throw new Exception(Code(await r.Content.ReadAsStringAsync()));
            return "";
        }
        private static bool Failed(HttpResponseMessage response) => !response.IsSuccessStatusCode;
        private static string Code(string body) =>
            System.Text.Json.JsonDocument.Parse(body).RootElement[0].GetProperty("errorCode").GetString();
        """)]
    public Task An_answer_that_loses_nothing_is_silent(string what, string member) =>
        AccessErrorRules.VerifyAsync($"class Repository(HttpClient client) {{ {member} }}");

    private static TheoryData<string, string, string> Cross((string Name, string Code)[] cases)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var client in Clients)
        {
            foreach (var (name, code) in cases)
            {
                data.Add(client.Name, name, $$"""
                    public record SfError(string errorCode, string message);
                    public class SfException(string code) : Exception
                    {
                        public static SfException From(string body) =>
                            new(System.Text.Json.JsonSerializer.Deserialize<SfError[]>(body)[0].errorCode);
                    }
                    public class CrmException(HttpStatusCode status, string body) : Exception;
                    public enum ErrorCode { None, NotFound }
                    public class Result { public static Result Success() => new(); public static Result Failure(ErrorCode code) => new(); }
                    public record Answer(object Value, HttpStatusCode Status, List<string> Errors);
                    class Repository({{client.Member}})
                    {
                        public Action<string> OnError { get; set; }
                        public async Task<object> Load()
                        {
                            await Task.Yield();
                            var response = {{client.Call}};
                            {{code.Replace("$success", client.Success).Replace("$body", client.Body)}}
                        }
                        static void Fail(string body)
                        {
                            if (System.Text.Json.JsonSerializer.Deserialize<SfError[]>(body)[0].errorCode == "REQUEST_LIMIT_EXCEEDED")
                                throw new UnauthorizedAccessException();
                        }
                    }
                    """);
            }
        }

        return data;
    }
}
