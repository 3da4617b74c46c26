using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>The layers below the access rules, as CONTRIBUTING.md lists them: each knows those before it and no other.</summary>
public partial class LayersTests
{
    [Fact]
    public void Arrows_run_from_the_last_layer_to_the_first()
    {
        var layers = LayerRow().Matches(File.ReadAllText(Repository.PathOf("CONTRIBUTING.md")))
            .Select(row => row.Groups["name"].Value)
            .ToList();
        var folder = Repository.PathOf("src", "SfIntegrationAnalyzers", "AccessErrors");
        Assert.Equal(Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(), layers.Order());

        var against =
            from layer in layers
            from file in Directory.EnumerateFiles(Path.Combine(folder, layer), "*.cs")
            from used in Using().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)
            where !layers.Take(layers.IndexOf(layer)).Contains(used)
            select $"{layer}/{Path.GetFileName(file)} uses {(used.Length > 0 ? used : "the rules")}";

        Assert.Empty(against);
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)` \|.*\|.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex LayerRow();

    [GeneratedRegex(@"^using SfIntegrationAnalyzers\.AccessErrors\.?(?<name>\w*);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
