using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>What an aggregate query groups by, computes and orders by.</summary>
internal sealed class GroupingBinder(SoqlBinder binder, QuerySyntax syntax, SObjectType type)
{
    private readonly List<BoundPath> _keys = [];
    private readonly List<AggregateColumn> _columns = [];
    private int _unnamed;

    public BoundGrouping Bind()
    {
        _keys.AddRange(syntax.GroupBy.Select(Path));
        foreach (var item in syntax.Select)
        {
            var column = Selected(item);
            if (_columns.Exists(c => IsSame(c.Name, column.Name)))
                throw binder.Error(item.Position, SoqlErrors.MalformedQuery, "duplicate alias: " + column.Name);
            _columns.Add(column);
        }

        return new BoundGrouping(_keys, _columns, syntax.OrderBy.Select(o => new GroupOrder(Ordered(o.Key), o.Direction)).ToList());
    }

    private AggregateColumn Selected(SelectSyntax item) => item switch
    {
        SelectAggregateSyntax aggregate => Computed(aggregate, aggregate.Alias?.Name ?? "expr" + _unnamed++),
        SelectFieldSyntax field => Grouped(field, "Field must be grouped or aggregated: "),
        _ => throw new EmulatorRefusedException("a child subquery in an aggregate query"),
    };

    private AggregateColumn Ordered(SelectSyntax key)
    {
        if (key is SelectAggregateSyntax aggregate)
            return Computed(aggregate, "");
        var field = (SelectFieldSyntax)key;
        if (field.Path.Segments is [var name] && type.Field(name) is null && _columns.Exists(c => IsSame(c.Name, name)))
            throw new EmulatorRefusedException("ORDER BY of an alias");
        return Grouped(field, "Ordered field must be grouped or aggregated: ");
    }

    private AggregateColumn Computed(SelectAggregateSyntax aggregate, string name)
    {
        if (aggregate.Argument is null)
            throw new EmulatorRefusedException("COUNT() beside other columns");
        var argument = Path(aggregate.Argument);
        if (aggregate.Function is "MIN" or "MAX" && (argument.Field.IsId || argument.Field.Type == FieldType.Boolean))
            throw new EmulatorRefusedException($"{aggregate.Function} of a field of type {argument.Field.Type}");
        return new AggregateColumn(name, null, aggregate.Function, argument);
    }

    private AggregateColumn Grouped(SelectFieldSyntax field, string otherwise)
    {
        var path = Path(field.Path);
        var index = _keys.FindIndex(k => k.Field == path.Field && k.Parents.SequenceEqual(path.Parents));
        if (index < 0)
            throw binder.Error(field.Position, SoqlErrors.MalformedQuery, otherwise + field.Path.Segments[^1]);
        return new AggregateColumn(field.Alias?.Name ?? path.Field.Name, index, "", path);
    }

    private BoundPath Path(PathSyntax path) => binder.Path(path, syntax, type);

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
