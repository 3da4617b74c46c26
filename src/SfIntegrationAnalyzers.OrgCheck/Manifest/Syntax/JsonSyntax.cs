using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A part of a text, in UTF-16 code units.</summary>
internal readonly record struct TextSpan(int Start, int End);

/// <summary>
/// A JSON value that knows where it stands. An object keeps its members as written, duplicates included; a document that breaks off
/// keeps what stood before the break.
/// </summary>
internal sealed record JsonSyntax(JsonKind Kind, TextSpan Span)
{
    /// <summary>The text of a string, unescaped; of a number, as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether <see cref="Text"/> could not be unescaped, of which there is an error already.</summary>
    public bool IsUnreadable { get; init; }

    public ImmutableArray<JsonMember> Members { get; init; } = [];

    public ImmutableArray<JsonSyntax> Elements { get; init; } = [];

    /// <summary>The first member of that name.</summary>
    public JsonMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A name and its value.</summary>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonSyntax Value);

/// <summary>Something that is not JSON.</summary>
internal sealed record JsonSyntaxError(int Offset, string Message);

/// <summary>
/// A text as JSON. <paramref name="Root"/> is null where not even a first value could be read; <paramref name="IsComplete"/> is false
/// where reading stopped at an error.
/// </summary>
internal sealed record JsonDocumentSyntax(LineMap Lines, JsonSyntax? Root, bool IsComplete, ImmutableArray<JsonSyntaxError> Errors);
