using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Soql;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>An answer that did not fit on one page.</summary>
internal sealed class QueryCursor
{
    public required string Id { get; init; }
    public required Session Session { get; init; }
    public required QueryRows Rows { get; init; }
    public required int BatchSize { get; init; }

    /// <summary>Offset of the one page that may be asked for next.</summary>
    public int Next { get; set; }

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Cursors of child subqueries of the page shown last; they die when the parent moves on.</summary>
    public List<QueryCursor> Children { get; } = [];
}

/// <summary>Open cursors: bound to the session that made them, ten for a user, dead after a quarter of an hour without use.</summary>
internal sealed class QueryCursors(OrgClock clock)
{
    public const int PerUser = 10;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, QueryCursor> _open = new(StringComparer.Ordinal);
    private int _made;

    public QueryCursor Open(Session session, QueryRows rows, int batchSize, int next)
    {
        var oldest = _open.Values.Where(c => c.Session.User == session.User)
            .OrderBy(c => c.LastUsed)
            .ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var evicted in oldest.Take(oldest.Count - PerUser + 1))
            _open.Remove(evicted.Id);
        var cursor = new QueryCursor
        {
            Id = SalesforceId.WithSuffix($"0r8Em{++_made:0000000000}"),
            Session = session,
            Rows = rows,
            BatchSize = batchSize,
            Next = next,
            LastUsed = clock.Now,
        };
        _open.Add(cursor.Id, cursor);
        return cursor;
    }

    /// <summary>The cursor of a locator such as <c>0r8…-2000</c> if it is alive and that page is its next one.</summary>
    public QueryCursor? Find(string locator, out int offset)
    {
        var dash = locator.LastIndexOf('-');
        offset = 0;
        if (dash < 0 || !int.TryParse(locator.AsSpan(dash + 1), out offset) || !_open.TryGetValue(locator[..dash], out var cursor))
            return null;
        if (clock.Now - cursor.LastUsed >= Idle)
        {
            _open.Remove(cursor.Id);
            return null;
        }

        if (cursor.Next != offset)
            return null;
        cursor.LastUsed = clock.Now;
        return cursor;
    }

    public void Close(QueryCursor cursor)
    {
        _open.Remove(cursor.Id);
        foreach (var child in cursor.Children)
            _open.Remove(child.Id);
    }

    public void CloseChildren(QueryCursor cursor)
    {
        foreach (var child in cursor.Children)
            _open.Remove(child.Id);
        cursor.Children.Clear();
    }

    public void CloseAll() => _open.Clear();
}
