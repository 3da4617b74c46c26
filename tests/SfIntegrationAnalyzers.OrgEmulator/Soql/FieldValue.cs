using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Values as SOQL compares them: text without case, ids by their first fifteen characters.</summary>
internal static class FieldValue
{
    public static object FromLiteral(LiteralSyntax literal, SObjectField field, SoqlBinder binder)
    {
        if (field.IsId)
            return Id(literal, field, binder);
        if (field.IsText)
        {
            return literal.Kind == LiteralKind.String
                ? LikePattern.Plain(literal.Text)
                : throw WrongKind(literal, field, binder, "string", quoted: true);
        }

        return field.Type switch
        {
            FieldType.Boolean when literal.Kind == LiteralKind.Boolean => bool.Parse(literal.Text),
            FieldType.Boolean => throw WrongKind(literal, field, binder, "boolean", quoted: false),
            FieldType.Int when literal.Kind == LiteralKind.Number
                && int.TryParse(literal.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            FieldType.Int => throw WrongKind(literal, field, binder, "int", quoted: false),
            FieldType.DateTime when literal.Kind == LiteralKind.DateTime => DateTime(literal, binder),
            FieldType.DateTime => throw WrongKind(literal, field, binder, "dateTime", quoted: false),
            FieldType.Date when literal.Kind == LiteralKind.Date
                && DateOnly.TryParseExact(literal.Text, "yyyy-MM-dd", out var date) => date,
            FieldType.Date => throw WrongKind(literal, field, binder, "date", quoted: false),
            _ => throw new InvalidOperationException("No literals for " + field.Type),
        };
    }

    /// <summary>What two equal values have in common.</summary>
    public static object Key(object value, SObjectField field) => value switch
    {
        string id when field.IsId => id.Length > 15 ? id[..15] : id,
        string text => text.ToUpperInvariant(),
        _ => value,
    };

    /// <summary>Text without regard to case, ids by the code of each character.</summary>
    public static int Compare(object left, object right, SObjectField field) => (left, right) switch
    {
        (string l, string r) when field.IsId => string.CompareOrdinal((string)Key(l, field), (string)Key(r, field)),
        (string l, string r) => string.Compare(l, r, StringComparison.OrdinalIgnoreCase),
        (bool l, bool r) => l.CompareTo(r),
        (int l, int r) => l.CompareTo(r),
        (DateOnly l, DateOnly r) => l.CompareTo(r),
        (DateTimeOffset l, DateTimeOffset r) => l.CompareTo(r),
        _ => throw new InvalidOperationException($"{left.GetType().Name} does not compare with {right.GetType().Name}"),
    };

    private static object Id(LiteralSyntax literal, SObjectField field, SoqlBinder binder)
    {
        if (literal.Kind != LiteralKind.String)
            throw WrongKind(literal, field, binder, "ID", quoted: true);
        return SalesforceId.LooksLikeId(literal.Text)
            ? Key(literal.Text, field)
            : throw binder.Error(
                literal.Position, SoqlErrors.InvalidFilterOperator, "invalid ID field: " + LikePattern.Plain(literal.Text));
    }

    private static DateTimeOffset DateTime(LiteralSyntax literal, SoqlBinder binder)
    {
        // A plus sign that a client forgot to encode arrives as a blank, so an offset with a plus is only ever seen encoded.
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(
            literal.Text.ToUpperInvariant(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw binder.Error(
                literal.Position,
                SoqlErrors.MalformedQuery,
                "line 1:" + literal.Position + " no viable alternative at character '" + literal.Text[^1] + "'");
    }

    private static SoqlException WrongKind(LiteralSyntax literal, SObjectField field, SoqlBinder binder, string type, bool quoted) =>
        binder.Error(
            literal.Position,
            SoqlErrors.InvalidField,
            $"value of filter criterion for field '{field.Name}' must be of type {type} and should "
                + $"{(quoted ? "" : "not ")}be enclosed in quotes");
}
