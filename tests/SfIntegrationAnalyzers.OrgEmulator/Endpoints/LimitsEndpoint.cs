using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary><c>limits</c>, which needs View Setup: without it the org says that the resource is not enabled.</summary>
internal static class LimitsEndpoint
{
    public static EmulatedResponse Get(ApiCall call)
    {
        if (!new EffectiveAccess(call.Org).Has(call.User, EffectiveAccess.ViewSetup))
            return EmulatedResponse.Error(403, "API_DISABLED_FOR_ORG", "limits resource is not enabled");
        var usage = call.Server.Usage;
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("DailyApiRequests");
            writer.WriteNumber("Max", usage.Maximum);
            writer.WriteNumber("Remaining", usage.Remaining);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
