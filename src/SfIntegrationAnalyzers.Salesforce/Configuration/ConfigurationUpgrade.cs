using System.Collections.Immutable;
using System.Text;
using SfIntegrationAnalyzers.Salesforce.Text;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>One change of a configuration file.</summary>
/// <param name="Start">The first character that is replaced.</param>
/// <param name="Length">How many characters are replaced.</param>
/// <param name="OldText">What stands there.</param>
/// <param name="NewText">What is to stand there.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public sealed record ConfigurationEdit(int Start, int Length, string OldText, string NewText, int Line, int Column);

/// <summary>
/// Plans and makes the changes that bring the API versions of a configuration file up to date. A version is never lowered, and where
/// SOAP <c>login()</c> may be called it never goes beyond the last version that has it. Everything else stays as it is, byte for byte.
/// </summary>
public static class ConfigurationUpgrade
{
    /// <summary>Latin 1: each byte is one character and comes back as it was, whatever encoding the bytes are in.</summary>
    private static readonly Encoding Transparent = Encoding.GetEncoding(28591);

    /// <summary>Plans the changes of a text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="table">What is retired and announced.</param>
    /// <param name="target">The version to write, or null for the newest of the table.</param>
    /// <param name="minimum">Versions below it are changed as well, besides retired and announced ones.</param>
    /// <returns>The changes in the order of the file.</returns>
    public static ImmutableArray<ConfigurationEdit> Plan(
        string text, ApiVersionTable table, ApiVersion? target = null, ApiVersion? minimum = null)
    {
        var edits = ImmutableArray.CreateBuilder<ConfigurationEdit>();
        LineMap? lines = null;
        foreach (var found in ConfigurationVersions.Find(text))
        {
            var isOld = found.Version < table.Versions[0].Version
                || table.Find(found.Version) is { Band: ApiVersionBand.Retired or ApiVersionBand.Announced }
                || found.Version < minimum;
            var newest = target < minimum ? minimum.Value : target ?? table.Newest;
            var wanted = found.MayBeLogin && newest > ApiVersionTable.LastSoapLogin ? ApiVersionTable.LastSoapLogin : newest;
            var version = isOld && wanted > found.Version ? wanted : found.Version;
            var newText = (found.Correct ?? found.Form).Format(version);
            var oldText = text.Substring(found.Start, found.Length);
            if ((version != found.Version || found.Correct is not null) && newText != oldText)
            {
                var (line, column) = (lines ??= new LineMap(text)).At(found.Start);
                edits.Add(new ConfigurationEdit(found.Start, found.Length, oldText, newText, line, column));
            }
        }

        return edits.ToImmutable();
    }

    /// <summary>Makes planned changes.</summary>
    /// <param name="text">The text that they were planned for.</param>
    /// <param name="edits">The changes.</param>
    /// <returns>The changed text.</returns>
    public static string Apply(string text, IEnumerable<ConfigurationEdit> edits)
    {
        var changed = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(e => e.Start))
        {
            changed.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.NewText);
        }

        return changed.ToString();
    }

    /// <summary>Plans and makes the changes of a file's bytes: encoding, byte order mark and line endings stay.</summary>
    /// <param name="content">The file.</param>
    /// <param name="table">What is retired and announced.</param>
    /// <param name="target">The version to write, or null for the newest of the table.</param>
    /// <param name="minimum">Versions below it are changed as well.</param>
    /// <param name="edits">The changes; their columns count characters.</param>
    /// <returns>The changed file; the same array if nothing changes.</returns>
    public static byte[] Apply(
        byte[] content, ApiVersionTable table, ApiVersion? target, ApiVersion? minimum, out ImmutableArray<ConfigurationEdit> edits)
    {
        var encoding = EncodingOf(content);
        var text = encoding.GetString(content);
        edits = Plan(text, table, target, minimum);
        if (edits.IsEmpty)
        {
            return content;
        }

        var changed = encoding.GetBytes(Apply(text, edits));
        if (encoding == Transparent)
        {
            edits = edits.Select(e => e with { Column = ColumnOf(content, e) }).ToImmutableArray();
        }

        return changed;
    }

    private static Encoding EncodingOf(byte[] content)
    {
        var isUtf16 = content.Length > 1 && ((content[0] == 0xFF && content[1] == 0xFE) || (content[0] != 0 && content[1] == 0));
        var isBigEndian = content.Length > 1 && ((content[0] == 0xFE && content[1] == 0xFF) || (content[0] == 0 && content[1] != 0));
        var encoding = isUtf16 ? Encoding.Unicode : isBigEndian ? Encoding.BigEndianUnicode : Transparent;
        return encoding.GetBytes(encoding.GetString(content)).SequenceEqual(content) ? encoding : Transparent;
    }

    /// <summary>Counts the characters of UTF-8 before a change in its line: every byte but those that continue a character.</summary>
    private static int ColumnOf(byte[] content, ConfigurationEdit edit)
    {
        var lineStart = edit.Start - (edit.Column - 1);
        var column = 1;
        for (var i = lineStart; i < edit.Start; i++)
        {
            column += (content[i] & 0xC0) == 0x80 ? 0 : 1;
        }

        return lineStart == 0 && content.Length > 2 && content[0] == 0xEF && content[1] == 0xBB && content[2] == 0xBF ? column - 1 : column;
    }
}
