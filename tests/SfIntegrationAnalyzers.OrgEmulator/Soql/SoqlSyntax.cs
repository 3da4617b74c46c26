namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>A query as it was written; nothing in it is known to exist yet.</summary>
internal sealed record QuerySyntax(
    IReadOnlyList<SelectSyntax> Select,
    NameSyntax From,
    string? Alias,
    ConditionSyntax? Where,
    IReadOnlyList<PathSyntax> GroupBy,
    IReadOnlyList<OrderSyntax> OrderBy,
    int? Limit,
    NumberSyntax? Offset);

internal sealed record NameSyntax(string Name, int Position);

internal sealed record NumberSyntax(int Value, int Position);

/// <param name="Segments">One or more names: <c>Profile</c>, <c>UserLicense</c>, <c>Name</c>.</param>
internal sealed record PathSyntax(IReadOnlyList<string> Segments, int Position)
{
    public override string ToString() => string.Join(".", Segments);
}

internal abstract record SelectSyntax(int Position);

internal sealed record SelectFieldSyntax(PathSyntax Path, NameSyntax? Alias) : SelectSyntax(Path.Position);

/// <param name="Argument">Null in <c>COUNT()</c>.</param>
internal sealed record SelectAggregateSyntax(string Function, PathSyntax? Argument, NameSyntax? Alias, int Position)
    : SelectSyntax(Position);

internal sealed record SelectSubquerySyntax(QuerySyntax Query, int Position) : SelectSyntax(Position);

/// <param name="Key">A field or, in an aggregate query, a function of one; its alias is never set.</param>
internal sealed record OrderSyntax(SelectSyntax Key, SortDirection Direction);

internal readonly record struct SortDirection(bool IsDescending, bool HasNullsLast);

internal abstract record ConditionSyntax;

internal sealed record AndSyntax(IReadOnlyList<ConditionSyntax> Parts) : ConditionSyntax;

internal sealed record OrSyntax(IReadOnlyList<ConditionSyntax> Parts) : ConditionSyntax;

internal sealed record NotSyntax(ConditionSyntax Inner) : ConditionSyntax;

internal sealed record ComparisonSyntax(PathSyntax Path, ComparisonOperator Operator, LiteralSyntax Value) : ConditionSyntax;

internal sealed record InListSyntax(PathSyntax Path, bool Negated, IReadOnlyList<LiteralSyntax> Values) : ConditionSyntax;

internal sealed record InQuerySyntax(PathSyntax Path, bool Negated, QuerySyntax Query, int Position) : ConditionSyntax;

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like,
}

internal enum LiteralKind
{
    Null,
    Boolean,
    String,
    Number,
    Date,
    DateTime,

    /// <summary><c>TODAY</c>, <c>LAST_N_DAYS:30</c> and their like.</summary>
    DateFormula,
}

/// <param name="Count">The n of <c>LAST_N_DAYS:n</c>.</param>
internal sealed record LiteralSyntax(LiteralKind Kind, string Text, int Position, int Count = 0);
