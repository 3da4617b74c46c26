using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>Sharpforce: the default of all its releases is v29.0.</summary>
internal static class Sharpforce
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Sharpforce",
        Recognition = ClientRecognition.ByNamespace("Sharpforce"),
        VersionCarriers = [new(VersionCarrierKind.Property, "SalesforceClient", "Version", VersionNotation.Prefixed)],
        DefaultVersions = [new("SalesforceClient", new ApiVersion(29))],
    };
}
