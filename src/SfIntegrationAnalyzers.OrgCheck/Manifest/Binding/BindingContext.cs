using System.Collections.Immutable;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>What turning syntax into a manifest needs everywhere: places, the list of errors, and the checks of JSON kinds.</summary>
internal sealed class BindingContext(string path, JsonDocumentSyntax document, bool toleratesUnknownKeys = false)
{
    /// <summary>Nobody reads more, and a file of nothing but errors must not fill the log.</summary>
    private const int MostErrors = 100;

    private readonly List<JsonSyntaxError> _errors = [.. document.Errors];

    /// <summary>Whether the text was read to its end; what did not come is not held against one that broke off.</summary>
    public bool IsComplete => document.IsComplete;

    /// <summary>All errors so far, in the order of the file.</summary>
    public ImmutableArray<ManifestError> Errors => _errors.Count == 0 ? [] :
    [
        .. _errors
            .OrderBy(error => error.Offset)
            .Take(MostErrors)
            .Select(error => new ManifestError(PositionOf(error.Offset), error.Message)),
        .. _errors.Count > MostErrors
            ? [new ManifestError(new(path, 1, 1), $"There are {_errors.Count - MostErrors} more errors. Is this the right file?")]
            : Array.Empty<ManifestError>(),
    ];

    public void Error(TextSpan span, string message) => Error(span.Start, message);

    public void Error(int offset, string message) => _errors.Add(new(offset, message));

    public Positioned<T> At<T>(T value, TextSpan span) => new(value, PositionOf(span.Start));

    /// <summary>The members of an object by known key, after complaints about all others.</summary>
    /// <param name="value">What should be an object.</param>
    /// <param name="what">What it describes, with its article: <c>an integration</c>.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <returns>The first member of each known key; null if it is no object.</returns>
    public IReadOnlyDictionary<string, JsonMember>? MembersOf(JsonSyntax value, string what, ImmutableArray<string> keys)
    {
        var members = MembersOf(value, what);
        if (members is null || toleratesUnknownKeys)
            return members;

        foreach (var member in members.Values)
        {
            if (!keys.Contains(member.Name))
                Error(member.NameSpan, UnknownKey(member.Name, what, keys));
        }

        return members;
    }

    /// <summary>The members of an object whose keys are names of the reader's own, after complaints about duplicates.</summary>
    public IReadOnlyDictionary<string, JsonMember>? MembersOf(JsonSyntax value, string what)
    {
        if (value.Kind != JsonKind.Object)
        {
            Error(value.Span, $"{Capitalized(what)} must be an object {{ … }}, not {Describe(value)}.");
            return null;
        }

        var members = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (members.TryGetValue(member.Name, out var first))
                Error(
                    member.NameSpan,
                    $"The key {Quoted(member.Name)} appears twice; line {PositionOf(first.NameSpan.Start).Line} already has it. "
                    + "Remove one of them.");
            else
                members.Add(member.Name, member);
        }

        return members;
    }

    /// <summary>A member that must be there.</summary>
    public JsonMember? Required(JsonSyntax owner, IReadOnlyDictionary<string, JsonMember> members, string key, string what, string example)
    {
        if (members.TryGetValue(key, out var member))
            return member;

        if (IsComplete)
            Error(owner.Span, $"{Capitalized(what)} needs the key {Quoted(key)}, for example {Quoted(key)}: {example}.");
        return null;
    }

    /// <summary>A text without blanks around it, after a rule has looked at it.</summary>
    /// <param name="value">What should be a text.</param>
    /// <param name="what">What it says, for the message: <c>"owner"</c>.</param>
    /// <param name="rule">Null if the text is right, else the complaint as a sentence.</param>
    public Positioned<string>? Text(JsonSyntax value, string what, Func<string, string?> rule)
    {
        if (value.Kind != JsonKind.String)
        {
            Error(value.Span, $"{Capitalized(what)} must be a string in quotes, not {Describe(value)}.");
            return null;
        }

        if (value.IsUnreadable)
            return null;

        if (value.Text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Error(
                value.Span,
                $"{Capitalized(what)} contains a character that was lost, because the file is not UTF-8. "
                + "Save it as UTF-8 and write the value again.");
            return null;
        }

        if (rule(value.Text) is { } complaint)
        {
            Error(value.Span, complaint);
            return null;
        }

        return At(value.Text, value.Span);
    }

    /// <summary>A text for people, or a name that Setup shows; null if there is no such member.</summary>
    public Positioned<string>? Label(JsonMember? member)
    {
        if (member is null)
            return null;

        var what = $"\"{member.Name}\"";
        return Text(member.Value, what, TextRules.Label(what));
    }

    /// <summary>A list of different texts.</summary>
    public ImmutableArray<Positioned<string>> Texts(JsonMember? member, Func<string, string?> rule)
    {
        if (member is null)
            return [];

        var what = $"an entry of \"{member.Name}\"";
        var texts = ImmutableArray.CreateBuilder<Positioned<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in ElementsOf(member))
        {
            if (Text(element, what, rule) is not { } text)
                continue;

            if (seen.Add(text.Value))
                texts.Add(text);
            else
                Error(element.Span, $"{Quoted(text.Value)} appears twice in {Quoted(member.Name)}. Remove one of them.");
        }

        return texts.ToImmutable();
    }

    /// <summary>The elements of a list; none if there is no such member.</summary>
    public ImmutableArray<JsonSyntax> ElementsOf(JsonMember? member)
    {
        if (member is null)
            return [];

        if (member.Value.Kind == JsonKind.Array)
            return member.Value.Elements;

        Error(member.Value.Span, $"{Quoted(member.Name)} must be a list [ … ], not {Describe(member.Value)}.");
        return [];
    }

    /// <summary>The name that a misspelt one was meant to be; null if none is that near, or nobody reads of it any more.</summary>
    public string? NearestTo(string name, IEnumerable<string> candidates) =>
        _errors.Count < MostErrors ? Nearest.To(name, candidates) : null;

    public static string Describe(JsonSyntax value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.Null => "null",
        _ => value.Kind == JsonKind.True ? "true" : "false",
    };

    /// <summary>A name as it would stand in the file; what is long or cannot be printed does not flood the log.</summary>
    public static string Quoted(string text)
    {
        const int Longest = 80;
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length && i < Longest; i++)
            quoted.Append(char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);

        return quoted.Append(text.Length > Longest ? "…\"" : "\"").ToString();
    }

    private string UnknownKey(string key, string what, ImmutableArray<string> keys)
    {
        if (SecretNames.IsSecret(key))
            return $"{Quoted(key)} looks like a secret. The manifest is committed, so it must hold none: "
                + "credentials come from the environment (SF_ACCESS_TOKEN, SF_CLIENT_ID, …). "
                + "Remove it, and if it was committed, revoke it.";

        return NearestTo(key, keys) is { } nearest
            ? $"{Quoted(key)} is not a key of {what}. Did you mean {Quoted(nearest)}?"
            : $"{Quoted(key)} is not a key of {what}. It may have {string.Join(", ", keys)}.";
    }

    private static string Capitalized(string what) => char.ToUpperInvariant(what[0]) + what[1..];

    private SourcePosition PositionOf(int offset)
    {
        var (line, column) = document.Lines.At(offset);
        return new(path, line, column);
    }
}
