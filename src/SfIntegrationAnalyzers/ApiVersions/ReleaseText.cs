using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Names a version in a message together with its release.</summary>
internal static class ReleaseText
{
    /// <summary>Such as <c>25.0 (Summer '12)</c>; the number alone where the release is not known.</summary>
    public static string NameOf(ApiVersion version, ApiVersionInfo? known) =>
        known is { Release.Length: > 0 } ? $"{version} ({known.Release})" : version.ToString();
}
