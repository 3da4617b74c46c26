using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>LinqToSalesforce: v30.0 stands in the library itself; its caller cannot state another.</summary>
internal static class LinqToSalesforce
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "LinqToSalesforce",
        Recognition = ClientRecognition.ByNamespace("LinqToSalesforce"),
        DefaultVersions = [new("SoqlContext", new ApiVersion(30))],
    };
}
