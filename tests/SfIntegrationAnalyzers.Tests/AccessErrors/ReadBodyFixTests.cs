using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// What the fixes write where a general client's exception or response has the body in place of the code: each client reads it its own way.
/// </summary>
public class ReadBodyFixTests
{
    private const string Comment = "The org or the user may not use the API: an administrator has to act, a retry cannot help.";

    private const string Codes = "\"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"";

    [Theory]
    [InlineData("Refit", "Crm.Declared")]
    [InlineData("RestEase", "Crm.Eased")]
    public async Task A_body_that_has_been_read_is_asked_in_a_clause_of_its_own(string library, string space)
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().AllClients()
            .Source(Repository("", "", "[|catch (Exception ex)|]"))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Equal(
            Repository(
                $"using CaseProject;\nusing {library};\n\n",
                $$"""

                        catch (ApiException ex) when (SalesforceResponseExtensions.ReadSalesforceErrorCode(ex.Content) is {{Codes}})
                        {
                            Console.WriteLine(ex);
                            // {{Comment}}
                            throw;
                        }
                """,
                "catch (Exception ex)"),
            files[0]);
        Assert.Contains("string ReadSalesforceErrorCode(string? body)", files[1], StringComparison.Ordinal);

        string Repository(string usings, string added, string clause) => $$"""
            {{usings}}namespace Contoso;

            class Repository({{space}}.ISalesforceAccounts client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.Query("q");
                    }{{added}}
                    {{clause}}
                    {
                        Console.WriteLine(ex);
                        return null;
                    }
                }
            }

            """;
    }

    [Theory]
    [InlineData(
        "the client's exception, behind a note",
        "catch (FlurlHttpException ex)\n        {\n            Console.WriteLine(ex.StatusCode);\n            return null;\n        }",
        """
        catch (FlurlHttpException ex)
                {
                    Console.WriteLine(ex.StatusCode);
                    var code = $read(await ex.GetResponseStringAsync());
        $decision
                    return null;
                }
        """)]
    [InlineData(
        "the client's exception without a name",
        "catch (FlurlHttpException)\n        {\n            return null;\n        }",
        """
        catch (FlurlHttpException ex)
                {
                    var code = $read(await ex.GetResponseStringAsync());
        $decision
                    return null;
                }
        """)]
    [InlineData(
        "everything, on one line",
        "catch (Exception) { return null; }",
        """
        catch (Exception ex) {
                    var code = ex is FlurlHttpException failure
                        ? $read(await failure.GetResponseStringAsync())
                        : "";
        $decision
                    return null;
                }
        """)]
    public async Task A_body_that_has_to_be_waited_for_is_asked_in_the_clause(string what, string clause, string written)
    {
        const string decision = $$"""
                        if (code is {{Codes}})
                        {
                            // {{Comment}}
                            throw;
                        }

            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().AllClients()
            .Source(Repository("", clause.Insert(clause.IndexOf(')', StringComparison.Ordinal) + 1, "|]").Insert(0, "[|")))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Equal(
            Repository(
                "using CaseProject;\n",
                written.Replace("$decision", decision.TrimEnd(' '))
                    .Replace("$read", "SalesforceResponseExtensions.ReadSalesforceErrorCode")),
            files[0]);

        static string Repository(string usings, string clause) => $$"""
            using Flurl.Http;
            {{usings}}
            namespace Contoso;

            class Repository(IFlurlClient client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.Request("/services/data/v60.0/limits").GetJsonAsync<object>();
                    }
                    {{clause}}
                }
            }

            """;
    }

    [Theory]
    [InlineData("no declaration", "[|catch|] { return null; }")]
    [InlineData("a rethrow that another fix has", "[|catch (FlurlHttpException ex)|] { throw ex; }")]
    public async Task Another_clause_is_left_to_others(string what, string clause)
    {
        var source = $$"""
            using Flurl.Http;
            class Repository(IFlurlClient client)
            {
                public async Task<object> Load()
                {
                    try { return await client.Request("/services/data/v60.0/limits").GetJsonAsync<object>(); }
                    {{clause}}
                }
            }
            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().AllClients().Source(source).FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Equal([source.Replace("[|", "").Replace("|]", "")], files);
    }

    [Theory]
    [InlineData(
        "Refit",
        "var response = await refit.Limits();",
        "![|response.IsSuccessStatusCode|]",
        "SalesforceResponseExtensions.ReadSalesforceError(response.Error?.Content, response.StatusCode, response.ReasonPhrase)")]
    [InlineData(
        "Flurl",
        """var response = await flurl.Request("/services/data/v60.0/limits").AllowAnyHttpStatus().GetAsync();""",
        "[|response.StatusCode >= 400|]",
        "await response.ResponseMessage.ReadSalesforceErrorAsync()")]
    public async Task A_failure_branch_reads_the_error_as_the_client_has_it(string client, string answer, string check, string read)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().AllClients()
            .Source(Repository(check, "throw new Exception(\"refused\");"))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains($"throw {read};", files[0], StringComparison.Ordinal);

        var decided = await Case.For<UnreadErrorCodeAnalyzer>().AllClients()
            .Source(Repository(check, "return null;"))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains("var error = " + read + ";", decided[0], StringComparison.Ordinal);

        string Repository(string check, string branch) => $$"""
            using Flurl.Http;
            class Repository(IFlurlClient flurl, Crm.Declared.ISalesforceAccounts refit)
            {
                public async Task<object> Load()
                {
                    {{answer}}
                    if ({{check}})
                    {
                        {{branch}}
                    }

                    return 1;
                }
            }

            """;
    }

    [Fact]
    public async Task Refit_since_version_12_has_errors_without_a_body_and_responses_without_a_status()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Library("Refit", "12.0.0.0", """
                namespace Refit
                {
                    public class HttpMethodAttribute : System.Attribute { }
                    public class GetAttribute : HttpMethodAttribute { public GetAttribute(string path) { } }
                    public class ApiExceptionBase : System.Exception { }
                    public class ApiException : ApiExceptionBase { public string Content => null; }
                    public interface IApiResponse
                    {
                        bool IsSuccessful { get; }
                        System.Net.HttpStatusCode? StatusCode { get; }
                        string ReasonPhrase { get; }
                        ApiExceptionBase Error { get; }
                    }
                }
                """)
            .Source("""
                using Refit;
                interface ICrm { [Get("/services/data/v60.0/limits")] Task<IApiResponse> Load(); }
                class Repository(ICrm crm)
                {
                    public async Task<object> Load()
                    {
                        var response = await crm.Load();
                        if (![|response.IsSuccessful|])
                        {
                            return null;
                        }

                        return 1;
                    }
                }

                """)
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains(
            "((response.Error as global::Refit.ApiException)?.Content, response.StatusCode.GetValueOrDefault(), response.ReasonPhrase)",
            files[0],
            StringComparison.Ordinal);
    }
}
