using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary><c>/services/data</c>, which needs no session and is the only one without a limit header, and the root of a version.</summary>
internal static class VersionsEndpoint
{
    private static readonly string[] Resources = ["tooling", "query", "queryAll", "sobjects", "limits", "composite"];

    public static EmulatedResponse List(ApiVersions versions) => EmulatedResponse.Ok(writer =>
    {
        writer.WriteStartArray();
        for (var version = versions.Minimum; version <= versions.Maximum; version++)
        {
            writer.WriteStartObject();
            writer.WriteString("label", ApiVersions.Label(version));
            writer.WriteString("url", "/services/data/v" + ApiVersions.Text(version));
            writer.WriteString("version", ApiVersions.Text(version));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static EmulatedResponse Root(ApiCall call) => EmulatedResponse.Ok(writer =>
    {
        writer.WriteStartObject();
        foreach (var resource in Resources)
            writer.WriteString(resource, $"{call.Root}/{resource}");
        writer.WriteString("identity", call.Server.IdentityUrl(call.User));
        writer.WriteEndObject();
    });
}
