using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// What the fix of a swallowed access error writes, in each client's terms; the result compiles against the client's stub.
/// </summary>
public class FilteredCatchFixTests
{
    private const string Comment = "The org or the user may not use the API: an administrator has to act, a retry cannot help.";

    private const string SignInComment =
        "The user may not sign in or use the API: an administrator has to act, a retry cannot help and may lock the user out.";

    private const string LoginTexts =
        "ex.Code.Name\nis \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\" or \"INVALID_LOGIN\"\n"
            + "or \"INVALID_OPERATION_WITH_EXPIRED_PASSWORD\" or \"INVALID_SSO_GATEWAY_URL\"\n"
            + "or \"LOGIN_CHALLENGE_ISSUED\" or \"LOGIN_CHALLENGE_PENDING\"\n"
            + "or \"LOGIN_DURING_RESTRICTED_DOMAIN\" or \"LOGIN_DURING_RESTRICTED_TIME\"\n"
            + "or \"LOGIN_MUST_USE_SECURITY_TOKEN\" or \"ORG_NOT_OWNED_BY_INSTANCE\" or \"PASSWORD_LOCKOUT\"";

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Force.ForceClient client",
        """await client.QueryAsync<object>("q")""",
        "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n",
        "ForceException",
        "ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceClient client",
        """await client.Query<object>("q")""",
        "using NetCoreForce.Client;\n\n",
        "ForceApiException",
        "ex.Errors?.Exists(error => error.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\") == true")]
    [InlineData("WCF proxy, login",
        "Sforce.Partner.SoapClient client",
        """client.login("a", "b")""",
        "using System.ServiceModel;\nusing Sforce.Partner;\n\n",
        "FaultException<LoginFault>",
        "ex.Detail.exceptionCode is ExceptionCode.API_DISABLED_FOR_ORG or ExceptionCode.API_CURRENTLY_DISABLED or "
            + "ExceptionCode.INVALID_LOGIN",
        SignInComment)]
    [InlineData("ASMX proxy, login",
        "Sforce.Enterprise.SforceService client",
        """client.login("a", "b")""",
        "using System.Web.Services.Protocols;\n\n",
        "SoapException",
        LoginTexts,
        SignInComment)]
    [InlineData("ASMX proxy, login and a call, which throw the same",
        "Sforce.Enterprise.SforceService client",
        """client.login("a", "b").sessionId + client.query("q")""",
        "using System.Web.Services.Protocols;\n\n",
        "SoapException",
        LoginTexts,
        SignInComment)]
    [InlineData("WCF proxy",
        "Sforce.Partner.SoapClient client",
        """client.query(null, "q")""",
        "using System.ServiceModel;\nusing Sforce.Partner;\n\n",
        "FaultException<UnexpectedErrorFault>",
        "ex.Detail.exceptionCode is ExceptionCode.API_DISABLED_FOR_ORG or ExceptionCode.API_CURRENTLY_DISABLED")]
    [InlineData("WCF proxy, operation that declares no fault",
        "Sforce.Partner.SoapClient client",
        """client.update(null, null, out _)""",
        "using System.ServiceModel;\n\n",
        "FaultException",
        "ex.Code.Name is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")]
    [InlineData("ASMX proxy",
        "Sforce.Enterprise.SforceService client",
        """client.query("q")""",
        "using System.Web.Services.Protocols;\n\n",
        "SoapException",
        "ex.Code.Name is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")]
    public async Task A_filtered_catch_is_put_before_the_general_one(
        string client, string member, string call, string usings, string exception, string condition, string comment = Comment)
    {
        const string usingDirectives = "$usings";
        var before = Repository("");
        var after = Repository($$"""

                    catch ({{exception}} ex) when ({{condition.Replace("\n", "\n            ")}})
                    {
                        Console.WriteLine(ex);
                        // {{comment}}
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
            }

            """;
    }

    [Fact]
    public async Task Of_a_sign_in_and_a_call_the_faults_of_both_pass()
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().WcfProxy()
            .Source("""
                class Repository(Sforce.Partner.SoapClient client)
                {
                    public object Load()
                    {
                        try
                        {
                            client.login("a", "b");
                            return client.query(null, "q");
                        }
                        [|catch (Exception ex)|]
                        {
                            return null;
                        }
                    }
                }

                """)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        const string codes = "ex.Detail.exceptionCode is ExceptionCode.API_DISABLED_FOR_ORG or ExceptionCode.API_CURRENTLY_DISABLED";
        string Rethrown(string comment) => $$"""
                    {
                        // {{comment}}
                        throw;
                    }

            """;
        Assert.Contains(
            ($"        catch (FaultException<UnexpectedErrorFault> ex) when ({codes})\n{Rethrown(Comment)}"
                + $"        catch (FaultException<LoginFault> ex) when ({codes} or ExceptionCode.INVALID_LOGIN)\n{Rethrown(SignInComment)}"
                + "        catch (Exception ex)\n").ReplaceLineEndings("\n"),
            files[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_come_to_a_clause_is_not_caught_before_it()
    {
        var given = Case.For<SwallowedAccessErrorAnalyzer>().NetCoreForce().Source("""
            class SignIn
            {
                public async Task<NetCoreForce.Client.AuthenticationClient> Connect()
                {
                    try
                    {
                        var client = new NetCoreForce.Client.AuthenticationClient();
                        await client.UsernamePasswordAsync("id", "secret", "name", "password", "https://login.salesforce.com/services/oauth2/token");
                        await new NetCoreForce.Client.ForceClient("https://x.my.salesforce.com", "v60.0", "t").Query<object>("q");
                        return client;
                    }
                    [|catch (NetCoreForce.Client.ForceAuthException)|]
                    {
                        return null;
                    }
                }
            }

            """);
        var files = await given.FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.DoesNotContain("ForceApiException", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a keyword as its name", "Salesforce.Force.ForceClient", "QueryAsync", "@event",
        "catch (ForceException @event) when (@event.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)")]
    [InlineData("no import of Linq", "NetCoreForce.Client.ForceClient", "Query", "e",
        "catch (ForceApiException e) when (e.Errors?.Exists(error => error.ErrorCode is \"API_DISABLED_FOR_ORG\" "
            + "or \"API_CURRENTLY_DISABLED\") == true)")]
    public async Task A_filtered_catch_is_put_before_one_with(string what, string client, string method, string name, string expected)
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().AllClients().Language(LanguageVersion.CSharp9)
            .Source($$"""
                using System;
                using System.Threading.Tasks;

                class Repository
                {
                    {{client}} client;

                    public async Task<object> Load()
                    {
                        try
                        {
                            return await client.{{method}}<object>("q");
                        }
                        [|catch (Exception {{name}})|]
                        {
                            Console.WriteLine({{name}});
                            return null;
                        }
                    }
                }

                """)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains(expected, files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listed_error_is_not_named_like_the_exception()
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().NetCoreForce()
            .Source("""
                class Repository(NetCoreForce.Client.ForceClient client)
                {
                    public async Task<object> Load()
                    {
                        try
                        {
                            return await client.Query<object>("q");
                        }
                        [|catch (Exception error)|]
                        {
                            return null;
                        }
                    }
                }

                """)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains("error.Errors?.Exists(each => each.ErrorCode is ", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a log", "log.Write(e, \"failed\");", "log.Write(e, \"failed\");")]
    [InlineData("a log and a mail",
        "log?.Write(e, \"failed\");\nawait Mail.SendAsync(e.ToString());",
        "log?.Write(e, \"failed\");\nawait Mail.SendAsync(e.ToString());")]
    [InlineData("a log of several lines", "log.Write(\n    e,\n    \"failed\"); // for support", "log.Write(\n    e,\n    \"failed\");")]
    [InlineData("a decision before a log", "failed++;\nlog.Write(e, \"failed\");", "")]
    [InlineData("a mail that is made first",
        "var mail = new ErrorEmail(\"admin\", e.Message + e.InnerException);\nmail.SendEmail();\nfailed++;",
        "var mail = new ErrorEmail(\"admin\", e.Message + e.InnerException);\nmail.SendEmail();")]
    [InlineData("a mail that is filled first",
        "var count = failed;\nvar text = string.Format(\"{0}\", e);\nvar mail = new ErrorEmail();\nmail.Body = text;\nmail.SendEmail();\n"
            + "if (count > 0) return 1;",
        "var text = string.Format(\"{0}\", e);\nvar mail = new ErrorEmail();\nmail.Body = text;\nmail.SendEmail();")]
    [InlineData("a call before a mail", "var mail = new ErrorEmail(Remove(), \"\");\nmail.SendEmail();", "")]
    [InlineData("a mail that is not sent first", "var mail = new ErrorEmail(\"admin\", e.Message);\nfailed++;\nmail.SendEmail();", "")]
    public async Task What_the_general_clause_writes_down_or_tells_first_is_not_missed(string what, string first, string repeated)
    {
        var before = $$"""
            using Salesforce.Common;
            using Salesforce.Common.Models.Json;

            interface ILog { void Write(Exception e, string text); }
            static class Mail { public static Task SendAsync(string text) => Task.CompletedTask; }
            class ErrorEmail(string to = "", string text = "")
            {
                public string Body { get; set; } = to + text;
                public void SendEmail() { }
            }
            class Repository(Salesforce.Force.ForceClient client, ILog log)
            {
                int failed;
                string Remove() { failed = 0; return ""; }

                public async Task<object> Load()
                {
                    try
                    {
                        return await client.QueryAsync<object>("q");
                    }
                    [|catch (Exception e)|]
                    {
                        {{first.Replace("\n", "\n            ")}}
                        return null;
                    }
                }
            }

            """;
        var told = repeated.Length == 0 ? "" : repeated.Replace("\n", "\n            ") + "\n            ";
        var clause = $$"""
            catch (ForceException e) when (e.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)
                    {
                        {{told}}// The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
                    catch (Exception e)
            """;
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(before)
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(), [before.Replace("[|catch (Exception e)|]", clause)]);
    }

    [Theory]
    [InlineData("a clause that only throws", "(Exception e)", "throw e;", "(Exception)", "throw;")]
    [InlineData("parentheses", "(Exception e)", "failed++;\nthrow (e); // on", "(Exception)", "failed++;\nthrow; // on")]
    [InlineData("a log", "(Exception e)", "Console.WriteLine(e);\nthrow e;", "(Exception e)", "Console.WriteLine(e);\nthrow;")]
    [InlineData("a filter", "(Exception e) when (e is not OutOfMemoryException)", "throw e;",
        "(Exception e) when (e is not OutOfMemoryException)", "throw;")]
    [InlineData("two of them", "(Exception e)", "if (failed > 0)\n    throw e;\nelse\n    throw e;",
        "(Exception)", "if (failed > 0)\n    throw;\nelse\n    throw;")]
    [InlineData("what is left out here", "(Exception e)", "\n#if OLD\nLog.Write(e);\n#endif\nthrow e;",
        "(Exception e)", "\n#if OLD\nLog.Write(e);\n#endif\nthrow;")]
    [InlineData("comments", "(Exception e /* all */)", "throw /* as it is */ e;", "(Exception /* all */)", "throw /* as it is */ ;")]
    public async Task What_throws_all_that_it_caught_again_rethrows(
        string what, string caught, string thrown, string named, string rethrown)
    {
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(Thrown($"[|catch {caught}|]", thrown))
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(), [Thrown($"catch {named}", rethrown)]);
    }

    [Fact]
    public async Task The_clause_beside_it_that_does_the_same_rethrows_with_it()
    {
        const string other = "catch (ArgumentException e)\n        {\n            failed++;\n            ";
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(Thrown($"{other}throw e;\n        }}\n        [|catch (Exception e)|]", "throw e;"))
            .VerifyFixAsync(
                new FilteredCatchCodeFixProvider(),
                [Thrown($"{other.Replace(" e)", ")")}throw;\n        }}\n        catch (Exception)", "throw;")]);
    }

    [Theory]
    [InlineData("a return", "if (failed > 0)\n    return null;\nthrow e;")]
    [InlineData("another exception", "if (failed > 0)\n    throw new InvalidOperationException();\nthrow e;")]
    [InlineData("another exception in an expression", "Log.Write(failed > 0 ? failed : throw new ArgumentException());\nthrow e;")]
    [InlineData("a variable that holds something else", "e = e.InnerException ?? e;\nthrow e;")]
    [InlineData("another clause", "try { Log.Write(failed); }\ncatch (IOException) { throw e; }\nthrow e;")]
    public async Task What_ends_otherwise_as_well_gets_a_filtered_catch(string what, string thrown)
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(Thrown("[|catch (Exception e)|]", thrown))
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains("catch (ForceException e) when (", files[0], StringComparison.Ordinal);
        Assert.Contains(thrown.Split('\n')[^1], files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_clauses_are_fixed_at_once_whatever_they_do()
    {
        const string filtered = """
            catch (ForceException e) when (e.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
                    catch (Exception e)
            """;
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(Thrown("[|catch (Exception e)|]", "throw e;") + Store("[|catch (Exception e)|]", "return null;"))
            .VerifyFixAllAsync(
                new FilteredCatchCodeFixProvider(),
                [Thrown("catch (Exception)", "throw;") + Store(filtered, "return null;")],
                FixAllScope.Document);

        static string Store(string clause, string statements) => "class Store" + Thrown(clause, statements).Split("class Repository")[1];
    }

    [Theory]
    [InlineData("a method", "public async void Load() { $ }", false)]
    [InlineData("a local function", "public void Load() { A(); async void A() { $ } }", false)]
    [InlineData("a lambda", "public void Load() => Changed += async () => { $ };", false)]
    [InlineData("a lambda of a task", "public async void Load() { Func<Task> a = async () => { $ }; await a(); }", true)]
    [InlineData("a method with a clause around", "public async void Load() { try { if (n > 0) { $ } } catch (Exception) { n++; } }", true)]
    [InlineData("a lambda in a try", "public void Load() { try { Changed += async () => { $ }; } catch (Exception) { n++; } }", false)]
    public async Task Nothing_is_let_through_where_it_would_end_the_process(string what, string member, bool isFixed)
    {
        const string statement = """
            try { await client.DeleteAsync("a", "b"); } {|SFI2001:catch (Exception)|} { n++; }
            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source($$"""
                class Repository(Salesforce.Force.ForceClient client)
                {
                    int n;
                    event Action Changed;
                    {{member.Replace("$", statement)}}
                    void Raise() => Changed?.Invoke();
                }

                """)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Equal(isFixed, files[0].Contains("catch (ForceException", StringComparison.Ordinal));
    }

    private static string Thrown(string clause, string statements) => $$"""
        using Salesforce.Common;
        using Salesforce.Common.Models.Json;

        static class Log { public static void Write(int number) { } }
        class Repository(Salesforce.Force.ForceClient client)
        {
            int failed = 0;

            public async Task<object> Load()
            {
                try
                {
                    return await client.QueryAsync<object>("q");
                }
                {{clause}}
                {
                    {{statements.Replace("\n", "\n            ", StringComparison.Ordinal)}}
                }
            }
        }

        """;

    [Theory]
    [InlineData("Salesforce.Common.IAuthenticationClient client", """client.UsernamePasswordAsync("a", "b", "c", "d")""")]
    [InlineData("NetCoreForce.Client.AuthenticationClient client", """client.UsernamePasswordAsync("a", "b", "c", "d", "e")""")]
    public async Task A_sign_in_over_OAuth_which_is_refused_with_other_codes_gets_no_clause_for_lost_access(string member, string call)
    {
        var source = $$"""
            class Session({{member}})
            {
                public async Task<bool> Open()
                {
                    try { await {{call}}; return true; }
                    [|catch (Exception)|] { return false; }
                }
            }

            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>()
            .AllClients()
            .Source(source)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Equal([source.Replace("[|", "").Replace("|]", "")], files);
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
        Assert.Contains(
            "catch (ForceException ex) when (ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)",
            files[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a sign-in before the call, which other errors come of", """
        class Repository(IAuthenticationClient auth)
        {
            public async Task<object> Load()
            {
                try
                {
                    await auth.UsernamePasswordAsync("a", "b", "c", "d");
                    using (var client = new Salesforce.Force.ForceClient("https://x.my.salesforce.com", "t", "v60.0"))
                    {
                        return await client.QueryAsync<object>("q");
                    }
                }
                catch (Exception ex) { return ex.Message; }
            }
        }
        """, "catch (ForceException ex) when (ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)")]
    [InlineData("a blocking wait", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load()
            {
                try { return client.QueryAsync<object>("q").Result; }
                catch (Exception ex) { return ex.Message; }
            }
        }
        """,
        "catch (AggregateException ex) when (ex.InnerException is ForceException inner && inner.Error is Error.ApiDisabledForOrg or "
            + "Error.ApiCurrentlyDisabled)")]
    [InlineData("a blocking wait in a clause of its own", """
        class Repository(Salesforce.Force.ForceClient client)
        {
            public object Load()
            {
                try { client.DeleteAsync("a", "b").Wait(); return true; }
                catch (AggregateException) { return false; }
            }
        }
        """,
        "catch (AggregateException ex) when (ex.InnerException is ForceException inner && inner.Error is Error.ApiDisabledForOrg or "
            + "Error.ApiCurrentlyDisabled)")]
    public async Task The_clause_catches_what_arrives(string which, string source, string expected)
    {
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source("using Salesforce.Common;\n\n"
                + source.Replace("catch (Exception ex)", "[|catch (Exception ex)|]")
                    .Replace("catch (AggregateException)", "[|catch (AggregateException)|]"))
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains(expected, files[0], StringComparison.Ordinal);
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit().Source(files[0]).VerifyAsync();
    }

    [Theory]
    [InlineData(
        "    using System;\n",
        "    using System;\n    using global::Salesforce.Common;\n    using global::Salesforce.Common.Models.Json;\n")]
    [InlineData(
        "    using System;\n    using global::Salesforce.Common;\n",
        "    using System;\n    using global::Salesforce.Common;\n    using global::Salesforce.Common.Models.Json;\n")]
    public async Task A_namespace_that_one_of_the_project_hides_is_imported_all_the_same(string before, string after)
    {
        string Source(string usings, string clause) => $$"""
            namespace Contoso.Salesforce
            {
                class Settings { }
            }

            namespace Contoso.Jobs
            {
            {{usings}}
                class Job
                {
                    public void Run(global::Salesforce.Force.ForceClient client)
                    {
                        try
                        {
                            client.DeleteAsync("a", "b").Wait();
                        }
                        {{clause}}
                        {
                        }
                    }
                }
            }

            """;
        await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(Source(before, "[|catch (Exception)|]"))
            .VerifyFixAsync(new FilteredCatchCodeFixProvider(), [Source(after, """
                catch (AggregateException ex) when (ex.InnerException is ForceException inner && inner.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)
                            {
                                // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                                throw;
                            }
                            catch (Exception)
                """)]);
    }

    [Theory]
    [InlineData("tabs",
        "\tclass A(ForceClient c)\n\t{\n\t\tasync Task B()\n\t\t{\n\t\t\ttry\n\t\t\t{\n\t\t\t\tawait c.DeleteAsync(\"a\", \"b\");\n"
            + "\t\t\t}$\n\t\t\tcatch (Exception)\n\t\t\t{\n\t\t\t}\n\t\t}\n\t}\n",
        "\n\t\t\tcatch (ForceException ex) when (@)\n\t\t\t{\n\t\t\t\t// #\n\t\t\t\tthrow;\n\t\t\t}")]
    [InlineData("two blanks, and line ends of Windows",
        "class A(ForceClient c)\r\n{\r\n  async Task B()\r\n  {\r\n    try\r\n    {\r\n      await c.DeleteAsync(\"a\", \"b\");\r\n"
            + "    }$\r\n    catch (Exception)\r\n    {\r\n    }\r\n  }\r\n}\r\n",
        "\r\n    catch (ForceException ex) when (@)\r\n    {\r\n      // #\r\n      throw;\r\n    }")]
    [InlineData("braces that share lines",
        "class A(ForceClient c) {\n    async Task B() {\n        try {\n            await c.DeleteAsync(\"a\", \"b\");\n"
            + "        }$ catch (Exception) {\n        }\n    }\n}\n",
        " catch (ForceException ex) when (@) {\n            // #\n            throw;\n        }")]
    [InlineData("opening braces that share lines",
        "class A(ForceClient c) {\n    async Task B() {\n        try {\n            await c.DeleteAsync(\"a\", \"b\");\n        }$\n"
            + "        catch (Exception) {\n        }\n    }\n}\n",
        "\n        catch (ForceException ex) when (@) {\n            // #\n            throw;\n        }")]
    [InlineData("a comment that belongs to the next clause",
        "class A(ForceClient c)\n{\n    async Task B()\n    {\n        try\n        {\n            await c.DeleteAsync(\"a\", \"b\");\n"
            + "        }$\n        // whatever\n        catch (Exception)\n        {\n        }\n    }\n}\n",
        "\n        catch (ForceException ex) when (@)\n        {\n            // #\n            throw;\n        }")]
    public async Task The_clause_is_laid_out_as_the_statement_is(string style, string source, string clause)
    {
        source = "using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\nusing Salesforce.Force;\n\n" + source;
        clause = clause
            .Replace("@", "ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled")
            .Replace("#", "The org or the user may not use the API: an administrator has to act, a retry cannot help.");
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().ForceToolkit()
            .Source(source.Replace("$", "").Replace("catch (Exception)", "[|catch (Exception)|]"))
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Equal(source.Replace("$", clause).ReplaceLineEndings("\n"), files[0].ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_statement_on_one_line_gets_lines()
    {
        const string source = """
            using Salesforce.Common;
            using Salesforce.Common.Models.Json;
            using Salesforce.Force;

            class Repository(ForceClient client)
            {
                public async Task<bool> Delete()
                {
                    try { return await client.DeleteAsync("a", "b"); } [|catch (Exception)|] { return false; }
                }
            }

            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>()
            .ForceToolkit()
            .Source(source)
            .FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains("""
                    try { return await client.DeleteAsync("a", "b"); }
                    catch (ForceException ex) when (ex.Error is Error.ApiDisabledForOrg or Error.ApiCurrentlyDisabled)
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }
                    catch (Exception) { return false; }

            """, files[0].ReplaceLineEndings("\n"), StringComparison.Ordinal);
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
            ["using Salesforce.Common;\nusing Salesforce.Common.Models.Json;\n\n"
                + source.Replace("$clause", clause).Replace("[|", "").Replace("|]", "")],
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
                    catch (ForceApiException ex) when (ex.Errors?.Exists(error => SalesforceErrorTriage.IsAccessError(error.ErrorCode, error.Message)) == true)
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
    [InlineData("await response.EnsureSalesforceSuccessAsync();")]
    [InlineData("if (!response.IsSuccessStatusCode) throw await response.ReadSalesforceErrorAsync();")]
    public async Task A_filtered_catch_names_the_exception_of_the_added_helper(string ensure)
    {
        var source = $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    try
                    {
                        var response = await http.GetAsync("/services/data/v60.0/limits");
                        {{ensure}}
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
                public static Task EnsureSalesforceSuccessAsync(this HttpResponseMessage response) =>
                    throw new SalesforceResponseException();
                public static Task<SalesforceResponseException> ReadSalesforceErrorAsync(this HttpResponseMessage response) =>
                    Task.FromResult(new SalesforceResponseException());
            }

            class SalesforceResponseException : HttpRequestException { public string ErrorCode => ""; }

            """;
        var files = await Case.For<SwallowedAccessErrorAnalyzer>().Source(source).FixedAsync(new FilteredCatchCodeFixProvider());
        Assert.Contains(
            "catch (SalesforceResponseException ex) when (ex.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\")",
            files[0],
            StringComparison.Ordinal);
    }
}
