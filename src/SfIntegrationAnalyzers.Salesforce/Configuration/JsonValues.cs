using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>
/// Reads the values of JSON with their positions, whatever else is in the file: comments, trailing commas, broken ends. A library that
/// parses JSON strictly cannot say where a value stands, and would burden the analyzer with its assemblies.
/// </summary>
internal static class JsonValues
{
    public static IEnumerable<ConfigurationValue> Read(string text)
    {
        var node = new ConfigurationNode("", parent: null);
        var key = "";
        var expectsValue = false;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            switch (c)
            {
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    i = EndOf(text, "\n", i);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '*':
                    i = EndOf(text, "*/", i + 2);
                    break;
                case '{' or '[':
                    node = new ConfigurationNode(key, node);
                    (key, expectsValue) = (c == '[' ? key : "", c == '[');
                    i++;
                    break;
                case '}' or ']':
                    node = node.Parent ?? node;
                    (key, expectsValue) = ("", false);
                    i++;
                    break;
                case ',':
                    expectsValue = key.Length > 0 && expectsValue;
                    i++;
                    break;
                case ':':
                    expectsValue = true;
                    i++;
                    break;
                case '"':
                    var end = EndOfString(text, i + 1);
                    var value = Unescape(text, i + 1, end, out var offsets);
                    if (expectsValue || !IsKey(text, end + 1))
                    {
                        yield return new ConfigurationValue(i + 1, end - i - 1, value, offsets, key, node);
                        expectsValue = false;
                    }
                    else
                    {
                        key = value;
                    }

                    i = end + 1;
                    break;
                case >= '0' and <= '9' when expectsValue:
                    var length = EndOfNumber(text, i) - i;
                    yield return new ConfigurationValue(i, length, text.Substring(i, length), default, key, node);
                    expectsValue = false;
                    i += length;
                    break;
                default:
                    i++;
                    break;
            }
        }
    }

    private static bool IsKey(string text, int after)
    {
        while (after < text.Length && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        return after < text.Length && text[after] == ':';
    }

    private static int EndOf(string text, string mark, int from)
    {
        var at = from < text.Length ? text.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? text.Length : at + mark.Length;
    }

    private static int EndOfString(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] is '"' or '\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static int EndOfNumber(string text, int from)
    {
        var end = from;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
        {
            end++;
        }

        return end;
    }

    private static string Unescape(string text, int start, int end, out ImmutableArray<int> offsets)
    {
        offsets = default;
        if (text.IndexOf('\\', start, end - start) < 0)
        {
            return text.Substring(start, end - start);
        }

        var value = new StringBuilder(end - start);
        var places = ImmutableArray.CreateBuilder<int>(end - start);
        for (var i = start; i < end; i++)
        {
            places.Add(i);
            if (text[i] != '\\' || i + 1 >= end)
            {
                value.Append(text[i]);
            }
            else if (text[i + 1] == 'u' && i + 5 < end
                && int.TryParse(text.Substring(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var point))
            {
                value.Append((char)point);
                i += 5;
            }
            else
            {
                value.Append(text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        offsets = places.ToImmutable();
        return value.ToString();
    }
}
