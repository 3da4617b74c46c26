namespace SfIntegrationAnalyzers.Clients;

/// <summary>SalesforceSharper: the version is a parameter of the constructor; the default is v45.0.</summary>
internal static class SalesforceSharper
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "SalesforceSharper",
        Recognition = ClientRecognition.ByNamespace("SalesforceSharper"),
        VersionCarriers = [new(VersionCarrierKind.ConstructorParameter, "SalesforceClient", "apiVersion", VersionNotation.Prefixed)],
    };
}
