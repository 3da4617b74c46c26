namespace SfIntegrationAnalyzers.Clients;

/// <summary>AWJ.SalesforceSdk: the version has no letter; the default is 46.0.</summary>
internal static class AwjSalesforceSdk
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "AWJ.SalesforceSdk",
        Recognition = ClientRecognition.ByNamespace("AWJ.SalesforceSdk"),
        VersionCarriers = [new(VersionCarrierKind.Property, null, "Version", VersionNotation.Bare)],
    };
}
