using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>A call that passed version, session and permission checks.</summary>
/// <param name="Segments">Path below <c>/services/data/vN</c>, cut at slashes.</param>
internal sealed record ApiCall(OrgServer Server, EmulatedRequest Request, Session Session, string Version, IReadOnlyList<string> Segments)
{
    public OrgState Org => Server.Org;
    public User User => Session.User;

    /// <summary><c>/services/data/v65.0</c></summary>
    public string Root => "/services/data/v" + Version;

    public string RecordUrl(string type, string id) => $"{Root}/sobjects/{type}/{id}";
}
