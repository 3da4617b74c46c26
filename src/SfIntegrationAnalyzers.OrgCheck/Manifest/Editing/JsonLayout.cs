using System.Text.Encodings.Web;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

/// <summary>How a file is laid out, taken from the file itself.</summary>
/// <param name="NewLine">Its line break.</param>
/// <param name="Indent">One level of its indentation.</param>
internal sealed record JsonLayout(string NewLine, string Indent)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The layout of a text, as <c>.editorconfig</c> would describe it.</summary>
    public static JsonLayout Of(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var newLine = end < 0 ? "\n" : text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
        var indent = text.Split('\r', '\n')
            .Select(line => line[..^line.TrimStart(' ', '\t').Length])
            .FirstOrDefault(blanks => blanks.Length > 0, "  ");
        return new(newLine, indent);
    }

    /// <summary>A text as JSON that a person reads: only what JSON demands is escaped.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
