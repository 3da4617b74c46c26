using System.Globalization;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Testing;

/// <summary>What CHANGELOG.md tells of.</summary>
internal static partial class Changelog
{
    /// <summary>The ids that it names, one by one or as in <c>`SFI1001` to `SFI1009`</c>.</summary>
    public static IReadOnlySet<string> Ids { get; } = Named().Matches(File.ReadAllText(Repository.PathOf("CHANGELOG.md")))
        .SelectMany(match => Between(
            match.Groups["first"].Value, match.Groups["last"] is { Success: true } last ? last.Value : match.Groups["first"].Value))
        .ToHashSet();

    private static IEnumerable<string> Between(string first, string last) =>
        Enumerable.Range(Number(first), Number(last) - Number(first) + 1)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"SFI{number:0000}"));

    private static int Number(string id) => int.Parse(id.AsSpan(3), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"`(?<first>SFI\d{4})`(\s+to\s+`(?<last>SFI\d{4})`)?")]
    private static partial Regex Named();
}
