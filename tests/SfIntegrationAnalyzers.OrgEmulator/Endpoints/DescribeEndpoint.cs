using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary><c>sobjects</c> and <c>sobjects/{type}/describe</c>: which objects and fields exist here, for this user.</summary>
internal static class DescribeEndpoint
{
    public static EmulatedResponse Global(ApiCall call) => EmulatedResponse.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("encoding", "UTF-8");
        writer.WriteNumber("maxBatchSize", 200);
        writer.WriteStartArray("sobjects");
        foreach (var type in call.Server.Schema.VisibleTypes(call.User))
        {
            writer.WriteStartObject();
            WriteHead(writer, call, type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static EmulatedResponse Describe(ApiCall call, string typeName)
    {
        if (call.Server.Schema.Visible(typeName, call.User) is not { } type)
            return call.Server.Schema.IsLeftOut(typeName)
                ? throw new EmulatorRefusedException("the describe of " + typeName)
                : EmulatedResponse.NotFound;
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, call, type);
            writer.WriteStartArray("fields");
            foreach (var field in type.Fields)
                WriteField(writer, field);
            writer.WriteEndArray();
            writer.WriteStartArray("childRelationships");
            foreach (var child in type.Children)
                WriteChild(writer, child);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter writer, ApiCall call, SObjectType type)
    {
        writer.WriteString("name", type.Name);
        writer.WriteString("label", type.Name);
        writer.WriteString("keyPrefix", type.KeyPrefix);
        writer.WriteBoolean("custom", false);
        writer.WriteBoolean("queryable", true);
        writer.WriteBoolean("createable", false);
        writer.WriteBoolean("updateable", false);
        writer.WriteBoolean("deletable", false);
        writer.WriteStartObject("urls");
        writer.WriteString("sobject", $"{call.Root}/sobjects/{type.Name}");
        writer.WriteString("describe", $"{call.Root}/sobjects/{type.Name}/describe");
        writer.WriteString("rowTemplate", $"{call.Root}/sobjects/{type.Name}/{{ID}}");
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, SObjectField field)
    {
        writer.WriteStartObject();
        writer.WriteString("name", field.Name);
        writer.WriteString("label", field.Name);
        writer.WriteString("type", field.Type.ToString().ToLowerInvariant());
        writer.WriteBoolean("custom", false);
        writer.WriteBoolean("filterable", field.Filterable);
        writer.WriteBoolean("nillable", field.Type is not (FieldType.Id or FieldType.Boolean));
        writer.WriteString("relationshipName", field.RelationshipName);
        writer.WriteStartArray("referenceTo");
        foreach (var target in field.ReferenceTo)
            writer.WriteStringValue(target);
        writer.WriteEndArray();
        writer.WriteStartArray("picklistValues");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteChild(Utf8JsonWriter writer, ChildRelationship child)
    {
        writer.WriteStartObject();
        writer.WriteString("childSObject", child.Target);
        writer.WriteString("field", child.FieldName);
        writer.WriteString("relationshipName", child.Name);
        writer.WriteEndObject();
    }
}
