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

    private IEnumerable<SObjectRecord> Ordered(BoundQuery query, IEnumerable<SObjectRecord> rows) =>
        Sorted(
            Shuffled(rows),
            query.OrderBy.Select(o => (new ValueOrder(o.Path.Field, o.Direction), (Func<SObjectRecord, object?>)o.Path.Read)));

    private IEnumerable<object?[]> Grouped(BoundGrouping grouping, IEnumerable<SObjectRecord> rows)
    {
        var groups = rows
            .GroupBy(row => new GroupKey(grouping.Keys.Select(k => k.Read(row)).ToArray(), grouping.Keys))
            .Select(group => new Group(group.Key.Values, group.ToList()))
            .ToList();
        if (grouping.Keys.Count == 0 && groups.Count == 0)
            groups.Add(new Group([], []));
        if (groups.Count > MaximumGroups)
            throw new SoqlException(SoqlErrors.ExceededIdLimit, "Aggregate query has too many rows for direct assignment, use FOR loop");
        var sorted = Sorted(
            Shuffled(groups),
            grouping.OrderBy.Select(o => (
                new ValueOrder(o.Column.Argument.Field, o.Direction), (Func<Group, object?>)(group => group.Value(o.Column)))));
        return sorted.Select(group => grouping.Columns.Select(group.Value).ToArray());
    }

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static IEnumerable<T> Sorted<T>(T[] items, IEnumerable<(ValueOrder Order, Func<T, object?> Read)> keys)
    {
        IOrderedEnumerable<T>? sorted = null;
        foreach (var (order, read) in keys)
            sorted = sorted is null ? items.OrderBy(read, order) : sorted.ThenBy(read, order);
        return sorted ?? items.AsEnumerable();
    }

    private sealed class ValueOrder(SObjectField field, SortDirection direction) : IComparer<object?>
    {
        public int Compare(object? x, object? y)
        {
            if (x is null || y is null)
            {
                var nulls = (x is null ? 0 : 1) - (y is null ? 0 : 1);
                return direction.HasNullsLast ? -nulls : nulls;
            }

            var compared = FieldValue.Compare(x, y, field);
            return direction.IsDescending ? -compared : compared;
        }
    }

    private sealed record Group(object?[] Key, List<SObjectRecord> Rows)
    {
        public object? Value(AggregateColumn column)
        {
            if (column.KeyIndex is { } index)
                return Key[index];
            var field = column.Argument.Field;
            var values = Rows.Select(column.Argument.Read).Where(v => v is not null).Select(v => v!);
            return column.Function switch
            {
                "COUNT" => values.Count(),
                "COUNT_DISTINCT" => values.Select(v => FieldValue.Key(v, field)).Distinct().Count(),
                "MIN" =>
                    values.Aggregate((object?)null, (least, v) => least is null || FieldValue.Compare(v, least, field) < 0 ? v : least),
                "MAX" =>
                    values.Aggregate((object?)null, (most, v) => most is null || FieldValue.Compare(v, most, field) > 0 ? v : most),
                _ => throw new InvalidOperationException("Unknown aggregate " + column.Function),
            };
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
