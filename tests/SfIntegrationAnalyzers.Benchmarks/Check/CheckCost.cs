using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SfIntegrationAnalyzers.Benchmarks.Results;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.Benchmarks.Check;

/// <summary>What the org check costs: requests, time beside the same requests sent bare, and memory.</summary>
internal static class CheckCost
{
    public static async Task<bool> RunAsync(int rounds, string resultFolder, CancellationToken cancellation)
    {
        var table = new ResultTable(
            "org check",
            $"Against the emulated org, {rounds} rounds; medians. 'bare' sends the same requests with HttpClient and reads the answers to the end.",
            "manifest",
            "requests",
            "outcome",
            "check ms",
            "bare ms",
            "ratio");

        foreach (var (users, sets) in ((int, int)[])[(1, 3), (20, 3), (200, 1), (200, 3), (200, 30)])
        {
            var report = await MeasureAsync(
                table,
                $"{users} users, {sets} sets each",
                BenchmarkOrg.WithNamedUsers(users, sets),
                BenchmarkOrg.ManifestForUsers(users),
                rounds,
                answersAfter: TimeSpan.Zero,
                cancellation);
            if (users == 200)
            {
                // The token was ready: the issue counts one request for it.
                table.Require($"requests for 200 users with {sets} sets each, with the token", report.RequestsMade + 1, 4, "requests");
            }
        }

        // Loopback answers sooner than any network. Beside an org that takes its time, what is left of the check's own work shows.
        await MeasureAsync(
            table, "200 users, 3 sets each, answers after 100 ms", BenchmarkOrg.WithNamedUsers(200, 3), BenchmarkOrg.ManifestForUsers(200), rounds, TimeSpan.FromMilliseconds(100), cancellation);

        var audience = await MeasureAsync(
            table, "audience of 50,000, 50 offenders", BenchmarkOrg.WithAudience(50_000, 50), BenchmarkOrg.ManifestForAudience(), Math.Max(3, rounds / 3), TimeSpan.Zero, cancellation);
        table.Require("requests for the audience, with the token", audience.RequestsMade + 1, 4, "requests");

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

    private static async Task<CheckReport> MeasureAsync(
        ResultTable table, string name, OrgDefinition definition, string manifest, int rounds, TimeSpan answersAfter, CancellationToken cancellation)
    {
        await using var org = await EmulatedOrg.StartAsync(definition, cancellationToken: cancellation);
        if (answersAfter > TimeSpan.Zero)
        {
            org.Faults.Add(Fault.SlowHeaders(answersAfter));
        }

        var request = BenchmarkOrg.Request(org, manifest);
        org.Journal.Clear();
        var report = await CheckRunner.RunAsync(request, cancellation);
        var sent = org.Journal.Entries;
        await SendBareAsync(org.Url, sent, cancellation);

        var check = new List<double>();
        var bare = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            check.Add(await TimeAsync(() => CheckRunner.RunAsync(request, cancellation)));
            bare.Add(await TimeAsync(() => SendBareAsync(org.Url, sent, cancellation)));
        }

        var ratio = Sample.Median(check.Zip(bare, (c, b) => c / b));
        table.Add(name, report.RequestsMade, report.Outcome, Sample.Median(check), Sample.Median(bare), ratio);
        if (sent.Sum(e => e.ResponseBytes) > 0)
        {
            table.Require($"time of the check over the same requests sent bare: {name}", ratio, 1.3, "times");
        }

        return report;
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
            [typeof(CheckCost).Assembly.Location, "check-child", org.Url, org.OrganizationId, token, users.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException("The check in the child process did not pass.");
    }

    private static async Task SendBareAsync(string url, IReadOnlyList<JournalEntry> requests, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        foreach (var entry in requests)
        {
            using var message = new HttpRequestMessage(new HttpMethod(entry.Method), url + entry.Target);
            if (entry.Body.Length > 0)
            {
                message.Content = new StringContent(entry.Body, Encoding.UTF8, "application/json");
            }

            if (entry.Headers.TryGetValue("Authorization", out var authorization))
            {
                message.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
            }

            using var response = await http.SendAsync(message, cancellation);
            await response.Content.ReadAsByteArrayAsync(cancellation);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
