using System.Globalization;

namespace SfIntegrationAnalyzers.Salesforce.Versions;

/// <summary>How a version is written where it stands: <c>v60.0</c>, <c>60.0</c>, <c>v60</c> or <c>60</c>. A fix keeps it.</summary>
/// <param name="Prefix">The letter before the number, <c>v</c> or <c>V</c>, or nothing.</param>
/// <param name="HasMinor">Whether the part after the dot is written.</param>
public readonly record struct ApiVersionForm(string Prefix, bool HasMinor)
{
    /// <summary><c>v60.0</c>, as in REST paths.</summary>
    public static ApiVersionForm Prefixed { get; } = new("v", true);

    /// <summary><c>60.0</c>, as in SOAP, Bulk 1 and CometD paths.</summary>
    public static ApiVersionForm Bare { get; } = new("", true);

    /// <summary>Reads a version with the form it is written in.</summary>
    /// <param name="text">The whole text, such as <c>v60.0</c>.</param>
    /// <param name="version">The version.</param>
    /// <param name="form">Its form.</param>
    /// <returns>Whether the whole text is a version in one of the forms.</returns>
    public static bool TryParse(string? text, out ApiVersion version, out ApiVersionForm form)
    {
        var prefix = text is { Length: > 0 } && text[0] is 'v' or 'V' ? text.Substring(0, 1) : "";
        form = new ApiVersionForm(prefix, text?.IndexOf('.') >= 0);
        return ApiVersion.TryParse(text?.Substring(prefix.Length), out version);
    }

    /// <summary>
    /// Whether a bare value in this form may be a version of Salesforce: it has had 7.0 and up,
    /// always with the minor part 0, but for 11.1. A single digit is more likely anything else.
    /// </summary>
    /// <param name="version">The version as it was read.</param>
    /// <returns>Whether it may be one.</returns>
    public bool MayBeSalesforces(ApiVersion version) =>
        version.Major is >= 7 and <= 199 && (version.Minor == 0 || version == new ApiVersion(11, 1)) && (version.Major >= 10 || HasMinor);

    /// <summary>Writes a version in this form.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Such as <c>v60.0</c>.</returns>
    public string Format(ApiVersion version) =>
        Prefix + (HasMinor || version.Minor != 0 ? version.ToString() : version.Major.ToString(CultureInfo.InvariantCulture));
}
