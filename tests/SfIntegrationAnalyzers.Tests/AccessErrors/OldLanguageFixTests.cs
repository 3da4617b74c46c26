using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// What the fixes write for C# 7.3, which has no <c>is … or …</c>: the language of every project on .NET Framework by default.
/// </summary>
public class OldLanguageFixTests
{
    [Fact]
    public Task A_filtered_catch() => VerifyAsync<SwallowedAccessErrorAnalyzer>(
        new FilteredCatchCodeFixProvider(),
        Guarded("{|SFI2001:catch (Exception)|}"),
        Guarded("""
        catch (ForceException ex) when (ex.Error == Error.ApiDisabledForOrg || ex.Error == Error.ApiCurrentlyDisabled)
                {
                    // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                    throw;
                }
                catch (Exception)
        """));

    [Fact]
    public Task A_filtered_catch_of_listed_codes() => VerifyAsync<SwallowedAccessErrorAnalyzer>(
        new FilteredCatchCodeFixProvider(),
        Guarded("{|SFI2001:catch (Exception)|}").Replace(
            "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\nusing Salesforce.Force;",
            "using NetCoreForce.Client;").Replace("QueryAsync", "QuerySingle"),
        Guarded("""
        catch (ForceApiException ex) when (ex.Errors?.Exists(error => error.ErrorCode == "API_DISABLED_FOR_ORG" || error.ErrorCode == "API_CURRENTLY_DISABLED") == true)
                {
                    // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                    throw;
                }
                catch (Exception)
        """).Replace(
            "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\nusing Salesforce.Force;", "using NetCoreForce.Client;")
            .Replace("QueryAsync", "QuerySingle"));

    [Fact]
    public Task A_filtered_catch_of_an_operation_that_declares_no_fault() => VerifyAsync<SwallowedAccessErrorAnalyzer>(
        new FilteredCatchCodeFixProvider(),
        OfProxy("{|SFI2001:catch (Exception)|}"),
        OfProxy("""
        catch (FaultException ex) when (ex.Code.Name == "API_DISABLED_FOR_ORG" || ex.Code.Name == "API_CURRENTLY_DISABLED")
                {
                    // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                    throw;
                }
                catch (Exception)
        """));

    [Fact]
    public async Task A_loop()
    {
        var before = Guarded("{|SFI2005:catch (Exception)|}").Replace(
            "        try", "        for (var attempt = 0; attempt < 3; attempt++)\n        try");
        var files = await Case.For<FutileRetryAnalyzer>().ForceToolkit().Language(LanguageVersion.CSharp7_3)
            .Source(before)
            .FixedAsync(new NarrowedRetryCodeFixProvider());
        Assert.Contains(
            """
                    catch (ForceException ex) when (ex.Error != Error.QueryTimeout && ex.Error != Error.RequestLimitExceeded
                        && ex.Error != Error.ServerUnavailable && ex.Error != Error.TooManyApexRequests
                        && ex.Error != Error.UnableToLockRow)
            """.ReplaceLineEndings("\n"),
            files[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public Task A_policy() => VerifyAsync<FutileRetryAnalyzer>(
        new NarrowedRetryCodeFixProvider(),
        Policy("{|SFI2005:Handle<ForceException>|}()"),
        Policy(
            """
            Handle<ForceException>(ex => ex.Error == Error.QueryTimeout || ex.Error == Error.RequestLimitExceeded
                    || ex.Error == Error.ServerUnavailable || ex.Error == Error.TooManyApexRequests
                    || ex.Error == Error.UnableToLockRow)
            """));

    [Theory]
    [InlineData("return {|SFI2009:\"API_DISABLED_FOR_ORG\"|} == errorCode;", null)]
    [InlineData("return errorCode == {|SFI2009:\"API_DISABLED_FOR_ORG\"|};",
        "return errorCode == \"API_DISABLED_FOR_ORG\" || errorCode == \"API_CURRENTLY_DISABLED\";")]
    [InlineData("return errorCode is {|SFI2009:\"API_DISABLED_FOR_ORG\"|};",
        "return errorCode is \"API_DISABLED_FOR_ORG\" || errorCode is \"API_CURRENTLY_DISABLED\";")]
    [InlineData("return !(errorCode is {|SFI2009:\"API_DISABLED_FOR_ORG\"|});",
        "return !(errorCode is \"API_DISABLED_FOR_ORG\" || errorCode is \"API_CURRENTLY_DISABLED\");")]
    [InlineData("return errorCode != null && errorCode == {|SFI2009:\"API_DISABLED_FOR_ORG\"|};",
        "return errorCode != null && (errorCode == \"API_DISABLED_FOR_ORG\" || errorCode == \"API_CURRENTLY_DISABLED\");")]
    [InlineData("switch (errorCode) { case {|SFI2009:\"API_DISABLED_FOR_ORG\"|}: return true; default: return false; }",
        "switch (errorCode) { case \"API_DISABLED_FOR_ORG\": case \"API_CURRENTLY_DISABLED\": return true; default: return false; }")]
    [InlineData("return Next() == {|SFI2009:\"API_DISABLED_FOR_ORG\"|};", null)]
    public async Task A_twin(string before, string? after)
    {
        string Source(string body) =>
            $$"""class Salesforce { bool Is(string errorCode) { {{body}} } string Next() { return null; } }""";
        var old = Case.For<MissingTwinCodeAnalyzer>().Language(LanguageVersion.CSharp7_3).Source(Source(before));
        if (after is null)
        {
            var files = await old.FixedAsync(new TwinCodeCodeFixProvider());
            Assert.DoesNotContain("API_CURRENTLY_DISABLED", files[0], StringComparison.Ordinal);
            return;
        }

        await old.VerifyFixAsync(new TwinCodeCodeFixProvider(), [Source(after)]);
    }

    [Fact]
    public async Task A_failed_response()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Language(LanguageVersion.CSharp7_3).Source("""
            using System.Net.Http;
            using System.Threading.Tasks;

            class Limits
            {
                private readonly HttpClient http = new HttpClient();

                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{|SFI2003:response.IsSuccessStatusCode|})
                    {
                        return null;
                    }

                    return "";
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            "if (error.ErrorCode == \"API_DISABLED_FOR_ORG\" || error.ErrorCode == \"API_CURRENTLY_DISABLED\")",
            files[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_filter_is_written_in_a_language_without_patterns()
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().AllClients().Language(LanguageVersion.CSharp6)
            .Source(Guarded("{|SFI2001:catch (Exception)|}"))
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.DoesNotContain("when", files[0], StringComparison.Ordinal);
    }

    private static Task VerifyAsync<TRule>(CodeFixProvider fix, string before, string after)
        where TRule : DiagnosticAnalyzer, new() =>
        Case.For<TRule>().AllClients().Language(LanguageVersion.CSharp7_3).Source(before).VerifyFixAsync(fix, [after]);

    private static string Policy(string clause) => $$"""
        using Polly;
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        class Policies
        {
            public object Retry() => Policy.{{clause}}.RetryAsync(3);
        }

        """;

    private static string OfProxy(string clauses) => Guarded(clauses)
        .Replace("using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\nusing Salesforce.Force;",
            "using System.ServiceModel;\nusing Sforce.Partner;")
        .Replace("ForceClient", "SoapClient")
        .Replace("await client.QueryAsync<object>(\"q\")", "client.update(null, null, out _)");

    private static string Guarded(string clauses) => $$"""
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;
        using Salesforce.Force;

        class Repository
        {
            private readonly ForceClient client = null;

            public async Task<object> Load()
            {
                try
                {
                    return await client.QueryAsync<object>("q");
                }
                {{clauses}}
                {
                    await Task.Delay(1);
                }

                return null;
            }
        }

        """;
}
