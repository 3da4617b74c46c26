using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>Types of fields, spelled as a describe spells them.</summary>
internal enum FieldType
{
    Id,
    Reference,
    String,
    Picklist,
    Boolean,
    Int,
    Date,
    DateTime,
}

/// <param name="Read">
/// The value of the field in a row: a <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="DateOnly"/>,
/// <see cref="DateTimeOffset"/> or null.
/// </param>
internal sealed record SObjectField(string Name, FieldType Type, Func<SObjectRecord, object?> Read)
{
    /// <summary>Objects that a reference may point to.</summary>
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    public string? RelationshipName { get; init; }
    public bool Filterable { get; init; } = true;

    public bool IsId => Type is FieldType.Id or FieldType.Reference;
    public bool IsText => Type is FieldType.String or FieldType.Picklist;
}

/// <summary>A way from a row to the one row that it belongs to.</summary>
internal sealed record ParentRelationship(string Name, string FieldName, string Target, Func<SObjectRecord, SObjectRecord?> Follow);

/// <summary>A way from a row to the rows that belong to it.</summary>
internal sealed record ChildRelationship(
    string Name, string Target, string FieldName, Func<SObjectRecord, IEnumerable<SObjectRecord>> Follow);
