using System.Globalization;

namespace SfIntegrationAnalyzers.Testing;

/// <summary>
/// What tests draw by lot. It is the same in each run, so that one fails by what was changed and never by chance; whoever looks for more
/// names another seed in <c>SFI_SEED</c>, and in <c>SFI_CASES</c> how many times as much to draw.
/// </summary>
internal static class Draw
{
    /// <summary>What it is drawn from.</summary>
    public static int Seed { get; } = Number("SFI_SEED") ?? 20261123;

    /// <summary>A seed for each of so many cases.</summary>
    public static IEnumerable<int> Seeds(int count) => Enumerable.Range(Seed, Cases(count));

    /// <summary>How many cases are drawn where a test alone draws so many.</summary>
    public static int Cases(int count) => count * (Number("SFI_CASES") ?? 1);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
