namespace SfIntegrationAnalyzers.Salesforce.Text;

/// <summary>Where the lines of a text begin. A line ends with LF, CR LF or CR, as in editors.</summary>
public sealed class LineMap
{
    private static readonly char[] Ends = ['\r', '\n'];

    private readonly int[] _starts;

    /// <summary>Looks through a text once, for any number of positions.</summary>
    /// <param name="text">The text.</param>
    public LineMap(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOfAny(Ends); end >= 0; end = text.IndexOfAny(Ends, end + 1))
        {
            if (text[end] == '\n' || end + 1 == text.Length || text[end + 1] != '\n')
            {
                starts.Add(end + 1);
            }
        }

        _starts = [.. starts];
    }

    /// <summary>The place of a character.</summary>
    /// <param name="offset">Its offset in UTF-16 code units.</param>
    /// <returns>Line and column, both from 1.</returns>
    public (int Line, int Column) At(int offset)
    {
        var found = Array.BinarySearch(_starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
