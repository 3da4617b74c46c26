using System.Text;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the rules say, each text once, to be read aloud.</summary>
public class AccessErrorMessagesTests
{
    private static readonly (string Kind, string Code)[] Mistakes =
    [
        ("nothing in the clause", "try { await force.QueryAsync<object>(\"q\"); } catch { }"),
        ("a note", "try { await force.QueryAsync<object>(\"q\"); } catch (Exception e) { Console.WriteLine(e); }"),
        ("a note about a sign-in",
            "try { await login.UsernamePasswordAsync(\"a\", \"b\", \"c\", \"d\"); } catch (Exception e) { Console.WriteLine(e); }"),
        ("a constant", "try { await force.QueryAsync<object>(\"q\"); } catch (Exception) { return null; }"),
        ("a variable of null",
            "object all = null; try { all = await force.QueryAsync<object>(\"q\"); } catch (Exception) { all = null; } return all;"),
        ("a text", "try { await force.QueryAsync<object>(\"q\"); } catch (Exception) { return \"failed\"; }"),
        ("a flag",
            "var ok = true; try { await force.QueryAsync<object>(\"q\"); } catch (Exception) { ok = false; } Console.WriteLine(ok);"),
        ("a text that is kept",
            "string said = null; try { await force.QueryAsync<object>(\"q\"); } catch (Exception e) { said = e.Message; } return said;"),
        ("a text that is kept by way of variables",
            """
            string said = null;
            try { await force.QueryAsync<object>("q"); } catch (Exception e) { var line = "failed: " + e; said = line.Trim(); }
            return said;
            """),
        ("a text that a member keeps",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Exception e) { var said = new List<string> { e.Message }; Problem = said; }
            """),
        ("a text in variables of the clause alone",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Exception e) { var lines = new List<string>(); lines.Add(e.Message); Console.WriteLine(lines.Count); }
            """),
        ("a text that nobody reads",
            """
            string said;
            try { await force.QueryAsync<object>("q"); } catch (Exception e) { said = e.Message; Console.WriteLine(said); }
            """),
        ("something instead",
            "try { await force.UpdateAsync(\"Task\", \"1\", this); } catch (Exception) { await force.CreateAsync(\"Task\", this); }"),
        ("more than a sign-in",
            """
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); await force.QueryAsync<object>("q"); }
            catch (Exception e) { Console.WriteLine(e); }
            """),
        ("a flag of failure",
            """
            var hasFailed = false;
            try { await force.QueryAsync<object>("q"); } catch (Exception) { hasFailed = true; }
            Console.WriteLine(hasFailed);
            """),
        ("a switch of the screen",
            """
            var isDialogVisible = false;
            try { await force.QueryAsync<object>("q"); } catch (Exception) { isDialogVisible = true; }
            Console.WriteLine(isDialogVisible);
            """),
        ("thrown again", "try { await force.QueryAsync<object>(\"q\"); } catch (Exception e) { throw e; }"),
        ("wrapped",
            "try { await force.QueryAsync<object>(\"q\"); } catch (Exception e) { throw new InvalidOperationException(\"failed\", e); }"),
        ("replaced",
            "try { await force.QueryAsync<object>(\"q\"); } catch (Exception e) { throw new InvalidOperationException(e.Message); }"),
        ("of a general client",
            "try { return await http.GetStringAsync(\"/services/data/v60.0/limits\"); } catch (HttpRequestException) { return null; }"),
        ("through a method", "try { await Guarded(); } catch (Salesforce.Common.ForceException e) { Console.WriteLine(e); }"),
        ("through methods",
            "try { await Guarded(); await Task.Delay(1); } catch (Salesforce.Common.ForceException e) { Console.WriteLine(e); }"),
        ("EnsureSuccessStatusCode", "var r = await http.GetAsync(\"/services/data/v60.0/limits\"); r.EnsureSuccessStatusCode();"),
        ("a check", "var r = await http.GetAsync(\"/services/data/v60.0/limits\"); if (!r.IsSuccessStatusCode) return null;"),
        ("a body in a message",
            """
            var r = await http.GetAsync("/services/data/v60.0/limits");
            if (!r.IsSuccessStatusCode) throw new InvalidOperationException("failed: " + await r.Content.ReadAsStringAsync());
            """),
        ("messages of the error",
            """
            var r = await http.GetAsync("/services/data/v60.0/limits");
            var answer = new AnswerReader().Read(await r.Content.ReadAsStringAsync());
            if (!r.IsSuccessStatusCode) throw new InvalidOperationException("failed: " + answer);
            return null; }
            class AnswerReader { public string Read(string body) => body.Trim(); }
            public async Task<object> Other() { await Task.Yield();
            """),
        ("yes or no",
            """
            return null; }
            public async Task<bool> Delete()
            {
                var r = await http.DeleteAsync("/services/data/v60.0/sobjects/Lead/1");
                return r.IsSuccessStatusCode;
            }
            public async Task<object> Rest() { await Task.Yield();
            """),
        ("a message",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Exception e) when (e.Message.Contains("API_DISABLED_FOR_ORG")) { throw; }
            """),
        ("a sentence",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Exception e) when (e.Message.Contains("Session expired or invalid")) { throw; }
            """),
        ("a body",
            """
            var body = await (await http.GetAsync("/services/data/v60.0/limits")).Content.ReadAsStringAsync();
            if (body.Contains("DUPLICATES_DETECTED")) return null;
            """),
        ("attempts",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { return await force.QueryAsync<object>("q"); } catch (Exception) { await Task.Delay(100); }
            }
            """),
        ("attempts to sign in",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { await login.UsernamePasswordAsync("a", "b", "c", "d"); break; } catch (Exception) { await Task.Delay(100); }
            }
            """),
        ("attempts to refresh",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { await login.TokenRefreshAsync("a", "b"); break; } catch (Exception) { await Task.Delay(100); }
            }
            """),
        ("attempts with a code",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { await login.WebServerAsync("a", "b", "c", "d"); break; } catch (Exception) { await Task.Delay(100); }
            }
            """),
        ("an ended session",
            """
            try { return await force.QueryAsync<object>("q"); }
            catch (Exception) { await login.TokenRefreshAsync("a", "b"); return await force.QueryAsync<object>("q"); }
            """),
        ("once more",
            "try { return await force.QueryAsync<object>(\"q\"); } catch (Exception) { return await force.QueryAsync<object>(\"q\"); }"),
        ("401 without end",
            """
            var r = await http.GetAsync("/services/data/v60.0/limits");
            if (r.StatusCode == HttpStatusCode.Unauthorized) { await Guarded(); return await Run(); }
            """),
        ("a policy on an exception",
            """
            return await Policy.Handle<Salesforce.Common.ForceException>()
                .RetryAsync(3)
                .ExecuteAsync(() => force.QueryAsync<object>("q"));
            """),
        ("a policy on the exception of a sign-in",
            """
            await Policy.Handle<NetCoreForce.Client.ForceAuthException>()
                .RetryAsync(3)
                .ExecuteAsync(() => new NetCoreForce.Client.AuthenticationClient().ClientCredentialsAsync("a", "b", "c"));
            """),
        ("a policy on the exception of a sign-in elsewhere",
            "return Policy.Handle<Salesforce.Common.ForceAuthException>().RetryAsync(3);"),
        ("a policy on the fault of a sign-in",
            "return Policy.Handle<System.ServiceModel.FaultException<Sforce.Partner.LoginFault>>().RetryAsync(3);"),
        ("attempts to sign in over SOAP",
            """
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { wcf.login("a", "b"); break; } catch (Exception) { await Task.Delay(100); }
            }
            """),
        ("a policy on everything",
            "return await Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => force.QueryAsync<object>(\"q\"));"),
        ("a policy on every sign-in",
            "await Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => login.UsernamePasswordAsync(\"a\", \"b\", \"c\", \"d\"));"),
        ("a policy on every answer",
            """
            return await Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode)
                .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
                .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"));
            """),
        ("a policy on 429",
            """
            return await Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests)
                .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
                .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"));
            """),
        ("a policy on what is transient",
            """
            return await Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError()
                .WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i))
                .ExecuteAsync(() => http.GetAsync("/services/data/v60.0/limits"));
            """),
        ("a strategy without a predicate",
            """
            return await new ResiliencePipelineBuilder()
                .AddRetry(new Polly.Retrying.RetryStrategyOptions { MaxRetryAttempts = 3 })
                .Build()
                .ExecuteAsync(async t => await force.QueryAsync<object>("q"));
            """),
        ("results", "wcf.create(null, new Sforce.Partner.sObject[2]);"),
        ("a misspelt code",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Exception e) { var errorCode = e.ToString(); if (errorCode == "API_DISABLE_FOR_ORG") throw; return errorCode; }
            """),
        ("one of two codes",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.ApiDisabledForOrg) { throw; }
            """),
        ("an ended session alone",
            """
            try { await force.QueryAsync<object>("q"); }
            catch (Salesforce.Common.ForceException e) when (e.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId)
            {
                await login.TokenRefreshAsync("a", "b");
            }
            """),
        ("the base of a fault",
            """
            try { wcf.login("a", "b"); }
            catch (System.ServiceModel.FaultException<Sforce.Partner.ApiFault> e) { Console.WriteLine(e.Detail.exceptionCode); }
            """),
        ("faults taken for the network",
            "try { wcf.query(null, \"q\"); } catch (System.ServiceModel.CommunicationException) { Console.WriteLine(\"network\"); }"),
        ("the sibling",
            """
            try { await login.UsernamePasswordAsync("a", "b", "c", "d"); }
            catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Error); }
            """),
        ("inside another exception",
            "try { force.QueryAsync<object>(\"q\").Wait(); } catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Error); }"),
        ("a type without any look", "return await force.QueryAsync<object>(\"q\");"),
    ];

    [Fact]
    public async Task Messages_name_the_thing_the_reason_and_the_next_step()
    {
        var text = new StringBuilder();
        foreach (var (kind, code) in Mistakes)
        {
            var reported = await Case.For(AccessErrorRules.All).AllClients().Source($$"""
                using Polly;
                class Repository(
                    Salesforce.Force.ForceClient force,
                    Salesforce.Common.AuthenticationClient login,
                    HttpClient http,
                    Sforce.Partner.SoapClient wcf,
                    Sforce.Enterprise.SforceService asmx)
                {
                    public async Task<object> Run() { await Task.Yield(); {{code}} return null; }
                    private static Task Guarded() => Task.CompletedTask;
                    public object Problem { get; set; }
                }
                """).DiagnosticsAsync();
            text.Append(kind)
                .Append('\n')
                .AppendJoin('\n', reported.Select(diagnostic => $"  {diagnostic.Id}: {diagnostic.GetMessage()}"))
                .Append('\n');
        }

        Snapshot.Verify(text.ToString());
    }
}
