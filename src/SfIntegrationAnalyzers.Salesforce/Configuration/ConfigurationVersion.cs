using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>An API version that a configuration file or a WSDL names.</summary>
/// <param name="Start">The first character of the version in the file.</param>
/// <param name="Length">How many characters it takes there.</param>
/// <param name="Version">The version.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Family">Which API, where it stands in an address.</param>
/// <param name="Host">The host of the address.</param>
/// <param name="Correct">The form that the address wants, where it is written in another one.</param>
public readonly record struct ConfigurationVersion(
    int Start,
    int Length,
    ApiVersion Version,
    ApiVersionForm Form,
    EndpointFamily? Family,
    EndpointHost Host,
    ApiVersionForm? Correct)
{
    /// <summary>Whether it may be the address of a SOAP <c>login()</c>.</summary>
    public bool MayBeLogin => Family?.HasLogin() == true;
}
