using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fixes write, in each client's terms; the result compiles against the client's stub.</summary>
public class AccessErrorFixTests
{
    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Force.ForceClient client", """await client.QueryAsync<object>("q")""", "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n", "ForceException", "ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled")]
    [InlineData("Force.com Toolkit, login", "Salesforce.Common.IAuthenticationClient client", """await Done(client.UsernamePasswordAsync("a", "b", "c", "d"))""", "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n", "ForceAuthException", "ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceClient client", """await client.Query<object>("q")""", "using NetCoreForce.Client;\n\n", "ForceApiException", "ex.Errors?.Any(error => error.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\") == true")]
    [InlineData("WCF proxy, login", "Sforce.Partner.SoapClient client", """client.login("a", "b")""", "using System.ServiceModel;\nusing Sforce.Partner;\n\n", "FaultException<LoginFault>", "ex.Detail.exceptionCode is ExceptionCode.API_DISABLED_FOR_ORG or ExceptionCode.API_CURRENTLY_DISABLED")]
    [InlineData("WCF proxy", "Sforce.Partner.SoapClient client", """client.query(null, "q")""", "using System.ServiceModel;\nusing Sforce.Partner;\n\n", "FaultException<UnexpectedErrorFault>", "ex.Detail.exceptionCode is ExceptionCode.API_DISABLED_FOR_ORG or ExceptionCode.API_CURRENTLY_DISABLED")]
    [InlineData("ASMX proxy", "Sforce.Enterprise.SforceService client", """client.query("q")""", "using System.Web.Services.Protocols;\n\n", "SoapException", "ex.Code.Name is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")]
    public async Task A_filtered_catch_is_put_before_the_general_one(string client, string member, string call, string usings, string exception, string condition)
    {
        Assert.NotEmpty(client);
        const string usingDirectives = "$usings";
        var before = Repository("");
        var after = Repository($$"""

                    catch ({{exception}} ex) when ({{condition}})
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
            """);
        await Case.For<SwallowedAccessErrorAnalyzer>().AllClients()
            .Source(before.Replace(usingDirectives, "").Replace("catch (Exception ex)", "[|catch (Exception ex)|]"))
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(), [after.Replace(usingDirectives, usings)]);

        string Repository(string clause) => $$"""
            $usingsnamespace Contoso;

            class Repository({{member}})
            {
                public async Task<object> Load()
                {
                    await Task.Yield();
                    try
                    {
                        return {{call}};
                    }{{clause}}
                    catch (Exception ex)
                    {
                        Console.WriteLine(ex);
                        return null;
                    }
                }

                static async Task<object> Done(Task task)
                {
                    await task;
                    return null;
                }
            }

            """;
    }

    [Fact]
    public async Task A_filtered_catch_is_put_where_a_task_is_awaited_later()
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit().Source("""
            class Repository(Salesforce.Force.ForceClient client)
            {
                public async Task<object> Load()
                {
                    var task = client.QueryAsync<object>("q");
                    try { return await task; }
                    [|catch (Exception)|] { return null; }
                }
            }

            """).FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains("catch (ForceException ex) when (ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)", files[0], StringComparison.Ordinal);
    }

    [Fact]
    public Task All_clauses_of_a_file_are_fixed_at_once()
    {
        const string source = """
            class Repository(Salesforce.Force.ForceClient client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.QueryAsync<object>("a");
                    }$clause
                    [|catch (Exception)|]
                    {
                        return null;
                    }
                }

                public async Task<bool> Save()
                {
                    try
                    {
                        return await client.DeleteAsync("a", "b");
                    }$clause
                    [|catch|]
                    {
                        return false;
                    }
                }
            }

            """;
        const string clause = """

                    catch (ForceException ex) when (ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
            """;
        return Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit().Source(source.Replace("$clause", "")).VerifyFixAllAsync(
            new FilteredCatchCodeFixProvider(),
            ["using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n" + source.Replace("$clause", clause).Replace("[|", "").Replace("|]", "")],
            FixAllScope.Document);
    }

    [Fact]
    public async Task The_generated_triage_is_used_where_it_is_there()
    {
        var triage = ErrorTriageSource.Write();
        const string source = """
            using NetCoreForce.Client;

            class Repository(ForceClient client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.Query<object>("q");
                    }
                    {|SFI2001:catch (Exception)|}
                    {
                        return null;
                    }
                }
            }

            """;
        const string expected = """
            using NetCoreForce.Client;
            using SfIntegrationAnalyzers;

            class Repository(ForceClient client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.Query<object>("q");
                    }
                    catch (ForceApiException ex) when (ex.Errors?.Any(error => SalesforceErrorTriage.IsAccessError(error.ErrorCode, error.Message)) == true)
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
                    catch (Exception)
                    {
                        return null;
                    }
                }
            }

            """;
        await Case.For<SwallowedAccessErrorAnalyzer>().NetCoreForce().Source(source).Source(triage, "Triage.g.cs")
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(), [expected, triage]);
    }

    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Common.ForceException", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}", "ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("the message as a whole", "Salesforce.Common.ForceException", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "{|SFI2004:ex.Message != \"Session expired or invalid\"|}", "ex.Error != Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("a position", "Salesforce.Common.ForceException", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "{|SFI2004:ex.Message.IndexOf(\"INVALID_SESSION_ID\", StringComparison.Ordinal)|} >= 0", "ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("no position", "Salesforce.Common.ForceException", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "{|SFI2004:ex.Message.IndexOf(\"INVALID_SESSION_ID\")|} == -1", "ex.Error != Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceApiException", "NetCoreForce.Client.ForceClient client", "client.Query<object>(\"q\")", "{|SFI2004:ex.Message.Contains(\"ErrorCode INVALID_SESSION_ID\")|}", "ex.Errors?.Any(error => error.ErrorCode == \"INVALID_SESSION_ID\") == true")]
    [InlineData("WCF proxy", "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>", "Sforce.Partner.SoapClient client", "Task.FromResult(client.query(null, \"q\"))", "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}", "ex.Detail.exceptionCode == Sforce.Partner.ExceptionCode.INVALID_SESSION_ID")]
    [InlineData("ASMX proxy", "System.Web.Services.Protocols.SoapException", "Sforce.Enterprise.SforceService client", "Task.FromResult(client.query(\"q\"))", "{|SFI2004:ex.Message.StartsWith(\"INVALID_SESSION_ID\")|}", "ex.Code.Name == \"INVALID_SESSION_ID\"")]
    public Task A_search_in_text_becomes_a_comparison(string client, string exception, string member, string call, string before, string after)
    {
        Assert.NotEmpty(client);
        string Source(string condition) => $$"""
            class Repository({{member}})
            {
                public async Task<object> Load()
                {
                    try { return await {{call}}; }
                    catch ({{exception}} ex) when ({{condition}}) { return null; }
                }
            }

            """;
        return Case.For<CodeSearchedInMessageAnalyzer>().AllClients().Source(Source(before)).VerifyFixAsync(new ParsedCodeCodeFixProvider(), [Imported(Source(after), after)]);
    }

    [Theory]
    [InlineData("Force.com Toolkit", "Exception", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "(ex as ForceException)?.Error == Error.InvalidSessionId")]
    [InlineData("NetCoreForce", "Exception", "NetCoreForce.Client.ForceClient client", "client.Query<object>(\"q\")", "(ex as ForceApiException)?.Errors?.Any(error => error.ErrorCode == \"INVALID_SESSION_ID\") == true")]
    [InlineData("WCF proxy", "System.ServiceModel.FaultException", "Sforce.Partner.SoapClient client", "Task.FromResult(client.query(null, \"q\"))", "(ex as FaultException<UnexpectedErrorFault>)?.Detail.exceptionCode == ExceptionCode.INVALID_SESSION_ID")]
    [InlineData("ASMX proxy", "Exception", "Sforce.Enterprise.SforceService client", "Task.FromResult(client.query(\"q\"))", "(ex as SoapException)?.Code.Name == \"INVALID_SESSION_ID\"")]
    public async Task A_search_in_the_message_of_any_exception_asks_for_the_clients(string client, string exception, string member, string call, string after)
    {
        Assert.NotEmpty(client);
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().AllClients().Source($$"""
            class Repository({{member}})
            {
                public async Task<object> Load()
                {
                    try { return await {{call}}; }
                    catch ({{exception}} ex) when ({|SFI2004:ex.Message.Contains("INVALID_SESSION_ID")|}) { return null; }
                }
            }

            """).FixedAsync(new ParsedCodeCodeFixProvider());
        Assert.Contains($"ex) when ({after}) {{ return null; }}", files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filtered_catch_names_the_exception_of_the_added_helper()
    {
        const string source = """
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    try
                    {
                        var response = await http.GetAsync("/services/data/v60.0/limits");
                        await response.EnsureSalesforceSuccessAsync();
                        return await response.Content.ReadAsStringAsync();
                    }
                    {|SFI2001:catch (Exception)|}
                    {
                        return null;
                    }
                }
            }

            static class SalesforceResponseExtensions
            {
                public static Task EnsureSalesforceSuccessAsync(this HttpResponseMessage response) => throw new SalesforceResponseException();
            }

            class SalesforceResponseException : HttpRequestException { public string ErrorCode => ""; }

            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().Source(source).FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains("catch (SalesforceResponseException ex) when (ex.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\")", files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_all_of_a_provider_with_nothing_to_do_changes_nothing()
    {
        const string source = """class Limits { public static bool Is(string body) => {|SFI2004:body.Contains("API_DISABLED_FOR_ORG")|}; const string Whose = "salesforce"; }""";
        await Case.For<CodeSearchedInMessageAnalyzer>().Source(source).VerifyAsync();
        var project = new AdhocWorkspace().CurrentSolution.AddProject("Limits", "Limits", LanguageNames.CSharp).AddDocument("Limits.cs", source).Project;
        var fix = new ParsedCodeCodeFixProvider();
        var context = new FixAllContext(project.Documents.Single(), fix, FixAllScope.Project, "key", fix.FixableDiagnosticIds, new FixAllDiagnostics(_ => Task.FromResult(System.Collections.Immutable.ImmutableArray<Diagnostic>.Empty)), CancellationToken.None);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);

        Assert.Same(project.Solution, await FixApplication.ApplyAsync(Assert.IsAssignableFrom<Microsoft.CodeAnalysis.CodeActions.CodeAction>(action), project.Solution));
    }

    [Fact]
    public Task A_mistyped_code_becomes_the_nearest_real_one() => Case.For<UnknownErrorCodeAnalyzer>().Source("""
        class Salesforce { bool Is(string errorCode) => errorCode == [|"API_DISABLE_FOR_ORG"|] || errorCode == [|"REQUEST_LIMIT_EXCEDED"|]; }
        """).VerifyFixAllAsync(new ErrorCodeSpellingCodeFixProvider(), ["""
        class Salesforce { bool Is(string errorCode) => errorCode == "API_DISABLED_FOR_ORG" || errorCode == "REQUEST_LIMIT_EXCEEDED"; }
        """], FixAllScope.Document);

    [Theory]
    [InlineData("errorCode == [|\"API_DISABLED_FOR_ORG\"|]", "errorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")]
    [InlineData("errorCode is [|\"API_CURRENTLY_DISABLED\"|]", "errorCode is \"API_CURRENTLY_DISABLED\" or \"API_DISABLED_FOR_ORG\"")]
    public Task The_twin_is_added(string before, string after) => Case.For<MissingTwinCodeAnalyzer>()
        .Source($$"""class Salesforce { bool Is(string errorCode) => {{before}}; }""")
        .VerifyFixAsync(new TwinCodeCodeFixProvider(), [$$"""class Salesforce { bool Is(string errorCode) => {{after}}; }"""]);

    [Fact]
    public Task A_policy_is_narrowed() => Case.For<FutileRetryAnalyzer>().NetCoreForce().Polly().Source("""
        using NetCoreForce.Client;
        using Polly;

        class Policies
        {
            object Retry() => Policy.[|Handle<ForceApiException>|]().RetryAsync(3);
        }
        """).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), ["""
        using NetCoreForce.Client;
        using Polly;

        class Policies
        {
            object Retry() => Policy.Handle<ForceApiException>(ex => ex.Errors?.Any(error => error.ErrorCode is "UNABLE_TO_LOCK_ROW" or "SERVER_UNAVAILABLE" or "REQUEST_LIMIT_EXCEEDED") == true).RetryAsync(3);
        }
        """]);

    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Common.ForceException", "SalesforceErrorTriage.ReactionTo(ex.Error.ToString(), ex.Message) is SalesforceErrorTriage.Reaction.Retry or SalesforceErrorTriage.Reaction.BackOff")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceApiException", "ex.Errors?.Any(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) is SalesforceErrorTriage.Reaction.Retry or SalesforceErrorTriage.Reaction.BackOff) == true")]
    public Task A_policy_is_narrowed_by_the_generated_triage(string client, string exception, string condition)
    {
        Assert.NotEmpty(client);
        var triage = ErrorTriageSource.Write();
        string Source(string handle, string usings) => $$"""
            using Polly;
            {{usings}}
            class Policies
            {
                object Retry() => Policy.{{handle}}.RetryAsync(3);
            }

            """;
        return Case.For<FutileRetryAnalyzer>().AllClients()
            .Source(Source($"{{|SFI2005:Handle<{exception}>|}}()", "")).Source(triage, "Triage.g.cs")
            .VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [Source($"Handle<{exception}>(ex => {condition})", "using SfIntegrationAnalyzers;\n"), triage]);
    }

    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Common.ForceException", "Salesforce.Force.ForceClient client", "client.QueryAsync<object>(\"q\")", "ex.Error == Error.InvalidSessionId", "Salesforce.Common.Models.Json")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceApiException", "NetCoreForce.Client.ForceClient client", "client.Query<object>(\"q\")", "ex.Errors?.Any(error => error.ErrorCode == SalesforceErrorTriage.Codes.InvalidSessionId) == true", "SfIntegrationAnalyzers")]
    [InlineData("ASMX proxy", "System.Web.Services.Protocols.SoapException", "Sforce.Enterprise.SforceService client", "Task.FromResult(client.query(\"q\"))", "ex.Code.Name == SalesforceErrorTriage.Codes.InvalidSessionId", "SfIntegrationAnalyzers")]
    public Task A_search_in_text_becomes_a_comparison_with_a_generated_constant(string client, string exception, string member, string call, string after, string import)
    {
        Assert.NotEmpty(client);
        var triage = ErrorTriageSource.Write();
        string Source(string condition) => $$"""
            class Repository({{member}})
            {
                public async Task<object> Load()
                {
                    try { return await {{call}}; }
                    catch ({{exception}} ex) when ({{condition}}) { return null; }
                }
            }

            """;
        return Case.For<CodeSearchedInMessageAnalyzer>().AllClients()
            .Source(Source("{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}")).Source(triage, "Triage.g.cs")
            .VerifyFixAsync(new ParsedCodeCodeFixProvider(), [$"using {import};\n\n" + Source(after), triage]);
    }

    [Theory]
    [InlineData("[|body.Contains(\"API_DISABLED_FOR_ORG\")|]", "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) == \"API_DISABLED_FOR_ORG\"")]
    [InlineData("![|body.Contains(\"API_DISABLED_FOR_ORG\")|]", "!(SalesforceResponseExtensions.ReadSalesforceErrorCode(body) == \"API_DISABLED_FOR_ORG\")")]
    [InlineData("[|body.IndexOf(\"API_DISABLED_FOR_ORG\")|] < 0", "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) != \"API_DISABLED_FOR_ORG\"")]
    public async Task A_search_in_a_body_compares_the_code_that_the_helper_reads(string before, string after)
    {
        string Source(string condition) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<bool> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var body = await response.Content.ReadAsStringAsync();
                    return {{condition}};
                }
            }

            """;
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().Source(Source(before)).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal(("using CaseProject;\n\n" + Source(after)).ReplaceLineEndings("\n"), files[0]);
        Assert.Contains("ReadSalesforceErrorCode(string", files[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_is_read_through_one_helper()
    {
        var (before, after) = Ensure();
        var fixedFiles = await FixedAsync(before);
        Assert.Equal(after.ReplaceLineEndings("\n"), fixedFiles[0]);
        Snapshot.Verify(fixedFiles[1], "cs.txt");
    }

    private static (string Before, string After) Ensure()
    {
        const string source = """
            using System.Net.Http;

            namespace Contoso.Crm;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    response.[|EnsureSuccessStatusCode|]();
                    return await (await http.GetAsync("/services/data/v60.0/limits")).[|EnsureSuccessStatusCode|]().Content.ReadAsStringAsync();
                }

                public string LoadNow()
                {
                    var response = http.GetAsync("/services/data/v60.0/limits").Result;
                    response.[|EnsureSuccessStatusCode|]();
                    return "";
                }
            }

            """;
        const string expected = """
            using System.Net.Http;
            using CaseProject;

            namespace Contoso.Crm;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    await response.EnsureSalesforceSuccessAsync();
                    return await (await (await http.GetAsync("/services/data/v60.0/limits")).EnsureSalesforceSuccessAsync()).Content.ReadAsStringAsync();
                }

                public string LoadNow()
                {
                    var response = http.GetAsync("/services/data/v60.0/limits").Result;
                    response.EnsureSalesforceSuccessAsync().GetAwaiter().GetResult();
                    return "";
                }
            }

            """;
        return (source, expected);
    }

    [Fact]
    public async Task A_branch_that_throws_the_body_throws_the_error_instead()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source("""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var text = await response.Content.ReadAsStringAsync();
                    if (![|response.IsSuccessStatusCode|])
                    {
                        throw new Exception("failed: " + text);
                    }

                    return text;
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal("""
            using CaseProject;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var text = await response.Content.ReadAsStringAsync();
                    if (!response.IsSuccessStatusCode)
                    {
                        throw await response.ReadSalesforceErrorAsync();
                    }

                    return text;
                }
            }

            """.ReplaceLineEndings("\n"), files[0]);
    }

    [Theory]
    [InlineData("a branch that answers", "if (![|response.IsSuccessStatusCode|])\n        {\n            Console.WriteLine(\"failed\");\n            return null;\n        }")]
    [InlineData("a statement without braces", "if ([|response.IsSuccessStatusCode|] == false)\n            return null;")]
    [InlineData("the other branch", "if ([|response.IsSuccessStatusCode|])\n        {\n            Console.WriteLine(\"read\");\n        }\n        else\n        {\n            return null;\n        }")]
    [InlineData("a comparison of the status", "if ([|response.StatusCode != HttpStatusCode.OK|])\n        {\n            return null;\n        }")]
    [InlineData("a constant on the left", "if ([|HttpStatusCode.OK == response.StatusCode|])\n        {\n            return \"\";\n        }\n\n        Console.WriteLine(\"failed\");\n        return null;")]
    [InlineData("a comparison of the number", "if ([|(int)response.StatusCode >= 400|])\n        {\n            return null;\n        }")]
    [InlineData("a range of numbers", "if ((int)response.StatusCode > 199 && [|((int)response.StatusCode) < 300|])\n        {\n            Console.WriteLine(\"read\");\n        }\n        else\n        {\n            return null;\n        }")]
    [InlineData("RestSharp that answers", "if (![|rest.IsSuccessful|])\n        {\n            return null;\n        }")]
    [InlineData("RestSharp that throws", "if (![|rest.IsSuccessful|])\n        {\n            throw new Exception(rest.Content);\n        }")]
    [InlineData("one of several conditions", "if (![|response.IsSuccessStatusCode|] && http.Timeout > TimeSpan.Zero)\n        {\n            return null;\n        }")]
    public async Task A_failure_branch_reads_the_error(string branch, string check)
    {
        var source = FailureBranch(check);
        var files = await Case.For<UnreadErrorCodeAnalyzer>().RestSharp().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Snapshot.Verify(files[0], "cs.txt", branch.Replace(' ', '_'));
    }

    [Fact]
    public async Task A_failure_branch_uses_the_generated_triage()
    {
        var source = FailureBranch("if (![|response.IsSuccessStatusCode|])\n        {\n            return null;\n        }").Replace("[|", "{|SFI2003:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);
        var files = await Case.For<UnreadErrorCodeAnalyzer>().RestSharp().Source(source).Source(ErrorTriageSource.Write(), "Triage.g.cs").FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains("if (SalesforceErrorTriage.IsAccessError(error.ErrorCode, error.Message))", files[0], StringComparison.Ordinal);
        Assert.Contains("public SalesforceErrorTriage.Reaction Reaction => ", files[2], StringComparison.Ordinal);
    }

    private static string FailureBranch(string check) => $$"""
        class Repository(HttpClient http, RestSharp.RestClient client)
        {
            public async Task<string> Load()
            {
                {{(check.Contains("rest.", StringComparison.Ordinal) ? "var rest = await client.ExecuteAsync(new RestSharp.RestRequest(\"/services/data/v60.0/limits\"));" : "var response = await http.GetAsync(\"/services/data/v60.0/limits\");")}}
                {{check}}

                return "";
            }
        }

        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable, false)]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable, true)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Enable, true)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable, false)]
    public async Task The_helper_compiles_in_old_and_new_projects(LanguageVersion version, NullableContextOptions nullable, bool isNewtonsoft)
    {
        IEnumerable<MetadataReference> references = isNewtonsoft
            ? References.Framework.Where(r => !r.Display!.Contains("System.Text.Json", StringComparison.Ordinal)).Append(References.Stub("Newtonsoft.Json", "13.0.0.0", NewtonsoftStub))
            : References.Framework;
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Old-App", "Old-App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable),
            parseOptions: new CSharpParseOptions(version, DocumentationMode.Diagnose),
            metadataReferences: references)).GetProject(id)!;
        var empty = SyntaxFactory.CompilationUnit();

        var helper = (await ResponseErrorHelper.ForAsync(ProjectFamily.Of(project), empty, CancellationToken.None))!;

        var text = helper.ToFile("Old_App");
        await CompilesAsync(project.AddDocument("File.cs", text).Project);
        await CompilesAsync(project.AddDocument("File.cs", empty.AddMembers([.. helper.ToMembers()])).Project);
        Assert.Equal(isNewtonsoft, text.Contains("JToken", StringComparison.Ordinal));
        Assert.Equal(version == LanguageVersion.Latest, text.Contains("namespace Old_App;", StringComparison.Ordinal));
    }

    private static async Task CompilesAsync(Project project) =>
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));

    /// <summary>What the helper uses of Newtonsoft.Json.</summary>
    private const string NewtonsoftStub = """
        #nullable enable
        namespace Newtonsoft.Json { public class JsonException : System.Exception { } }
        namespace Newtonsoft.Json.Linq
        {
            public abstract class JToken
            {
                public static JToken Parse(string json) => throw new System.NotSupportedException();
                public virtual JToken? this[object key] => null;
                public static explicit operator string?(JToken? value) => null;
            }
            public class JArray : JToken { public int Count => 0; public JToken this[int index] => this; }
            public class JObject : JToken { public JToken? this[string name] => null; }
        }
        """;

    [Fact]
    public async Task Fix_all_adds_the_helper_once()
    {
        var (before, after) = Ensure();
        var helper = (await FixedAsync(before))[1];
        await Case.For<DroppedErrorBodyAnalyzer>().Source(before).VerifyFixAllAsync(new ReadErrorCodeFixProvider(), [after, helper]);
    }

    private static Task<string[]> FixedAsync(string before) => Case.For<DroppedErrorBodyAnalyzer>().Source(before).FixedAsync(new ReadErrorCodeFixProvider());

    /// <summary>The fix imports what it needs and shortens the names.</summary>
    private static string Imported(string source, string condition) =>
        condition.Contains("Models.Json.") ? "using Salesforce.Common.Models.Json;\n\n" + source.Replace("Salesforce.Common.Models.Json.Error", "Error")
        : condition.Contains("Sforce.Partner.") ? "using Sforce.Partner;\n\n" + source.Replace("Sforce.Partner.ExceptionCode", "ExceptionCode")
        : source;
}
