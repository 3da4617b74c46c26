using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// Sends requests and brings back whole answers: repeats what may succeed in a moment, follows no redirect, reads no more than a limit,
/// and counts. All requests of a check share one deadline.
/// </summary>
internal sealed class OrgHttp : IDisposable
{
    /// <summary>Seen are 32 hexadecimal digits.</summary>
    private const int LongestRequestId = 64;

    /// <summary>A header that is further from this machine's clock was made by something that has none.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromDays(366);

    private static readonly ProductInfoHeaderValue UserAgent =
        new("SfIntegrationAnalyzers", typeof(OrgHttp).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly HttpClient _client;
    private readonly TimeSpan _attemptTimeout;
    private readonly TimeProvider _time;
    private int _requestsMade;

    /// <summary>Makes a sender.</summary>
    /// <param name="handler">Disposed with this.</param>
    /// <param name="time">The clock.</param>
    /// <param name="timeout">The time of the whole check; one attempt gets at most half of it.</param>
    public OrgHttp(HttpMessageHandler handler, TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _attemptTimeout = TimeSpan.FromSeconds(Math.Max(timeout.TotalSeconds / 2, 0.5));
    }

    /// <summary>How many requests went out, repetitions included.</summary>
    public int RequestsMade => _requestsMade;

    /// <summary>The org's daily API requests, used and allowed, as the last answer told.</summary>
    public ApiUsage? ApiUsage { get; private set; }

    /// <summary>How far the server's clock is ahead of ours, as the last answer told.</summary>
    public TimeSpan? ClockSkew { get; private set; }

    /// <summary>Sends a request.</summary>
    /// <param name="url">Where; a host that the caller has found trustworthy.</param>
    /// <param name="make">Makes the request anew for each attempt.</param>
    /// <param name="mayRepeat">Whether sending it twice does no harm.</param>
    /// <param name="mostBytes">The longest body to accept.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="OrgException">There was no whole answer.</exception>
    public async Task<OrgResponse> SendAsync(
        Uri url, Func<HttpRequestMessage> make, bool mayRepeat, int mostBytes, CancellationToken cancellationToken)
    {
        try
        {
            var first = await TryAsync(url, make, mostBytes, cancellationToken).ConfigureAwait(false);
            return mayRepeat && MayRepeat(first)
                ? await RepeatAsync(first, url, make, mostBytes, cancellationToken).ConfigureAwait(false)
                : first.ResponseOrThrow();
        }
        catch (TimeoutException)
        {
            throw new OrgException(new OrgFailure(OrgFailureKind.TimedOut, $"{url.Host} did not answer in time")
            {
                Advice = "Raise SfiOrgCheckTimeoutSeconds if the org is merely slow",
            });
        }
        catch (Exception exception) when (NetworkFailures.IsNetworkFailure(exception))
        {
            // The exception itself is dropped: texts of handlers and proxies may quote headers.
            throw new OrgException(NetworkFailures.Describe(exception, url));
        }
    }

    /// <summary>Waits as long as before the first repetition of a request.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        Task.Delay(Repeating.FirstWait * (0.5 + Random.Shared.NextDouble()), _time, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Waits and repeats, the first attempt having failed already.</summary>
    private async Task<OrgResponse> RepeatAsync(
        Attempt first, Uri url, Func<HttpRequestMessage> make, int mostBytes, CancellationToken cancellationToken)
    {
        var attempts = 0;
        return await Repeating.RunAsync(
            async token => (attempts++ == 0 ? first : await TryAsync(url, make, mostBytes, token).ConfigureAwait(false)).ResponseOrThrow(),
            (response, exception) => MayRepeat(new Attempt(response, exception)),
            _time,
            cancellationToken).ConfigureAwait(false);
    }

    private static bool MayRepeat(Attempt attempt)
    {
        if (attempt.Response is not { } response)
        {
            return attempt.Exception is TimeoutException || NetworkFailures.IsTransient(attempt.Exception!);
        }

        return !response.IsSuccess && !(response.RetryAfter > Repeating.MostWait) && ErrorResponses.MayPass(response);
    }

    /// <summary>One attempt within its time.</summary>
    private async Task<Attempt> TryAsync(Uri url, Func<HttpRequestMessage> make, int mostBytes, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_attemptTimeout, _time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return new Attempt(await ReceiveAsync(url, make, mostBytes, limited.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Where it was not this limit, it was the handler's for making a connection, which it reports as if somebody had cancelled.
            return new Attempt(
                null,
                timeout.IsCancellationRequested ? new TimeoutException() : new SocketException((int)SocketError.TimedOut));
        }
        catch (Exception exception) when (NetworkFailures.IsNetworkFailure(exception))
        {
            return new Attempt(null, exception);
        }
    }

    private async Task<OrgResponse> ReceiveAsync(Uri url, Func<HttpRequestMessage> make, int mostBytes, CancellationToken cancellationToken)
    {
        using var request = make();
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        Interlocked.Increment(ref _requestsMade);
        using var response = await _client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        Note(response);
        return new OrgResponse(
            url,
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await ReadAsync(url, response, mostBytes, cancellationToken).ConfigureAwait(false))
        {
            RequestId = RequestId(response),
            RedirectHost = response.Headers.Location is { } location ? HostOf(url, location) : null,
            RetryAfter = RetryAfter(response),
        };
    }

    private void Note(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date && date - _time.GetUtcNow() is var skew && skew.Duration() < MostSkew)
        {
            ClockSkew = skew;
        }

        if (Org.ApiUsage.TryParse(Header(response, "Sforce-Limit-Info")) is { } usage)
        {
            ApiUsage = usage;
        }
    }

    /// <summary>The host of an address that an answer gives; null where it leads to none.</summary>
    private static string? HostOf(Uri asked, Uri location) =>
        Uri.TryCreate(asked, location, out var target) && target.Host.Length > 0 ? target.Host : null;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - (response.Headers.Date ?? _time.GetUtcNow()) : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Uri url, HttpResponseMessage response, int mostBytes, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var expected = response.Content.Headers.ContentLength;
        if (expected > mostBytes)
        {
            throw TooLong(url, mostBytes);
        }

        // One more than is announced: a buffer that is full grows before the end shows.
        var buffer = new byte[(int)Math.Clamp(expected + 1 ?? 16_384, 1_024, Math.Min(mostBytes, 1 << 20))];
        var length = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += count;
            if (length == buffer.Length)
            {
                if (length >= mostBytes)
                {
                    throw TooLong(url, mostBytes);
                }

                Array.Resize(ref buffer, (int)Math.Min(2L * length, mostBytes));
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static OrgException TooLong(Uri url, int mostBytes) => new(new OrgFailure(
        OrgFailureKind.NotUnderstood,
        string.Create(CultureInfo.InvariantCulture, $"the answer of {url.Host} is longer than {mostBytes:N0} bytes")));

    /// <summary>Messages repeat it, and whoever answers may write anything there.</summary>
    private static string? RequestId(HttpResponseMessage response)
    {
        var id = Header(response, "x-sfdc-request-id");
        if (id is not { Length: > 0 and <= LongestRequestId })
        {
            return null;
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return null;
            }
        }

        return id;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    /// <summary>
    /// What came of one attempt: an answer, or the exception in its place. Polly has a type for it, which is loaded by
    /// <see cref="Repeating"/> only.
    /// </summary>
    private sealed record Attempt(OrgResponse? Response, Exception? Exception)
    {
        public OrgResponse ResponseOrThrow()
        {
            if (Exception is not null)
            {
                ExceptionDispatchInfo.Throw(Exception);
            }

            return Response!;
        }
    }
}
