using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>A query of which every name has been found in the schema.</summary>
internal sealed class BoundQuery
{
    public required SObjectType Type { get; init; }
    public required IReadOnlyList<Projection> Select { get; init; }
    public required Func<SObjectRecord, bool> Filter { get; init; }
    public required IReadOnlyList<BoundOrder> OrderBy { get; init; }
    public int? Limit { get; init; }
    public int Offset { get; init; }

    /// <summary><c>COUNT()</c> alone: the answer is a total and no rows.</summary>
    public bool IsCount { get; init; }

    /// <summary>Present in a query that answers with AggregateResult rows.</summary>
    public BoundGrouping? Grouping { get; init; }

    public IEnumerable<ChildProjection> Children => Select.OfType<ChildProjection>();
}

internal sealed record BoundPath(IReadOnlyList<ParentRelationship> Parents, SObjectField Field)
{
    public object? Read(SObjectRecord row)
    {
        var current = row;
        foreach (var parent in Parents)
        {
            if (parent.Follow(current) is not { } next)
                return null;
            current = next;
        }

        return Field.Read(current);
    }
}

internal sealed record BoundOrder(BoundPath Path, SortDirection Direction);

/// <summary>What a record of the answer holds, in the order in which it was selected.</summary>
internal abstract record Projection(string Name);

internal sealed record FieldProjection(SObjectField Field) : Projection(Field.Name);

internal sealed record ParentProjection(ParentRelationship Relationship, SObjectType Target, List<Projection> Select)
    : Projection(Relationship.Name);

internal sealed record ChildProjection(ChildRelationship Relationship, BoundQuery Query) : Projection(Relationship.Name);

/// <param name="Keys">Grouped paths, whether selected or not.</param>
internal sealed record BoundGrouping(
    IReadOnlyList<BoundPath> Keys, IReadOnlyList<AggregateColumn> Columns, IReadOnlyList<GroupOrder> OrderBy);

/// <param name="Column">What groups are ordered by; it need not be selected.</param>
internal sealed record GroupOrder(AggregateColumn Column, SortDirection Direction);

/// <param name="KeyIndex">Index of the grouped path that the column repeats; null for a computed one.</param>
/// <param name="Argument">What is computed on, or the grouped path.</param>
internal sealed record AggregateColumn(string Name, int? KeyIndex, string Function, BoundPath Argument)
{
    public string DisplayName => $"{Function.ToLowerInvariant()}({Argument.Field.Name})";

    public bool IsCount => Function.StartsWith("COUNT", StringComparison.Ordinal);
}
