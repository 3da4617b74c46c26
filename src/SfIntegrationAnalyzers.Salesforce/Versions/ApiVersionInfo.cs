namespace SfIntegrationAnalyzers.Salesforce.Versions;

/// <summary>What a version's life has come to. Decided by the version data, never by the clock.</summary>
public enum ApiVersionBand
{
    /// <summary>Calls are refused: REST 410, SOAP <c>UNSUPPORTED_API_VERSION</c>, Bulk 1 <c>InvalidVersion</c>.</summary>
    Retired,

    /// <summary>Calls work; Salesforce has announced when they stop.</summary>
    Announced,

    /// <summary>Calls work, and no end is announced.</summary>
    Supported,
}

/// <summary>Whether SOAP <c>login()</c> exists in a version (Salesforce KB 005132110).</summary>
public enum SoapLoginAvailability
{
    /// <summary>The version is retired, and <c>login()</c> with it.</summary>
    Retired,

    /// <summary>It works until it is retired in <see cref="ApiVersionTable.SoapLoginRetiredIn"/>.</summary>
    UntilRetirement,

    /// <summary>The version never had it: 65.0 and later.</summary>
    Absent,
}

/// <summary>What is known of one API version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Release">The Salesforce release that brought it, <c>Spring '24</c>.</param>
/// <param name="Month">The month of general availability, <c>2024-02</c>, or empty where unknown.</param>
/// <param name="Band">Retired, announced or supported.</param>
/// <param name="SupportEnds">The release with which support ended or ends, or empty.</param>
/// <param name="RetiredIn">The release with which it was or will be retired, or empty.</param>
/// <param name="SoapLogin">Whether SOAP <c>login()</c> exists in it.</param>
/// <param name="Source">Where the release's name and month come from.</param>
public sealed record ApiVersionInfo(
    ApiVersion Version,
    string Release,
    string Month,
    ApiVersionBand Band,
    string SupportEnds,
    string RetiredIn,
    SoapLoginAvailability SoapLogin,
    string Source);
