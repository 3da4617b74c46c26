using System.Globalization;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>The newest version of the built-in table, so that a new release of Salesforce changes no case.</summary>
internal static class NewestVersion
{
    /// <summary>The version without its minor part.</summary>
    public static int Major => ApiVersionTable.BuiltIn.Newest.Major;

    /// <summary>A text with <c>$newest</c> for that version, and <c>$next</c> for the first that is unknown.</summary>
    public static string WithNewest(this string text) => text
        .Replace("$newest", Major.ToString(CultureInfo.InvariantCulture))
        .Replace("$next", (Major + 1).ToString(CultureInfo.InvariantCulture));
}
