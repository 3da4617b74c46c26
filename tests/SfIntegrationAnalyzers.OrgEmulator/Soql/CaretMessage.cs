namespace SfIntegrationAnalyzers.OrgEmulator.Soql;

/// <summary>
/// Salesforce's error text: a window of the query, a caret under the offending token, row and column, then the message.
/// That only a window is echoed is recorded; how wide it is, is not, so short lines are shown whole.
/// </summary>
internal static class CaretMessage
{
    private const int Whole = 200;
    private const int Reach = 40;

    public static string Format(string query, int position, string message)
    {
        var lineStart = position == 0 ? 0 : query.LastIndexOf('\n', position - 1) + 1;
        var lineEnd = query.IndexOf('\n', position);
        var line = query[lineStart..(lineEnd < 0 ? query.Length : lineEnd)];
        var row = query.AsSpan(0, lineStart).Count('\n') + 1;
        var column = position - lineStart;

        var (from, to) = line.Length <= Whole ? (0, line.Length) : (WordStart(line, column - Reach, column), WordEnd(line, column + Reach));
        return $"\n{line[from..to]}\n{new string(' ', column - from)}^\nERROR at Row:{row}:Column:{column + 1}\n{message}";
    }

    private static int WordStart(string line, int near, int notAfter)
    {
        if (near <= 0)
            return 0;
        var blank = line.IndexOf(' ', near);
        return blank < 0 || blank >= notAfter ? near : blank + 1;
    }

    private static int WordEnd(string line, int near)
    {
        if (near >= line.Length)
            return line.Length;
        var blank = line.IndexOf(' ', near);
        return blank < 0 ? line.Length : blank;
    }
}
