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
        "ex.Error is Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded",
        "using Salesforce.Common.Models.Json;\n")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "ex.Errors?.Any(error => error.ErrorCode is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\") == "
            + "true",
        "")]
    [InlineData("WCF proxy",
        "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>",
        "ex.Detail.exceptionCode is ExceptionCode.UNABLE_TO_LOCK_ROW or ExceptionCode.SERVER_UNAVAILABLE or "
            + "ExceptionCode.REQUEST_LIMIT_EXCEEDED",
        "using Sforce.Partner;\n")]
    [InlineData("ASMX proxy",
        "System.Web.Services.Protocols.SoapException",
        "ex.Code.Name is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\"",
        "")]
    public Task A_policy_is_narrowed(string client, string exception, string condition, string import)
    {
        return VerifyAsync(Source($"[|Handle<{exception}>|]()", ""), Source($"Handle<{exception}>(ex => {condition})", import));

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
            private readonly AsyncPolicy policy = Policy.Handle<ForceApiException>(ex => ex.Errors?.Any(error => error.ErrorCode is "UNABLE_TO_LOCK_ROW" or "SERVER_UNAVAILABLE" or "REQUEST_LIMIT_EXCEEDED") == true).Or<HttpRequestException>().RetryAsync(3);

            public Task<List<object>> Load() => policy.ExecuteAsync(() => client.Query<object>("q"));
        }

        """);

    [Fact]
    public Task A_strategy_of_version_8_gets_a_predicate() => VerifyAsync(
        """
        using Polly;
        using Polly.Retrying;
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        class Repository(Salesforce.Force.ForceClient client)
        {
            private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new [|RetryStrategyOptions|] { MaxRetryAttempts = 3 }).Build();

            public async Task<object> Load() => await pipeline.ExecuteAsync(async token => await client.QueryAsync<object>("q"));
        }

        """,
        """
        using Polly;
        using Polly.Retrying;
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        class Repository(Salesforce.Force.ForceClient client)
        {
            private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, ShouldHandle = new PredicateBuilder().Handle<ForceException>(ex => ex.Error is Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded).Handle<HttpRequestException>() }).Build();

            public async Task<object> Load() => await pipeline.ExecuteAsync(async token => await client.QueryAsync<object>("q"));
        }

        """);

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Common.ForceException",
        "SalesforceErrorTriage.ReactionTo(ex.Error.ToString(), ex.Message) is SalesforceErrorTriage.Reaction.Retry or "
            + "SalesforceErrorTriage.Reaction.BackOff")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "ex.Errors?.Any(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) is SalesforceErrorTriage.Reaction.Retry "
            + "or SalesforceErrorTriage.Reaction.BackOff) == true")]
    public Task A_policy_is_narrowed_by_the_generated_triage(string client, string exception, string condition)
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
                [Source($"Handle<{exception}>(ex => {condition})", "using SfIntegrationAnalyzers;\n"), triage]);
    }

    private static Task VerifyAsync(string before, string after) =>
        Case.For<FutileRetryAnalyzer>().AllClients().Source(before).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [after]);
}
