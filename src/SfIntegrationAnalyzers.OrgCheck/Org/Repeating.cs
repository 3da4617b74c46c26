using Polly;
using Polly.Retry;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// Repeats a request after longer and longer waits. The one place that knows of Polly, which is loaded when something has to be repeated:
/// most checks never need it.
/// </summary>
internal static class Repeating
{
    private const int MostAttempts = 4;

    /// <summary>The wait before the first repetition, on average.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait. Whoever is told to wait longer does not repeat.</summary>
    public static readonly TimeSpan MostWait = TimeSpan.FromSeconds(20);

    /// <summary>Runs attempts until one is not to be repeated, or they are enough.</summary>
    /// <param name="attempt">One attempt: an answer, or an exception.</param>
    /// <param name="mayRepeat">Whether what came of an attempt is worth another.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>What came of the last attempt.</returns>
    public static async Task<OrgResponse> RunAsync(
        Func<CancellationToken, ValueTask<OrgResponse>> attempt,
        Func<OrgResponse?, Exception?, bool> mayRepeat,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder<OrgResponse> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<OrgResponse>
            {
                MaxRetryAttempts = MostAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstWait,
                MaxDelay = MostWait,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(mayRepeat(args.Outcome.Result, args.Outcome.Exception)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
            })
            .Build();
        return await pipeline.ExecuteAsync(attempt, cancellationToken).ConfigureAwait(false);
    }
}
