using System.Globalization;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Daily API requests of an org, from the header <c>Sforce-Limit-Info: api-usage=18/5000</c>.</summary>
/// <param name="Used">Used in the last 24 hours.</param>
/// <param name="Allowed">Allowed in 24 hours.</param>
internal sealed partial record ApiUsage(long Used, long Allowed)
{
    /// <summary>Reads the header; null where it is absent or says something else.</summary>
    public static ApiUsage? TryParse(string? header)
    {
        var match = header is null ? Match.Empty : Pattern().Match(header);
        return match.Success
            && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var used)
            && long.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var allowed)
            && allowed > 0
            ? new ApiUsage(used, allowed)
            : null;
    }

    [GeneratedRegex(@"(?:^|[;\s])api-usage=([0-9]+)/([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
