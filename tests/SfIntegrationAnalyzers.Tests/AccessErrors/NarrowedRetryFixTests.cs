using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fix of futile retries makes of loops, in each client's terms.</summary>
public class NarrowedRetryFixTests
{
    /// <summary>What may be repeated, where a client gives codes as text, with the start of a line in place of <c>\n</c>.</summary>
    internal const string Texts =
        "\"FUNCTIONALITY_TEMPORARILY_UNAVAILABLE\" or \"INTERNAL_ERROR\" or \"INTERNAL_SERVER_ERROR\"\n"
            + "or \"QUERY_TIMEOUT\" or \"REQUEST_LIMIT_EXCEEDED\" or \"REQUEST_RUNNING_TOO_LONG\"\n"
            + "or \"SERVER_UNAVAILABLE\" or \"TOO_MANY_APEX_REQUESTS\" or \"UNABLE_TO_LOCK_ROW\"\n"
            + "or \"UNKNOWN_EXCEPTION\"";

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Force.ForceClient client",
        """await client.QueryAsync<object>("q")""",
        "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n",
        "ForceException",
        "ex.Error\nis not (Error.QueryTimeout or Error.RequestLimitExceeded or Error.ServerUnavailable\nor Error.TooManyApexRequests or "
            + "Error.UnableToLockRow)")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceClient client",
        """await client.Query<object>("q")""",
        "using NetCoreForce.Client;\n\n",
        "ForceApiException",
        "ex.Errors?.Exists(error => error.ErrorCode\nis " + Texts + ") != true")]
    [InlineData("WCF proxy",
        "Sforce.Partner.SoapClient client",
        """client.query(null, "q")""",
        "using System.ServiceModel;\nusing Sforce.Partner;\n\n",
        "FaultException<UnexpectedErrorFault>",
        "ex.Detail.exceptionCode is not (ExceptionCode.REQUEST_LIMIT_EXCEEDED or ExceptionCode.SERVER_UNAVAILABLE or "
            + "ExceptionCode.UNABLE_TO_LOCK_ROW)")]
    [InlineData("WCF proxy, operation that declares no fault",
        "Sforce.Partner.SoapClient client",
        """client.update(null, null, out _)""",
        "using System.ServiceModel;\n\n",
        "FaultException",
        "ex.Code.Name\nis not (" + Texts + ")")]
    [InlineData("ASMX proxy",
        "Sforce.Enterprise.SforceService client",
        """client.query("q")""",
        "using System.Web.Services.Protocols;\n\n",
        "SoapException",
        "ex.Code.Name\nis not (" + Texts + ")")]
    public Task A_loop_lets_pass_what_cannot_succeed(
        string client, string member, string call, string usings, string exception, string condition)
    {
        return VerifyAsync(Source("[|catch (Exception ex)|]"), usings + Source($$"""
            catch ({{exception}} ex) when ({{condition.Replace("\n", "\n                ")}})
                        {
                            // Only contention, limits and trouble of the server are worth a repeat.
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
                catch (ForceException ex) when (ex.Error
                    is not (Error.QueryTimeout or Error.RequestLimitExceeded or Error.ServerUnavailable
                    or Error.TooManyApexRequests or Error.UnableToLockRow))
                {
                    // Only contention, limits and trouble of the server are worth a repeat.
                    throw;
                }
                catch (Exception)
                {
                    return await client.QueryAsync<object>("q");
                }
            }
        }

        """);

    [Theory]
    [InlineData("NetCoreForce, which gives the codes of the token endpoint",
        "NetCoreForce.Client.AuthenticationClient auth",
        """auth.UsernamePasswordAsync("a", "b", "c", "d", "e")""",
        "using NetCoreForce.Client;\n\n",
        "ForceAuthException ex",
        "ex.ErrorCode is not (\"rate_limit_exceeded\" or \"server_error\" or \"unknown_error\")")]
    [InlineData("Force.com Toolkit, whose enumeration has refusals only",
        "Salesforce.Common.AuthenticationClient auth",
        """auth.UsernamePasswordAsync("a", "b", "c", "d")""",
        "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n",
        "ForceAuthException ex",
        "ex.Error is Error.InvalidClient or Error.InvalidGrant")]
    [InlineData("Force.com Toolkit, a refresh, which throws the exception of other calls",
        "Salesforce.Common.AuthenticationClient auth",
        """auth.TokenRefreshAsync("a", "b")""",
        "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n",
        "ForceException ex",
        "ex.Error is Error.InvalidClient or Error.InvalidGrant")]
    public async Task An_endless_loop_around_a_login_ends_with_a_refused_sign_in(
        string which, string member, string call, string usings, string caught, string condition)
    {
        string Source(string clauses) => $$"""
            class Session({{member}})
            {
                public async Task Open()
                {
                    while (true)
                    {
                        try
                        {
                            await {{call}};
                            break;
                        }
                        {{clauses}}
                        {
                            await Task.Yield();
                        }
                    }
                }
            }

            """;
        var files = await Case.For<FutileRetryAnalyzer>().AllClients()
            .Source(Source("[|catch (Exception)|]"))
            .FixedAsync(new NarrowedRetryCodeFixProvider());
        Assert.Contains(
            $$"""
                        catch ({{caught}}) when ({{condition}})
                        {
                            // A refused sign-in is refused again, and a password that is refused too often locks the user out.
                            throw;
                        }
            """,
            files[0],
            StringComparison.Ordinal);
        Assert.StartsWith(usings, files[0], StringComparison.Ordinal);
        await Case.For<FutileRetryAnalyzer>().AllClients().Source(files[0]).VerifyAsync();
    }

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
            "catch (ForceApiException ex) when (ex.Errors?.Exists(error => SalesforceErrorTriage.ReactionTo(error.ErrorCode, error.Message) "
                + "is SalesforceErrorTriage.Reaction.Retry or SalesforceErrorTriage.Reaction.BackOff) != true)",
            files[0],
            StringComparison.Ordinal);
    }

    private static Task VerifyAsync(string before, string after) =>
        Case.For<FutileRetryAnalyzer>().AllClients().Source(before).VerifyFixAsync(new NarrowedRetryCodeFixProvider(), [after]);
}
