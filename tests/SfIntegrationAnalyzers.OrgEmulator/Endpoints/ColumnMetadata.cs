using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Schema;
using SfIntegrationAnalyzers.OrgEmulator.Soql;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Answer to <c>&amp;columns=true</c>, which the CLI asks for after every query and cannot do without.</summary>
internal static class ColumnMetadata
{
    public static EmulatedResponse Write(BoundQuery query) => EmulatedResponse.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("columnMetadata");
        foreach (var column in Columns(query))
            column.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteString("entityName", query.Type.Name);
        writer.WriteBoolean("groupBy", query.Grouping is { Keys.Count: > 0 });
        writer.WriteBoolean("idSelected", query.Select.Any(s => s.Name == "Id"));
        writer.WriteString("keyPrefix", query.Type.KeyPrefix);
        writer.WriteEndObject();
    });

    private static IEnumerable<Column> Columns(BoundQuery query)
    {
        if (query.IsCount)
            return [new Column("expr0", "count()") { IsAggregate = true, IsNumber = true }];
        return query.Grouping is { } grouping ? grouping.Columns.Select(OfAggregate) : query.Select.Select(OfProjection);
    }

    private static Column OfAggregate(AggregateColumn column) =>
        column.KeyIndex is null
            ? new Column(column.Name, column.DisplayName) { IsAggregate = true, IsNumber = column.IsCount }
            : OfField(column.Argument.Field) with { Name = column.Name, DisplayName = column.Name };

    private static Column OfProjection(Projection projection) => projection switch
    {
        FieldProjection field => OfField(field.Field),
        ParentProjection parent => new Column(parent.Name, parent.Name)
        {
            ForeignKey = parent.Relationship.FieldName,
            Joined = parent.Select.Select(OfProjection).ToList(),
        },
        ChildProjection child =>
            new Column(child.Name, child.Name) { IsAggregate = true, Joined = child.Query.Select.Select(OfProjection).ToList() },
        _ => throw new InvalidOperationException("Unknown projection " + projection.GetType().Name),
    };

    private static Column OfField(SObjectField field) => new(field.Name, field.Name)
    {
        ApexType = field.Type switch
        {
            FieldType.Id or FieldType.Reference => "Id",
            FieldType.Boolean => "Boolean",
            FieldType.Int => "Integer",
            FieldType.Date => "Date",
            FieldType.DateTime => "Datetime",
            _ => "String",
        },
        IsBoolean = field.Type == FieldType.Boolean,
        IsNumber = field.Type == FieldType.Int,
        IsText = field.IsText,
    };

    private sealed record Column(string Name, string DisplayName)
    {
        public bool IsAggregate { get; init; }
        public string? ApexType { get; init; }
        public bool IsBoolean { get; init; }
        public bool IsNumber { get; init; }
        public bool IsText { get; init; }
        public string? ForeignKey { get; init; }
        public IReadOnlyList<Column> Joined { get; init; } = [];

        public void WriteTo(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("aggregate", IsAggregate);
            writer.WriteString("apexType", ApexType);
            writer.WriteBoolean("booleanType", IsBoolean);
            writer.WriteString("columnName", Name);
            writer.WriteBoolean("custom", false);
            writer.WriteString("displayName", DisplayName);
            writer.WriteString("foreignKeyName", ForeignKey);
            writer.WriteBoolean("insertable", false);
            writer.WriteStartArray("joinColumns");
            foreach (var joined in Joined)
                joined.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteBoolean("numberType", IsNumber);
            writer.WriteBoolean("textType", IsText);
            writer.WriteBoolean("updatable", false);
            writer.WriteEndObject();
        }
    }
}
