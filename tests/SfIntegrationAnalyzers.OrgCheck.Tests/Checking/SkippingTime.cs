namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// A clock on which whoever waits a short while has waited already: a wait of up to twenty seconds moves the clock and ends at once.
/// Longer timers, which are time limits, go off when the clock has come that far.
/// </summary>
internal sealed class SkippingTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(21);
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _skipped;

    /// <summary>How long everybody has waited.</summary>
    public TimeSpan Skipped
    {
        get
        {
            lock (_gate)
                return _skipped;
        }
    }

    public override DateTimeOffset GetUtcNow() => start + Skipped;

    public override long GetTimestamp() => Skipped.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Set(Alarm alarm, TimeSpan due)
    {
        List<Alarm> gone = [];
        lock (_gate)
        {
            _alarms.Remove(alarm);
            if (due == Timeout.InfiniteTimeSpan)
                return;
            alarm.At = _skipped + due;
            if (due > LongestWait)
            {
                _alarms.Add(alarm);
                return;
            }

            _skipped += due;
            gone.AddRange(_alarms.Where(other => other.At <= _skipped).OrderBy(other => other.At));
            gone.Add(alarm);
            _alarms.RemoveAll(other => other.At <= _skipped);
        }

        // One after the other: whoever waited finds the limits in force that were over meanwhile.
        ThreadPool.QueueUserWorkItem(_ => gone.ForEach(each => each.Ring()));
    }

    private void Remove(Alarm alarm)
    {
        lock (_gate)
            _alarms.Remove(alarm);
    }

    private sealed class Alarm(SkippingTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _disposed;

        public TimeSpan At { get; set; }

        public void Ring()
        {
            if (!_disposed)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            time.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
