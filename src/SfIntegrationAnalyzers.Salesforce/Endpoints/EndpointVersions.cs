using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>Tells, from text alone, which API versions source code or configuration names in addresses.</summary>
public static class EndpointVersions
{
    /// <summary>The versions that the addresses in a text name. What needs more than the text, such as constants, is not seen.</summary>
    /// <param name="text">Source code, configuration, a WSDL.</param>
    /// <returns>The versions, lowest first, each once.</returns>
    public static ImmutableSortedSet<ApiVersion> In(string text) => EndpointRecognizer.Find(text)
        .Where(endpoint => endpoint.Kind == EndpointVersionKind.Written)
        .Select(endpoint => endpoint.Version)
        .ToImmutableSortedSet();
}
