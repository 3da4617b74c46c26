using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Reads an assignment written as a bare name or as <c>{ "name": …, "expires": …, "revoked": … }</c>.</summary>
internal sealed class AssignmentDefinitionConverter : JsonConverter<AssignmentDefinition>
{
    /// <summary>So that null is an error and not an assignment of nothing.</summary>
    public override bool HandleNull => true;

    public override AssignmentDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new AssignmentDefinition(reader.GetString()!);
        var written = JsonSerializer.Deserialize<Written>(ref reader, options);
        return new AssignmentDefinition(
            written?.Name ?? throw new JsonException("An assignment needs a name."), written.Expires, written.Revoked);
    }

    public override void Write(Utf8JsonWriter writer, AssignmentDefinition value, JsonSerializerOptions options)
    {
        if (value is { Expires: null, Revoked: false })
            writer.WriteStringValue(value.Name);
        else
            JsonSerializer.Serialize(writer, new Written { Name = value.Name, Expires = value.Expires, Revoked = value.Revoked }, options);
    }

    private sealed record Written
    {
        public string? Name { get; init; }
        public DateTimeOffset? Expires { get; init; }
        public bool Revoked { get; init; }
    }
}
