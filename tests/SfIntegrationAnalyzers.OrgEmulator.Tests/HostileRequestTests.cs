using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>
/// Whatever is sent, the answer is Salesforce's or a refusal that says so; nothing breaks, and nothing of the emulator shows.
/// </summary>
public sealed class HostileRequestTests : SmallOrgTests
{
    public override Task DisposeAsync()
    {
        Org.ForgiveRefusals();
        return base.DisposeAsync();
    }

    [Theory]
    [InlineData("", "a composite body that is not JSON")]
    [InlineData("{", "a composite body that is not JSON")]
    [InlineData("[]", "a composite body without a list compositeRequest")]
    [InlineData("3", "a composite body without a list compositeRequest")]
    [InlineData("""{"compositeRequest":{}}""", "a composite body without a list compositeRequest")]
    [InlineData("""{"compositeRequest":[]}""", "a composite request with 0 subrequests")]
    [InlineData("""{"compositeRequest":[null]}""", "a composite subrequest that is no object")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"\ud800","referenceId":"a"}]}""",
        "a composite subrequest whose url is no text")]
    [InlineData("""{"compositeRequest":[{"method":"DELETE","url":"/x","referenceId":"a"}]}""", "a composite subrequest other than GET")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"/services/data/v65.0/sobjects/User/@{a.Id}","referenceId":"b"}]}""",
        "a reference between composite subrequests")]
    public async Task A_composite_body_that_makes_no_sense_is_refused(string body, string refusal) =>
        AssertRefused(await PostAsync("/composite", body), refusal);

    [Theory]
    [InlineData(6, "a composite request with more than 5 queries")]
    [InlineData(26, "a composite request with 26 subrequests")]
    public async Task A_composite_request_beyond_the_limits_is_refused(int subrequests, string refusal) =>
        AssertRefused(
            await PostAsync("/composite", Composite(Enumerable.Repeat("query?q=SELECT+Id+FROM+User", subrequests), allOrNone: false)),
            refusal);

    [Fact]
    public async Task A_composite_request_of_all_or_none_is_answered_where_all_succeeds()
    {
        var whole = await PostAsync("/composite", Composite(["query?q=SELECT+Id+FROM+User", "limits"], allOrNone: true));
        Assert.Equal([200, 200], whole.Json!["compositeResponse"]!.AsArray().Select(r => r!["httpStatusCode"]!.GetValue<int>()));
        AssertRefused(
            await PostAsync("/composite", Composite(["query?q=SELECT+Id+FROM+User", "nowhere"], allOrNone: true)),
            "a composite request with allOrNone or haltOnError of which a part fails");
    }

    [Fact]
    public async Task Queries_nested_or_long_beyond_sense_are_refused()
    {
        AssertRefused(
            await Client.QueryAsync($"SELECT Id FROM User WHERE {new string('(', 1000)}Id = null{new string(')', 1000)}"),
            "a query nested more than 100 levels deep");
        AssertRefused(
            await Client.QueryAsync($"SELECT Id FROM User WHERE {string.Concat(Enumerable.Repeat("NOT ", 1000))}Id = null"),
            "a query nested more than 100 levels deep");
        AssertRefused(
            await Client.QueryAsync("SELECT " + string.Concat(Enumerable.Repeat("(SELECT ", 500))),
            "a query nested more than 100 levels deep");
        var subrequest = new { method = "GET", referenceId = "a", url = "/services/data/v65.0/query?q=SELECT+" + new string('x', 200_000) };
        var inBody = JsonSerializer.Serialize(new { compositeRequest = new[] { subrequest } });
        AssertRefused(await PostAsync("/composite", inBody), "a query of more than 100000 characters");
    }

    [Fact]
    public async Task A_query_that_is_nearly_right_never_brings_a_mistake_of_the_emulator_to_light()
    {
        foreach (var soql in SoqlMutations.Draw(Draw.Seed, Draw.Cases(1000)))
        {
            var answer = await Client.QueryAsync(soql);
            Assert.True(
                (int)answer.Status is 200 or 400 || answer.Message.Contains("the emulator does not answer ", StringComparison.Ordinal),
                $"seed {Draw.Seed}: {soql}\n{answer.Text}");
        }
    }

    [Theory]
    [InlineData("SELECT Id FROM User LIMIT 99999999999", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User LIMIT -1", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User WHERE LastLoginDate > 2026-13-45T99:99:99Z", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User WHERE LastLoginDate > 0001-01-01T00:00:00+14:00", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User WHERE Username = '\u0000\uFFFF'", null)]
    [InlineData("\u0000", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User -- comment", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM User WHERE Id = '" + "\\", "MALFORMED_QUERY")]
    public async Task A_strange_query_is_answered_like_any_other(string soql, string? code)
    {
        var answer = await Client.QueryAsync(soql);
        Assert.Equal((code is null ? 200 : 400, code), ((int)answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("/services/data/v65.0/../../../etc/passwd")]
    [InlineData("/services/data/v65.0/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/services/data/v65.0/sobjects/User/%00")]
    [InlineData("/services/data/v99999999999999999999.0/query")]
    [InlineData("/services/data/v-1.0/query")]
    [InlineData("/services/data/v65.0/query/0r8-99999999999999999999")]
    [InlineData("/services/data/v65.0/query/%ff%fe")]
    [InlineData("/id/%2f/%2f")]
    [InlineData("/%")]
    [InlineData("/services/data/v65.0/query?q=&q=&Q=&=&&%zz")]
    public async Task A_path_leads_nowhere_but_into_theOrg(string path)
    {
        var answer = await Client.GetAsync(path);
        Assert.InRange((int)answer.Status, 400, 404);
        Assert.Empty(Org.Refusals);
    }

    [Theory]
    [InlineData("Basic", "%%%")]
    [InlineData("Basic", "bm9jb2xvbg==")]
    [InlineData("Basic", "")]
    public async Task Credentials_that_are_none_are_invalid(string scheme, string parameter)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = Form(("grant_type", "client_credentials")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, parameter);
        Assert.Matches("^(invalid client credentials|client identifier invalid)$", (await Client.SendAsync(request)).ErrorCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"iss":1,"sub":2,"aud":3,"exp":"x"}""")]
    [InlineData("""{"iss":"SELF","sub":["a"],"aud":{"a":1},"exp":1e400}""")]
    [InlineData("""{"iss":{},"sub":null,"aud":[null,1],"exp":-1}""")]
    public async Task An_assertion_of_rubbish_is_refused_as_an_assertion(string claims)
    {
        static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
        var assertion = $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode(claims)}.{Encode("signature")}";
        var answer = await Client.TokenAsync(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion));
        Assert.Matches("^(invalid assertion|client identifier invalid)$", answer.ErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><login><username>&b;</username></login>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><login><username>&a;</username></login>""")]
    [InlineData("<query/>")]
    public async Task A_soap_body_that_is_no_login_is_refused(string body)
    {
        var answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/services/Soap/u/65.0")
        {
            Content = new StringContent(body),
        });
        AssertRefused(answer, "a SOAP call other than login");
    }

    [Fact]
    public async Task A_body_of_forty_megabytes_is_too_large()
    {
        using var body = new ByteArrayContent(new byte[40 * 1024 * 1024]);
        try
        {
            var answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, OrgClient.Root + "/composite") { Content = body });
            Assert.Equal(413, (int)answer.Status);
        }
        catch (HttpRequestException)
        {
            // The server may close the connection before the client has sent it all, and the client then never reads the 413.
        }

        Assert.Equal(200, (int)(await Client.GetAsync(OrgClient.Root)).Status);
    }

    [Theory]
    [InlineData("PUT", "/sobjects/User/005000000000001AAA")]
    [InlineData("PATCH", "/sobjects/User/005000000000001AAA")]
    [InlineData("DELETE", "/sobjects/PermissionSetAssignment/0Pa000000000001AAA")]
    [InlineData("POST", "/composite/sobjects")]
    [InlineData("POST", "/composite/tree/User")]
    public async Task A_write_is_refused_and_stands_in_the_journal_as_one(string method, string path)
    {
        AssertRefused(
            await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), OrgClient.Root + path)
            {
                Content = new StringContent("{}"),
            }),
            "a write: ");
        Assert.Single(Org.Journal.Writes);
    }

    private void AssertRefused(Answer answer, string refusal)
    {
        Assert.Equal((500, "EMULATOR_REFUSED"), ((int)answer.Status, answer.ErrorCode));
        Assert.Contains("the emulator does not answer " + refusal, answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" at SfIntegrationAnalyzers", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Message, Org.Refusals);
    }

    private Task<Answer> PostAsync(string path, string body) => Client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, OrgClient.Root + path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        });

    private static string Composite(IEnumerable<string> paths, bool allOrNone) => JsonSerializer.Serialize(new
    {
        allOrNone,
        compositeRequest = paths.Select((path, i) => new { method = "GET", referenceId = "r" + i, url = $"{OrgClient.Root}/{path}" }),
    });

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
