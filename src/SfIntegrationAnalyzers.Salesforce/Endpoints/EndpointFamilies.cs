using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>What each family asks of a version and answers to a retired one (Salesforce KB 000354473).</summary>
public static class EndpointFamilies
{
    /// <summary>How the family wants the version: REST with the letter, all others without it.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The form.</returns>
    public static ApiVersionForm ExpectedForm(this EndpointFamily family) =>
        family == EndpointFamily.Rest ? ApiVersionForm.Prefixed : ApiVersionForm.Bare;

    /// <summary>Whether the family is one of the SOAP APIs.</summary>
    /// <param name="family">The family.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSoap(this EndpointFamily family) => family is EndpointFamily.SoapEnterprise or EndpointFamily.SoapPartner
        or EndpointFamily.SoapMetadata or EndpointFamily.SoapTooling or EndpointFamily.SoapApex or EndpointFamily.Soap;

    /// <summary>
    /// Whether <c>login()</c>, which ends at <see cref="Versions.ApiVersionTable.LastSoapLogin"/>, is an operation of the family: the
    /// enterprise and partner WSDL have it, on every host, since an org signs in at its own My Domain as well.
    /// </summary>
    /// <param name="family">The family.</param>
    /// <returns>Whether it may be a login endpoint.</returns>
    public static bool HasLogin(this EndpointFamily family) =>
        family is EndpointFamily.SoapEnterprise or EndpointFamily.SoapPartner or EndpointFamily.Soap;

    /// <summary>The family's name in a message.</summary>
    /// <param name="family">The family.</param>
    /// <returns>Such as <c>REST</c>.</returns>
    public static string DisplayName(this EndpointFamily family) => family switch
    {
        EndpointFamily.Rest => "REST",
        EndpointFamily.SoapEnterprise => "SOAP (enterprise)",
        EndpointFamily.SoapPartner => "SOAP (partner)",
        EndpointFamily.SoapMetadata => "SOAP (metadata)",
        EndpointFamily.SoapTooling => "SOAP (tooling)",
        EndpointFamily.SoapApex => "SOAP (Apex)",
        EndpointFamily.Soap => "SOAP",
        EndpointFamily.Bulk => "Bulk API",
        EndpointFamily.Streaming => "Streaming API",
        _ => "AJAX toolkit",
    };

    /// <summary>What a call to a retired version gets. For streaming no answer is documented.</summary>
    /// <param name="family">The family, or null where only the version is known.</param>
    /// <returns>Words that end a sentence.</returns>
    public static string AnswerToRetired(EndpointFamily? family) => family switch
    {
        EndpointFamily.Rest => "REST calls answer 410 Gone",
        EndpointFamily.Bulk => "Bulk API calls answer 400 InvalidVersion",
        EndpointFamily.Streaming => "what streaming clients get is not documented",
        null => "calls answer 410 Gone (REST), UNSUPPORTED_API_VERSION (SOAP) or InvalidVersion (Bulk API)",
        _ => "SOAP calls answer the fault UNSUPPORTED_API_VERSION",
    };
}
