using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck.CodeVersions;

/// <summary>A string literal of source code.</summary>
/// <param name="Start">Where its content begins.</param>
/// <param name="Content">Its content as it is written, of the same length; interpolations are filled with <c>'\0'</c>.</param>
internal readonly record struct CSharpString(int Start, string Content);

/// <summary>
/// Finds the string literals of C#, and so leaves out comments and code. It knows every form of literal and nothing else of the
/// language: a build asks it about every changed file, beside a compiler that does the thorough work.
/// </summary>
internal sealed class CSharpStrings
{
    private const char Hole = '\0';

    /// <summary>Nobody nests interpolations deeper; hostile text would.</summary>
    private const int MostNesting = 64;

    private readonly string _text;
    private readonly List<CSharpString> _found = [];
    private int _at;

    private CSharpStrings(string text) => _text = text;

    /// <summary>Finds the literals of a file.</summary>
    /// <param name="text">The source code, however broken.</param>
    public static IReadOnlyList<CSharpString> In(string text)
    {
        var strings = new CSharpStrings(text);
        strings.SkipCode(nesting: 0);
        return strings._found;
    }

    private bool IsAt(string token) => string.CompareOrdinal(_text, _at, token, 0, token.Length) == 0;

    /// <summary>Runs to the closing brace of the interpolation that this is the code of, or to the end.</summary>
    private void SkipCode(int nesting)
    {
        var braces = 0;
        for (; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '/' when IsAt("//"):
                    SkipTo("\n");
                    break;
                case '/' when IsAt("/*"):
                    _at += 2;
                    SkipTo("*/");
                    _at++;
                    break;
                case '\'':
                    SkipCharacter();
                    break;
                case '"':
                    ReadString(nesting);
                    break;
                case '{':
                    braces++;
                    break;
                case '}' when nesting > 0 && braces-- == 0:
                    return;
            }
        }
    }

    private void SkipTo(string token)
    {
        var found = _text.IndexOf(token, _at, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found;
    }

    private void SkipCharacter()
    {
        var end = _at + 1 < _text.Length && _text[_at + 1] == '\\' ? _at + 3 : _at + 2;
        if (end < _text.Length && _text[end] == '\'')
        {
            _at = end;
        }
    }

    /// <summary>Reads the literal whose first quote is here, and ends on its last.</summary>
    private void ReadString(int nesting)
    {
        var (dollars, isVerbatim) = Prefix();
        var quotes = CountOf('"');
        var isRaw = !isVerbatim && quotes >= 3;
        _at += isRaw ? quotes : 1;
        var start = _at;
        var content = new StringBuilder();
        while (_at < _text.Length && !IsEnd(isRaw, isVerbatim, quotes))
        {
            var braces = dollars > 0 ? CountOf('{') : 0;
            if (braces > 0 && (isRaw ? braces >= dollars : braces % 2 == 1))
            {
                SkipInterpolation(braces, isRaw ? dollars : 1, nesting);
                content.Append(Hole, _at - start - content.Length);
                continue;
            }

            // A doubled brace or quote and an escape are two characters that mean one.
            var length = braces > 0 ? braces : !isRaw && (isVerbatim ? IsAt("\"\"") : _text[_at] == '\\') ? 2 : 1;
            length = Math.Min(length, _text.Length - _at);
            content.Append(_text, _at, length);
            _at += length;
        }

        _found.Add(new CSharpString(start, content.ToString()));
        _at += isRaw ? quotes - 1 : 0;
    }

    private void SkipInterpolation(int braces, int closing, int nesting)
    {
        _at += braces;
        if (nesting == MostNesting)
        {
            _at = _text.Length;
            return;
        }

        SkipCode(nesting + 1);
        _at = Math.Min(_at + closing, _text.Length);
    }

    private bool IsEnd(bool isRaw, bool isVerbatim, int quotes) =>
        isRaw ? _text[_at] == '"' && CountOf('"') >= quotes
        : isVerbatim ? _text[_at] == '"' && !IsAt("\"\"")
        : _text[_at] is '"' or '\n';

    private (int Dollars, bool IsVerbatim) Prefix()
    {
        var (dollars, isVerbatim) = (0, false);
        for (var before = _at - 1; before >= 0 && _text[before] is '$' or '@'; before--)
        {
            dollars += _text[before] == '$' ? 1 : 0;
            isVerbatim |= _text[before] == '@';
        }

        return (dollars, isVerbatim);
    }

    private int CountOf(char c)
    {
        var end = _at;
        while (end < _text.Length && _text[end] == c)
        {
            end++;
        }

        return end - _at;
    }
}
