using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Answers that are too long, too slow, endless, damaged, or do not come: each has its text, and none is taken for whole.
/// </summary>
public class AnswerTests
{
    private const string Exact = "\"exact\": true";

    private static Dictionary<string, Fault> PageFaults => new()
    {
        ["rows vanish for good"] = Fault.VanishingRows(1),
        ["the same page again and again"] = Fault.RepeatedLocator("/services/data/v68.0/query/0r8Em0000000001IAA-1"),
        ["a page of another host"] = Fault.ForeignLocator("https://elsewhere.example"),
        ["the cursor is gone for good"] = Fault.InvalidLocator,
        ["the page is cut short"] = Fault.CutGzip,
    };

    public static TheoryData<string> PageFaultNames => new(PageFaults.Keys);

    [Theory]
    [MemberData(nameof(PageFaultNames))]
    public async Task A_page_that_cannot_be_trusted_ends_the_check(string name)
    {
        await using var bench = await PagingBenchAsync();
        bench.Org.Faults.Add(PageFaults[name], "/query/");

        var report = await bench.CheckAsync(OrgBench.Integration(Exact));

        Assert.Equal((CheckOutcome.NotChecked, 0), (report.Outcome, report.UsersChecked));
        Snapshot.Verify(bench.Text(report), parameters: name);
    }

    [Theory]
    [InlineData("rows vanish once")]
    [InlineData("the cursor is evicted once")]
    public async Task What_happens_to_one_page_once_begins_the_query_anew(string name)
    {
        await using var bench = await PagingBenchAsync();
        bench.Org.Faults.Add(
            name.StartsWith("rows", StringComparison.Ordinal) ? Fault.VanishingRows(1) : Fault.InvalidLocator, "/query/", times: 1);

        var report = await bench.CheckAsync(OrgBench.Integration(Exact));

        Assert.Equal((CheckOutcome.Passed, 1), (report.Outcome, report.UsersChecked));
        Assert.Equal("SFI4010", Assert.Single(report.Findings).Id);
    }

    /// <summary>A firewall that drops everything: the handler gives up by itself, and reports that as if somebody had cancelled.</summary>
    [Fact]
    public async Task A_host_to_which_no_connection_comes_about_is_not_checked_and_asked_once()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () =>
                {
                    var handler = (SocketsHttpHandler)CheckEffects.Default.CreateHttpHandler();
                    handler.ConnectTimeout = TimeSpan.FromMilliseconds(1);
                    handler.ConnectCallback = async (_, token) =>
                    {
                        await Task.Delay(Timeout.Infinite, token);
                        throw new InvalidOperationException("never");
                    };
                    return handler;
                },
            },
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4902", 1), (finding.Id, report.RequestsMade));
        Assert.Contains("no connection to 127.0.0.1:", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Check whether a firewall blocks this machine", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_named_and_asked_once()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Refusing(new HttpRequestException(HttpRequestError.ProxyTunnelError, "407")),
            },
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4902", 1), (finding.Id, report.RequestsMade));
        Assert.Contains("the proxy on the way to 127.0.0.1:", finding.Message, StringComparison.Ordinal);
    }

    private sealed class Refusing(Exception exception) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw exception;
    }

    /// <summary>A date is by the clock of whoever writes it; ours may be half an hour off.</summary>
    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(30)]
    public async Task A_date_to_come_back_at_is_kept_whatever_this_machine_takes_for_now(int minutesAhead)
    {
        await using var bench = await OrgBench.StartAsync();
        var time = new SkippingTime(OrgBench.Now.AddMinutes(minutesAhead));

        var report = await bench.CheckAsync(bench.Request() with
        {
            TimeProvider = time,
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new BusyOnce() },
        });

        Assert.Equal((CheckOutcome.Passed, TimeSpan.FromSeconds(3)), (report.Outcome, time.Skipped));
    }

    private sealed class BusyOnce() : DelegatingHandler(CheckEffects.Default.CreateHttpHandler())
    {
        private bool _wasBusy;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_wasBusy)
                return base.SendAsync(request, cancellationToken);

            _wasBusy = true;
            var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            busy.Headers.Date = OrgBench.Now;
            busy.Headers.RetryAfter = new RetryConditionHeaderValue(OrgBench.Now.AddSeconds(3));
            return Task.FromResult(busy);
        }
    }

    [Fact]
    public async Task A_damaged_compressed_answer_is_no_answer()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(Fault.CutGzip, "/composite");

        Snapshot.Verify(bench.Text(await bench.CheckAsync()));
    }

    [Fact]
    public async Task A_drip_that_never_ends_ends_at_the_time_limit()
    {
        var time = new SkippingTime(OrgBench.Now);
        await using var bench = await OrgBench.StartAsync();
        var report = await bench.CheckAsync(Through(bench, _ => Json(new Drip(time))) with { TimeProvider = time });

        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task An_answer_near_the_limit_is_read_and_one_above_it_is_not()
    {
        await using var bench = await OrgBench.StartAsync();
        const int Limit = 1 << 20;

        var near = await bench.CheckAsync(Through(bench, _ => Json(new Padded("[{\"version\":\"1.0\"}]", Limit - 1))));
        var above = await bench.CheckAsync(Through(bench, _ => Json(new Padded("[{\"version\":\"1.0\"}]", Limit + 1))));

        Assert.DoesNotContain("longer than", Assert.Single(near.Findings).Message, StringComparison.Ordinal);
        Assert.Equal("SFI4905", near.Findings[0].Id);
        Snapshot.Verify(bench.Text(above));
    }

    [Fact]
    public async Task An_endless_answer_is_given_up_and_never_held()
    {
        await using var bench = await OrgBench.StartAsync();
        var endless = new Padded("[", long.MaxValue);

        var report = await bench.CheckAsync(Through(bench, _ => Json(endless)));

        Assert.Equal("SFI4905", Assert.Single(report.Findings).Id);
        Assert.InRange(endless.Given, 1, 3L << 20);
    }

    [Fact]
    public async Task Pages_that_never_end_are_given_up()
    {
        const string Nothing = """{"totalSize":0,"done":true,"records":[]}""";
        await using var bench = await OrgBench.StartAsync();
        var pages = 0;

        var report = await bench.CheckAsync(Through(bench, request => Json(request switch
        {
            { Method.Method: "POST" } => Padded.Whole("""
                {"compositeResponse":[{"referenceId":"q0","httpStatusCode":200,"body":{"Id":"
                """ + bench.Org.OrganizationId + """
                ","Name":"Acme","OrganizationType":"Enterprise Edition","IsSandbox":false}},
                """ + string.Join(',', Enumerable.Range(1, 5).Select(Further)) + "]}"),
            { RequestUri.AbsolutePath: "/services/data" } => Versions(),
            _ => Padded.Whole(Page(++pages)),
        })));

        Assert.Equal(("SFI4905", CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
        Assert.InRange(pages, 1_000, 10_000);

        string Further(int number) =>
            $$"""{"referenceId":"q{{number}}","httpStatusCode":200,"body":{{(number == 1 ? Page(0) : Nothing)}}}""";

        static string Page(int number) => $$"""
            {"totalSize":1900000,"done":false,"nextRecordsUrl":"/services/data/v68.0/query/0r8-{{number}}","records":[
              {"Id":"005000000000001AAA","Username":"{{OrgBench.Stripe}}","Name":"x","IsActive":true,"ProfileId":null,"Profile":null} ]}
            """;
    }

    [Theory]
    [InlineData(2_500, "SFI4904")]
    [InlineData(2_501, "SFI4905")]
    public async Task Permissions_that_no_query_can_name_are_not_asked_for(int count, string id)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration(Exact))) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.EndsWith("/describe", StringComparison.Ordinal))
                        part.Body = JsonSerializer.SerializeToNode(new
                        {
                            fields = Enumerable.Range(0, count).Select(number => new { name = $"PermissionsOfALongNameOf_{number:D5}" }),
                        });
                }),
            },
        });

        Assert.Equal(id, Assert.Single(report.Findings).Id);
        Assert.All(bench.Org.Journal.Queries, query => Assert.InRange(query.Length, 1, 100_000));
    }

    [Fact]
    public async Task A_version_that_stands_there_twice_makes_the_list_none()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(Through(bench, _ =>
            Json(Padded.Whole("""[{"version":"68.0"},{"version":"31.0"},{"version":"68.0"}]"""))));

        Assert.Contains("it is no list of API versions", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    /// <summary>Versions and labels become items of MSBuild and lines of files.</summary>
    [Theory]
    [InlineData("Winter '27", true)]
    [InlineData("Winter;99.0 Forged", false)]
    [InlineData("Winter\\n99.0 Forged", false)]
    [InlineData("##vso[task.setvariable variable=x]y", false)]
    [InlineData("A release of a name that is longer than any", false)]
    public async Task What_is_no_name_of_a_release_is_left_out(string label, bool isName)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(Through(bench, request => request.Method == HttpMethod.Get
            ? Json(Padded.Whole($$"""[{"label":"{{label}}","url":"/services/data/v68.0","version":"68.0"}]"""))
            : new(HttpStatusCode.ServiceUnavailable)));

        Assert.Equal(isName ? label : "", Assert.Single(report.OrgVersions).Label);
    }

    [Fact]
    public async Task A_host_that_does_not_resolve_is_named()
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await bench.CheckAsync(Through(bench, _ => throw new HttpRequestException(
            HttpRequestError.NameResolutionError, "no such host", new SocketException((int)SocketError.HostNotFound))));

        Snapshot.Verify(bench.Text(report));
    }

    /// <summary>People copy what stands in their browser's address bar; those pages have no API.</summary>
    [Fact]
    public async Task A_host_without_an_api_is_told_from_one_that_is_broken()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(Through(
            bench,
            _ => new(HttpStatusCode.NotFound)
            {
                Content = new StringContent("<html>Page not found</html>", new MediaTypeHeaderValue("text/html")),
            }));

        Snapshot.Verify(bench.Text(report));
    }

    [Theory]
    [InlineData("ORG_LOCKED", "the org is locked, or its trial has ended")]
    [InlineData("TRIAL_EXPIRED", "the org is locked, or its trial has ended")]
    [InlineData("INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "the password of the checking user has expired")]
    public async Task An_org_or_a_user_that_is_shut_is_named_as_such(string code, string reason)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(Through(
            bench,
            _ => new(HttpStatusCode.Forbidden)
            {
                Content = new StringContent(
                    $$"""[{ "errorCode": "{{code}}", "message": "x" }]""", new MediaTypeHeaderValue("application/json")),
            }));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4903", finding.Id);
        Assert.Contains($"with access token, {reason} ({code}). ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Something broke.")]
    [InlineData("Something broke. Ask somebody else.")]
    [InlineData(" \nSomething broke.\n")]
    [InlineData("Something broke", 5_000)]
    public async Task What_an_org_says_is_one_clause_of_the_message(string said, int lengthOfCode = 0)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(Through(
            bench,
            _ => new(HttpStatusCode.BadRequest)
            {
                Content = JsonContent.Create(new[] { new { errorCode = "NEW_CODE".PadRight(lengthOfCode, 'X'), message = said } }),
            }));

        Assert.Contains(
            lengthOfCode > 0
                ? "127.0.0.1 answers 400 Something broke. Build again;"
                : "127.0.0.1 answers 400 NEW_CODE Something broke. Build again;",
            Assert.Single(report.Findings).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0f2ae5c4d1b94c7d8e6f5a4b3c2d1e0f", true)]
    [InlineData("open https://evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task The_id_of_a_request_is_one_or_is_not_repeated(string? id, bool isShown)
    {
        await using var bench = await OrgBench.StartAsync();
        var response = new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = JsonContent.Create(new[] { new { errorCode = "NEW_CODE", message = "x" } }),
        };
        response.Headers.TryAddWithoutValidation("x-sfdc-request-id", id ?? new string('a', 5_000));

        var report = await bench.CheckAsync(Through(bench, _ => response));

        Assert.Equal(isShown, Assert.Single(report.Findings).Message.Contains("(request ", StringComparison.Ordinal));
    }

    /// <summary>Salesforce lets a query run for two minutes; whoever gives it that time is to get the answer.</summary>
    [Theory]
    [InlineData(60, 20, null)]
    [InlineData(60, 40, "SFI4902")]
    [InlineData(300, 120, null)]
    [InlineData(300, 200, "SFI4902")]
    public async Task A_slow_org_is_waited_for_as_long_as_the_build_says(int limit, int seconds, string? id)
    {
        await using var bench = await OrgBench.StartAsync();
        var time = new SkippingTime(OrgBench.Now);

        var report = await bench.CheckAsync(bench.Request() with
        {
            TimeProvider = time,
            Timeout = TimeSpan.FromSeconds(limit),
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new Slow(time, TimeSpan.FromSeconds(seconds)) },
        });

        Assert.Equal(id, report.Findings.SingleOrDefault()?.Id);
        Assert.All(
            report.Findings,
            finding => Assert.Contains("aise SfiOrgCheckTimeoutSeconds", finding.Message, StringComparison.Ordinal));
    }

    private sealed class Slow(TimeProvider time, TimeSpan delay) : DelegatingHandler(CheckEffects.Default.CreateHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                for (var waited = TimeSpan.Zero; waited < delay; waited += TimeSpan.FromSeconds(10))
                    await Task.Delay(TimeSpan.FromSeconds(10), time, cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>What an answer says of itself, besides what was asked.</summary>
    [Theory]
    [InlineData("Date", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Date", "Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Date", "yesterday")]
    [InlineData("Sforce-Limit-Info", "api-usage=9000000000000000000/9223372036854775807")]
    [InlineData("Sforce-Limit-Info", "api-usage=99999999999999999999999/5")]
    [InlineData("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Retry-After", "-1")]
    [InlineData("Location", "//[")]
    [InlineData("Content-Length", "99999999999999999999")]
    public async Task A_header_that_makes_no_sense_breaks_nothing(string name, string value)
    {
        foreach (var fault in new[] { null, Fault.ServerBusy, Fault.SessionExpired })
        {
            await using var bench = await OrgBench.StartAsync();
            if (fault is not null)
                bench.Org.Faults.Add(fault, "/composite", times: 1);

            var report = await bench.CheckAsync(bench.Request() with
            {
                Effects = CheckEffects.Default with { CreateHttpHandler = () => new Adding(name, value) },
            });

            Assert.All(
                report.Findings.Where(finding => finding.Id == "SFI4012"),
                finding => Assert.Contains("(97 %)", finding.Message, StringComparison.Ordinal));
            Assert.NotEqual(CheckOutcome.Failed, report.Outcome);
        }
    }

    private sealed class Adding(string name, string value) : DelegatingHandler(CheckEffects.Default.CreateHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            HttpHeaders headers = name == "Content-Length" ? response.Content.Headers : response.Headers;
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
            return response;
        }
    }

    [Fact]
    public async Task A_short_wait_that_the_server_asks_for_is_kept_and_a_long_one_is_not()
    {
        await using var bench = await OrgBench.StartAsync();
        var (patient, hurried) = (new SkippingTime(OrgBench.Now), new SkippingTime(OrgBench.Now));
        bench.Org.Faults.Add(Fault.TooManyRequests(7), times: 1);
        var passed = await bench.CheckAsync(bench.Request() with { TimeProvider = patient });
        bench.Org.Faults.Add(Fault.TooManyRequests(3600));
        var busy = await bench.CheckAsync(bench.Request() with { TimeProvider = hurried });

        Assert.Equal((CheckOutcome.Passed, TimeSpan.FromSeconds(7)), (passed.Outcome, patient.Skipped));
        Assert.Equal((TimeSpan.Zero, 1), (hurried.Skipped, busy.RequestsMade));
        Snapshot.Verify(bench.Text(busy));
    }

    private static async Task<OrgBench> PagingBenchAsync()
    {
        var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { PageSize = 1 });
        bench.Org.Change.Assign(OrgBench.Stripe, "Reporting");
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");
        return bench;
    }

    private static CheckRequest Through(OrgBench bench, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        bench.Request() with { Effects = CheckEffects.Default with { CreateHttpHandler = () => new Answering(answer) } };

    private static Padded Versions() => Padded.Whole("""[{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}]""");

    private static HttpResponseMessage Json(Stream body) =>
        new(HttpStatusCode.OK)
        {
            Content = new StreamContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }

    /// <summary>A text with blanks behind it, made as it is read.</summary>
    private sealed class Padded(string text, long length) : ReadOnlyStream
    {
        private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

        public long Given { get; private set; }

        public static Padded Whole(string text) => new(text, Encoding.UTF8.GetByteCount(text));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - Given);
            var span = buffer.Span[..count];
            span.Fill((byte)' ');
            for (var at = Given; at < _text.Length && at - Given < count; at++)
                span[(int)(at - Given)] = _text[at];
            Given += count;
            return new(count);
        }
    }

    /// <summary>One blank every ten seconds, for ever.</summary>
    private sealed class Drip(TimeProvider time) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), time, cancellationToken);
            buffer.Span[0] = (byte)' ';
            return 1;
        }
    }
}
