using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// SalesforceSharp: its enumeration has 18 codes and none of those that tell of API access, session, limits or version; all of them
/// arrive as <c>Unknown</c>, so that only the message tells them apart.
/// </summary>
internal static class SalesforceSharp
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "SalesforceSharp",
        Recognition = ClientRecognition.ByNamespace("SalesforceSharp"),
        VersionCarriers = [new(VersionCarrierKind.Property, "SalesforceClient", "ApiVersion", VersionNotation.Prefixed)],
        DefaultVersions = [new("SalesforceClient", new ApiVersion(28))],
        CallingTypes =
        [
            new("SalesforceClient", FailureArrival.Exception) { LoginMethods = ["Authenticate"] },
            new("ISalesforceClient", FailureArrival.Exception) { LoginMethods = ["Authenticate"] },
        ],
        Exceptions = [new("SalesforceException", ["Error"], Test: null)],
    };
}
