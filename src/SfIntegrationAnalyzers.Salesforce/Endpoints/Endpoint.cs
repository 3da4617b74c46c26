using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>What stands where an endpoint has its version.</summary>
public enum EndpointVersionKind
{
    /// <summary>A version in a form that can be read: <c>v60.0</c>, <c>60.0</c>, <c>v60</c>, <c>60</c>.</summary>
    Written,

    /// <summary>Something with digits that is no version: <c>v60.0.1</c>.</summary>
    Unreadable,

    /// <summary>A hole or placeholder: the text alone does not tell.</summary>
    Open,

    /// <summary>Nothing: the list of versions, or a prefix that something else completes.</summary>
    Missing,
}

/// <summary>Which host the address names.</summary>
public enum EndpointHost
{
    /// <summary>None, or one that the text does not show.</summary>
    Unknown,

    /// <summary><c>login.salesforce.com</c>, <c>test.salesforce.com</c> or <c>www.salesforce.com</c>, where logins go.</summary>
    Login,

    /// <summary>Any other host.</summary>
    Instance,
}

/// <summary>How the address stands in the text around it.</summary>
public enum EndpointSetting
{
    /// <summary>As an address, or the beginning, middle or end of one.</summary>
    Address,

    /// <summary>Within a sentence, recorded JSON or XML, or a comment: something that is said, not called.</summary>
    Data,
}

/// <summary>A versioned Salesforce address found in text. Positions count characters of that text.</summary>
/// <param name="Family">Which API.</param>
/// <param name="Start">Where the recognised path begins.</param>
/// <param name="VersionStart">Where the version stands, or would stand.</param>
/// <param name="VersionLength">Its length; 0 where there is none.</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Version">The version, where it is written.</param>
/// <param name="Form">Its form, where it is written.</param>
/// <param name="Host">The host before the path.</param>
/// <param name="Setting">Whether it stands as an address.</param>
public readonly record struct Endpoint(
    EndpointFamily Family,
    int Start,
    int VersionStart,
    int VersionLength,
    EndpointVersionKind Kind,
    ApiVersion Version,
    ApiVersionForm Form,
    EndpointHost Host,
    EndpointSetting Setting)
{
    /// <summary>
    /// Whether the version is written as its family wants it. What is written otherwise answers 404 or <c>UNSUPPORTED_API_VERSION</c>.
    /// </summary>
    public bool IsWellFormed =>
        Kind == EndpointVersionKind.Written
        && Form.Prefix.Length == Family.ExpectedForm().Prefix.Length
        && (Family != EndpointFamily.Rest || Form.HasMinor);

    /// <summary>
    /// Whether such a version can ever have been Salesforce's; other products have <c>/services/data/v2.0</c> and <c>/services/data/10</c>.
    /// </summary>
    public bool MayExist =>
        Kind != EndpointVersionKind.Written
        || Family.IsSoap()
        || Version.Major >= (Form is { Prefix.Length: 0, HasMinor: false } ? 20 : 7);
}
