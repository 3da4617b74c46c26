using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>Maps characters of a string's value to where they are written: escapes, doubled quotes and braces, raw strings.</summary>
internal static class LiteralMap
{
    /// <summary>The source of a part of a literal's value.</summary>
    /// <param name="token">A string, character or UTF-8 literal, or the text of an interpolated string.</param>
    /// <param name="starts">What <see cref="StartsOf"/> gives for it.</param>
    /// <param name="offset">The first character of the value.</param>
    /// <param name="length">How many characters.</param>
    /// <returns>The span in the file.</returns>
    public static TextSpan SpanOf(SyntaxToken token, IReadOnlyList<int> starts, int offset, int length)
    {
        if (offset + length >= starts.Count)
        {
            return token.Span;
        }

        return TextSpan.FromBounds(token.SpanStart + starts[offset], token.SpanStart + starts[offset + length]);
    }

    /// <summary>Where each character of the value starts in the token, and where the last one ends.</summary>
    public static IReadOnlyList<int> StartsOf(SyntaxToken token)
    {
        var text = token.Text;
        var style = StyleOf(token, out var from, out var to, out var indentation);
        var starts = new List<int>(text.Length);
        var i = from;
        var atLineStart = style == Style.RawLines;
        while (i < to)
        {
            if (atLineStart)
            {
                var skipped = 0;
                while (skipped < indentation && i < to && text[i] is ' ' or '\t')
                {
                    skipped++;
                    i++;
                }

                atLineStart = false;
                continue;
            }

            starts.Add(i);
            var taken = style switch
            {
                Style.Regular or Style.Interpolated when text[i] == '\\' => EscapeLength(text, i, to, starts),
                Style.Interpolated or Style.InterpolatedVerbatim when text[i] is '{' or '}' && i + 1 < to && text[i + 1] == text[i] => 2,
                Style.Verbatim or Style.InterpolatedVerbatim when text[i] == '"' => 2,
                _ => 1,
            };
            atLineStart = style is Style.RawLines or Style.RawRest && text[i] == '\n';
            i += taken;
        }

        starts.Add(Math.Min(i, to));
        return starts;
    }

    private static int EscapeLength(string text, int at, int to, List<int> starts)
    {
        if (at + 1 >= to)
        {
            return 1;
        }

        switch (text[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                if (at + 10 <= to
                    && int.TryParse(text.Substring(at + 2, 8), System.Globalization.NumberStyles.HexNumber, null, out var point)
                    && point > 0xFFFF)
                {
                    starts.Add(at);
                }

                return 10;
            case 'x':
                var length = 2;
                while (length < 6 && at + length < to && Uri.IsHexDigit(text[at + length]))
                {
                    length++;
                }

                return length;
            default:
                return 2;
        }
    }

    private static Style StyleOf(SyntaxToken token, out int from, out int to, out int indentation)
    {
        var text = token.Text;
        indentation = 0;
        (from, to) = (0, text.Length);
        switch (token.Kind())
        {
            case SyntaxKind.InterpolatedStringTextToken:
                var opening = (token.Parent?.Parent as InterpolatedStringExpressionSyntax)?.StringStartToken ?? default;
                if (opening.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
                {
                    var closing = ((InterpolatedStringExpressionSyntax)token.Parent!.Parent!).StringEndToken.Text;
                    var lastLine = closing.Substring(closing.LastIndexOf('\n') + 1);
                    indentation = lastLine.Length - lastLine.TrimStart().Length;
                    return IsAtLineStart(token) ? Style.RawLines : Style.RawRest;
                }

                return opening.Kind() switch
                {
                    SyntaxKind.InterpolatedSingleLineRawStringStartToken => Style.Plain,
                    SyntaxKind.InterpolatedVerbatimStringStartToken => Style.InterpolatedVerbatim,
                    _ => Style.Interpolated,
                };
            case SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken:
                from = Quotes(text);
                to = text.LastIndexOf('"') + 1 - from;
                return Style.Plain;
            case SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                from = text.IndexOf('\n') + 1;
                var lastBreak = text.LastIndexOf('\n');
                indentation = text.Substring(lastBreak + 1).Length - text.Substring(lastBreak + 1).TrimStart().Length;
                to = Math.Max(from, lastBreak > 0 && text[lastBreak - 1] == '\r' ? lastBreak - 1 : lastBreak);
                return Style.RawLines;
            default:
                var quote = text.IndexOfAny(['"', '\'']);
                from = quote + 1;
                to = Math.Max(from, text.LastIndexOf(text.Length > 0 && quote >= 0 ? text[quote] : '"'));
                return quote > 0 && text[0] == '@' ? Style.Verbatim : Style.Regular;
        }
    }

    private static bool IsAtLineStart(SyntaxToken token) =>
        token.Parent!.Parent is InterpolatedStringExpressionSyntax interpolated && interpolated.Contents.FirstOrDefault() == token.Parent;

    private static int Quotes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] == '"')
        {
            count++;
        }

        return count;
    }

    private enum Style
    {
        Plain,
        Regular,
        Verbatim,
        Interpolated,
        InterpolatedVerbatim,
        RawLines,
        RawRest,
    }
}
