// The public surface of Polly, version 7 and 8 side by side, as far as cases use it: declarations only.
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Polly
{
    public class PolicyBuilder
    {
        public PolicyBuilder Or<TException>() where TException : Exception => throw null;
        public PolicyBuilder Or<TException>(Func<TException, bool> predicate) where TException : Exception => throw null;
        public PolicyBuilder<TResult> OrResult<TResult>(Func<TResult, bool> predicate) => throw null;
    }

    public class PolicyBuilder<TResult>
    {
        public PolicyBuilder<TResult> Or<TException>() where TException : Exception => throw null;
        public PolicyBuilder<TResult> OrResult(Func<TResult, bool> predicate) => throw null;
    }

    public abstract class Policy
    {
        public static PolicyBuilder Handle<TException>() where TException : Exception => throw null;
        public static PolicyBuilder Handle<TException>(Func<TException, bool> predicate) where TException : Exception => throw null;
        public static PolicyBuilder<TResult> HandleResult<TResult>(Func<TResult, bool> predicate) => throw null;
    }

    public static class Retry
    {
        public static AsyncPolicy RetryAsync(this PolicyBuilder builder, int count) => throw null;
        public static AsyncPolicy RetryAsync(this PolicyBuilder builder, Func<Exception, int, Task> onRetry) => throw null;
        public static AsyncPolicy RetryAsync(this PolicyBuilder builder, int count, Func<Exception, int, Task> onRetry) => throw null;
        public static AsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, int count, Func<int, TimeSpan> wait) => throw null;
        public static AsyncPolicy<T> WaitAndRetryAsync<T>(this PolicyBuilder<T> builder, int count, Func<int, TimeSpan> wait) => throw null;
        public static AsyncPolicy CircuitBreakerAsync(this PolicyBuilder builder, int count, TimeSpan time) => throw null;
        public static SyncPolicy WaitAndRetry(this PolicyBuilder builder, int count, Func<int, TimeSpan> wait) => throw null;
    }

    public class SyncPolicy { public void Execute(Action action) => throw null; public T Execute<T>(Func<T> action) => throw null; }

    public class AsyncPolicy
    {
        public Task ExecuteAsync(Func<Task> action) => throw null;
        public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => throw null;
    }

    public class AsyncPolicy<TResult> { public Task<TResult> ExecuteAsync(Func<Task<TResult>> action) => throw null; }

    public class PredicateBuilder
    {
        public PredicateBuilder Handle<TException>() where TException : Exception => throw null;
        public PredicateBuilder Handle<TException>(Func<TException, bool> predicate) where TException : Exception => throw null;
        public static implicit operator Func<Polly.Retrying.RetryPredicateArguments<object>, ValueTask<bool>>(PredicateBuilder builder) =>
            throw null;
    }

    public static class PredicateResult
    {
        public static ValueTask<bool> True() => throw null;
        public static ValueTask<bool> False() => throw null;
    }

    public readonly struct Outcome<TResult>
    {
        public Exception Exception => throw null;
        public TResult Result => throw null;
    }

    public class ResiliencePipeline
    {
        public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> callback, CancellationToken cancellationToken = default) =>
            throw null;
        public ValueTask<T> ExecuteAsync<T>(
            Func<CancellationToken, ValueTask<T>> callback, CancellationToken cancellationToken = default) =>
            throw null;
    }

    public class ResiliencePipelineBuilder { public ResiliencePipeline Build() => throw null; }

    public class ResiliencePipeline<TResult>
    {
        public ValueTask<T> ExecuteAsync<T>(
            Func<CancellationToken, ValueTask<T>> callback, CancellationToken cancellationToken = default) where T : TResult =>
            throw null;
    }

    public class ResiliencePipelineBuilder<TResult> { public ResiliencePipeline<TResult> Build() => throw null; }

    public static class RetryResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder AddRetry(
            this ResiliencePipelineBuilder builder, Polly.Retrying.RetryStrategyOptions options) => throw null;
        public static ResiliencePipelineBuilder<T> AddRetry<T>(
            this ResiliencePipelineBuilder<T> builder, Polly.Retrying.RetryStrategyOptions<T> options) => throw null;
    }
}

namespace Polly.Retrying
{
    public readonly struct RetryPredicateArguments<TResult>
    {
        public Outcome<TResult> Outcome => throw null;
        public int AttemptNumber => throw null;
    }

    public class RetryStrategyOptions : RetryStrategyOptions<object> { }

    public class RetryStrategyOptions<TResult>
    {
        public Func<RetryPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; }
        public int MaxRetryAttempts { get; set; }
        public TimeSpan Delay { get; set; }
    }
}

namespace Polly.Extensions.Http
{
    public static class HttpPolicyExtensions { public static PolicyBuilder<HttpResponseMessage> HandleTransientHttpError() => throw null; }
}
