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

    public void Refuse(string question)
    {
        Refusals.Enqueue(question);
        Options.OnRefusal?.Invoke(question);
    }

    /// <summary>Where the org answers; known once the port is.</summary>
    public string Url { get; set; } = "";

    public string IdentityUrl(User user) => $"{Url}/id/{Org.Organization.Id}/{user.Id}";

    /// <summary>The address that stands for login.salesforce.com: it hands out tokens and answers nothing else.</summary>
    public string LoginUrl { get; set; } = "";

    /// <summary>Whether a JWT may name this URL as its audience.</summary>
    public bool IsOwnUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (IsSame(uri, new Uri(Url)) || IsSame(uri, new Uri(LoginUrl)));

    public bool IsOwnHost(string? host) =>
        Uri.TryCreate("http://" + host, UriKind.Absolute, out var uri) && uri.Port == new Uri(Url).Port && uri.IsLoopback;

    /// <summary>Loopback has two names, and a client may use either.</summary>
    private static bool IsSame(Uri left, Uri right) => left.Scheme == right.Scheme && left.Port == right.Port && left.IsLoopback;
}
