using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SfIntegrationAnalyzers.Benchmarks.Results;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.Benchmarks.Check;

/// <summary>What the org check costs: requests, time beside the same requests sent bare, and memory.</summary>
internal static class CheckCost
{
    public static async Task<bool> RunAsync(int rounds, string resultFolder, CancellationToken cancellation)
    {
        var table = new ResultTable(
            "org check",
            "Against the emulated org. 'bare' sends the same requests in the same order with HttpClient and reads the answers to the end. "
                + $"Cold: the first time in a process, as in a build, {rounds} processes each in random order; medians, and the 95 % "
                + "interval of the ratio. Warm: the same process again and again.",
            "manifest",
            "org answers after",
            "requests",
            "outcome",
            "cold check ms",
            "cold bare ms",
            "cold ratio",
            "interval",
            "cold check CPU ms",
            "cold bare CPU ms",
            "warm check ms",
            "warm bare ms",
            "warm ratio");

        foreach (var (users, sets) in ((int, int)[])[(1, 3), (200, 1), (200, 3), (200, 30)])
        {
            var measured = await MeasureAsync(
                table,
                $"{users} users, {sets} sets each",
                BenchmarkOrg.WithNamedUsers(users, sets),
                BenchmarkOrg.ManifestForUsers(users),
                rounds,
                TimeSpan.Zero,
                cancellation);
            if (users == 200)
            {
                // The token was ready: the issue counts one request for it.
                table.Require($"requests for 200 users with {sets} sets each, with the token", measured.Requests + 1, 4, "requests");
            }
        }

        // Loopback answers sooner than any network; an org is some tens of milliseconds away, and takes its time to answer.
        foreach (var answersAfter in (int[])[50, 100, 200])
        {
            var measured = await MeasureAsync(
                table,
                "200 users, 3 sets each",
                BenchmarkOrg.WithNamedUsers(200, 3),
                BenchmarkOrg.ManifestForUsers(200),
                rounds,
                TimeSpan.FromMilliseconds(answersAfter),
                cancellation);
            table.Require(
                $"time of the first check in a process over the same requests sent bare, 200 users, answers after {answersAfter} ms",
                measured.ColdRatio,
                1.3,
                "times");
            table.Require(
                $"time of a later check over the same requests sent bare, 200 users, answers after {answersAfter} ms",
                measured.WarmRatio,
                1.3,
                "times");
        }

        foreach (var answersAfter in (int[])[0, 50])
        {
            var audience = await MeasureAsync(
                table,
                "audience of 50,000, 50 offenders",
                BenchmarkOrg.WithAudience(50_000, 50),
                BenchmarkOrg.ManifestForAudience(),
                rounds,
                TimeSpan.FromMilliseconds(answersAfter),
                cancellation);
            table.Require(
                $"requests for the audience, with the token, answers after {answersAfter} ms", audience.Requests + 1, 4, "requests");
            table.Require(
                $"time of the first check in a process over the same requests sent bare, audience, answers after {answersAfter} ms",
                audience.ColdRatio,
                1.3,
                "times");
        }

        await MeasureMemoryAsync(table, cancellation);
        table.Print(Console.Out);
        table.Save(resultFolder);
        return table.AllHold;
    }

    /// <summary>The child process of the memory measurement: one check, then its peak.</summary>
    public static async Task<int> RunChildAsync(string url, string organizationId, string token, int users, CancellationToken cancellation)
    {
        var report = users == 0
            ? null
            : await CheckRunner.RunAsync(
                new CheckRequest
                {
                    ManifestPath = "/salesforce-permissions.json",
                    ManifestText = BenchmarkOrg.ManifestForUsers(users).Replace("ORG", organizationId, StringComparison.Ordinal),
                    Environment = new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = token, ["SF_ORG_INSTANCE_URL"] = url },
                    Mode = CheckMode.Required,
                },
                cancellation);
        if (report is { Outcome: not CheckOutcome.Passed })
        {
            Console.Error.WriteLine(string.Join('\n', report.Findings.Select(f => f.Message).Take(3)));
            return 1;
        }

        // The bare task loads what a check needs and asks for the list of versions.
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri(url + "/services/data"), cancellation);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<(int Requests, double ColdRatio, double WarmRatio)> MeasureAsync(
        ResultTable table,
        string name,
        OrgDefinition definition,
        string manifest,
        int rounds,
        TimeSpan answersAfter,
        CancellationToken cancellation)
    {
        await using var org = await EmulatedOrg.StartAsync(definition, cancellationToken: cancellation);
        var request = BenchmarkOrg.Request(org, manifest);
        org.Journal.Clear();
        var report = await CheckRunner.RunAsync(request, cancellation);
        var work = new TimedWork(
            org.Url, request.ManifestText, org.AccessTokenFor(BenchmarkOrg.Checker), [.. org.Journal.Entries.Select(BareRequest.Of)]);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(work), cancellation);
        try
        {
            // The org's own code is warm before anything is measured.
            await TimedResult.OfProcessAsync(file, "check", 10, cancellation);
            if (answersAfter > TimeSpan.Zero)
            {
                org.Faults.Add(Fault.SlowHeaders(answersAfter));
            }

            var pairs = new List<(TimedResult Check, TimedResult Bare)>();
            var random = new Random(rounds);
            for (var round = 0; round < rounds; round++)
            {
                var warmRounds = round == 0 ? 40 : 0;
                var first = random.Next(2) == 0 ? "check" : "bare";
                var one = await TimedResult.OfProcessAsync(file, first, warmRounds, cancellation);
                var other = await TimedResult.OfProcessAsync(file, first == "check" ? "bare" : "check", warmRounds, cancellation);
                pairs.Add(first == "check" ? (one, other) : (other, one));
            }

            var ratios = pairs.Select(pair => pair.Check.Cold / pair.Bare.Cold).ToList();
            var (low, high) = Sample.Interval(ratios);
            var (warmCheck, warmBare) = (Sample.Median(pairs[0].Check.Warm), Sample.Median(pairs[0].Bare.Warm));
            table.Add(
                name,
                $"{answersAfter.TotalMilliseconds:0} ms",
                report.RequestsMade,
                report.Outcome,
                Sample.Median(pairs.Select(pair => pair.Check.Cold)),
                Sample.Median(pairs.Select(pair => pair.Bare.Cold)),
                Sample.Median(ratios),
                FormattableString.Invariant($"{low:0.00} to {high:0.00}"),
                Sample.Median(pairs.Select(pair => pair.Check.ColdCpu)),
                Sample.Median(pairs.Select(pair => pair.Bare.ColdCpu)),
                warmCheck,
                warmBare,
                warmCheck / warmBare);
            return (report.RequestsMade, Sample.Median(ratios), warmCheck / warmBare);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MeasureMemoryAsync(ResultTable table, CancellationToken cancellation)
    {
        const int Users = 200;
        const int Sets = 550;
        await using var org = await EmulatedOrg.StartAsync(BenchmarkOrg.WithNamedUsers(Users, Sets), cancellationToken: cancellation);
        var token = org.AccessTokenFor(BenchmarkOrg.Checker);
        var bare = await PeakAsync(org, token, 0, cancellation);
        var check = await PeakAsync(org, token, Users, cancellation);
        table.Require($"peak memory for {Users * Sets:N0} assignment rows above the bare task", (check - bare) / 1_000_000.0, 100, "MB");
    }

    private static async Task<double> PeakAsync(EmulatedOrg org, string token, int users, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(CheckCost).Assembly.Location,
                "check-child",
                org.Url,
                org.OrganizationId,
                token,
                users.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The check in the child process did not pass.");
    }
}
