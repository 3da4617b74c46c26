using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

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

        if (!Utf8.IsValid(utf8.Span))
        {
            throw new JsonException("A text is not valid Unicode.");
        }

        RefuseDuplicateNames(utf8.Span);
        return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MostDepth });
    }

    /// <remarks>
    /// Optimised at once: a build reads one long answer, which is over before the runtime has seen what is worth optimising.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RefuseDuplicateNames(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        var open = new Stack<Names>();
        var free = new Stack<Names>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push(free.TryPop(out var used) ? used : new Names());
                        break;
                    case JsonTokenType.EndObject:
                        var ended = open.Pop();
                        ended.Clear();
                        free.Push(ended);
                        break;
                    case JsonTokenType.PropertyName when !open.Peek().Add(utf8, ref reader):
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

    /// <summary>The names of one object. Rows have few and plain ones, which are compared in place.</summary>
    private sealed class Names
    {
        private const int MostInPlace = 24;

        private readonly List<Range> _places = [];
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

        /// <summary>Takes the name that the reader stands on; false where the object has it already.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool Add(ReadOnlySpan<byte> utf8, ref Utf8JsonReader reader)
        {
            if (_texts.Count == 0 && !reader.ValueIsEscaped && _places.Count < MostInPlace)
            {
                var name = reader.ValueSpan;
                foreach (var place in _places)
                {
                    if (utf8[place].SequenceEqual(name))
                    {
                        return false;
                    }
                }

                var start = (int)reader.TokenStartIndex + 1;
                _places.Add(start..(start + name.Length));
                return true;
            }

            if (_texts.Count == 0)
            {
                foreach (var place in _places)
                {
                    _texts.Add(Encoding.UTF8.GetString(utf8[place]));
                }
            }

            return _texts.Add(reader.GetString()!);
        }

        public void Clear()
        {
            _places.Clear();
            _texts.Clear();
        }
    }
}
