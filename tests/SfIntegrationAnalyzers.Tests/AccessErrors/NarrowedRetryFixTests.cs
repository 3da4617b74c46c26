using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fix of futile retries makes of loops, in each client's terms.</summary>
public class NarrowedRetryFixTests
{
    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Force.ForceClient client",
        """await client.QueryAsync<object>("q")""",
        "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n",
        "ForceException",
        "ex.Error is not (Error.UnableToLockRow or Error.ServerUnavailable or Error.RequestLimitExceeded)")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceClient client",
        """await client.Query<object>("q")""",
        "using NetCoreForce.Client;\n\n",
        "ForceApiException",
        "ex.Errors?.Any(error => error.ErrorCode is \"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\") != "
            + "true")]
    [InlineData("WCF proxy",
        "Sforce.Partner.SoapClient client",
        """client.query(null, "q")""",
        "using System.ServiceModel;\nusing Sforce.Partner;\n\n",
        "FaultException<UnexpectedErrorFault>",
        "ex.Detail.exceptionCode is not (ExceptionCode.UNABLE_TO_LOCK_ROW or ExceptionCode.SERVER_UNAVAILABLE or "
            + "ExceptionCode.REQUEST_LIMIT_EXCEEDED)")]
    [InlineData("ASMX proxy",
        "Sforce.Enterprise.SforceService client",
        """client.query("q")""",
        "using System.Web.Services.Protocols;\n\n",
        "SoapException",
        "ex.Code.Name is not (\"UNABLE_TO_LOCK_ROW\" or \"SERVER_UNAVAILABLE\" or \"REQUEST_LIMIT_EXCEEDED\")")]
    public Task A_loop_lets_pass_what_cannot_succeed(
        string client, string member, string call, string usings, string exception, string condition)
    {
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
        return VerifyAsync(
            Source($"[|catch ({caught} ex){filter}|]"), "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n" + Source($$"""
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
        Assert.Contains(
            "catch (ForceApiException ex) when (ex.Errors?.Any(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) "
                + "is SalesforceErrorTriage.Reaction.Retry or SalesforceErrorTriage.Reaction.BackOff) != true)",
            files[0],
            StringComparison.Ordinal);
    }

    private static Task VerifyAsync(string before, string after) =>
        Case.For<FutileRetryAnalyzer>().AllClients().Source(before).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [after]);
}
