using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Everything under <c>/services/data</c>. Checks in this order: version, session, API permission, quota, resource.</summary>
internal sealed class RestRouter(OrgServer server)
{
    private const string DataRoot = "/services/data";

    public static bool Serves(string path) => path == DataRoot || path.StartsWith(DataRoot + "/", StringComparison.Ordinal);

    public EmulatedResponse Handle(EmulatedRequest request)
    {
        if (request.Path == DataRoot)
            return VersionsEndpoint.List(server.Versions);

        var segments = request.Path[(DataRoot.Length + 1)..].Split('/');
        if (ApiVersions.FromSegment(segments[0]) is not { } version || version > server.Versions.Maximum)
            return EmulatedResponse.NotFound;
        if (version < server.Versions.Minimum)
            return EmulatedResponse.Error(410, "GONE", $"API version {ApiVersions.Text(version)} is no longer supported");

        if (server.Sessions.Use(request.BearerToken) is not { } session)
            return SessionErrors.Expired;
        if (!server.IsOwnHost(request.Header("Host")))
            return SessionErrors.UrlNotReset;
        if (SessionErrors.AppRefusal(server.Org, session) is { } refusal)
            return refusal;
        server.Usage.Used++;
        var response = Authorized(new ApiCall(server, request, session, ApiVersions.Text(version), segments[1..]));
        return response.With("Sforce-Limit-Info", server.Usage.LimitInfo);
    }

    /// <summary>A call inside a composite request, which was authorised as a whole.</summary>
    public EmulatedResponse HandleSubrequest(ApiCall outer, EmulatedRequest request)
    {
        var segments = Serves(request.Path) ? request.Path[(DataRoot.Length + 1)..].Split('/') : [];
        return segments.Length > 1
            && ApiVersions.FromSegment(segments[0]) is { } version
            && version <= server.Versions.Maximum
            && version >= server.Versions.Minimum
            ? Resource(outer with { Request = request, Version = ApiVersions.Text(version), Segments = segments[1..] })
            : EmulatedResponse.NotFound;
    }

    private EmulatedResponse Authorized(ApiCall call)
    {
        if (!new EffectiveAccess(call.Org).CanCallApi(call.User))
            return EmulatedResponse.Error(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.");
        if (server.Usage.Used > server.Usage.Maximum)
            return EmulatedResponse.Error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        return Resource(call);
    }

    private EmulatedResponse Resource(ApiCall call) => (call.Request.Method, call.Segments) switch
    {
        ("GET" or "HEAD", []) => VersionsEndpoint.Root(call),
        ("GET" or "HEAD", ["query" or "queryAll"]) => QueryEndpoint.Start(call),
        ("GET" or "HEAD", ["query" or "queryAll", var locator]) => QueryEndpoint.Continue(call, locator),
        ("GET" or "HEAD", ["tooling", "query"]) => QueryEndpoint.Start(call),
        ("GET" or "HEAD", ["tooling", "query", var locator]) => QueryEndpoint.Continue(call, locator),
        ("GET" or "HEAD", ["limits"]) => LimitsEndpoint.Get(call),
        ("GET" or "HEAD", ["sobjects"]) => DescribeEndpoint.Global(call),
        ("GET" or "HEAD", ["sobjects", var type, "describe"]) => DescribeEndpoint.Describe(call, type),
        ("GET" or "HEAD", ["sobjects", var type, var id]) => RecordEndpoint.Get(call, type, id),
        ("POST", ["composite"]) => CompositeEndpoint.Composite(call, this),
        ("POST", ["composite", "batch"]) => CompositeEndpoint.Batch(call, this),
        ("POST" or "PATCH" or "PUT" or "DELETE", ["sobjects" or "composite", ..]) =>
            throw new EmulatorRefusedException("a write: " + call.Request.Method + " " + call.Request.Path),
        _ => EmulatedResponse.NotFound,
    };
}
