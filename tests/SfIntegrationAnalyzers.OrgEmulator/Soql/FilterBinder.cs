using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Turns WHERE into a predicate over rows.</summary>
internal sealed class FilterBinder(string query, SoqlBinder binder, OrgState org, User user)
{
    private const int MaximumSemiJoins = 2;

    private int _semiJoins;

    /// <summary>The filter of the outermost query, the only one that may hold semi-joins.</summary>
    public Func<SObjectRecord, bool> Bind(QuerySyntax syntax, SObjectType type)
    {
        _semiJoins = 0;
        return Filter(syntax, type, mayJoin: true);
    }

    public Func<SObjectRecord, bool> BindNested(QuerySyntax syntax, SObjectType type) => Filter(syntax, type, mayJoin: false);

    private Func<SObjectRecord, bool> Filter(QuerySyntax syntax, SObjectType type, bool mayJoin) =>
        syntax.Where is { } where ? Condition(where, syntax, type, mayJoin) : static _ => true;

    private Func<SObjectRecord, bool> Condition(ConditionSyntax condition, QuerySyntax syntax, SObjectType type, bool mayJoin)
    {
        switch (condition)
        {
            case AndSyntax and:
                var all = and.Parts.Select(p => Condition(p, syntax, type, mayJoin)).ToArray();
                return row => Array.TrueForAll(all, holds => holds(row));
            case OrSyntax or:
                var any = or.Parts.Select(p => Condition(p, syntax, type, mayJoin: false)).ToArray();
                return row => Array.Exists(any, holds => holds(row));
            case NotSyntax not:
                var inner = Condition(not.Inner, syntax, type, mayJoin: false);
                return row => !inner(row);
            case ComparisonSyntax comparison:
                return Comparison(comparison, Filterable(comparison.Path, syntax, type));
            case InListSyntax list:
                return InList(list, Filterable(list.Path, syntax, type));
            case InQuerySyntax join:
                return InQuery(join, Filterable(join.Path, syntax, type), type, mayJoin);
            default:
                throw new InvalidOperationException("Unknown condition " + condition.GetType().Name);
        }
    }

    private BoundPath Filterable(PathSyntax path, QuerySyntax syntax, SObjectType type)
    {
        var bound = binder.Path(path, syntax, type);
        return bound.Field.Filterable
            ? bound
            : throw binder.Error(path.Position, SoqlErrors.InvalidField, $"field '{bound.Field.Name}' can not be filtered in a query call");
    }

    private Func<SObjectRecord, bool> Comparison(ComparisonSyntax comparison, BoundPath path)
    {
        var (op, literal) = (comparison.Operator, comparison.Value);
        if (literal.Kind == LiteralKind.Null || (literal is { Kind: LiteralKind.String, Text: "" } && path.Field.IsText))
            return NullComparison(op, path);
        if (op == ComparisonOperator.Like)
            return Like(comparison, path);
        if (literal.Kind == LiteralKind.DateFormula)
            return DateFormulaComparison(comparison, path);
        if (path.Field.Type == FieldType.Boolean && op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw binder.Error(comparison.Path.Position, SoqlErrors.InvalidField, "invalid operator on boolean field");

        var expected = FieldValue.FromLiteral(literal, path.Field, binder);
        return row => Holds(op, path.Read(row), expected, path.Field);
    }

    /// <summary>A null row differs from every value and is neither below nor above one.</summary>
    private static bool Holds(ComparisonOperator op, object? value, object expected, SObjectField field)
    {
        if (value is null)
            return op == ComparisonOperator.NotEqual;
        var order = FieldValue.Compare(value, expected, field);
        return op switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            ComparisonOperator.GreaterOrEqual => order >= 0,
            _ => throw new InvalidOperationException("No comparison: " + op),
        };
    }

    private static Func<SObjectRecord, bool> NullComparison(ComparisonOperator op, BoundPath path) => op switch
    {
        ComparisonOperator.Equal => row => path.Read(row) is null,
        ComparisonOperator.NotEqual => row => path.Read(row) is not null,
        _ => throw new EmulatorRefusedException($"the operator {op} with null"),
    };

    private Func<SObjectRecord, bool> Like(ComparisonSyntax comparison, BoundPath path)
    {
        if (path.Field.IsId)
            throw binder.Error(comparison.Path.Position, SoqlErrors.InvalidField, "invalid operator on id field");
        if (!path.Field.IsText)
            throw new EmulatorRefusedException($"LIKE on a field of type {path.Field.Type}");
        FieldValue.FromLiteral(comparison.Value, path.Field, binder);
        var pattern = comparison.Value.Text;
        return row => path.Read(row) is string value && LikePattern.Matches(value, pattern);
    }

    private Func<SObjectRecord, bool> DateFormulaComparison(ComparisonSyntax comparison, BoundPath path)
    {
        if (path.Field.Type != FieldType.DateTime)
            throw new EmulatorRefusedException($"a date literal against a field of type {path.Field.Type}");
        var (from, until) = DateFormula.Range(comparison.Value, org.Clock.Now);
        return row => path.Read(row) is DateTimeOffset value
            ? comparison.Operator switch
            {
                ComparisonOperator.Equal => value >= from && value < until,
                ComparisonOperator.NotEqual => value < from || value >= until,
                ComparisonOperator.Less => value < from,
                ComparisonOperator.LessOrEqual => value < until,
                ComparisonOperator.Greater => value >= until,
                ComparisonOperator.GreaterOrEqual => value >= from,
                _ => false,
            }
            : comparison.Operator == ComparisonOperator.NotEqual;
    }

    private Func<SObjectRecord, bool> InList(InListSyntax list, BoundPath path)
    {
        var matchesNull = list.Values.Any(v => v.Kind == LiteralKind.Null);
        var expected = list.Values
            .Where(v => v.Kind != LiteralKind.Null)
            .Select(v => FieldValue.Key(FieldValue.FromLiteral(v, path.Field, binder), path.Field))
            .ToHashSet();
        return row =>
        {
            var value = path.Read(row);
            var isIn = value is null ? matchesNull : expected.Contains(FieldValue.Key(value, path.Field));
            return isIn != list.Negated;
        };
    }

    private Func<SObjectRecord, bool> InQuery(InQuerySyntax join, BoundPath path, SObjectType outer, bool mayJoin)
    {
        if (!mayJoin)
            throw binder.Error(
                join.Position,
                SoqlErrors.MalformedQuery,
                "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.");
        if (++_semiJoins > MaximumSemiJoins)
            throw binder.Error(join.Position, SoqlErrors.MalformedQuery, "Maximum 2 semi join sub-selects are allowed.");
        if (join.Query.Select is not [SelectFieldSyntax { Alias: null }]
            || join.Query.GroupBy.Count + join.Query.OrderBy.Count > 0
            || join.Query.Limit is not null
            || join.Query.Offset is not null)
            throw new EmulatorRefusedException("a sub-select that is more than one column with a WHERE");
        if (!path.Field.IsId)
            throw new EmulatorRefusedException("a sub-select against a field that is no id");

        var bound = new SoqlBinder(query, binder.Schema, org, user).BindSubselect(join.Query, out var column);
        if (bound.Type == outer)
            throw binder.Error(
                join.Position, SoqlErrors.MalformedQuery, "The inner and outer selects should not be on the same object type");
        if (!column.Field.IsId)
            throw new EmulatorRefusedException("a sub-select of a column that is no id");
        var ids = new Lazy<HashSet<object>>(() => bound.Type.Rows(org, user)
            .Where(bound.Filter)
            .Select(column.Read)
            .OfType<string>()
            .Select(id => FieldValue.Key(id, column.Field))
            .ToHashSet());
        return row => (path.Read(row) is string id && ids.Value.Contains(FieldValue.Key(id, path.Field))) != join.Negated;
    }
}
