using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// Reads JSON that a decision hangs on: nothing lenient, no name twice in one object (readers differ on which one counts),
/// no text that is not Unicode.
/// </summary>
internal static class StrictJson
{
    private const int MostDepth = 64;

    /// <summary>Reads a whole document.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <exception cref="JsonException">It is not strict JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        RefuseDuplicateNames(utf8.Span);
        return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MostDepth });
    }

    private static void RefuseDuplicateNames(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        var names = new List<HashSet<string>>();
        var depth = -1;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        if (++depth == names.Count)
                        {
                            names.Add(new HashSet<string>(StringComparer.Ordinal));
                        }

                        names[depth].Clear();
                        break;
                    case JsonTokenType.EndObject:
                        depth--;
                        break;
                    case JsonTokenType.PropertyName when !names[depth].Add(reader.GetString()!):
                        throw new JsonException($"An object has the name '{reader.GetString()}' twice.");
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        // An unpaired surrogate shows only when the text is taken.
                        reader.GetString();
                        break;
                }
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not valid Unicode.", exception);
        }
    }
}
