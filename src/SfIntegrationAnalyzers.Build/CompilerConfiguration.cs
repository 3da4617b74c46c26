namespace SfIntegrationAnalyzers.Build;

/// <summary>What stands in <c>.editorconfig</c> and <c>.globalconfig</c>, without the question for which files it holds.</summary>
internal static class CompilerConfiguration
{
    private const string EditorConfig = ".editorconfig";
    private const string GlobalConfig = ".globalconfig";

    /// <summary>The configurations that may hold for a file: those in its folder and above, up to one that says it is the last.</summary>
    public static IEnumerable<string> Above(string file)
    {
        var isLast = false;
        for (var folder = Directory.GetParent(file); folder is not null && !isLast; folder = folder.Parent)
        {
            foreach (var name in new[] { EditorConfig, GlobalConfig })
            {
                var path = Path.Combine(folder.FullName, name);
                if (File.Exists(path))
                {
                    isLast |= Find(path, "root").Any(root => root.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
                    yield return path;
                }
            }
        }
    }

    /// <summary>Where a file sets an option, and to what.</summary>
    public static IEnumerable<(int Line, string Value)> Find(string path, string option)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Split(['=', ':'], 2) is [var name, var value] && name.Trim().Equals(option, StringComparison.OrdinalIgnoreCase))
            {
                yield return (number, value.Split(['#', ';'])[0].Trim());
            }
        }
    }
}
