using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>The org's clock ends assignments, not the build machine's, which may be days off.</summary>
public class ClockTests
{
    private const string Audience = """{ "name": "Sales", "app": "salesforce-mobile", "members": { "profile": "Sales" } }""";

    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(30)]
    public async Task What_ends_in_twenty_days_holds_whatever_this_machine_takes_for_today(int daysAhead)
    {
        await using var bench = await StartAsync();
        Expire(bench, OrgBench.Now.AddDays(20));

        var report = await CheckAsync(bench, daysAhead);

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(30)]
    public async Task What_ended_yesterday_is_missing_whatever_this_machine_takes_for_today(int daysAhead)
    {
        await using var bench = await StartAsync();
        Expire(bench, OrgBench.Now.AddDays(-1));

        var report = await CheckAsync(bench, daysAhead, seemsActive: true);

        Assert.Equal(["SFI4001", "SFI4011"], report.Findings.Select(finding => finding.Id).Order());
    }

    /// <summary>A box on the way without a clock of its own stamps answers as it likes; then this machine's has to do.</summary>
    [Theory]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_date_that_no_clock_shows_is_none(string date)
    {
        await using var bench = await StartAsync();
        Expire(bench, OrgBench.Now.AddDays(-1));
        var ended = await CheckAsync(bench, daysAhead: 0, seemsActive: true, date);
        Expire(bench, OrgBench.Now.AddDays(20));
        var holds = await CheckAsync(bench, daysAhead: 0, seemsActive: true, date);

        Assert.Equal(["SFI4001", "SFI4011"], ended.Findings.Select(finding => finding.Id).Order());
        Assert.Equal(CheckOutcome.Passed, holds.Outcome);
    }

    private static void Expire(OrgBench bench, DateTimeOffset at)
    {
        bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", at);
        bench.Org.Change.Expire("rep@acme.example", "Stripe_Integration_Access", at);
    }

    private static Task<CheckReport> CheckAsync(OrgBench bench, int daysAhead, bool seemsActive = false, string? date = null) =>
        bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration(), Audience)) with
        {
            TimeProvider = new SkippingTime(OrgBench.Now.AddDays(daysAhead)),
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Stamping(date, new Tampering((url, part) =>
                {
                    // When the org gets round to ending what has expired is its own affair.
                    if (seemsActive
                        && url.Contains("IsActive, ", StringComparison.Ordinal)
                        && url.Contains(" FROM PermissionSetAssignment WHERE Assignee", StringComparison.Ordinal))
                        part.Rows.ToList().ForEach(row => row!["IsActive"] = true);
                })),
            },
        });

    private static Task<OrgBench> StartAsync() => OrgBench.StartAsync(OrgBench.Healthy with
    {
        Users = OrgBench.Healthy.Users
            .Append(new(
                "rep@acme.example",
                new UserDefinition { LastName = "Rep", Profile = "Sales", PermissionSets = [new("Stripe_Integration_Access")] }))
            .ToDictionary(),
    });

    /// <summary>Puts another date on each answer.</summary>
    private sealed class Stamping(string? date, HttpMessageHandler next) : DelegatingHandler(next)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (date is not null)
            {
                response.Headers.Remove("Date");
                response.Headers.TryAddWithoutValidation("Date", date);
            }

            return response;
        }
    }
}
