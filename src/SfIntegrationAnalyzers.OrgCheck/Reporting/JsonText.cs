using System.Text;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>
/// Writing JSON that is also safe inside HTML: System.Text.Json's own encoder escapes everything that could end a script.
/// </summary>
internal static class JsonText
{
    public static string Write(Action<Utf8JsonWriter> write, bool indented = true)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented }))
            write(json);

        var text = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).ReplaceLineEndings("\n");
        return indented ? text + "\n" : text;
    }

    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);

        json.WriteEndArray();
    }

    public static void WriteObjectOrNull<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> writeMembers)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        writeMembers(json, value);
        json.WriteEndObject();
    }
}
