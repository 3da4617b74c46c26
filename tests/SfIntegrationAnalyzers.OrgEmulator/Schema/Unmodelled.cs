namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>Objects, fields and relationships that Salesforce has and the emulator leaves out, read from <c>Unmodelled.txt</c>.</summary>
internal static class Unmodelled
{
    private const string Objects = "OBJECTS";

    private static readonly ILookup<string, string> Names = Read();

    /// <summary>Whether a question about this object must fail loudly and not as INVALID_TYPE.</summary>
    public static bool IsObject(string name) => Contains(Objects, name);

    /// <summary>Whether a question about this field or relationship must fail loudly and not as INVALID_FIELD.</summary>
    public static bool IsMember(string sobject, string name) => Contains(sobject, name);

    private static bool Contains(string list, string name) => Names[list].Any(pattern => Matches(name, pattern));

    private static bool Matches(string name, string pattern) =>
        pattern.StartsWith('*') ? name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static ILookup<string, string> Read()
    {
        using var stream = typeof(Unmodelled).Assembly.GetManifestResourceStream("Unmodelled.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<(string List, string Name)>();
        var list = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && line[0] != ' ')
                list = words[0];
            lines.AddRange(words.Skip(line.StartsWith(' ') ? 0 : 1).Select(word => (list, word)));
        }

        return lines.ToLookup(l => l.List, l => l.Name, StringComparer.OrdinalIgnoreCase);
    }
}
