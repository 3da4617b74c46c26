using System.Globalization;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>
/// Recursive descent over SOQL. What Salesforce does not accept is a <see cref="SoqlException"/> at the token where it stops;
/// what Salesforce accepts and the emulator does not evaluate is refused by name.
/// </summary>
internal sealed class SoqlParser
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "BY", "DESC", "EXCLUDES", "FALSE", "FOR", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LIKE", "LIMIT", "NOT", "NULL",
        "NULLS", "OFFSET", "OR", "ORDER", "SELECT", "TRUE", "UPDATE", "USING", "WHERE", "WITH",
    };

    // Deep enough for every query that somebody means, shallow enough for any stack.
    private const int MaximumDepth = 100;
    private const int MaximumLength = 100_000;

    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_DISTINCT", "MIN", "MAX" };

    private readonly string _query;
    private readonly IReadOnlyList<Token> _tokens;
    private int _at;
    private int _depth;

    private SoqlParser(string query)
    {
        _query = query;
        _tokens = SoqlLexer.Tokens(query);
    }

    private Token Current => _tokens[_at];

    /// <summary>Group is an object as well as a word of SOQL.</summary>
    private bool MayBeName =>
        Current.Kind == TokenKind.Identifier && (!Reserved.Contains(Current.Text) || (Current.Is("GROUP") && !Ahead.Is("BY")));

    private Token Ahead => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <exception cref="SoqlException">Salesforce would call the query malformed.</exception>
    /// <exception cref="EmulatorRefusedException">The query may be good and is beyond the emulator.</exception>
    public static QuerySyntax Parse(string query)
    {
        if (query.Length > MaximumLength)
            throw new EmulatorRefusedException($"a query of more than {MaximumLength} characters");
        var parser = new SoqlParser(query);
        var parsed = parser.Query();
        if (parser.Current.Kind != TokenKind.End)
            throw parser.Unexpected();
        return parsed;
    }

    private QuerySyntax Query()
    {
        Expect("SELECT");
        var select = CommaSeparated(SelectItem);
        Expect("FROM");
        // Order is an object as well.
        var from = Current.Is("ORDER") && !Ahead.Is("BY") ? Taken() : Name();
        if (Current.Is("."))
            throw new EmulatorRefusedException("FROM with a path");
        if (Current.Is(","))
            throw new EmulatorRefusedException("FROM with several objects");
        var alias = MayBeName && !Current.Is("ALL") ? Take().Text : null;
        RefuseIfAt("USING", "WITH");
        var where = Accept("WHERE") ? Condition() : null;
        RefuseIfAt("WITH");
        var groupBy = AcceptBoth("GROUP", "BY") ? CommaSeparated(GroupItem) : [];
        RefuseIfAt("HAVING");
        var orderBy = AcceptBoth("ORDER", "BY") ? CommaSeparated(OrderItem) : [];
        var limit = Accept("LIMIT") ? Number() : null;
        var offset = Accept("OFFSET") ? Number() : null;
        RefuseIfAt("FOR", "ALL", "UPDATE");
        return new QuerySyntax(select, from, alias, where, groupBy, orderBy, limit?.Value, offset);
    }

    private SelectSyntax SelectItem()
    {
        var start = Current;
        if (Accept("("))
        {
            var query = Nested(Query);
            Expect(")");
            return new SelectSubquerySyntax(query, start.Position);
        }

        if (Current.Is("TYPEOF") && Ahead.Kind == TokenKind.Identifier)
            throw new EmulatorRefusedException("TYPEOF");
        if (start.Kind == TokenKind.Identifier && Ahead.Is("("))
            return Aggregate() with { Alias = OptionalAlias() };
        var path = Path();
        return new SelectFieldSyntax(path, OptionalAlias());
    }

    private SelectAggregateSyntax Aggregate()
    {
        var function = Take();
        if (!Aggregates.Contains(function.Text))
            throw new EmulatorRefusedException($"the function {function.Text}()");
        Expect("(");
        var argument = Current.Is(")") ? null : Path();
        if (argument is null && !function.Is("COUNT"))
            throw Unexpected();
        Expect(")");
        return new SelectAggregateSyntax(function.Text.ToUpperInvariant(), argument, null, function.Position);
    }

    private PathSyntax GroupItem()
    {
        if (Current.Kind == TokenKind.Identifier && Ahead.Is("("))
            throw new EmulatorRefusedException($"GROUP BY {Current.Text}()");
        return Path();
    }

    private OrderSyntax OrderItem()
    {
        SelectSyntax key = Current.Kind == TokenKind.Identifier && Ahead.Is("(") ? Aggregate() : new SelectFieldSyntax(Path(), null);
        var descending = Accept("DESC");
        if (!descending)
            Accept("ASC");
        var nullsLast = false;
        if (Accept("NULLS"))
        {
            nullsLast = Accept("LAST");
            if (!nullsLast)
                Expect("FIRST");
        }

        return new OrderSyntax(key, new SortDirection(descending, nullsLast));
    }

    /// <summary>SOQL has no precedence between AND and OR: a chain is of one kind, and mixing them needs parentheses.</summary>
    private ConditionSyntax Condition()
    {
        var first = Term();
        if (Current.Is("AND"))
            return new AndSyntax(Chain(first, "AND"));
        return Current.Is("OR") ? new OrSyntax(Chain(first, "OR")) : first;
    }

    private List<ConditionSyntax> Chain(ConditionSyntax first, string joining)
    {
        var parts = new List<ConditionSyntax> { first };
        while (Accept(joining))
            parts.Add(Term());
        if (Current.Is("AND") || Current.Is("OR"))
            throw Unexpected();
        return parts;
    }

    private ConditionSyntax Term()
    {
        if (Accept("NOT"))
            return new NotSyntax(Nested(Term));
        if (!Accept("("))
            return Comparison();
        var inner = Nested(Condition);
        Expect(")");
        return inner;
    }

    private ConditionSyntax Comparison()
    {
        if (Current.Kind == TokenKind.Identifier && Ahead.Is("("))
            throw new EmulatorRefusedException($"the function {Current.Text}() in WHERE");
        var path = Path();
        if (Accept("IN"))
            return In(path, negated: false);
        if (Current.Is("NOT") && Ahead.Is("IN"))
        {
            Take();
            Take();
            return In(path, negated: true);
        }

        RefuseIfAt("INCLUDES", "EXCLUDES");
        return new ComparisonSyntax(path, Operator(), Literal());
    }

    private ConditionSyntax In(PathSyntax path, bool negated)
    {
        if (Current.Is(":"))
            throw Unexpected();
        Expect("(");
        var position = Current.Position;
        if (Current.Is("SELECT"))
        {
            var query = Nested(Query);
            Expect(")");
            return new InQuerySyntax(path, negated, query, position);
        }

        var values = CommaSeparated(Literal);
        Expect(")");
        return new InListSyntax(path, negated, values);
    }

    private ComparisonOperator Operator()
    {
        ComparisonOperator? found = Current.Text.ToUpperInvariant() switch
        {
            _ when Current.Kind is not (TokenKind.Symbol or TokenKind.Identifier) => null,
            "=" => ComparisonOperator.Equal,
            "!=" or "<>" => ComparisonOperator.NotEqual,
            "<" => ComparisonOperator.Less,
            "<=" => ComparisonOperator.LessOrEqual,
            ">" => ComparisonOperator.Greater,
            ">=" => ComparisonOperator.GreaterOrEqual,
            "LIKE" => ComparisonOperator.Like,
            _ => null,
        };
        if (found is null)
            throw Unexpected();
        Take();
        return found.Value;
    }

    private LiteralSyntax Literal()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.String:
                Take();
                return new LiteralSyntax(LiteralKind.String, token.Text, token.Position);
            case TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _):
                Take();
                return new LiteralSyntax(LiteralKind.Number, token.Text, token.Position);
            case TokenKind.Date:
                Take();
                return new LiteralSyntax(
                    token.Text.Contains('T', StringComparison.OrdinalIgnoreCase) ? LiteralKind.DateTime : LiteralKind.Date,
                    token.Text,
                    token.Position);
            case TokenKind.Identifier when token.Is("NULL"):
                Take();
                return new LiteralSyntax(LiteralKind.Null, token.Text, token.Position);
            case TokenKind.Identifier when token.Is("TRUE") || token.Is("FALSE"):
                Take();
                return new LiteralSyntax(LiteralKind.Boolean, token.Text, token.Position);
            case TokenKind.Identifier when DateFormula.IsKnownToSalesforce(token.Text):
                return DateFormulaLiteral();
            default:
                throw Unexpected();
        }
    }

    private LiteralSyntax DateFormulaLiteral()
    {
        var token = Take();
        if (!DateFormula.TakesCount(token.Text))
            return new LiteralSyntax(LiteralKind.DateFormula, token.Text, token.Position);
        Expect(":");
        return new LiteralSyntax(LiteralKind.DateFormula, token.Text, token.Position, Number().Value);
    }

    private PathSyntax Path()
    {
        var position = Current.Position;
        var segments = new List<string> { Name().Name };
        while (Accept("."))
            segments.Add(Current.Kind == TokenKind.Identifier ? Take().Text : throw Unexpected());
        return new PathSyntax(segments, position);
    }

    private NameSyntax Name()
    {
        if (!MayBeName)
            throw Unexpected();
        return Taken();
    }

    private NameSyntax Taken()
    {
        var token = Take();
        return new NameSyntax(token.Text, token.Position);
    }

    private NameSyntax? OptionalAlias() =>
        MayBeName ? Name() : null;

    private NumberSyntax Number()
    {
        if (Current.Kind != TokenKind.Number || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            throw Unexpected();
        return new NumberSyntax(value, Take().Position);
    }

    private T Nested<T>(Func<T> part)
    {
        if (++_depth > MaximumDepth)
            throw new EmulatorRefusedException($"a query nested more than {MaximumDepth} levels deep");
        var parsed = part();
        _depth--;
        return parsed;
    }

    private List<T> CommaSeparated<T>(Func<T> item)
    {
        var items = new List<T> { item() };
        while (Accept(","))
            items.Add(item());
        return items;
    }

    private Token Take() => _tokens[_at++];

    private bool Accept(string word)
    {
        if (!Current.Is(word))
            return false;
        _at++;
        return true;
    }

    private bool AcceptBoth(string first, string second)
    {
        if (!Accept(first))
            return false;
        Expect(second);
        return true;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
            throw Unexpected();
    }

    private void RefuseIfAt(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Current.Is(word))
                throw new EmulatorRefusedException($"the clause {word}");
        }
    }

    private SoqlException Unexpected() =>
        SoqlException.At(_query, Current.Position, SoqlErrors.MalformedQuery, $"unexpected token: '{Current.Text}'");
}
