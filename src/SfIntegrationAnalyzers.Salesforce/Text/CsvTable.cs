using System.Reflection;
using System.Text;

namespace SfIntegrationAnalyzers.Salesforce.Text;

/// <summary>One of the data files in this assembly: comma-separated, quoted where needed, comment lines first.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(IReadOnlyDictionary<string, string> remarks, string[] header, IReadOnlyList<string[]> rows)
    {
        Remarks = remarks;
        _columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in header)
        {
            _columns.Add(name, _columns.Count);
        }

        Rows = rows.Select(cells => new Row(this, cells)).ToArray();
    }

    /// <summary>Comment lines of the form <c># name: value</c>.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static CsvTable FromResource(string name)
    {
        using var stream = typeof(CsvTable).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file '{name}' is missing from {typeof(CsvTable).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    private static CsvTable Parse(string text)
    {
        var remarks = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<string[]>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (colon > 0)
                {
                    remarks[line.Substring(2, colon - 2)] = line.Substring(colon + 2).Trim();
                }
            }
            else if (line.Trim().Length > 0)
            {
                rows.Add(Cells(line.TrimEnd('\r')));
            }
        }

        return new CsvTable(remarks, rows[0], rows.Skip(1).ToArray());
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells.ToArray();
    }

    public sealed class Row(CsvTable table, string[] cells)
    {
        public string this[string column] => cells[table._columns[column]];
    }
}
