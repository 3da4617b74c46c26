using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fix of futile retries writes, in each client's terms.</summary>
public class RetryFixTests
{
    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Force.ForceClient client", """await client.QueryAsync<object>("q")""", "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n", "ForceException", "ex.Error is not (Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded)")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceClient client", """await client.Query<object>("q")""", "using NetCoreForce.Client;\n\n", "ForceApiException", "ex.Errors?.Any(error => error.ErrorCode is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\") != true")]
    [InlineData("WCF proxy", "Sforce.Partner.SoapClient client", """client.query(null, "q")""", "using System.ServiceModel;\nusing Sforce.Partner;\n\n", "FaultException<UnexpectedErrorFault>", "ex.Detail.exceptionCode is not (ExceptionCode.UNABLE_TO_LOCK_ROW or ExceptionCode.SERVER_UNAVAILABLE or ExceptionCode.REQUEST_LIMIT_EXCEEDED)")]
    [InlineData("ASMX proxy", "Sforce.Enterprise.SforceService client", """client.query("q")""", "using System.Web.Services.Protocols;\n\n", "SoapException", "ex.Code.Name is not (\"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\")")]
    public Task A_loop_lets_pass_what_cannot_succeed(string client, string member, string call, string usings, string exception, string condition)
    {
        Assert.NotEmpty(client);
        return VerifyAsync(Source("[|catch (Exception ex)|]"), usings + Source($$"""
            catch ({{exception}} ex) when ({{condition}})
                        {
                            // Only contention, limits and trouble of the server pass: a repeat after anything else cannot succeed.
                            throw;
                        }
                        catch (Exception ex)
            """));

        string Source(string clauses) => $$"""
            class Repository({{member}})
            {
                public async Task<object> Load()
                {
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        try
                        {
                            return {{call}};
                        }
                        {{clauses}}
                        {
                            Console.WriteLine(ex);
                            await Task.Delay(1000);
                        }
                    }

                    return null;
                }
            }

            """;
    }

    [Theory]
    [InlineData("any of the client's exceptions", "Salesforce.Common.ForceException", "")]
    [InlineData("a filter that is always true", "Salesforce.Common.ForceException", " when (ex.Error != null)")]
    public Task A_new_sign_in_is_left_to_ended_sessions(string what, string caught, string filter)
    {
        Assert.NotEmpty(what);
        return VerifyAsync(Source($"[|catch ({caught} ex){filter}|]"), "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n" + Source($$"""
            catch (ForceException ex) when (ex.Error != Error.InvalidSessionId)
                    {
                        // A new sign-in helps only an ended session.
                        throw;
                    }
                    catch ({{caught}} ex){{filter}}
            """));

        static string Source(string clauses) => $$"""
            class Repository(Salesforce.Force.ForceClient client)
            {
                public async Task<object> Load()
                {
                    try
                    {
                        return await client.QueryAsync<object>("q");
                    }
                    {{clauses}}
                    {
                        Console.WriteLine(ex);
                        await RefreshToken();
                        return await client.QueryAsync<object>("q");
                    }
                }

                Task RefreshToken() => Task.CompletedTask;
            }

            """;
    }

    [Fact]
    public Task The_same_call_once_more_is_left_to_what_passes() => VerifyAsync(
        """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                try
                {
                    return await client.QueryAsync<object>("q");
                }
                [|catch (Exception)|]
                {
                    return await client.QueryAsync<object>("q");
                }
            }
        }

        """,
        """
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        class Repository(Salesforce.Force.ForceClient client)
        {
            public async Task<object> Load()
            {
                try
                {
                    return await client.QueryAsync<object>("q");
                }
                catch (ForceException ex) when (ex.Error is not (Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded))
                {
                    // Only contention, limits and trouble of the server pass: a repeat after anything else cannot succeed.
                    throw;
                }
                catch (Exception)
                {
                    return await client.QueryAsync<object>("q");
                }
            }
        }

        """);

    [Fact]
    public Task An_endless_loop_around_a_login_ends_with_what_cannot_succeed() => VerifyAsync(
        """
        class Session(Salesforce.Common.AuthenticationClient auth)
        {
            public async Task Open()
            {
                while (true)
                {
                    try
                    {
                        await auth.UsernamePasswordAsync("a", "b", "c", "d");
                        break;
                    }
                    [|catch (Exception)|]
                    {
                        await Task.Yield();
                    }
                }
            }
        }

        """,
        """
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        class Session(Salesforce.Common.AuthenticationClient auth)
        {
            public async Task Open()
            {
                while (true)
                {
                    try
                    {
                        await auth.UsernamePasswordAsync("a", "b", "c", "d");
                        break;
                    }
                    catch (ForceAuthException ex) when (ex.Error is not (Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded))
                    {
                        // Only contention, limits and trouble of the server pass: a repeat after anything else cannot succeed.
                        throw;
                    }
                    catch (Exception)
                    {
                        await Task.Yield();
                    }
                }
            }
        }

        """);

    [Fact]
    public async Task A_loop_is_narrowed_by_the_generated_triage()
    {
        var files = await Case.For<FutileRetryAnalyzer>().NetCoreForce().Source("""
            class Repository(NetCoreForce.Client.ForceClient client)
            {
                public async Task<object> Load()
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try { return await client.Query<object>("q"); }
                        {|SFI2005:catch (Exception)|} { if (attempt == 3) throw; await Task.Delay(1000); }
                    }
                }
            }

            """).Source(ErrorTriageSource.Write(), "Triage.g.cs").FixedAsync(new NarrowedRetryCodeFixProvider());
        Assert.Contains("catch (ForceApiException ex) when (ex.Errors?.Any(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) is SalesforceErrorTriage.Reaction.Retry or SalesforceErrorTriage.Reaction.BackOff) != true)", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Force.com Toolkit", "Salesforce.Common.ForceException", "ex.Error is Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded", "using Salesforce.Common.Models.Json;\n")]
    [InlineData("NetCoreForce", "NetCoreForce.Client.ForceApiException", "ex.Errors?.Any(error => error.ErrorCode is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\") == true", "")]
    [InlineData("WCF proxy", "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>", "ex.Detail.exceptionCode is ExceptionCode.UNABLE_TO_LOCK_ROW or ExceptionCode.SERVER_UNAVAILABLE or ExceptionCode.REQUEST_LIMIT_EXCEEDED", "using Sforce.Partner;\n")]
    [InlineData("ASMX proxy", "System.Web.Services.Protocols.SoapException", "ex.Code.Name is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\"", "")]
    public Task A_policy_is_narrowed(string client, string exception, string condition, string import)
    {
        Assert.NotEmpty(client);
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
    public Task A_policy_on_every_exception_becomes_one_on_the_clients() => VerifyAsync(
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
            private readonly AsyncPolicy policy = Policy.Handle<ForceApiException>(ex => ex.Errors?.Any(error => error.ErrorCode is "UNABLE_TO_LOCK_ROW" or "SERVER_UNAVAILABLE" or "REQUEST_LIMIT_EXCEEDED") == true).RetryAsync(3);

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
            private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, ShouldHandle = new PredicateBuilder().Handle<ForceException>(ex => ex.Error is Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded) }).Build();

            public async Task<object> Load() => await pipeline.ExecuteAsync(async token => await client.QueryAsync<object>("q"));
        }

        """);

    private static Task VerifyAsync(string before, string after) =>
        Case.For<FutileRetryAnalyzer>().AllClients().Source(before).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [after]);
}
