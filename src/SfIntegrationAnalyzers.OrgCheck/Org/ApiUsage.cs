using System.Globalization;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Daily API requests of an org, from the header <c>Sforce-Limit-Info: api-usage=18/5000</c>.</summary>
/// <param name="Used">Used in the last 24 hours.</param>
/// <param name="Allowed">Allowed in 24 hours.</param>
public sealed record ApiUsage(long Used, long Allowed)
{
    private const string Name = "api-usage=";

    /// <summary>Reads the header; null where it is absent or says something else.</summary>
    internal static ApiUsage? TryParse(string? header)
    {
        foreach (var part in (header ?? "").Split([';', ' ', '\t']))
        {
            if (part.StartsWith(Name, StringComparison.Ordinal)
                && part[Name.Length..].Split('/') is [var used, var allowed, ..]
                && long.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out var usedRequests)
                && long.TryParse(DigitsOf(allowed), NumberStyles.None, CultureInfo.InvariantCulture, out var allowedRequests)
                && allowedRequests > 0)
            {
                return new ApiUsage(usedRequests, allowedRequests);
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> DigitsOf(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return text[..length];
    }
}
