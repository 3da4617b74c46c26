namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>
/// Reads attributes and text of XML with their positions, whatever else is in the file. Comments and declarations are skipped.
/// </summary>
internal static class XmlValues
{
    public static IEnumerable<ConfigurationValue> Read(string text)
    {
        var node = new ConfigurationNode("", parent: null);
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] != '<')
            {
                var end = text.IndexOf('<', i);
                end = end < 0 ? text.Length : end;
                if (!string.IsNullOrWhiteSpace(text.Substring(i, end - i)))
                {
                    yield return new ConfigurationValue(i, end - i, text.Substring(i, end - i), default, "", node);
                }

                i = end;
            }
            else if (At(text, i, "<!--"))
            {
                i = After(text, "-->", i + 4);
            }
            else if (At(text, i, "<![CDATA["))
            {
                var end = After(text, "]]>", i + 9);
                var start = i + 9;
                var stop = Math.Max(start, end - 3);
                yield return new ConfigurationValue(start, stop - start, text.Substring(start, stop - start), default, "", node);
                i = end;
            }
            else if (At(text, i, "<?") || At(text, i, "<!"))
            {
                i = After(text, ">", i);
            }
            else if (At(text, i, "</"))
            {
                node = node.Parent ?? node;
                i = After(text, ">", i);
            }
            else
            {
                var element = new ConfigurationNode(NameAt(text, i + 1), node);
                var attributes = new List<ConfigurationValue>();
                i = ReadAttributes(text, i + 1 + element.Name.Length, element, attributes, out var isEmpty);
                foreach (var attribute in attributes)
                {
                    if (attribute.Name is "key" or "name" or "Name" or "Key")
                    {
                        element.Name += " " + attribute.Text;
                    }
                }

                foreach (var attribute in attributes)
                {
                    yield return attribute;
                }

                node = isEmpty ? node : element;
            }
        }
    }

    private static int ReadAttributes(
        string text, int from, ConfigurationNode element, List<ConfigurationValue> attributes, out bool isEmpty)
    {
        isEmpty = false;
        var i = from;
        while (i < text.Length && text[i] != '>')
        {
            if (text[i] is '"' or '\'')
            {
                var end = text.IndexOf(text[i], i + 1);
                end = end < 0 ? text.Length : end;
                var start = i + 1;
                var length = end - start;
                attributes.Add(new ConfigurationValue(start, length, text.Substring(start, length), default, NameBefore(text, i), element));
                i = end;
            }

            isEmpty = i < text.Length && text[i] == '/';
            i++;
        }

        return Math.Min(i + 1, text.Length);
    }

    private static string NameAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && !(char.IsWhiteSpace(text[end]) || text[end] is '>' or '/' or '='))
        {
            end++;
        }

        return text.Substring(at, end - at);
    }

    private static string NameBefore(string text, int quote)
    {
        var end = quote;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '='))
        {
            end--;
        }

        var start = end;
        while (start > 0 && !(char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '<' or '"' or '\''))
        {
            start--;
        }

        return text.Substring(start, end - start);
    }

    private static bool At(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static int After(string text, string mark, int from)
    {
        var at = from < text.Length ? text.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? text.Length : at + mark.Length;
    }
}
