namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>Dates relative to the org's day. The org's time zone is taken to be UTC.</summary>
internal static class DateFormula
{
    // A century, which no calendar overflows by.
    private const int MaximumCount = 36_500;

    private static readonly HashSet<string> WithoutCount = new(StringComparer.OrdinalIgnoreCase)
    {
        "YESTERDAY", "TODAY", "TOMORROW", "LAST_WEEK", "THIS_WEEK", "NEXT_WEEK", "LAST_MONTH", "THIS_MONTH", "NEXT_MONTH", "LAST_90_DAYS",
        "NEXT_90_DAYS", "THIS_QUARTER", "LAST_QUARTER", "NEXT_QUARTER", "THIS_YEAR", "LAST_YEAR", "NEXT_YEAR",
    };

    private static readonly HashSet<string> WithCount = new(StringComparer.OrdinalIgnoreCase)
    {
        "LAST_N_DAYS", "NEXT_N_DAYS", "N_DAYS_AGO", "LAST_N_WEEKS", "NEXT_N_WEEKS", "LAST_N_MONTHS", "NEXT_N_MONTHS", "LAST_N_YEARS",
        "NEXT_N_YEARS",
    };

    public static bool IsKnownToSalesforce(string name) => WithoutCount.Contains(name) || WithCount.Contains(name);

    public static bool TakesCount(string name) => WithCount.Contains(name);

    /// <summary>First moment of the range, and the first one after it.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Range(LiteralSyntax literal, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (literal.Count > MaximumCount)
            throw new EmulatorRefusedException($"the date literal {literal.Text}:{literal.Count}");
        return literal.Text.ToUpperInvariant() switch
        {
            "TODAY" => (today, today.AddDays(1)),
            "YESTERDAY" => (today.AddDays(-1), today),
            "TOMORROW" => (today.AddDays(1), today.AddDays(2)),
            "LAST_N_DAYS" => (today.AddDays(-literal.Count), today.AddDays(1)),
            "NEXT_N_DAYS" => (today.AddDays(1), today.AddDays(1 + literal.Count)),
            "N_DAYS_AGO" => (today.AddDays(-literal.Count), today.AddDays(1 - literal.Count)),
            _ => throw new EmulatorRefusedException($"the date literal {literal.Text}"),
        };
    }
}
