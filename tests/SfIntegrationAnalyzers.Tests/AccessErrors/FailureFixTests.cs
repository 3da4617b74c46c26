using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// What the fixes write where the failure of a response falls through, where nothing may be awaited, and for many places at once.
/// </summary>
public class FailureFixTests
{
    private const string Comment = "// The org or the user may not use the API: an administrator has to act, a retry cannot help.";

    [Theory]
    [InlineData("after a branch that leaves", """
        if ([|response.IsSuccessStatusCode|])
        {
            return "";
        }

        return null;
        """, """
        if (response.IsSuccessStatusCode)
        {
            return "";
        }

        var error = await response.ReadSalesforceErrorAsync();
        if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
        {
            $comment
            throw error;
        }

        return null;
        """)]
    [InlineData("in the answer that had the words of the status",
        "if (![|response.IsSuccessStatusCode|]) return \"failed: \" + response.ReasonPhrase;\nreturn \"\";",
        "if (!response.IsSuccessStatusCode) return \"failed: \" + (await response.ReadSalesforceErrorAsync()).Message;\nreturn \"\";")]
    [InlineData("in the answer that had the words of the status, in a try whose clause answers as well", """
        try
        {
            if (![|response.IsSuccessStatusCode|]) return response.ReasonPhrase;
            return "";
        }
        catch (Exception e) { return e.Message; }
        """, """
        try
        {
            if (!response.IsSuccessStatusCode) return (await response.ReadSalesforceErrorAsync()).Message;
            return "";
        }
        catch (Exception e) { return e.Message; }
        """)]
    [InlineData("in the answer that had the words of the status, behind what is logged", """
        if (![|response.IsSuccessStatusCode|])
        {
            var text = await response.Content.ReadAsStringAsync();
            Console.WriteLine(text + response.ReasonPhrase);
            return response.ReasonPhrase;
        }

        return "";
        """, """
        if (!response.IsSuccessStatusCode)
        {
            var text = await response.Content.ReadAsStringAsync();
            Console.WriteLine(text + response.ReasonPhrase);
            return response.ReadSalesforceError(text).Message;
        }

        return "";
        """)]
    [InlineData("instead of what is thrown after a branch that leaves", """
        if ([|response.IsSuccessStatusCode|])
            return "";

        throw new Exception("failed");
        """, """
        if (response.IsSuccessStatusCode)
            return "";

        throw await response.ReadSalesforceErrorAsync();
        """)]
    [InlineData("inside of what is thrown, past a clause for the network", """
        try
        {
            if (![|response.IsSuccessStatusCode|]) throw new Exception("failed");
            return "";
        }
        catch (HttpRequestException) { return null; }
        """, """
        try
        {
            if (!response.IsSuccessStatusCode) throw new Exception("failed", await response.ReadSalesforceErrorAsync());
            return "";
        }
        catch (HttpRequestException) { return null; }
        """)]
    [InlineData("beside a branch that goes on", """
        string text = null;
        if ([|response.IsSuccessStatusCode|])
        {
            text = "";
        }

        return text;
        """, """
        string text = null;
        if (response.IsSuccessStatusCode)
        {
            text = "";
        }
        else
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }
        }

        return text;
        """)]
    [InlineData("only on failure, if there are other reasons", """
        if ([|response.IsSuccessStatusCode|] && response.Content != null)
        {
            return "";
        }

        return null;
        """, """
        if (response.IsSuccessStatusCode && response.Content != null)
        {
            return "";
        }

        if (!response.IsSuccessStatusCode)
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }
        }

        return null;
        """)]
    [InlineData("before a choice", """
        var text = [|response.StatusCode == HttpStatusCode.OK|] ? "" : null;
        return text;
        """, """
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }
        }

        var text = response.StatusCode == HttpStatusCode.OK ? "" : null;
        return text;
        """)]
    [InlineData("behind what is logged, from the body that is held for it", """
        if (![|response.IsSuccessStatusCode|])
        {
            var text = await response.Content.ReadAsStringAsync();
            Console.WriteLine(text);
            return null;
        }

        return "";
        """, """
        if (!response.IsSuccessStatusCode)
        {
            var text = await response.Content.ReadAsStringAsync();
            Console.WriteLine(text);
            var error = response.ReadSalesforceError(text);
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }

            return null;
        }

        return "";
        """)]
    [InlineData("behind a log that is all", """
        if (![|response.IsSuccessStatusCode|])
            Console.WriteLine("failed");

        return "";
        """, """
        if (!response.IsSuccessStatusCode)
        {
            Console.WriteLine("failed");
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }
        }

        return "";
        """)]
    [InlineData("behind what is logged after a branch that leaves", """
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if ([|response.IsSuccessStatusCode|])
        {
            return text;
        }

        Console.WriteLine("failed");
        return null;
        """, """
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return text;
        }

        Console.WriteLine("failed");
        var error = response.ReadSalesforceError(text);
        if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
        {
            $comment
            throw error;
        }

        return null;
        """)]
    [InlineData("before what changes something, though it logs later", """
        if (![|response.IsSuccessStatusCode|])
        {
            path.Trim();
            Console.WriteLine("failed");
            return null;
        }

        return "";
        """, """
        if (!response.IsSuccessStatusCode)
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }

            path.Trim();
            Console.WriteLine("failed");
            return null;
        }

        return "";
        """)]
    [InlineData("not from a body that may be another one's by now", """
        var text = await response.Content.ReadAsStringAsync();
        response = await http.GetAsync(path);
        if (![|response.IsSuccessStatusCode|])
        {
            return null;
        }

        return text;
        """, """
        var text = await response.Content.ReadAsStringAsync();
        response = await http.GetAsync(path);
        if (!response.IsSuccessStatusCode)
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }

            return null;
        }

        return text;
        """)]
    [InlineData("before an exception that was made elsewhere", """
        var failure = new Exception("failed");
        if (![|response.IsSuccessStatusCode|])
        {
            throw failure;
        }

        return "";
        """, """
        var failure = new Exception("failed");
        if (!response.IsSuccessStatusCode)
        {
            var error = await response.ReadSalesforceErrorAsync();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }

            throw failure;
        }

        return "";
        """)]
    public Task Access_errors_pass(string where, string before, string after) =>
        VerifyAsync<UnreadErrorCodeAnalyzer>(
            where,
            Method("async Task<string>", "await http.GetAsync(path)", before),
            Method("async Task<string>", "await http.GetAsync(path)", after));

    /// <summary>Whoever called the action gets an answer, as from its other branches, and the error's code in it.</summary>
    [Theory]
    [InlineData("Controller", "async Task<IActionResult>", "return StatusCode(502, error.Message);")]
    [InlineData("ControllerBase", "async Task<ActionResult<string>>", "return StatusCode(502, error.Message);")]
    [InlineData("ControllerBase", "async Task<string>", "throw error;")]
    [InlineData("Repository", "async Task<IActionResult>", "throw error;")]
    public async Task An_action_of_a_controller_answers(string type, string answer, string written)
    {
        const string Mvc = """
            namespace Microsoft.AspNetCore.Mvc
            {
                public interface IActionResult { }
                public class ActionResult : IActionResult { }
                public class ObjectResult : ActionResult { }
                public class ActionResult<T> { public static implicit operator ActionResult<T>(ActionResult result) => null; }
                public class Controller : ControllerBase { }
                public class ControllerBase { public ObjectResult StatusCode(int statusCode, object value) => null; }
                public class Repository { }
            }
            """;
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Source($$"""
                using Microsoft.AspNetCore.Mvc;

                class Limits(HttpClient http) : {{type}}
                {
                    public {{answer}} Load()
                    {
                        var response = await http.GetAsync("/services/data/v60.0/limits");
                        if (![|response.IsSuccessStatusCode|])
                        {
                            return null;
                        }

                        return default;
                    }
                }

                """)
            .Source(Mvc, "Mvc.cs")
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains($"{Comment}\n                {written}\n            }}\n\n            return null;", files[0], StringComparison.Ordinal);
    }

    [Fact]
    public Task Nothing_is_awaited_where_that_is_not_possible() => VerifyAsync<UnreadErrorCodeAnalyzer>("a method that blocks",
        Method("string", "http.GetAsync(path).Result", """
        if (![|response.IsSuccessStatusCode|])
        {
            return null;
        }

        return "";
        """),
        Method("string", "http.GetAsync(path).Result", """
        if (!response.IsSuccessStatusCode)
        {
            var error = response.ReadSalesforceErrorAsync().GetAwaiter().GetResult();
            if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                $comment
                throw error;
            }

            return null;
        }

        return "";
        """));

    [Fact]
    public Task A_response_that_may_be_missing_is_asked_for_first() => VerifyAsync<DroppedErrorBodyAnalyzer>("?.",
        Method("async Task<string>", "await http.GetAsync(path)", """
        response?.[|EnsureSuccessStatusCode|]();
        return "";
        """),
        Method("async Task<string>", "await http.GetAsync(path)", """
        if (response != null)
        {
            await response.EnsureSalesforceSuccessAsync();
        }

        return "";
        """));

    [Fact]
    public async Task All_failures_of_a_project_are_fixed_at_once_with_the_generated_triage()
    {
        const string source = """
            class Limits(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if ({|SFI2003:response.IsSuccessStatusCode|})
                    {
                        return await response.Content.ReadAsStringAsync();
                    }

                    return null;
                }

                public async Task<string> LoadTwice()
                {
                    var first = await http.GetAsync("/services/data/v60.0/limits");
                    if ({|SFI2003:first.IsSuccessStatusCode|})
                    {
                        return "1";
                    }

                    var second = await http.GetAsync("/services/data/v60.0/limits");
                    if ({|SFI2003:second.IsSuccessStatusCode|})
                    {
                        return "2";
                    }

                    return null;
                }
            }

            """;
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Source(source)
            .Source(ErrorTriageSource.Write(), "Triage.g.cs")
            .FixedByFixAllAsync(new ReadErrorCodeFixProvider());
        Snapshot.Verify(files[0] + files[2], "cs.txt");
    }

    [Fact]
    public async Task All_searches_of_a_project_are_fixed_at_once_with_the_generated_triage()
    {
        const string source = """
            class Limits(HttpClient http, RestSharp.RestClient rest)
            {
                public async Task<bool> IsBlocked()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var body = await response.Content.ReadAsStringAsync();
                    return {|SFI2004:body.Contains("API_DISABLED_FOR_ORG")|} || {|SFI2004:body.Contains("API_CURRENTLY_DISABLED")|};
                }

                public async Task<bool> IsBusy()
                {
                    var response = await rest.ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/limits"));
                    return {|SFI2004:response.Content.Contains("UNABLE_TO_LOCK_ROW")|};
                }

                public static bool IsOver(string errorBody) => {|SFI2004:errorBody.IndexOf("REQUEST_LIMIT_EXCEEDED")|} >= 0;
            }

            """;
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().RestSharp()
            .Source(source)
            .Source(ErrorTriageSource.Write(), "Triage.g.cs")
            .FixedByFixAllAsync(new ReadErrorCodeFixProvider());
        Snapshot.Verify(files[0], "cs.txt");
    }

    [Theory]
    [InlineData("the content of a RestSharp response",
        """(await rest.ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/limits"))).Content""", null)]
    [InlineData("a body that is read in place",
        "(await (await http.GetAsync(path)).Content.ReadAsStringAsync())", "await (await http.GetAsync(path)).Content.ReadAsStringAsync()")]
    [InlineData("XML that a stream held", "xml", null)]
    public async Task Every_text_that_is_a_body_is_read(string what, string body, string? read)
    {
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().RestSharp().Source($$"""
            class Limits(HttpClient http, RestSharp.RestClient rest)
            {
                private const string path = "/services/data/v60.0/limits";

                public async Task<bool> Load(StreamReader reader)
                {
                    await Task.Yield();
                    var xml = reader.ReadToEnd();
                    return [|{{body}}.Contains("API_DISABLED_FOR_ORG")|];
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            $"return SalesforceResponseExtensions.ReadSalesforceErrorCode({read ?? body}) == \"API_DISABLED_FOR_ORG\";",
            files[0],
            StringComparison.Ordinal);
    }

    private static async Task VerifyAsync<TRule>(string what, string before, string after)
        where TRule : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        var files = await Case.For<TRule>().Source(before).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal(("using CaseProject;\n\n" + after.Replace("$comment", Comment)).ReplaceLineEndings("\n"), files[0]);
    }

    private static string Method(string returns, string call, string body) => $$"""
        class Limits(HttpClient http)
        {
            private const string path = "/services/data/v60.0/limits";

            public {{returns}} Load()
            {
                var response = {{call}};
                {{body.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }

        """;
}
