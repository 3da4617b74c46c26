using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>An answer before faults and compression have their turn.</summary>
internal sealed record EmulatedResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string JsonType = "application/json;charset=UTF-8";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static EmulatedResponse Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return new EmulatedResponse(status, JsonType, buffer.WrittenMemory);
    }

    public static EmulatedResponse Ok(Action<Utf8JsonWriter> write) => Json(200, write);

    /// <summary>Salesforce's error shape: an array, even of one.</summary>
    public static EmulatedResponse Error(int status, string errorCode, string message) => Json(status, writer =>
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteString("errorCode", errorCode);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    public static EmulatedResponse Text(int status, string contentType, string text) =>
        new(status, contentType, Encoding.UTF8.GetBytes(text));

    public static EmulatedResponse NotFound { get; } = Error(404, "NOT_FOUND", "The requested resource does not exist");

    public EmulatedResponse With(string header, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(header, value)] };

    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
