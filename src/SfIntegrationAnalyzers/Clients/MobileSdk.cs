namespace SfIntegrationAnalyzers.Clients;

/// <summary>Salesforce Mobile SDK for Windows: requests take the version as a parameter.</summary>
internal static class MobileSdk
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Salesforce Mobile SDK for Windows",
        Recognition = ClientRecognition.ByNamespace("Salesforce.SDK"),
        VersionCarriers = [
            new(VersionCarrierKind.MethodParameter, null, "apiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Field, "ApiVersionStrings", "VersionNumber", VersionNotation.Prefixed),
        ],
    };
}
