using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

/// <summary>
/// Reads JSON with comments and trailing commas into <see cref="JsonSyntax"/>. System.Text.Json knows the grammar; what it does not keep
/// (places in UTF-16, duplicate names, what stood before an error) is added here, in one pass.
/// </summary>
internal ref struct JsonSyntaxReader
{
    /// <summary>A manifest is four levels deep.</summary>
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ImmutableArray<JsonSyntaxError>.Builder _errors = ImmutableArray.CreateBuilder<JsonSyntaxError>();
    private Utf8JsonReader _reader;
    private bool _brokeOff;
    private int _byteOffset;
    private int _charOffset;

    private JsonSyntaxReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        });
    }

    /// <summary>Reads a text. Never throws for what the text holds.</summary>
    public static JsonDocumentSyntax Read(string text)
    {
        // A byte order mark is no part of JSON. A blank keeps its place, so that offsets stay true.
        var reader = new JsonSyntaxReader(Encoding.UTF8.GetBytes(text.StartsWith('\uFEFF') ? ' ' + text[1..] : text));
        var root = reader.Advance() ? reader.ReadValue() : null;
        reader.Advance(); // The end of the text, or what should not follow.
        return new(new LineMap(text), root, !reader._brokeOff, reader._errors.ToImmutable());
    }

    private JsonSyntax ReadValue()
    {
        var start = OffsetOf(_reader.TokenStartIndex);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(start),
            JsonTokenType.StartArray => ReadArray(start),
            JsonTokenType.String => new(JsonKind.String, SpanFrom(start))
            {
                Text = ReadString(start, out var isRead),
                IsUnreadable = !isRead,
            },
            JsonTokenType.Number => new(JsonKind.Number, SpanFrom(start)) { Text = Encoding.UTF8.GetString(_reader.ValueSpan) },
            JsonTokenType.True => new(JsonKind.True, SpanFrom(start)),
            JsonTokenType.False => new(JsonKind.False, SpanFrom(start)),
            _ => new(JsonKind.Null, SpanFrom(start)),
        };
    }

    private JsonSyntax ReadObject(int start)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        while (Advance() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameStart = OffsetOf(_reader.TokenStartIndex);
            var name = ReadString(nameStart, out _);
            var nameSpan = new TextSpan(nameStart, OffsetOf(_reader.TokenStartIndex + _reader.ValueSpan.Length + 2));
            if (!Advance())
                break;

            members.Add(new(name, nameSpan, ReadValue()));
        }

        return new(JsonKind.Object, SpanFrom(start)) { Members = members.ToImmutable() };
    }

    private JsonSyntax ReadArray(int start)
    {
        var elements = ImmutableArray.CreateBuilder<JsonSyntax>();
        while (Advance() && _reader.TokenType != JsonTokenType.EndArray)
            elements.Add(ReadValue());

        return new(JsonKind.Array, SpanFrom(start)) { Elements = elements.ToImmutable() };
    }

    private bool Advance()
    {
        if (_brokeOff)
            return false;

        try
        {
            return _reader.Read();
        }
        catch (JsonException e)
        {
            var place = PlaceOf(e);
            _errors.Add(new(OffsetOf(place), Describe(e, _utf8[place..])));
            _brokeOff = true;
            return false;
        }
    }

    private string ReadString(int start, out bool isRead)
    {
        isRead = true;
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            _errors.Add(new(
                start,
                "This string escapes half of a surrogate pair (\\uD800 to \\uDFFF), which is not a character. "
                + "Write the character itself."));
            isRead = false;
            return "\uFFFD";
        }
    }

    private TextSpan SpanFrom(int start) => new(start, OffsetOf(_reader.BytesConsumed));

    /// <summary>Bytes to UTF-16 code units. Called with rising offsets, so that all calls together walk the text once.</summary>
    /// <remarks>Optimised at once: a build reads one manifest.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int OffsetOf(long byteOffset)
    {
        for (; _byteOffset < byteOffset && _byteOffset < _utf8.Length; _byteOffset++)
        {
            var unit = _utf8[_byteOffset];
            var continues = (unit & 0b1100_0000) == 0b1000_0000;
            _charOffset += continues ? 0 : unit >= 0b1111_0000 ? 2 : 1;
        }

        return _charOffset;
    }

    /// <summary>The byte at which it is no JSON any more.</summary>
    private int PlaceOf(JsonException e)
    {
        var lineStart = 0;
        for (var line = 0L; line < (e.LineNumber ?? 0); line++)
        {
            var end = _utf8[lineStart..].IndexOf((byte)'\n');
            if (end < 0)
                break;

            lineStart += end + 1;
        }

        return Math.Min(lineStart + (int)(e.BytePositionInLine ?? 0), _utf8.Length);
    }

    private static string Describe(JsonException e, ReadOnlySpan<byte> rest)
    {
        if (e.Message.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal))
            return "The file is empty. The target SfiInitializeManifest writes a first manifest.";
        if (e.Message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
            return "The file ends before everything is closed: a } or ] is missing.";

        var place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var said = (place < 0 ? e.Message : e.Message[..place]).TrimEnd();

        // Of a character such as a typographic quote the parser names the first byte.
        const string Byte = "'0x";
        if (said.StartsWith(Byte, StringComparison.Ordinal) && Rune.DecodeFromUtf8(rest, out var character, out _) == OperationStatus.Done)
            said = $"{(Rune.IsControl(character) ? "" : $"'{character}' ")}(U+{character.Value:X4}){said[(Byte.Length + 3)..]}";

        return $"This is not valid JSON: {said}";
    }
}
