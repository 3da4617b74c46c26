namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>
/// The org's own clock. It may stand still, run apart from the machine's, and be moved by a test; every expiry in the org follows it.
/// </summary>
public sealed class OrgClock : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _fixedAt;
    private TimeSpan _offset;

    /// <param name="fixedAt">The time at which the clock stands until it is moved; null for a clock that runs with the machine's.</param>
    public OrgClock(DateTimeOffset? fixedAt = null) => _fixedAt = fixedAt;

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return (_fixedAt ?? System.GetUtcNow()) + _offset;
        }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by)
    {
        lock (_gate)
            _offset += by;
    }

    /// <summary>Stops the clock at <paramref name="time"/>.</summary>
    public void StandAt(DateTimeOffset time)
    {
        lock (_gate)
            (_fixedAt, _offset) = (time, TimeSpan.Zero);
    }
}
