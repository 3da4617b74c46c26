using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Finds every name of a query in the schema, as far as the running user sees it, and refuses what Salesforce refuses.</summary>
internal sealed class SoqlBinder
{
    private const int MaximumOffset = 2000;
    private const int MaximumParents = 5;

    private readonly string _query;
    private readonly User _user;
    private readonly FilterBinder _filters;

    public SoqlBinder(string query, OrgSchema schema, OrgState org, User user)
    {
        _query = query;
        Schema = schema;
        _user = user;
        _filters = new FilterBinder(query, this, org, user);
    }

    public OrgSchema Schema { get; }

    public BoundQuery Bind(QuerySyntax syntax)
    {
        var type = Object(syntax.From);
        return Bind(syntax, type, _filters.Bind(syntax, type));
    }

    /// <summary>A query inside IN (…), of which only one column matters.</summary>
    public BoundQuery BindSubselect(QuerySyntax syntax, out BoundPath column)
    {
        var type = Object(syntax.From);
        column = Path(((SelectFieldSyntax)syntax.Select[0]).Path, syntax, type);
        return Bind(syntax, type, _filters.BindNested(syntax, type));
    }

    /// <summary>A query on the child rows of another; its FROM names a relationship.</summary>
    private ChildProjection BindChild(SelectSubquerySyntax subquery, SObjectType parent)
    {
        var syntax = subquery.Query;
        if (parent.Child(syntax.From.Name) is not { } relationship)
        {
            if (parent.IsUnmodelled(syntax.From.Name))
                throw new EmulatorRefusedException($"the child relationship {parent.Name}.{syntax.From.Name}");
            throw Error(syntax.From.Position, SoqlErrors.InvalidType, SoqlMessages.UnknownChildRelationship(syntax.From.Name));
        }

        if (Schema.Visible(relationship.Target, _user) is not { } target)
            throw Error(syntax.From.Position, SoqlErrors.InvalidType, SoqlMessages.UnknownChildRelationship(syntax.From.Name));
        if (syntax.Select.Any(s => s is SelectSubquerySyntax or SelectAggregateSyntax)
            || syntax.GroupBy.Count > 0
            || syntax.Offset is not null)
            throw new EmulatorRefusedException("a child subquery with aggregates, OFFSET or a subquery of its own");
        return new ChildProjection(relationship, Bind(syntax, target, _filters.BindNested(syntax, target)));
    }

    private BoundQuery Bind(QuerySyntax syntax, SObjectType type, Func<SObjectRecord, bool> filter)
    {
        if (type.OnlyAbout is { } only && !IsAbout(syntax.Where, only))
            throw new EmulatorRefusedException($"rows of {type.Name} but {only.Field} = '{only.Value}'");
        if (syntax.Offset is { Value: > MaximumOffset } offset)
            throw Error(offset.Position, SoqlErrors.OutsideValidRange, "Maximum SOQL offset allowed is 2000");

        var isCount = syntax.Select is [SelectAggregateSyntax { Argument: null, Alias: null }] && syntax.GroupBy.Count == 0;
        var isAggregate = !isCount && (syntax.GroupBy.Count > 0 || syntax.Select.Any(s => s is SelectAggregateSyntax));
        if (isCount && syntax.OrderBy.Count > 0)
            throw new EmulatorRefusedException("COUNT() with ORDER BY");
        return new BoundQuery
        {
            Type = type,
            Select = isCount || isAggregate ? [] : Projections(syntax, type),
            Filter = filter,
            OrderBy = isAggregate ? [] : syntax.OrderBy.Select(o => Order(o, syntax, type)).ToList(),
            Limit = syntax.Limit,
            Offset = syntax.Offset?.Value ?? 0,
            IsCount = isCount,
            Grouping = isAggregate ? new GroupingBinder(this, syntax, type).Bind() : null,
        };
    }

    private BoundOrder Order(OrderSyntax order, QuerySyntax syntax, SObjectType type) => order.Key is SelectFieldSyntax field
        ? new BoundOrder(Path(field.Path, syntax, type), order.Direction)
        : throw new EmulatorRefusedException("ORDER BY of an aggregate in a query without any");

    private SObjectType Object(NameSyntax from)
    {
        if (Schema.Visible(from.Name, _user) is { } type)
            return type;
        if (Schema.IsLeftOut(from.Name))
            throw new EmulatorRefusedException($"the object {from.Name}");
        throw Error(from.Position, SoqlErrors.InvalidType, SoqlMessages.UnknownObject(from.Name));
    }

    private List<Projection> Projections(QuerySyntax syntax, SObjectType type)
    {
        var projections = new List<Projection>();
        foreach (var item in syntax.Select)
        {
            switch (item)
            {
                case SelectFieldSyntax { Alias: { } alias }:
                    throw Error(alias.Position, SoqlErrors.MalformedQuery, "only aggregate expressions use field aliasing");
                case SelectFieldSyntax field:
                    AddField(projections, field.Path, syntax, type);
                    break;
                case SelectSubquerySyntax subquery:
                    projections.Add(BindChild(subquery, type));
                    break;
            }
        }

        return projections;
    }

    private void AddField(List<Projection> projections, PathSyntax path, QuerySyntax syntax, SObjectType type)
    {
        var bound = Path(path, syntax, type);
        var into = projections;
        foreach (var parent in bound.Parents)
        {
            var existing = into.OfType<ParentProjection>().FirstOrDefault(p => p.Relationship == parent);
            if (existing is null)
                into.Add(existing = new ParentProjection(parent, Schema.Target(parent.Target), []));
            into = existing.Select;
        }

        if (into.OfType<FieldProjection>().Any(f => f.Field == bound.Field))
            throw Error(path.Position, SoqlErrors.InvalidField, "duplicate field selected: " + path.Segments[^1]);
        into.Add(new FieldProjection(bound.Field));
    }

    /// <summary>
    /// Walks a path from the object that <paramref name="query"/> is on; a first segment that is its alias or name adds nothing.
    /// </summary>
    public BoundPath Path(PathSyntax path, QuerySyntax query, SObjectType type)
    {
        var segments = path.Segments.ToList();
        if (segments.Count > 1
            && type.Parent(segments[0]) is null
            && (Same(segments[0], query.Alias) || Same(segments[0], query.From.Name)))
            segments.RemoveAt(0);
        if (segments.Count - 1 > MaximumParents)
            throw new EmulatorRefusedException("a path of more than five relationships");

        var parents = new List<ParentRelationship>();
        foreach (var segment in segments.Take(segments.Count - 1))
        {
            if (type.Parent(segment) is not { } parent)
            {
                if (type.IsUnmodelled(segment))
                    throw new EmulatorRefusedException($"the relationship {type.Name}.{segment}");
                throw Error(path.Position, SoqlErrors.InvalidField, SoqlMessages.UnknownRelationship(segment));
            }

            parents.Add(parent);
            type = Schema.Target(parent.Target);
        }

        if (type.Field(segments[^1]) is { } field)
            return new BoundPath(parents, field);
        if (type.IsUnmodelled(segments[^1]))
            throw new EmulatorRefusedException($"the field {type.Name}.{segments[^1]}");
        throw Error(path.Position, SoqlErrors.InvalidField, SoqlMessages.UnknownField(segments[^1], type.Name));
    }

    public SoqlException Error(int position, string code, string message) => SoqlException.At(_query, position, code, message);

    private static bool IsAbout(ConditionSyntax? where, (string Field, string Value) only) =>
        where is ComparisonSyntax { Path.Segments: [var field], Operator: ComparisonOperator.Equal, Value.Text: var value }
        && Same(field, only.Field)
        && Same(value, only.Value);

    private static bool Same(string segment, string? name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
