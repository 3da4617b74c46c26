namespace SfIntegrationAnalyzers.Clients;

/// <summary>SfdcConnect: the version, that of its SOAP login as well, is a whole number in each constructor.</summary>
internal static class SfdcConnect
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "SfdcConnect",
        Recognition = ClientRecognition.ByNamespace("SfdcConnect"),
        VersionCarriers = [new(VersionCarrierKind.ConstructorParameter, null, "apiversion", VersionNotation.Number) { IsOfLogin = true }],
    };
}
