using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>
/// The condition of an audience: what may stand behind WHERE in a query on User. Whoever can change the manifest can change it, so only
/// comparisons of the user's fields with values pass: nothing that ends the WHERE, asks for other records or changes the query's shape.
/// </summary>
/// <remarks>
/// Comparisons (<c>= != &lt;&gt; &lt; &lt;= &gt; &gt;= LIKE IN NOT IN INCLUDES EXCLUDES</c>) joined by AND, OR, NOT and brackets, after the
/// SOQL reference. A caller still puts the whole into brackets and encodes it for the request.
/// </remarks>
public sealed partial class AudienceCondition
{
    private const int Longest = 4000;
    private const int DeepestNesting = 20;

    private readonly string _text;
    private readonly List<Match> _tokens = [];
    private int _next;
    private bool _isRelativeToToday;

    private AudienceCondition(string text) => _text = text;

    /// <summary>What is wrong with a condition first.</summary>
    /// <param name="condition">For example <c>Department = 'Field Sales' AND CountryCode IN ('DE', 'AT')</c>.</param>
    /// <returns>The place in the text and a message, or null if the condition may be sent.</returns>
    public static (int Offset, string Message)? FirstError(string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.Length > Longest)
            return (
                0,
                $"The condition is longer than {Longest} characters. "
                + "Put these people into a permission set or public group, and name that.");

        // Composite requests replace references inside texts, too.
        if (condition.IndexOf("@{", StringComparison.Ordinal) is var reference and >= 0)
            return (reference, "The condition contains @{, which is not part of a comparison. Remove it.");

        try
        {
            Parse(condition);
            return null;
        }
        catch (ConditionException e)
        {
            return (e.Offset, e.Message);
        }
    }

    /// <summary>Whether a condition compares with a date that moves on by itself, such as <c>TODAY</c> or <c>LAST_N_DAYS:90</c>.</summary>
    /// <param name="condition">One without an error.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsRelativeToToday(string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Parse(condition)._isRelativeToToday;
    }

    private static AudienceCondition Parse(string condition)
    {
        var parser = new AudienceCondition(condition);
        parser.Tokenize();
        parser.Conditions(depth: 0);
        return parser.AtEnd ? parser : throw parser.Unexpected("AND, OR or the end");
    }

    private bool AtEnd => _next == _tokens.Count;

    private string Next => AtEnd ? "" : _tokens[_next].Value;

    private int Offset => AtEnd ? _text.Length : _tokens[_next].Index;

    private void Tokenize()
    {
        for (var offset = 0; offset < _text.Length;)
        {
            if (_text[offset] is ' ' or '\t' or '\r' or '\n')
            {
                offset++;
                continue;
            }

            var token = Token().Match(_text, offset);
            if (!token.Success)
                throw new ConditionException(offset, _text[offset] == '\''
                    ? "A string in the condition is not closed: its second ' is missing, or follows a backslash."
                    : $"The condition contains {_text[offset]}, which is not part of a comparison. Write strings as '…'.");

            _tokens.Add(token);
            offset += token.Length;
        }
    }

    private void Conditions(int depth)
    {
        if (depth > DeepestNesting)
            throw new ConditionException(Offset, $"The condition nests parentheses more than {DeepestNesting} deep.");

        Condition(depth);
        var joint = "";
        while (Is("AND") || Is("OR"))
        {
            if (joint.Length > 0 && !Is(joint))
                throw new ConditionException(Offset, "AND and OR are mixed, which SOQL refuses. Put parentheses around one of them.");

            joint = Take();
            Condition(depth);
        }
    }

    private void Condition(int depth)
    {
        if (Is("NOT"))
            Take();

        if (!Is("("))
        {
            Comparison();
            return;
        }

        Take();
        Conditions(depth + 1);
        Expect(")");
    }

    private void Comparison()
    {
        Field();
        if (Is("NOT") || Is("IN") || Is("INCLUDES") || Is("EXCLUDES"))
        {
            if (Is("NOT"))
            {
                Take();
                Expect("IN");
            }
            else
            {
                Take();
            }

            Expect("(");
            do
                Value();
            while (TakeIf(","));
            Expect(")");
            return;
        }

        if (!Operators.Contains(Next.ToUpperInvariant()))
            throw Unexpected("a comparison such as =, LIKE or IN");

        Take();
        Value();
    }

    private void Field()
    {
        if (AtEnd || !FieldName().IsMatch(Next) || Reserved.Contains(Next))
            throw Unexpected("a field of User");

        Take();
        if (!TakeIf("("))
            return;

        Field();
        Expect(")");
    }

    private void Value()
    {
        if (AtEnd || !BeginsValue())
            throw Unexpected("a value: a string in '…', a number, a date, true, false or null");

        _isRelativeToToday |= char.IsAsciiLetter(Next[0]) && !(Is("true") || Is("false") || Is("null"));
        Take();
    }

    private bool BeginsValue() =>
        Next[0] is '\'' or '-' or '+'
        || char.IsAsciiDigit(Next[0])
        || (DateLiteral().IsMatch(Next) && !Reserved.Contains(Next));

    private bool Is(string word) => Next.Equals(word, StringComparison.OrdinalIgnoreCase);

    private string Take() => _tokens[_next++].Value;

    private bool TakeIf(string word)
    {
        if (!Is(word))
            return false;

        _next++;
        return true;
    }

    private void Expect(string word)
    {
        if (!TakeIf(word))
            throw Unexpected(word);
    }

    private ConditionException Unexpected(string wanted) =>
        Is("SELECT")
            ? new(
                Offset,
                "The condition asks for other records (SELECT), but it may only compare fields of User. "
                + "For holders of a permission set or members of a group, use the key permissionSet or group.")
        : AtEnd ? new(Offset, $"The condition ends where {wanted} is expected.")
        : new(
            Offset,
            $"The condition has {Next} where {wanted} is expected. "
            + "It may only compare fields of User, for example Department = 'Field Sales'.");

    private static readonly HashSet<string> Operators = ["=", "!=", "<>", "<", "<=", ">", ">=", "LIKE"];

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "INCLUDES", "EXCLUDES", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET",
        "FOR", "WITH", "USING", "UPDATE", "TYPEOF", "ALL",
    };

    /// <summary>A text with SOQL's escapes, a word (fields, date literals), a date or number, an operator, a bracket, a comma.</summary>
    [GeneratedRegex(
        @"\G(?:'(?:[^'\\\r\n]|\\(?:[nNrRtTbBfF""'\\_%]|u[0-9A-Fa-f]{4}))*'"
        + @"|[A-Za-z][A-Za-z0-9_.]*(?::[0-9]+)?"
        + @"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+))?|[+-]?[0-9]+(?:\.[0-9]+)?"
        + @"|!=|<>|<=|>=|[=<>(),])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z_]*(?::[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateLiteral();

    private sealed class ConditionException(int offset, string message) : Exception(message)
    {
        public int Offset { get; } = offset;
    }
}
