using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fix of futile retries makes of Polly's policies and strategies, in each client's terms.</summary>
public class NarrowedPolicyFixTests
{
    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Common.ForceException",
        "ex.Error\nis Error.QueryTimeout or Error.RequestLimitExceeded or Error.ServerUnavailable\nor Error.TooManyApexRequests or "
            + "Error.UnableToLockRow",
        "using Salesforce.Common.Models.Json;\n")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "ex.Errors?.Exists(error => error.ErrorCode\nis " + NarrowedRetryFixTests.Texts + ") == true",
        "")]
    [InlineData("WCF proxy",
        "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>",
        "ex.Detail.exceptionCode is ExceptionCode.REQUEST_LIMIT_EXCEEDED or ExceptionCode.SERVER_UNAVAILABLE or "
            + "ExceptionCode.UNABLE_TO_LOCK_ROW",
        "using Sforce.Partner;\n")]
    [InlineData("ASMX proxy",
        "System.Web.Services.Protocols.SoapException",
        "ex.Code.Name\nis " + NarrowedRetryFixTests.Texts,
        "")]
    [InlineData("NetCoreForce, a sign-in, which the token endpoint answers",
        "NetCoreForce.Client.ForceAuthException",
        "ex.ErrorCode is \"rate_limit_exceeded\" or \"server_error\" or \"unknown_error\"",
        "")]
    [InlineData("Force.com Toolkit, a sign-in, of which its enumeration has refusals only",
        "Salesforce.Common.ForceAuthException",
        "ex.Error is not (Error.InvalidClient or Error.InvalidGrant)",
        "using Salesforce.Common.Models.Json;\n")]
    public Task A_policy_is_narrowed(string client, string exception, string condition, string import)
    {
        return VerifyAsync(Source($"[|Handle<{exception}>|]()", ""), Source($"Handle<{exception}>(ex => {condition.Replace("\n", "\n        ")})", import));

        static string Source(string policy, string import) => $$"""
            using Polly;
            {{import}}
            class SalesforcePolicies
            {
                object Retry() => Policy.{{policy}}.RetryAsync(3);
            }

            """;
    }

    [Fact]
    public Task A_policy_on_every_exception_becomes_one_on_the_clients_and_on_the_network() => VerifyAsync(
        """
        using NetCoreForce.Client;
        using Polly;

        class Repository(ForceClient client)
        {
            private readonly AsyncPolicy policy = Policy.[|Handle<Exception>|]().RetryAsync(3);

            public Task<List<object>> Load() => policy.ExecuteAsync(() => client.Query<object>("q"));
        }

        """,
        """
        using NetCoreForce.Client;
        using Polly;

        class Repository(ForceClient client)
        {
            private readonly AsyncPolicy policy = Policy.Handle<ForceApiException>(ex => ex.Errors?.Exists(error => error.ErrorCode
                is "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE" or "INTERNAL_ERROR" or "INTERNAL_SERVER_ERROR"
                or "QUERY_TIMEOUT" or "REQUEST_LIMIT_EXCEEDED" or "REQUEST_RUNNING_TOO_LONG"
                or "SERVER_UNAVAILABLE" or "TOO_MANY_APEX_REQUESTS" or "UNABLE_TO_LOCK_ROW"
                or "UNKNOWN_EXCEPTION") == true).Or<HttpRequestException>().RetryAsync(3);

            public Task<List<object>> Load() => policy.ExecuteAsync(() => client.Query<object>("q"));
        }

        """);

    [Theory]
    [InlineData("options on one line", "{ MaxRetryAttempts = 3 }")]
    [InlineData("options on lines", "\n        {\n            MaxRetryAttempts = 3\n        }")]
    [InlineData("a comma behind the last", "\n        {\n            MaxRetryAttempts = 3,\n        }")]
    [InlineData("a comment behind the last", "\n        {\n            MaxRetryAttempts = 3 // at most\n        }", " // at most")]
    public async Task A_strategy_of_version_8_gets_a_predicate(string which, string options, string comment = "")
    {
        var files = await Case.For<FutileRetryAnalyzer>().AllClients().Source($$"""
            using Polly;
            using Polly.Retrying;
            using Salesforce.Common;
            using Salesforce.Common.Models.Json;

            class Repository(Salesforce.Force.ForceClient client)
            {
                private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new [|RetryStrategyOptions|] {{options}})
                    .Build();

                public async Task<object> Load() => await pipeline.ExecuteAsync(async token => await client.QueryAsync<object>("q"));
            }

            """).FixedAsync(new NarrowedRetryCodeFixProvider());
        Assert.Contains(
            $$"""
                    .AddRetry(new RetryStrategyOptions
                    {
                        MaxRetryAttempts = 3,{{comment}}
                        ShouldHandle = new PredicateBuilder().Handle<ForceException>(ex => ex.Error
                            is Error.QueryTimeout or Error.RequestLimitExceeded or Error.ServerUnavailable
                            or Error.TooManyApexRequests or Error.UnableToLockRow).Handle<HttpRequestException>()
                    })
                    .Build();
            """,
            files[0].ReplaceLineEndings("\n").Replace("RetryStrategyOptions \n", "RetryStrategyOptions\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Common.ForceException",
        "SalesforceErrorTriage.ReactionTo(ex.Error.ToString(), ex.Message) is SalesforceErrorTriage.Reaction.Retry or "
            + "SalesforceErrorTriage.Reaction.BackOff")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "ex.Errors?.Exists(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) is SalesforceErrorTriage.Reaction.Retry "
            + "or SalesforceErrorTriage.Reaction.BackOff) == true")]
    [InlineData("Force.com Toolkit, a sign-in, whose codes its enumeration does not have for the triage to tell",
        "Salesforce.Common.ForceAuthException",
        "ex.Error is not (Error.InvalidClient or Error.InvalidGrant)",
        "using Salesforce.Common.Models.Json;\n")]
    public Task A_policy_is_narrowed_by_the_generated_triage(
        string client, string exception, string condition, string import = "using SfIntegrationAnalyzers;\n")
    {
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
            .VerifyFixAsync(
                new NarrowedRetryCodeFixProvider(),
                [Source($"Handle<{exception}>(ex => {condition})", import), triage]);
    }

    private static Task VerifyAsync(string before, string after) =>
        Case.For<FutileRetryAnalyzer>().AllClients().Source(before).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [after]);
}
