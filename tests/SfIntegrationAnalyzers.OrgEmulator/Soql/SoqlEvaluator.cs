using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>The rows of an answer, all of them; a page shows a part.</summary>
/// <param name="TotalSize">What the answer says it holds, on every page.</param>
internal sealed record QueryRows(BoundQuery Query, int TotalSize, IReadOnlyList<SObjectRecord> Records, IReadOnlyList<object?[]> Groups);

/// <summary>Runs bound queries. Rows without ORDER BY come in no order that a client could learn to rely on.</summary>
internal sealed class SoqlEvaluator(OrgState org, int seed)
{
    private const int MaximumGroups = 2000;

    public QueryRows Run(BoundQuery query, User user)
    {
        var rows = query.Type.Rows(org, user).Where(query.Filter);
        if (query.IsCount)
        {
            var count = Limited(query, rows).Count();
            return new QueryRows(query, count, [], []);
        }

        if (query.Grouping is { } grouping)
        {
            var groups = Limited(query, Grouped(grouping, rows)).ToList();
            return new QueryRows(query, groups.Count, [], groups);
        }

        var records = Limited(query, Ordered(query, rows)).ToList();
        return new QueryRows(query, records.Count, records, []);
    }

    /// <summary>The rows of a child subquery for one parent.</summary>
    public IReadOnlyList<SObjectRecord> Children(ChildProjection child, SObjectRecord parent) =>
        Limited(child.Query, Ordered(child.Query, child.Relationship.Follow(parent).Where(child.Query.Filter))).ToList();

    private static IEnumerable<T> Limited<T>(BoundQuery query, IEnumerable<T> rows)
    {
        var rest = query.Offset > 0 ? rows.Skip(query.Offset) : rows;
        return query.Limit is { } limit ? rest.Take(limit) : rest;
    }

    private SObjectRecord[] Ordered(BoundQuery query, IEnumerable<SObjectRecord> rows)
    {
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        if (query.OrderBy.Count == 0)
            return shuffled;

        IOrderedEnumerable<SObjectRecord>? ordered = null;
        foreach (var order in query.OrderBy)
        {
            var comparer = new ValueOrder(order);
            ordered = ordered is null ? shuffled.OrderBy(order.Path.Read, comparer) : ordered.ThenBy(order.Path.Read, comparer);
        }

        return ordered!.ToArray();
    }

    private IEnumerable<object?[]> Grouped(BoundGrouping grouping, IEnumerable<SObjectRecord> rows)
    {
        var groups = rows
            .GroupBy(row => new GroupKey(grouping.Keys.Select(k => k.Read(row)).ToArray(), grouping.Keys))
            .Select(group => Columns(grouping, group.Key.Values, group))
            .ToArray();
        if (grouping.Keys.Count == 0 && groups.Length == 0)
            groups = [Columns(grouping, [], [])];
        if (groups.Length > MaximumGroups)
            throw new SoqlException(SoqlErrors.ExceededIdLimit, "Aggregate query has too many rows for direct assignment, use FOR loop");
        new Random(seed).Shuffle(groups);
        return groups;
    }

    private static object?[] Columns(BoundGrouping grouping, object?[] key, IEnumerable<SObjectRecord> rows)
    {
        var members = rows.ToList();
        return grouping.Columns.Select(c => c.KeyIndex is { } index ? key[index] : Aggregate(c, members)).ToArray();
    }

    private static object? Aggregate(AggregateColumn column, List<SObjectRecord> rows)
    {
        var values = rows.Select(column.Argument!.Read).Where(v => v is not null).Select(v => v!);
        return column.Function switch
        {
            "COUNT" => values.Count(),
            "COUNT_DISTINCT" => values.Select(v => FieldValue.Key(v, column.Argument.Field)).Distinct().Count(),
            "MIN" => values.Aggregate((object?)null, (least, v) => least is null || FieldValue.Compare(v, least) < 0 ? v : least),
            "MAX" => values.Aggregate((object?)null, (most, v) => most is null || FieldValue.Compare(v, most) > 0 ? v : most),
            _ => throw new InvalidOperationException("Unknown aggregate " + column.Function),
        };
    }

    private sealed class ValueOrder(BoundOrder order) : IComparer<object?>
    {
        public int Compare(object? x, object? y)
        {
            if (x is null || y is null)
            {
                var nulls = (x is null ? 0 : 1) - (y is null ? 0 : 1);
                return order.NullsLast ? -nulls : nulls;
            }

            var compared = FieldValue.Compare(x, y);
            return order.Descending ? -compared : compared;
        }
    }

    private sealed class GroupKey : IEquatable<GroupKey>
    {
        private readonly object?[] _keys;

        public GroupKey(object?[] values, IReadOnlyList<BoundPath> paths)
        {
            Values = values;
            _keys = values.Select((v, i) => v is null ? null : FieldValue.Key(v, paths[i].Field)).ToArray();
        }

        public object?[] Values { get; }

        public bool Equals(GroupKey? other) => other is not null && _keys.SequenceEqual(other._keys);

        public override bool Equals(object? obj) => Equals(obj as GroupKey);

        public override int GetHashCode() => _keys.Aggregate(17, HashCode.Combine);
    }
}
