using System.Diagnostics;

namespace SfIntegrationAnalyzers.OrgCheck.Tests;

/// <summary>The real thing: programs that a Unix shell can play.</summary>
public sealed class ProcessesTests : IDisposable
{
    private static readonly TimeSpan LongerThanAnyOfThis = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-process-").FullName;
    private readonly CancellationTokenSource _patience = new(LongerThanAnyOfThis);

    public void Dispose()
    {
        _patience.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_program_is_told_by_its_end_and_by_what_it_wrote()
    {
        if (OperatingSystem.IsWindows())
            return;

        var result = await RunAsync("printf '{}'; echo rubbish >&2; cat; exit 3");

        Assert.Equal((3, "{}"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task A_long_answer_is_there_to_its_last_character()
    {
        if (OperatingSystem.IsWindows())
            return;

        var result = await RunAsync("yes | head -c 600000; echo end");

        Assert.Equal(600_004, result.Output.Length);
        Assert.EndsWith("end\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not made yet")]
    public async Task It_runs_in_the_folder_that_is_named_if_there_is_one(string below)
    {
        if (OperatingSystem.IsWindows())
            return;

        var result = await Processes.RunAsync(
            "/bin/pwd", [], new Dictionary<string, string>(), Path.Combine(_folder, below), _patience.Token);

        Assert.Equal(below.Length == 0 ? _folder : Environment.CurrentDirectory, result.Output.TrimEnd());
    }

    /// <summary>A CLI leaves a helper behind, which looks for updates or keeps a cache, and has the output of its parent.</summary>
    [Fact]
    public async Task What_a_program_left_running_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;

        var result = await RunAsync("sleep 300 & echo $! > sleeper; echo done");
        using var sleeper = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "sleeper"))));
        sleeper.Kill();

        Assert.Equal((0, "done\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task A_program_that_is_given_up_ends_with_all_that_it_started()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var cancelled = new CancellationTokenSource();
        var run = RunAsync("echo $$ > began; sleep 300; true", cancelled.Token);
        var began = Path.Combine(_folder, "began");
        while (!File.Exists(began) || new FileInfo(began).Length == 0)
            await Task.Delay(10, _patience.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private Task<ProcessResult> RunAsync(string script, CancellationToken? cancellationToken = null) => Processes.RunAsync(
        "/bin/sh",
        ["-c", script],
        new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" },
        _folder,
        cancellationToken ?? _patience.Token);
}
