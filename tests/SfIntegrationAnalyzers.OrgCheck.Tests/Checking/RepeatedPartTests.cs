namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// A composite request that succeeds may hold parts that failed. What passes in a moment is asked once more, and nothing else is.
/// </summary>
public class RepeatedPartTests
{
    private const string Users = "SELECT Id, Username, Name, ";
    private const string Holdings = " FROM PermissionSetAssignment WHERE Assignee.Username";
    private const string Frozen = " FROM UserLogin ";
    private const string Audience = " ORDER BY Name, Username";
    private const string Organization = "/sobjects/Organization/";

    public static TheoryData<string, int, string> Passing => new()
    {
        { Users, 500, "UNKNOWN_EXCEPTION" },
        { Users, 502, "" },
        { Users, 503, "SERVER_UNAVAILABLE" },
        { Users, 504, "" },
        { Holdings, 503, "SERVER_UNAVAILABLE" },
        { Holdings, 400, "UNABLE_TO_LOCK_ROW" },
        { Holdings, 403, "REQUEST_LIMIT_EXCEEDED: ConcurrentRequests (Concurrent API Requests) Limit exceeded." },
        { Frozen, 500, "UNABLE_TO_LOCK_ROW" },
        { Audience, 503, "SERVER_UNAVAILABLE" },
        { Organization, 503, "SERVER_UNAVAILABLE" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_in_a_moment_is_asked_once_more(string question, int status, string error)
    {
        var (healthy, _) = await CheckAsync(question, status, error, times: 0);
        var (report, asked) = await CheckAsync(question, status, error, times: 1);

        Assert.Equal((CheckOutcome.Passed, 1, 1), (report.Outcome, report.UsersChecked, report.AudiencesChecked));
        Assert.Equal((2, 1), (asked, report.RequestsMade - healthy.RequestsMade));
    }

    [Theory]
    [InlineData(Users, "SFI4902")]
    [InlineData(Holdings, "SFI4902")]
    [InlineData(Audience, "SFI4905")]
    public async Task What_stays_is_asked_twice_and_not_checked(string question, string id)
    {
        var (report, asked) = await CheckAsync(question, 503, "SERVER_UNAVAILABLE", times: int.MaxValue);

        Assert.Equal((id, CheckOutcome.NotChecked, 2), (Assert.Single(report.Findings).Id, report.Outcome, asked));
    }

    /// <summary>A query that took the org too long would take it as long again, and the limit of the day lasts for hours.</summary>
    [Theory]
    [InlineData(Holdings, 403, "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.", "SFI4906")]
    [InlineData(Holdings, 400, "QUERY_TIMEOUT", "SFI4905")]
    [InlineData(Users, 400, "MALFORMED_ID", "SFI4905")]
    [InlineData(Holdings, 401, "INVALID_SESSION_ID", "SFI4903")]
    public async Task What_a_repetition_does_not_help_is_asked_once(string question, int status, string error, string id)
    {
        var (report, asked) = await CheckAsync(question, status, error, times: int.MaxValue);

        Assert.Equal((id, CheckOutcome.NotChecked, 1), (Assert.Single(report.Findings).Id, report.Outcome, asked));
    }

    private static async Task<(CheckReport Report, int Asked)> CheckAsync(string question, int status, string error, int times)
    {
        await using var bench = await OrgBench.StartAsync();
        var asked = 0;
        string? first = null;
        var request = bench.Request(bench.Manifest(
            OrgBench.Integration(),
            """{ "name": "Admins", "app": "salesforce-mobile", "members": { "profile": "System Administrator" } }"""));
        var report = await bench.CheckAsync(request with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (first is null && (url + " ").Contains(question, StringComparison.Ordinal))
                        first = url;
                    if (url == first && ++asked <= times)
                    {
                        var words = error.Split(": ", 2);
                        part.Refuse(status, words[0], words[^1]);
                    }
                }),
            },
        });
        return (report, asked);
    }
}
