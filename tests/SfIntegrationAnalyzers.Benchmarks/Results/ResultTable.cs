using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SfIntegrationAnalyzers.Benchmarks.Results;

/// <summary>One benchmark's results: printed as a Markdown table, kept as JSON, with the limits that it was measured against.</summary>
internal sealed class ResultTable(string name, string what, params string[] columns)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string[]> _rows = [];
    private readonly List<Limit> _limits = [];

    public string Name { get; } = name;

    public bool AllHold => _limits.All(l => l.Holds);

    public void Add(params object[] cells) => _rows.Add([.. cells.Select(Text)]);

    /// <summary>States a limit of the issue and whether the measured figure keeps it.</summary>
    public void Require(string statement, double measured, double most, string unit) =>
        _limits.Add(new Limit(statement, measured, most, unit, measured <= most));

    public void Print(TextWriter writer)
    {
        var widths = columns.Select((column, i) => _rows.Select(r => r[i].Length).Append(column.Length).Max()).ToArray();
        writer.WriteLine();
        writer.WriteLine($"## {Name}");
        writer.WriteLine();
        writer.WriteLine(what);
        writer.WriteLine();
        writer.WriteLine(Row(columns, widths));
        writer.WriteLine(Row([.. widths.Select(w => new string('-', w))], widths));
        foreach (var row in _rows)
        {
            writer.WriteLine(Row(row, widths));
        }

        writer.WriteLine();
        foreach (var limit in _limits)
        {
            writer.WriteLine(
                $"- {(limit.Holds ? "holds" : "BROKEN")}: {limit.Statement}: {Text(limit.Measured)} {limit.Unit} "
                    + $"(most: {Text(limit.Most)})");
        }
    }

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var rows = _rows.Select(row => columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
        File.WriteAllText(
            Path.Combine(folder, Name.Replace(' ', '-').ToLowerInvariant() + ".json"),
            JsonSerializer.Serialize(new { Name, What = what, Rows = rows, Limits = _limits }, Indented));
    }

    private static string Row(string[] cells, int[] widths)
    {
        var line = new StringBuilder("|");
        for (var i = 0; i < cells.Length; i++)
        {
            line.Append(' ').Append(cells[i].PadRight(widths[i])).Append(" |");
        }

        return line.ToString();
    }

    private static string Text(object cell) => cell switch
    {
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private sealed record Limit(string Statement, double Measured, double Most, string Unit, bool Holds);
}
