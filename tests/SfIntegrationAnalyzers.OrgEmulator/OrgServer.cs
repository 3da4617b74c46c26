using System.Collections.Concurrent;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Endpoints;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Schema;

namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>One org with everything that its endpoints share.</summary>
internal sealed class OrgServer(OrgState org, EmulatedOrgOptions options, ApiVersions versions, int dailyApiRequests)
{
    public OrgState Org { get; } = org;
    public EmulatedOrgOptions Options { get; } = options;
    public ApiVersions Versions { get; } = versions;
    public OrgSchema Schema { get; } = new(org);
    public SessionStore Sessions { get; } = new(org);
    public QueryCursors Cursors { get; } = new(org.Clock);
    public ApiUsage Usage { get; } = new(dailyApiRequests);
    public RequestJournal Journal { get; } = new();
    public FaultInjector Faults { get; } = new(options.Seed);

    /// <summary>Questions that the emulator could not answer; a test in which there is one has failed.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Where the org answers; known once the port is.</summary>
    public string Url { get; set; } = "";

    public string IdentityUrl(User user) => $"{Url}/id/{Org.Organization.Id}/{user.Id}";

    /// <summary>Loopback has two names, and a client may use either.</summary>
    public bool IsOwnUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Uri.TryCreate(Url, UriKind.Absolute, out var own) && uri.Scheme == own.Scheme && IsOwnHost(uri.Authority);

    public bool IsOwnHost(string? host)
    {
        var own = new Uri(Url);
        return host is not null && (Same(host, own.Authority) || Same(host, "localhost:" + own.Port) || Same(host, "127.0.0.1:" + own.Port));

        static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
    }
}
