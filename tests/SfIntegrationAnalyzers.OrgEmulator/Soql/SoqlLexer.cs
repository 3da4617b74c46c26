using System.Text;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

internal enum TokenKind
{
    Identifier,
    String,
    Number,

    /// <summary>A date or a dateTime, which SOQL writes without quotes.</summary>
    Date,
    Symbol,
    End,
}

/// <param name="Text">What stands in the query; for a string, its value with escapes resolved.</param>
/// <param name="Position">Offset in the query.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string word) =>
        Kind is TokenKind.Identifier or TokenKind.Symbol && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts a query into tokens.</summary>
internal sealed class SoqlLexer(string query)
{
    private int _at;

    public static IReadOnlyList<Token> Tokens(string query)
    {
        var lexer = new SoqlLexer(query);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);

        return tokens;
    }

    private Token Next()
    {
        while (_at < query.Length && char.IsWhiteSpace(query[_at]))
            _at++;
        if (_at == query.Length)
            return new Token(TokenKind.End, "<EOF>", _at);

        var c = query[_at];
        if (c == '\'')
            return StringLiteral();
        if (char.IsAsciiDigit(c) || (c is '-' or '+' && _at + 1 < query.Length && char.IsAsciiDigit(query[_at + 1])))
            return NumberOrDate();
        if (IsIdentifierStart(c))
            return Identifier();
        return Symbol();
    }

    private Token Identifier()
    {
        var start = _at;
        while (_at < query.Length && (IsIdentifierStart(query[_at]) || char.IsAsciiDigit(query[_at])))
            _at++;
        return new Token(TokenKind.Identifier, query[start.._at], start);
    }

    private Token NumberOrDate()
    {
        var start = _at++;
        while (_at < query.Length && (char.IsAsciiDigit(query[_at]) || query[_at] is '.' or '-' or ':' or 'T' or 'Z' or 't' or 'z' or '+'))
            _at++;
        var text = query[start.._at];
        var isDate = text.IndexOf('-', 1) > 0;
        return new Token(isDate ? TokenKind.Date : TokenKind.Number, text, start);
    }

    private Token StringLiteral()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (true)
        {
            if (_at >= query.Length)
                throw SoqlException.At(query, start, SoqlErrors.MalformedQuery, "unexpected token: '''");
            var c = query[_at++];
            if (c == '\'')
                return new Token(TokenKind.String, value.ToString(), start);
            if (c == '\\')
                Escape(value);
            else
                value.Append(c);
        }
    }

    private void Escape(StringBuilder value)
    {
        var escaped = _at < query.Length ? query[_at] : '\0';
        // A wildcard that is meant literally stays marked, for LIKE to see.
        var text = escaped switch
        {
            'n' or 'N' => "\n",
            'r' or 'R' => "\r",
            't' or 'T' => "\t",
            'b' or 'B' => "\b",
            'f' or 'F' => "\f",
            '\'' or '"' => escaped.ToString(),
            '\\' or '_' or '%' => LikePattern.Literally(escaped),
            _ => throw SoqlException.At(
                query, _at - 1, SoqlErrors.MalformedQuery, $"Illegal character sequence '\\{escaped}' in string literal"),
        };
        value.Append(text);
        _at++;
    }

    private Token Symbol()
    {
        var start = _at;
        var two = query.AsSpan(_at, Math.Min(2, query.Length - _at));
        _at += two is "!=" or "<>" or "<=" or ">=" ? 2 : 1;
        return new Token(TokenKind.Symbol, query[start.._at], start);
    }

    private static bool IsIdentifierStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
