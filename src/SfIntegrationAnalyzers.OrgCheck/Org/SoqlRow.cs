using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// One row of an answer. A value of another type than the field's, or one that was asked for and is absent, makes the whole answer
/// useless: guessing here could pass a build.
/// </summary>
internal readonly struct SoqlRow
{
    /// <summary>
    /// A date; a moment as Salesforce writes it (<c>+0000</c>), and as other JSON does. Of which zone it is has to be said.
    /// </summary>
    private static readonly string[] FormsOfMoments = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'"];

    private readonly JsonElement _row;
    private readonly IReadOnlySet<string> _missing;
    private readonly Dictionary<string, string> _texts;

    /// <summary>Wraps a row.</summary>
    /// <param name="row">An object.</param>
    /// <param name="missing">Fields that the org does not have, and that were not asked for.</param>
    /// <param name="texts">Texts that occurred before; rows repeat them a thousandfold.</param>
    public SoqlRow(JsonElement row, IReadOnlySet<string> missing, Dictionary<string, string> texts) =>
        (_row, _missing, _texts) = (row, missing, texts);

    /// <summary>Wraps a record that was read by its address: fields were not chosen, so what the org lacks is simply absent.</summary>
    /// <param name="record">An object.</param>
    /// <param name="optional">Fields that it may lack.</param>
    public static SoqlRow OfRecord(JsonElement record, IEnumerable<string> optional) => record.ValueKind == JsonValueKind.Object
        ? new(record, optional.Where(name => !record.TryGetProperty(name, out _)).ToHashSet(), [])
        : throw new FormatException("it is no record");

    /// <summary>A text that must be there.</summary>
    /// <param name="path">The field, such as <c>Profile.Name</c>.</param>
    public string Text(string path) => TextOrNull(path) ?? throw new FormatException($"{path} is null");

    /// <summary>An id that must be there, in one form: answers may mix ids of 15 and of 18 characters.</summary>
    /// <param name="path">The field, such as <c>AssigneeId</c>.</param>
    public string Id(string path) => IdOrNull(path) ?? throw new FormatException($"{path} is null");

    /// <summary>An id; null where the field is null.</summary>
    public string? IdOrNull(string path) => TextOrNull(path) is { } id ? InOneForm(path, id) : null;

    /// <summary>A text; null where the field, or a parent on the way, is null.</summary>
    public string? TextOrNull(string path) => Walk(path) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => Shared(value.GetString()!),
        var value => throw Wrong(path, value),
    };

    /// <summary>Yes or no; null where a parent on the way is null.</summary>
    public bool? FlagOrNull(string path) => Walk(path) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var value => throw Wrong(path, value),
    };

    /// <summary>Yes or no.</summary>
    public bool Flag(string path) => FlagOrNull(path) ?? throw new FormatException($"{path} is null");

    /// <summary>Yes or no, or unknown where the org lacks the field.</summary>
    public Known<bool> KnownFlag(string path) =>
        IsMissing(path) ? Known<bool>.Unknown : FlagOrNull(path) is { } value ? new Known<bool>(value) : Known<bool>.Unknown;

    /// <summary>A text, or unknown where the org lacks the field.</summary>
    public Known<string?> KnownText(string path) => IsMissing(path) ? Known<string?>.Unknown : new Known<string?>(TextOrNull(path));

    /// <summary>An id, or unknown where the org lacks the field.</summary>
    public Known<string?> KnownId(string path) => IsMissing(path) ? Known<string?>.Unknown : new Known<string?>(IdOrNull(path));

    /// <summary>A moment; null where the field is null.</summary>
    public DateTimeOffset? MomentOrNull(string path)
    {
        if (TextOrNull(path) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
            text, FormsOfMoments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new FormatException($"{path} is no date");
    }

    /// <summary>A moment, or unknown where the org lacks the field.</summary>
    public Known<DateTimeOffset?> KnownMoment(string path) =>
        IsMissing(path) ? Known<DateTimeOffset?>.Unknown : new Known<DateTimeOffset?>(MomentOrNull(path));

    /// <summary>Most orgs lack nothing, and then nothing has to be compared.</summary>
    private bool IsMissing(string path) => _missing.Count > 0 && _missing.Contains(path);

    /// <remarks>Optimised at once, as all that is done for each field of each row: a build reads one long answer.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private JsonElement Walk(string path)
    {
        var element = _row;
        foreach (var range in new PathSegments(path))
        {
            if (element.ValueKind == JsonValueKind.Null)
            {
                return element;
            }

            if (element.ValueKind != JsonValueKind.Object || !TryGet(element, path.AsSpan(range), out var next))
            {
                throw new FormatException($"{path} is absent");
            }

            element = next;
        }

        return element;
    }

    /// <summary>The org writes names in its own way, whatever the query wrote, which may have them from the manifest.</summary>
    private static bool TryGet(JsonElement element, ReadOnlySpan<char> name, out JsonElement value)
    {
        if (element.TryGetProperty(name, out value))
        {
            return true;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (name.Equals(member.Name, StringComparison.OrdinalIgnoreCase))
            {
                value = member.Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Ids go into further queries, and into commands that people copy.</summary>
    private string InOneForm(string path, string id) =>
        !SalesforceId.HasForm(id) ? throw new FormatException($"{path} is no id")
        : id.Length == 15 && SalesforceId.Normalize(id) is { } full ? Shared(full)
        : id;

    private string Shared(string text)
    {
        if (_texts.TryGetValue(text, out var shared))
        {
            return shared;
        }

        if (_texts.Count < 50_000)
        {
            _texts.Add(text, text);
        }

        return text;
    }

    private static FormatException Wrong(string path, JsonElement value) =>
        new($"{path} is {value.ValueKind.ToString().ToLowerInvariant()}");

    /// <summary>Walks over the parts of a dotted path without cutting the text up.</summary>
    private struct PathSegments(string path)
    {
        private int _next;

        public Range Current { get; private set; }

        public readonly PathSegments GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next > path.Length)
            {
                return false;
            }

            var dot = path.IndexOf('.', _next);
            var end = dot < 0 ? path.Length : dot;
            Current = _next..end;
            _next = end + 1;
            return true;
        }
    }
}
