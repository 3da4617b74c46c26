namespace SfIntegrationAnalyzers.Clients;

/// <summary>Frends.Salesforce task packages: the version is a property of the connection.</summary>
internal static class FrendsTasks
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Frends.Salesforce",
        Recognition = ClientRecognition.ByNamespace("Frends.Salesforce"),
        VersionCarriers = [new(VersionCarrierKind.Property, "Connection", "ApiVersion", VersionNotation.Prefixed)],
    };
}
