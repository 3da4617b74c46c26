using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary><c>sobjects/{type}/{id}</c>: one record with all its fields.</summary>
internal static class RecordEndpoint
{
    public static EmulatedResponse Get(ApiCall call, string typeName, string id)
    {
        if (call.Server.Schema.Visible(typeName, call.User) is not { } type)
            return call.Server.Schema.IsLeftOut(typeName)
                ? throw new EmulatorRefusedException("the object " + typeName)
                : EmulatedResponse.NotFound;
        if (type.OnlyAbout is not null)
            throw new EmulatorRefusedException("a record of " + type.Name);
        if (call.Request.Query("fields") is not null)
            throw new EmulatorRefusedException("a record with chosen fields");
        if (type.Rows(call.Org, call.User).FirstOrDefault(r => SalesforceId.Same(r.Id, id)) is not { } record)
            return EmulatedResponse.Error(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id);
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("attributes");
            writer.WriteString("type", type.Name);
            writer.WriteString("url", call.RecordUrl(type.Name, record.Id));
            writer.WriteEndObject();
            foreach (var field in type.Fields)
                FieldJson.Write(writer, field.Name, field.Read(record));
            writer.WriteEndObject();
        });
    }
}
