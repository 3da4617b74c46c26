using System.Collections.Immutable;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>A query and how its rows are read.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Object">The object of FROM.</param>
/// <param name="Fields">Fields without which the query makes no sense.</param>
/// <param name="Optional">
/// Fields that depend on the org's version or features. Where one is missing, the query is asked again without it.
/// </param>
/// <param name="Conditions">The rest, beginning with WHERE, from the fields that the org turned out not to have.</param>
/// <param name="Read">Reads a row.</param>
internal sealed record SoqlQuery<T>(
    string Object,
    ImmutableArray<string> Fields,
    ImmutableArray<string> Optional,
    Func<ImmutableHashSet<string>, string> Conditions,
    Func<SoqlRow, T> Read)
{
    /// <summary>Whether the first page is enough: the total is told, and more rows than that are of no use.</summary>
    public bool FirstPageOnly { get; init; }

    /// <summary>
    /// Whether nothing but one audience or an explanation hangs on it, so that a refusal leaves all other answers as they are.
    /// </summary>
    public bool IsAside { get; init; }
}

/// <summary>What became of a query: rows, all of them, or a failure.</summary>
/// <typeparam name="T">What a row became.</typeparam>
internal sealed record SoqlAnswer<T>(ImmutableArray<T> Rows, int TotalSize, ImmutableHashSet<string> MissingFields, OrgFailure? Failure)
{
    /// <summary>Whether there are rows to trust.</summary>
    public bool IsKnown => Failure is null;
}

/// <summary>A query on its way.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
internal sealed class Ask<T>(SoqlQuery<T> query) : Ask
{
    private const int MostRows = 2_000_000;

    /// <summary>A page has 200 rows or more (REST API guide, Query Options); 400,000 holdings are more than anybody has.</summary>
    private const int MostPages = 2_000;

    private readonly ImmutableArray<T>.Builder _rows = ImmutableArray.CreateBuilder<T>();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> _missing = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
    private int _total = -1;
    private OrgFailure? _failure;

    /// <summary>What became of it.</summary>
    public SoqlAnswer<T> Answer =>
        !IsDone ? throw new InvalidOperationException("The query has not been answered yet.")
        : _failure is null ? new(_rows.ToImmutable(), _total, _missing, null)
        : new([], 0, _missing, _failure);

    /// <summary>Whether only the first of several pages was read.</summary>
    public bool IsPartial => IsDone && _failure is null && _rows.Count < _total;

    /// <inheritdoc/>
    public override string Resource => "query?q=" + Uri.EscapeDataString(Statement);

    private string Statement
    {
        get
        {
            var fields = query.Fields.Concat(query.Optional.Except(_missing, StringComparer.OrdinalIgnoreCase));
            return $"SELECT {string.Join(", ", fields)} FROM {query.Object} {query.Conditions(_missing)}".TrimEnd();
        }
    }

    /// <inheritdoc/>
    public override void Take(JsonElement page, Func<string, string> toPath)
    {
        ExpectTotal(Number(page, "totalSize"));
        var before = _rows.Count;
        TakeRows(page);
        if (SaysDone(page))
        {
            Expect(_rows.Count == _total, $"{_rows.Count} rows came of {_total}");
            (IsDone, NextPage) = (true, null);
            return;
        }

        Expect(_rows.Count > before, "a page has no rows, and more are announced");
        Expect(_rows.Count < _total, $"all {_total} rows came, and more are announced");
        if (query.FirstPageOnly)
        {
            IsDone = true;
            return;
        }

        NextPage = toPath(NextOf(page));
        Expect(_pages.Add(NextPage) && _pages.Count <= MostPages, "its pages do not come to an end");
    }

    /// <inheritdoc/>
    public override bool Bears(OrgFailure failure) =>
        base.Bears(failure)
        || (query.IsAside && failure.Kind is OrgFailureKind.NotUnderstood or OrgFailureKind.Incomplete or OrgFailureKind.Unreachable);

    /// <inheritdoc/>
    public override void Refuse(OrgFailure failure)
    {
        var droppable = query.Optional.Except(_missing, StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        if (failure.Code != "INVALID_FIELD" || droppable.IsEmpty)
        {
            (_failure, IsDone) = (failure, true);
            return;
        }

        // Where the message names none of them, all are dropped: less is known then, and nothing wrong.
        // The sentence stands last; before it the query may be quoted, with names of its own.
        var sentence = (failure.Description ?? "").Split('\n')[^1];
        var quoted = Quoted().Matches(sentence)
            .Select(name => name.Value.Split('.')[^1])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = droppable.Where(path => path.Split('.').Any(quoted.Contains)).ToImmutableArray();
        var ofEntity = named.Where(path => $"{query.Object}.{path}".Split('.')[^2..].All(quoted.Contains)).ToImmutableArray();
        _missing = _missing.Union(!ofEntity.IsEmpty ? ofEntity : !named.IsEmpty ? named : droppable);
        Forget();
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        base.Restart();
        Forget();
    }

    private void Forget()
    {
        NextPage = null;
        _rows.Clear();
        _pages.Clear();
        _total = -1;
    }

    private void ExpectTotal(int total)
    {
        Expect(total is >= 0 and <= MostRows && (_total < 0 || total == _total), "totalSize changes from page to page, or is out of range");
        _total = total;
    }

    private void TakeRows(JsonElement page)
    {
        if (!page.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("it has no records");
        }

        foreach (var record in records.EnumerateArray())
        {
            _rows.Add(query.Read(new SoqlRow(record, _missing, _texts)));
        }
    }

    private static bool SaysDone(JsonElement page) =>
        page.TryGetProperty("done", out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? flag.GetBoolean()
            : throw new FormatException("it does not say whether it is done");

    private static string NextOf(JsonElement page) =>
        page.TryGetProperty("nextRecordsUrl", out var next) && next.ValueKind == JsonValueKind.String
            ? next.GetString()!
            : throw new FormatException("it is not done, and does not say where it goes on");

    private static void Expect(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new FormatException(complaint);
        }
    }

    private static int Number(JsonElement page, string name) =>
        page.ValueKind == JsonValueKind.Object
        && page.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"it has no {name}");
}
