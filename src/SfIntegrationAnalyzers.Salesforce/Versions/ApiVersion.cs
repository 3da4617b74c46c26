using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SfIntegrationAnalyzers.Salesforce.Versions;

/// <summary>
/// A Salesforce API version such as <c>60.0</c>. How it is written in a place (<c>v60.0</c>, <c>60</c>) is an <see cref="ApiVersionForm"/>.
/// </summary>
/// <param name="Major">The part before the dot: one number a Salesforce release, three releases a year.</param>
/// <param name="Minor">The part after the dot: 0, but for <c>11.1</c>.</param>
public readonly record struct ApiVersion(int Major, int Minor = 0) : IComparable<ApiVersion>
{
    /// <summary>Reads the bare form: <c>60.0</c> or <c>60</c>, at most three digits before the dot and two after it.</summary>
    /// <param name="text">The text, without a leading <c>v</c> and without space.</param>
    /// <param name="version">The version, if the text is one.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        var dot = text.IndexOf('.');
        var major = dot < 0 ? text : text.Substring(0, dot);
        var minor = dot < 0 ? "0" : text.Substring(dot + 1);
        if (!IsNumber(major, 3) || !IsNumber(minor, 2))
        {
            return false;
        }

        version = new ApiVersion(int.Parse(major, CultureInfo.InvariantCulture), int.Parse(minor, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Reads the bare form.</summary>
    /// <param name="text">The text, without a leading <c>v</c>.</param>
    /// <returns>The version.</returns>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static ApiVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not an API version such as 60.0.");

    /// <inheritdoc/>
    public int CompareTo(ApiVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>The bare form, <c>60.0</c>.</summary>
    /// <returns>The bare form.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);

    /// <summary>Whether one version came before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version came after another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version came before another or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version came after another or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;

    private static bool IsNumber(string text, int mostDigits) =>
        text.Length > 0 && text.Length <= mostDigits && text.All(c => c is >= '0' and <= '9');
}
