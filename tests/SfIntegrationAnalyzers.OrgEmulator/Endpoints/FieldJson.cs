using System.Globalization;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Field values as REST writes them.</summary>
internal static class FieldJson
{
    public static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case DateOnly date:
                writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000");
                break;
            default:
                throw new InvalidOperationException("No JSON for a " + value.GetType().Name);
        }
    }
}
