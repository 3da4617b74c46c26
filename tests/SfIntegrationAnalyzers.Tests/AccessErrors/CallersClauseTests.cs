using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Failures that leave the type that calls Salesforce and come to a clause in another type of the project.</summary>
public class CallersClauseTests
{
    private const string Repository = """
        interface IRepository { Task<object> LoadAsync(); }
        class SalesforceRepository($member) : IRepository { public async Task<object> LoadAsync() { await Task.Yield(); return $call; } }
        """;

    public static TheoryData<string, string, string> Lost => Cross(
    [
        ("a class", Repository, """
            class SalesforceJob(SalesforceRepository repository)
            {
                public async Task<object> Run()
                {
                    try { return await repository.LoadAsync(); } {|SFI2001:catch (Exception)|} { return null; }
                }
            }
            """),
        ("an interface", Repository, """
            class SalesforceJob(IRepository repository)
            {
                public async Task<object> Run()
                {
                    try { return await repository.LoadAsync(); } {|SFI2001:catch (Exception e)|} { throw new Exception(e.Message); }
                }
            }
            """),
        ("a conditional access", Repository, """
            class SalesforceJob(IRepository repository)
            {
                public object Run()
                {
                    try { return repository?.LoadAsync().GetAwaiter().GetResult(); }
                    {|SFI2001:catch (Exception e)|} { Console.WriteLine(e); return null; }
                }
            }
            """),
        ("an extension method",
            """
            static class SalesforceExtensions
            {
                public static async Task<object> LoadAsync(this $type client) { await Task.Yield(); return $call; }
            }
            """,
            """
                class SalesforceJob($member)
                {
                    public async Task<object> Run()
                    {
                        try { return await client.LoadAsync(); } {|SFI2001:catch (Exception)|} { return null; }
                    }
                }
                """),
        ("a service between",
            Repository + "class SalesforceService(IRepository repository) { public Task<object> Get() => repository.LoadAsync(); }", """
            class SalesforceJob(SalesforceService service)
            {
                public async Task<object> Run() { try { return await service.Get(); } {|SFI2001:catch (Exception)|} { return null; } }
            }
            """),
        ("a clause that names the client's exception", Repository, """
            class SalesforceJob(SalesforceRepository repository)
            {
                public async Task<object> Run()
                {
                    try { return await repository.LoadAsync(); } {|SFI2001:catch ($exception)|} { return null; }
                }
            }
            """),
    ]);

    public static TheoryData<string, string, string> Kept => Cross(
    [
        ("the clause asks for the code", Repository, """
            class SalesforceJob(SalesforceRepository repository)
            {
                public async Task<object> Run()
                {
                    try { return await repository.LoadAsync(); } catch ($exception ex) when ($codeIs) { return null; }
                }
            }
            """),
        ("the call settles its failure itself", """
            class SalesforceRepository($member)
            {
                public async Task<object> LoadAsync()
                {
                    await Task.Yield();
                    try { return $call; } {|SFI2001:catch (Exception)|} { return null; }
                }
            }
            """, """
            class SalesforceJob(SalesforceRepository repository)
            {
                public async Task<object> Run() { try { return await repository.LoadAsync(); } catch (Exception) { return null; } }
            }
            """),
        ("the block guards another method of the type", """
            class {|SFI2007:SalesforceRepository|}($member)
            {
                public async Task<object> LoadAsync() { await Task.Yield(); return $call; }
                public string Name() => "accounts";
            }
            """, """
            class SalesforceJob(SalesforceRepository repository)
            {
                public string Run() { try { return repository.Name(); } catch (Exception) { return null; } }
            }
            """),
        ("one of two implementations",
            Repository.Replace("SalesforceRepository", "{|SFI2007:SalesforceRepository|}")
                + "class NoSalesforce : IRepository { public Task<object> LoadAsync() => null; }",
            """
                class SalesforceJob(IRepository repository)
                {
                    public async Task<object> Run() { try { return await repository.LoadAsync(); } catch (Exception) { return null; } }
                }
                """),
        ("a clause for something else", Repository.Replace("class SalesforceRepository", "class {|SFI2007:SalesforceRepository|}"), """
            class SalesforceJob(SalesforceRepository repository)
            {
                public async Task<object> Run()
                {
                    try { return await repository.LoadAsync(); } catch (OperationCanceledException) { return null; }
                }
            }
            """),
    ]);

    [Theory]
    [MemberData(nameof(Lost))]
    public Task It_is_reported_at_the_clause_and_not_for_the_type_that_calls(string client, string through, string source) =>
        VerifyAsync(source);

    [Theory]
    [MemberData(nameof(Kept))]
    public Task A_clause_that_does_not_lose_it_is_left_alone(string client, string why, string source) =>
        VerifyAsync(source);

    [Fact]
    public Task Over_http_it_was_lost_before() => AccessErrorRules.VerifyAsync("""
        class SalesforceApi(HttpClient http)
        {
            public async Task<string> Load()
            {
                var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                r.{|SFI2002:EnsureSuccessStatusCode|}();
                return await r.Content.ReadAsStringAsync();
            }
        }
        class SalesforceJob(SalesforceApi api)
        {
            public async Task<string> Run() { try { return await api.Load(); } catch (Exception) { return null; } }
        }
        """);

    [Fact]
    public async Task The_message_names_the_method_with_its_type()
    {
        var message = Assert.Single(await Case.For<SwallowedAccessErrorAnalyzer>().AllClients().Source("""
            class Repository(NetCoreForce.Client.ForceClient client) { public Task<List<object>> Load() => client.Query<object>("q"); }
            class Job(Repository repository)
            {
                public async Task<object> Run() { try { return await repository.Load(); } [|catch (Exception)|] { return null; } }
            }
            """).VerifyAsync()).GetMessage();
        Assert.StartsWith("A failure of Repository.Load becomes null here", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_signs_in_and_calls_is_more_than_a_sign_in()
    {
        var message = Assert.Single(await Case.For<SwallowedAccessErrorAnalyzer>().AllClients().Source("""
            class Repository(Salesforce.Common.IAuthenticationClient login)
            {
                public async Task<object> Run() { try { return await Load(); } [|catch (Exception)|] { return null; } }
                private async Task<object> Load()
                {
                    await login.UsernamePasswordAsync("a", "b", "c", "d");
                    return await new Salesforce.Force.ForceClient(login.InstanceUrl, login.AccessToken, "v60.0").QueryAsync<object>("q");
                }
            }
            """).VerifyAsync()).GetMessage();
        Assert.Contains("lost API access, an ended session", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task The_fix_names_the_clients_exception_where_nothing_else_does()
    {
        const string IsAccessError = "error.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"";
        return Case.For<SwallowedAccessErrorAnalyzer>().AllClients()
            .Source("""
                namespace Contoso.Data
                {
                    class SalesforceRepository(NetCoreForce.Client.ForceClient client)
                    {
                        public Task<List<object>> Load() => client.Query<object>("q");
                    }
                }
                """)
            .Source("""
                namespace Contoso;

                class SalesforceJob(Data.SalesforceRepository repository)
                {
                    public async Task<object> Run()
                    {
                        try
                        {
                            return await repository.Load();
                        }
                        [|catch (Exception)|]
                        {
                            return null;
                        }
                    }
                }
                """)
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(),
            [
                """
                namespace Contoso.Data
                {
                    class SalesforceRepository(NetCoreForce.Client.ForceClient client)
                    {
                        public Task<List<object>> Load() => client.Query<object>("q");
                    }
                }
                """,
                $$"""
                using NetCoreForce.Client;

                namespace Contoso;

                class SalesforceJob(Data.SalesforceRepository repository)
                {
                    public async Task<object> Run()
                    {
                        try
                        {
                            return await repository.Load();
                        }
                        catch (ForceApiException ex) when (ex.Errors?.Exists(error => {{IsAccessError}}) == true)
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
                """,
            ]);
    }

    private static Task VerifyAsync(string source) =>
        AccessErrorRules.VerifyAsync(source);

    private static TheoryData<string, string, string> Cross((string Name, string Callee, string Caller)[] cases)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var client in ThrowingClient.All)
        {
            foreach (var (name, callee, caller) in cases)
            {
                data.Add(client.Name, name, (callee + caller)
                    .Replace("$member", client.Member)
                    .Replace("$type", client.Member.Split(' ')[0])
                    .Replace("$call", client.Call)
                    .Replace("$exception", client.Exception)
                    .Replace("$codeIs", client.CodeIs));
            }
        }

        return data;
    }
}
