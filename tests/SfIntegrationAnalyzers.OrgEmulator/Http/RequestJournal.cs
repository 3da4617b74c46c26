using System.Collections.Concurrent;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>Every request that reached the org's port, in order: the proof that a client only read, and where its tokens went.</summary>
public sealed class RequestJournal
{
    private readonly ConcurrentQueue<JournalEntry> _entries = new();

    public IReadOnlyList<JournalEntry> Entries => _entries.ToArray();

    public int Count => _entries.Count;

    /// <summary>Requests other than GET, token calls and composite requests that hold nothing but GET.</summary>
    public IReadOnlyList<JournalEntry> Writes => Entries.Where(e => !e.IsReadOnly).ToArray();

    /// <summary>The SOQL of every query, also of those inside a composite request.</summary>
    public IReadOnlyList<string> Queries => Entries.SelectMany(e => e.Queries).ToArray();

    public void Clear() => _entries.Clear();

    internal void Add(JournalEntry entry) => _entries.Enqueue(entry);
}

/// <param name="Target">Path and query as sent.</param>
/// <param name="Username">Whose session it was; null for anonymous requests and dead tokens.</param>
/// <param name="Status">What the client got; null where a fault cut the connection before a status line.</param>
/// <param name="Fault">The fault that hit the request, if any.</param>
public sealed record JournalEntry(
    int Number,
    DateTimeOffset Time,
    string Method,
    string Target,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string? Username,
    int? Status,
    string? ErrorCode,
    string? Fault,
    IReadOnlyList<string> Queries,
    bool IsReadOnly,
    int ResponseBytes)
{
    public override string ToString() =>
        $"{Number} {Method} {Target} -> {Status?.ToString() ?? "cut"}{(Fault is null ? "" : " [" + Fault + "]")}";
}
