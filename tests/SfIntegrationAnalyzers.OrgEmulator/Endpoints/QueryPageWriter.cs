using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Schema;
using SfIntegrationAnalyzers.OrgEmulator.Soql;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>
/// Writes pages of an answer. A page has a budget of rows, to which the rows of child subqueries count as well;
/// children that do not fit get a locator of their own.
/// </summary>
internal sealed class QueryPageWriter(ApiCall call, SoqlEvaluator evaluator)
{
    private readonly List<QueryCursor> _childCursors = [];
    private int _budget;

    public EmulatedResponse First(QueryRows rows, int batchSize) => EmulatedResponse.Ok(writer =>
    {
        if (rows.Query.IsCount || rows.Query.Grouping is not null)
        {
            WriteAggregate(writer, rows);
            return;
        }

        WritePage(writer, rows, null, 0, batchSize);
    });

    public EmulatedResponse Next(QueryCursor cursor, int offset)
    {
        call.Server.Cursors.CloseChildren(cursor);
        return EmulatedResponse.Ok(writer => WritePage(writer, cursor.Rows, cursor, offset, cursor.BatchSize));
    }

    private void WriteAggregate(Utf8JsonWriter writer, QueryRows rows)
    {
        writer.WriteStartObject();
        writer.WriteNumber("totalSize", rows.TotalSize);
        writer.WriteBoolean("done", true);
        writer.WriteStartArray("records");
        foreach (var group in rows.Groups)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("attributes");
            writer.WriteString("type", "AggregateResult");
            writer.WriteEndObject();
            for (var i = 0; i < group.Length; i++)
                FieldJson.Write(writer, rows.Query.Grouping!.Columns[i].Name, group[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WritePage(Utf8JsonWriter writer, QueryRows rows, QueryCursor? cursor, int offset, int batchSize)
    {
        var end = PageEnd(rows, offset, batchSize);
        var isLast = end == rows.Records.Count;
        if (isLast && cursor is not null)
            call.Server.Cursors.Close(cursor);
        if (!isLast)
        {
            cursor ??= call.Server.Cursors.Open(call.Session, rows, batchSize, end);
            cursor.Next = end;
        }

        writer.WriteStartObject();
        writer.WriteNumber("totalSize", rows.TotalSize);
        writer.WriteBoolean("done", isLast);
        if (!isLast)
            writer.WriteString("nextRecordsUrl", $"{call.Root}/query/{cursor!.Id}-{end}");
        writer.WriteStartArray("records");
        _budget = batchSize - (end - offset);
        for (var i = offset; i < end; i++)
            WriteRecord(writer, rows.Query.Type, rows.Query.Select, rows.Records[i]);
        writer.WriteEndArray();
        writer.WriteEndObject();
        cursor?.Children.AddRange(_childCursors);
    }

    private int PageEnd(QueryRows rows, int offset, int batchSize)
    {
        var size = call.Server.Options.RandomPageSizes
            ? new Random((call.Server.Options.Seed * 397) ^ offset).Next(1, batchSize + 1)
            : batchSize;
        var end = Math.Min(offset + size, rows.Records.Count);
        var children = rows.Query.Children.ToList();
        if (children.Count == 0)
            return end;

        var weight = 0;
        for (var i = offset; i < end; i++)
        {
            weight += 1 + children.Sum(c => evaluator.Children(c, rows.Records[i]).Count);
            if (weight > batchSize)
                return Math.Max(i, offset + 1);
        }

        return end;
    }

    private void WriteRecord(Utf8JsonWriter writer, SObjectType type, IReadOnlyList<Projection> select, SObjectRecord record)
    {
        writer.WriteStartObject();
        WriteAttributes(writer, type.Name, record.Id);
        foreach (var projection in select)
        {
            switch (projection)
            {
                case FieldProjection field:
                    FieldJson.Write(writer, field.Name, field.Field.Read(record));
                    break;
                case ParentProjection parent when parent.Relationship.Follow(record) is { } target:
                    writer.WritePropertyName(parent.Name);
                    WriteRecord(writer, parent.Target, parent.Select, target);
                    break;
                case ParentProjection parent:
                    writer.WriteNull(parent.Name);
                    break;
                case ChildProjection child:
                    WriteChildren(writer, child, record);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private void WriteChildren(Utf8JsonWriter writer, ChildProjection child, SObjectRecord parent)
    {
        var children = evaluator.Children(child, parent);
        if (children.Count == 0)
        {
            writer.WriteNull(child.Name);
            return;
        }

        var shown = Math.Clamp(_budget, 1, children.Count);
        _budget -= shown;
        writer.WriteStartObject(child.Name);
        writer.WriteNumber("totalSize", children.Count);
        writer.WriteBoolean("done", shown == children.Count);
        if (shown < children.Count)
        {
            var rows = new QueryRows(child.Query, children.Count, children, []);
            var cursor = call.Server.Cursors.Open(call.Session, rows, call.Server.Options.PageSize, shown);
            _childCursors.Add(cursor);
            writer.WriteString("nextRecordsUrl", $"{call.Root}/query/{cursor.Id}-{shown}");
        }

        writer.WriteStartArray("records");
        foreach (var row in children.Take(shown))
            WriteRecord(writer, child.Query.Type, child.Query.Select, row);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter writer, string type, string id)
    {
        writer.WriteStartObject("attributes");
        writer.WriteString("type", type);
        writer.WriteString("url", call.RecordUrl(type, id));
        writer.WriteEndObject();
    }

}
