using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>What an org, its edge or the network does to a check: the right diagnostic, never a verdict on access, never a pass.</summary>
public class FaultTests
{
    private static Dictionary<string, (Fault Fault, string Id, string Says)> Lasting => new()
    {
        ["429 for ever"] = (Fault.TooManyRequests(3600), "SFI4906", "asks callers to wait"),
        ["the day's requests are used up"] = (Fault.TotalRequestLimit, "SFI4906", "used up its API requests"),
        ["concurrent requests for ever"] = (Fault.ConcurrentRequestLimit, "SFI4906", "too many requests running"),
        ["long transactions for ever"] = (Fault.LongTransactionLimit, "SFI4906", "too many requests running"),
        ["queries that take too long"] = (Fault.QueryTimeout, "SFI4905", "the org gave up a query that took too long (QUERY_TIMEOUT)"),
        ["the checker has no API"] = (Fault.ApiDisabled, "SFI4903", "the user that runs the check has no API access itself"),
        ["503 JSON for ever"] = (Fault.ServerBusy, "SFI4902", "SERVER_UNAVAILABLE"),
        ["503 HTML for ever"] = (Fault.MaintenanceHtml, "SFI4902", "503"),
        ["edge page for ever"] = (Fault.EdgeHtml, "SFI4902", "503"),
        ["HTML with 200"] = (Fault.MaintenanceHtmlOk, "SFI4905", "text/html instead of JSON"),
        ["text with 200"] = (Fault.PlainTextType, "SFI4905", "text/plain instead of JSON"),
        ["session expired"] = (Fault.SessionExpired, "SFI4903", "wrong, expired or revoked"),
        ["session not for REST"] = (Fault.SessionNotForRest, "SFI4903", "not allowed to use the REST API"),
        ["token of another host"] = (Fault.UrlNotReset, "SFI4903", "belongs to another host"),
        ["redirect"] = (Fault.Redirect("https://elsewhere.example/"), "SFI4902", "redirects to elsewhere.example"),
        ["reset"] = (Fault.Reset, "SFI4902", "127.0.0.1"),
        ["cut chunks"] = (Fault.CutChunks, "SFI4902", "127.0.0.1"),
        ["cut length"] = (Fault.CutLength, "SFI4902", "127.0.0.1"),
        ["malformed JSON"] = (Fault.MalformedJson, "SFI4905", "not valid JSON"),
        ["retired version"] = (Fault.Gone, "SFI4905", "410"),
    };

    private static Dictionary<string, (Fault Fault, string Id)> OfPages => new()
    {
        ["wrong types"] = (Fault.WrongTypes, "SFI4905"),
        ["the same page for ever"] = (Fault.RepeatedLocator("/services/data/v68.0/query/0r8Em0000000001IAA-1"), "SFI4905"),
        ["rows that vanish"] = (Fault.VanishingRows(1), "SFI4905"),
        ["no records"] = (Fault.MissingRecords, "SFI4905"),
        ["null records"] = (Fault.NullRecords, "SFI4905"),
        ["wrong total"] = (Fault.WrongTotalSize, "SFI4905"),
        ["no done"] = (Fault.MissingDone, "SFI4905"),
        ["done too early"] = (Fault.DoneTooEarly, "SFI4905"),
        ["not done and no next"] = (Fault.NotDoneWithoutNext, "SFI4905"),
        ["duplicate keys"] = (Fault.DuplicateKeys, "SFI4905"),
        ["foreign locator"] = (Fault.ForeignLocator("https://elsewhere.example"), "SFI4905"),
    };

    public static TheoryData<string> LastingNames => new(Lasting.Keys);

    public static TheoryData<string> PageNames => new(OfPages.Keys);

    [Theory]
    [MemberData(nameof(LastingNames))]
    public async Task A_lasting_fault_has_its_own_diagnostic(string name)
    {
        var (fault, id, says) = Lasting[name];
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(fault, "/composite");

        var report = await bench.CheckAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((id, CheckOutcome.NotChecked, 0), (finding.Id, report.Outcome, report.UsersChecked));
        Assert.True(finding.Message.Contains(says, StringComparison.Ordinal), finding.Message);

        // A build log may show the message alone.
        Assert.EndsWith(
            finding.Explanation!.Repairs.Single(repair => repair.Title == "What to do").Text + ".",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PageNames))]
    public async Task A_page_that_makes_no_sense_is_no_page(string name)
    {
        var (fault, id) = OfPages[name];
        await using var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { PageSize = 1 });
        bench.Org.Change.Assign(OrgBench.Stripe, "Reporting");
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");
        bench.Org.Faults.Add(fault, "/query/");

        var report = await bench.CheckAsync(OrgBench.Integration("\"exact\": true"));

        Assert.Equal((id, CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
    }

    public static TheoryData<string> PassingNames => new(["503", "reset", "429", "concurrent", "cut"]);

    [Theory]
    [MemberData(nameof(PassingNames))]
    public async Task What_passes_in_a_moment_is_tried_again(string name)
    {
        var fault = name switch
        {
            "503" => Fault.ServerBusy,
            "reset" => Fault.Reset,
            "429" => Fault.TooManyRequests(5),
            "concurrent" => Fault.ConcurrentRequestLimit,
            _ => Fault.CutChunks,
        };
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(fault, times: 2);

        var report = await bench.CheckAsync();

        Assert.Equal((CheckOutcome.Passed, 4), (report.Outcome, report.RequestsMade));
    }

    [Theory]
    [InlineData("https://Elsewhere.example/services", "elsewhere.example")]
    [InlineData("https://user:word@elsewhere.example/", "elsewhere.example")]
    [InlineData("//elsewhere.example/services", "elsewhere.example")]
    [InlineData("/login", "127.0.0.1")]
    [InlineData("file:///etc/passwd", "another place")]
    public async Task A_redirect_is_not_followed_and_where_it_leads_is_said(string location, string where)
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(Fault.Redirect(location), "/composite");

        var report = await bench.CheckAsync();

        Assert.Contains(
            $"127.0.0.1 redirects to {where}, where no token is sent",
            Assert.Single(report.Findings).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_cursor_begins_the_query_anew_once()
    {
        await using var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { PageSize = 1 });
        bench.Org.Faults.Add(Fault.InvalidLocator, "/query/", times: 1);

        var report = await bench.CheckAsync();

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task Pages_of_one_row_come_to_the_same_verdict()
    {
        await using var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { PageSize = 1 });

        Assert.Equal(CheckOutcome.Passed, (await bench.CheckAsync()).Outcome);
    }

    /// <summary>The build has the culture of whoever runs it; the message has none.</summary>
    [Fact]
    public async Task A_slow_answer_ends_at_the_time_limit()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = german;
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(Fault.SlowHeaders(TimeSpan.FromMinutes(10)));

        var report = await bench.CheckAsync(bench.Request() with
        {
            TimeProvider = TimeProvider.System,
            Timeout = TimeSpan.FromMilliseconds(700),
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4902", finding.Id);
        Assert.Contains("it took longer than 0.7 seconds", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_build_ends_the_check_at_once()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(Fault.SlowHeaders(TimeSpan.FromMinutes(10)));
        using var cancelled = new CancellationTokenSource();
        var check = CheckRunner.RunAsync(bench.Request(), cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    [Fact]
    public async Task A_checker_without_view_setup_cannot_see_permissions_and_says_so()
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = bench.Environment;
        environment["SF_ACCESS_TOKEN"] = bench.Org.AccessTokenFor(OrgBench.Stripe);

        var report = await bench.CheckAsync(bench.Request() with { Environment = environment });

        Assert.Equal(("SFI4904", CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task Another_org_than_the_one_that_is_meant_is_not_checked()
    {
        await using var meant = await OrgBench.StartAsync();
        await using var other = await OrgBench.StartAsync();

        var byUrl = await CheckRunner.RunAsync(meant.Request() with { Environment = other.Environment }, CancellationToken.None);
        var byId = await meant.CheckAsync(meant.Request(meant.Manifest(OrgBench.Integration())
            .Replace("\"instanceUrl\"", "\"organizationId\": \"00D000000000001EAA\", \"instanceUrl\"")));

        Assert.Equal("SFI4907", Assert.Single(byUrl.Findings).Id);
        Assert.Equal(0, byUrl.RequestsMade);
        Assert.Equal("SFI4907", Assert.Single(byId.Findings).Id);
        Assert.Empty(byId.OrgVersions);
        Assert.Equal(CheckOutcome.NotChecked, byId.Outcome);
        Snapshot.Verify(meant.Text(byId).Replace(meant.Org.OrganizationId, "00D of this org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_credentials_each_source_says_what_it_lacks()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with { Environment = new Dictionary<string, string>() });

        Assert.Equal(("SFI4901", CheckOutcome.NotChecked), (Assert.Single(report.Findings).Id, report.Outcome));
        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task No_diagnostic_of_any_fault_holds_the_token()
    {
        foreach (var (_, (fault, _, _)) in Lasting)
        {
            await using var bench = await OrgBench.StartAsync();
            bench.Org.Faults.Add(fault);
            var request = bench.Request();

            var report = await bench.CheckAsync(request);

            Assert.DoesNotContain(request.Environment["SF_ACCESS_TOKEN"].Split('!')[1], bench.Text(report), StringComparison.Ordinal);
        }
    }
}
