using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class WireTests
{
    private const string AllUsers = OrgClient.Root + "/query?q=SELECT+Id,Username,Name,Email+FROM+User";

    [Fact]
    public async Task Answers_are_chunked_and_compressed_only_if_asked()
    {
        await using var org = await SmallOrg.StartAsync();
        var plain = await RawAsync(org, AllUsers, "");
        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Encoding", plain, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json;charset=UTF-8\r\n", plain, StringComparison.Ordinal);
        Assert.Matches("\r\nX-SFDC-Request-Id: [0-9a-f]{32}\r\n", plain);
        Assert.Contains("\r\nDate: Fri, 20 Nov 2026 12:00:00 GMT\r\n", plain, StringComparison.Ordinal);
        Assert.Contains(
            "\r\nContent-Encoding: gzip\r\n", await RawAsync(org, AllUsers, "Accept-Encoding: gzip\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//services/data")]
    [InlineData("/services/data/")]
    [InlineData("//services/data/v65.0/sobjects/user/describe/")]
    public async Task Extra_slashes_do_not_matter(string path)
    {
        await using var org = await SmallOrg.StartAsync();
        Assert.StartsWith("HTTP/1.1 200", await RawAsync(org, path, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_of_more_than_16384_bytes_is_too_long()
    {
        await using var org = await SmallOrg.StartAsync();
        Assert.StartsWith("HTTP/1.1 414", await RawAsync(org, AllUsers + new string('+', 17_000), ""), StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 431",
            await RawAsync(org, AllUsers + new string('+', 15_000), $"X: {new string('x', 2_000)}\r\n"),
            StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await RawAsync(org, AllUsers + new string('+', 15_000), ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_anonymous_ordered_and_named_after_releases()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var answer = await client.GetAsync("/services/data");
        var versions = answer.Json!.AsArray().Select(v => $"{v!["version"]} {v["label"]} {v["url"]}").ToList();
        Assert.Equal("31.0 Summer '14 /services/data/v31.0", versions[0]);
        Assert.Equal("65.0 Winter '26 /services/data/v65.0", versions[^1]);
        Assert.Equal(35, versions.Count);
        Assert.DoesNotContain("Sforce-Limit-Info", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("total-requests", 403, "REQUEST_LIMIT_EXCEEDED")]
    [InlineData("server-busy", 503, "SERVER_UNAVAILABLE")]
    [InlineData("maintenance-html", 503, null)]
    [InlineData("maintenance-html-200", 200, null)]
    [InlineData("session-not-for-rest", 401, "INVALID_SESSION_ID")]
    [InlineData("url-not-reset", 400, "URL_NOT_RESET")]
    [InlineData("gone", 410, "GONE")]
    public async Task A_fault_strikes_where_and_as_often_as_it_was_told(string name, int status, string? code)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        org.Faults.Add(Fault.ByName[name], "/query", times: 2, after: 1);
        Assert.Equal(200, (int)(await client.GetAsync(OrgClient.Root)).Status);
        Assert.Equal(200, (int)(await client.GetAsync(AllUsers)).Status);
        for (var i = 0; i < 2; i++)
        {
            var answer = await client.GetAsync(AllUsers);
            Assert.Equal((status, code), ((int)answer.Status, answer.ErrorCode));
        }

        Assert.NotNull((await client.GetAsync(AllUsers)).Json);
        Assert.Equal(2, org.Journal.Entries.Count(e => e.Fault == name));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("cut-chunks")]
    [InlineData("cut-length")]
    public async Task A_cut_connection_is_an_error_to_an_http_client(string name)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        org.Faults.Add(Fault.ByName[name]);
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(AllUsers));
    }

    [Theory]
    [InlineData("wrong-total-size", """{"totalSize":14,""")]
    [InlineData("null-records", "\"records\":null")]
    [InlineData("done-too-early", "\"done\":true")]
    [InlineData("duplicate-keys", """{"totalSize":0,"done":true,"records":[],"totalSize":11""")]
    [InlineData("wrong-types", "\"totalSize\":\"many\"")]
    public async Task An_altered_page_is_altered_in_the_way_that_its_name_says(string name, string expected)
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { PageSize = 5 });
        org.Faults.Add(Fault.ByName[name]);
        var body = await RawAsync(org, AllUsers, "");
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probable_fault_strikes_as_the_seed_says()
    {
        async Task<string> Outcome(int seed)
        {
            await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { Seed = seed });
            using var client = new OrgClient(org, SmallOrg.Admin);
            org.Faults.Add(Fault.ServerBusy, probability: 0.5);
            var outcomes = new StringBuilder();
            for (var i = 0; i < 20; i++)
                outcomes.Append((await client.GetAsync(OrgClient.Root)).Status == HttpStatusCode.OK ? '.' : 'x');
            return outcomes.ToString();
        }

        var first = await Outcome(1);
        Assert.Contains('x', first);
        Assert.Contains('.', first);
        Assert.Equal(first, await Outcome(1));
        Assert.NotEqual(first, await Outcome(2));
    }

    [Fact]
    public async Task The_journal_tells_reads_from_writes_and_finds_queries_inside_composite_requests()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        await client.QueryAsync("SELECT Id FROM User");
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, OrgClient.Root + "/composite")
        {
            Content = new StringContent(
                """
                {"compositeRequest":[
                  {"method":"GET","referenceId":"a","url":"/services/data/v65.0/query?q=SELECT+COUNT()+FROM+User"}
                ]}
                """,
                Encoding.UTF8,
                "application/json"),
        });
        Assert.Empty(org.Journal.Writes);
        Assert.Equal(["SELECT Id FROM User", "SELECT COUNT() FROM User"], org.Journal.Queries);
        Assert.All(org.Journal.Entries, e => Assert.Equal(SmallOrg.Admin, e.Username));

        await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, OrgClient.Root + "/sobjects/User")
        {
            Content = new StringContent("{}"),
        });
        Assert.Single(org.Journal.Writes);
        org.ForgiveRefusals();
    }

    [Fact]
    public async Task A_composite_request_is_one_call_and_each_of_a_batch_counts()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        async Task<string> Usage(string path, string body)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, OrgClient.Root + path)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            return (await client.SendAsync(request)).Headers["Sforce-Limit-Info"];
        }

        const string Limits = """{"method":"GET","referenceId":"r","url":"/services/data/v65.0/limits"}""";
        Assert.Equal("api-usage=1/15000", await Usage("/composite", $$"""{"compositeRequest":[{{Limits}},{{Limits}},{{Limits}}]}"""));
        const string BatchLimits = """{"method":"GET","url":"v65.0/limits"}""";
        Assert.Equal(
            "api-usage=4/15000",
            await Usage("/composite/batch", $$"""{"batchRequests":[{{BatchLimits}},{{BatchLimits}},{{BatchLimits}}]}"""));
    }

    [Theory]
    [InlineData("/query")]
    [InlineData("/queryAll")]
    [InlineData("/tooling/query")]
    public async Task Each_query_resource_answers(string resource)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        Assert.Equal(11, (await client.GetAsync($"{OrgClient.Root}{resource}?q=SELECT+COUNT()+FROM+User")).TotalSize);
    }

    [Theory]
    [InlineData("20.0", "The API version that was specified (20.0) is below the minimum supported (31.0).")]
    [InlineData("99.0", "Invalid Api version specified on URL")]
    [InlineData("v65.0", "Invalid Api version specified on URL")]
    public async Task Soap_has_words_of_its_own_for_a_version_that_the_org_does_not_speak(string version, string message)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/services/Soap/u/" + version)
        {
            Content = new StringContent("<login/>"),
        });
        Assert.Equal(500, (int)answer.Status);
        Assert.Contains("<faultstring>UNSUPPORTED_API_VERSION: " + message, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_found_by_the_short_form_of_its_id_and_any_case_of_its_type()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        var record = await client.GetAsync($"{OrgClient.Root}/sobjects/uSER/{org.UserId(SmallOrg.Admin)[..15]}");
        Assert.Equal(("User", SmallOrg.Admin), (record.Json!["attributes"]!["type"]!.ToString(), record.Json["Username"]!.ToString()));
        Assert.Equal(404, (int)(await client.GetAsync($"{OrgClient.Root}/sobjects/User/005000000000001AAA")).Status);
    }

    [Fact]
    public async Task Tls_is_served_with_a_certificate_of_the_test_authority()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.IssueForLoopback();
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { Certificate = certificate });
        Assert.StartsWith("https://", org.Url, StringComparison.Ordinal);
        using var distrusting = new OrgClient(org, SmallOrg.Admin);
        await Assert.ThrowsAsync<HttpRequestException>(() => distrusting.GetAsync("/services/data"));
        using var root = X509Certificate2.CreateFromPem(authority.Pem);
        using var trusting = Trusting(root);
        Assert.Equal(HttpStatusCode.OK, (await trusting.GetAsync(org.Url + "/services/data")).StatusCode);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("other host")]
    [InlineData("self-signed")]
    public async Task Tls_goes_wrong_in_each_way_that_it_can_even_for_who_trusts_the_authority(string kind)
    {
        using var authority = new TestAuthority();
        using var certificate = kind switch
        {
            "expired" => authority.IssueExpired(),
            "other host" => authority.IssueForOtherHost(),
            _ => TestAuthority.SelfSignedForLoopback(),
        };
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { Certificate = certificate });
        using var root = X509Certificate2.CreateFromPem(authority.Pem);
        using var trusting = Trusting(root);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => trusting.GetAsync(org.Url + "/services/data"));
        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task A_cut_gzip_stream_ends_in_the_middle()
    {
        await using var org = await SmallOrg.StartAsync();
        using var whole = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        whole.DefaultRequestHeaders.Authorization = new("Bearer", org.AccessTokenFor(SmallOrg.Admin));
        var right = await whole.GetStringAsync(org.Url + AllUsers);
        org.Faults.Add(Fault.CutGzip);
        // .NET takes a stream that ends early for one that ends.
        var cut = await whole.GetStringAsync(org.Url + AllUsers);
        Assert.StartsWith(cut, right, StringComparison.Ordinal);
        Assert.NotEqual(right, cut);
    }

    [Fact]
    public async Task A_slow_answer_takes_as_long_as_it_was_told_and_is_whole()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, SmallOrg.Admin);
        org.Faults.Add(Fault.SlowDrip(TimeSpan.Zero), times: 1);
        Assert.Equal(11, (await client.GetAsync(AllUsers)).Records.Count);

        org.Faults.Add(Fault.SlowHeaders(TimeSpan.FromDays(1)), times: 1);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };
        await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(org.Url + "/services/data"));
    }

    private static HttpClient Trusting(X509Certificate2 root)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { root },
        };
        return new HttpClient(handler);
    }

    /// <summary>Head and body as they come over the wire, which an HTTP client would tidy up.</summary>
    private static async Task<string> RawAsync(EmulatedOrg org, string path, string headers)
    {
        using var tcp = new TcpClient();
        var uri = new Uri(org.Url);
        await tcp.ConnectAsync(uri.Host, uri.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {uri.Authority}\r\nAuthorization: Bearer {org.AccessTokenFor(SmallOrg.Admin)}\r\n"
                + $"{headers}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
