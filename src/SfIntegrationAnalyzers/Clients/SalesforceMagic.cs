using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>SalesforceMagic: SOAP partner; the version has no letter, and without one it is 38.0.</summary>
internal static class SalesforceMagic
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "SalesforceMagic",
        Recognition = ClientRecognition.ByNamespace("SalesforceMagic"),
        VersionCarriers = [new(VersionCarrierKind.Property, "SalesforceConfig", "ApiVersion", VersionNotation.Bare) { IsOfLogin = true }],
        DefaultVersions = [new("SalesforceConfig", new ApiVersion(38))],
    };
}
