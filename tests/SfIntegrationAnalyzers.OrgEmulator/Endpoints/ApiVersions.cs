using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>The API versions that an org answers, as whole numbers: 65 is 65.0.</summary>
internal sealed record ApiVersions(int Minimum, int Maximum)
{
    public static ApiVersions Parse(string minimum, string maximum) => new(Whole(minimum), Whole(maximum));

    public static string Text(int version) => version.ToString(CultureInfo.InvariantCulture) + ".0";

    /// <summary>Release of a version: three a year, Summer '14 being 31.0.</summary>
    public static string Label(int version)
    {
        var season = (version % 3) switch { 0 => "Spring", 1 => "Summer", _ => "Winter" };
        var year = 2015 + (int)Math.Floor((version - 32) / 3.0);
        return $"{season} '{year % 100:00}";
    }

    /// <summary>The number in a path segment such as <c>v65.0</c>; null where there is none.</summary>
    public static int? FromSegment(string segment) =>
        segment.StartsWith('v')
            && segment.EndsWith(".0", StringComparison.Ordinal)
            && int.TryParse(segment.AsSpan(1, segment.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    private static int Whole(string version) =>
        FromSegment("v" + version) ?? throw new OrgDefinitionException($"'{version}' is no API version; write it as 65.0.");
}
