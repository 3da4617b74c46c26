using System.Diagnostics;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Benchmarks.Check;

/// <summary>What a process of its own needs to make a check, or to send the check's requests without it.</summary>
internal sealed record TimedWork(string Url, string Manifest, string Token, BareRequest[] Requests)
{
    public CheckRequest ToRequest() => new()
    {
        ManifestPath = Path.Combine(Path.GetTempPath(), "salesforce-permissions.json"),
        ManifestText = Manifest,
        Environment = new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = Token, ["SF_ORG_INSTANCE_URL"] = Url },
        Mode = CheckMode.Required,
    };
}

/// <summary>What one process measured, in milliseconds.</summary>
/// <param name="Cold">The first time in the process, its code compiled on the way, as in a build.</param>
/// <param name="ColdCpu">The processor time of that.</param>
/// <param name="Warm">Once the runtime has optimised the code; empty where nobody asked.</param>
internal sealed record TimedResult(double Cold, double ColdCpu, double[] Warm)
{
    /// <summary>As many runs as bring methods to the runtime's optimising compiler, which takes 30 calls and some quiet.</summary>
    private const int RunsUntilWarm = 60;

    /// <summary>Starts a process that measures.</summary>
    public static async Task<TimedResult> OfProcessAsync(string workFile, string what, int warmRounds, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(TimedResult).Assembly.Location, "check-timed", workFile, what, $"{warmRounds}"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TimedResult>(output)!
            : throw new InvalidOperationException($"The {what} in a process of its own failed.");
    }

    /// <summary>The process that measures: prints its result.</summary>
    public static async Task<int> PrintAsync(string workFile, string what, int warmRounds, CancellationToken cancellation)
    {
        var work = JsonSerializer.Deserialize<TimedWork>(await File.ReadAllTextAsync(workFile, cancellation))!;
        Func<Task> run = what == "check" ? CheckAsync : () => BareRequest.SendAsync(work.Url, work.Requests, cancellation);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var cold = await TimeAsync(run);
        process.Refresh();
        var coldCpu = (process.TotalProcessorTime - cpu).TotalMilliseconds;
        var warm = new double[warmRounds];
        for (var round = -RunsUntilWarm; warmRounds > 0 && round < warmRounds; round++)
        {
            var time = await TimeAsync(run);
            if (round >= 0)
                warm[round] = time;
        }

        Console.WriteLine(JsonSerializer.Serialize(new TimedResult(cold, coldCpu, warm)));
        return 0;

        async Task CheckAsync()
        {
            var report = await CheckRunner.RunAsync(work.ToRequest(), cancellation);
            if (report.UsersChecked + report.AudiencesChecked == 0)
                throw new InvalidOperationException(report.Findings[0].Message);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
