namespace SfIntegrationAnalyzers.Clients;

/// <summary>Reinforce: RestEase interfaces whose paths take the version as a parameter.</summary>
internal static class Reinforce
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Reinforce",
        Recognition = ClientRecognition.ByNamespace("Reinforce"),
        VersionCarriers = [new(VersionCarrierKind.MethodParameter, null, "version", VersionNotation.Prefixed)],
    };
}
