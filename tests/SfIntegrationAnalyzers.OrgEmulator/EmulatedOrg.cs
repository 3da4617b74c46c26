using System.Security.Cryptography;
using SfIntegrationAnalyzers.OrgEmulator.Control;
using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Endpoints;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>A Salesforce org on loopback. Several may run side by side, each with its own data, ports and journal.</summary>
public sealed class EmulatedOrg : IAsyncDisposable
{
    // Making a key takes longer than starting an org, and nothing depends on two orgs having different ones.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    private readonly OrgServer _server;
    private readonly ControlEndpoint _control;
    private OrgHost _host = null!;

    private EmulatedOrg(OrgServer server)
    {
        _server = server;
        Change = new OrgChanges(server);
        _control = new ControlEndpoint(this);
    }

    /// <summary>The instance URL, without a trailing slash.</summary>
    public string Url => _server.Url;

    /// <summary>
    /// An address that stands for login.salesforce.com: it hands out tokens, which name <see cref="Url"/> as their instance,
    /// and tells REST calls that they are at the wrong host.
    /// </summary>
    public string LoginUrl => _server.LoginUrl;

    public string ControlUrl => $"http://127.0.0.1:{_host.ControlPort}/__control";
    public string OrganizationId => _server.Org.Organization.Id;

    /// <summary>PEM of the private key that assertions of apps without a certificate of their own are signed with.</summary>
    public string PrivateKeyPem => Key.Value.ExportPkcs8PrivateKeyPem();

    public OrgClock Clock => _server.Org.Clock;
    public OrgChanges Change { get; }
    public FaultInjector Faults => _server.Faults;
    public RequestJournal Journal => _server.Journal;

    /// <summary>Requests that the emulator could not answer faithfully. None may be left when the org is disposed.</summary>
    public IReadOnlyList<string> Refusals => _server.Refusals.ToArray();

    public IReadOnlyList<string> Usernames => Read(org => org.Users.Keys.ToArray());

    /// <summary>Name, client id and, where it has one, secret of each app.</summary>
    public IReadOnlyList<(string Name, string ClientId, string? ClientSecret)> Apps =>
        Read(org => org.Apps.Values.Select(a => (a.Name, a.ClientId, a.ClientSecret)).ToArray());

    /// <exception cref="OrgDefinitionException">The definition names something that it does not define.</exception>
    public static async Task<EmulatedOrg> StartAsync(
        OrgDefinition definition, EmulatedOrgOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = OrgBuilder.Build(definition, new OrgClock(definition.Clock), Key.Value.ExportSubjectPublicKeyInfoPem());
        var versions = ApiVersions.Parse(definition.MinimumApiVersion, definition.MaximumApiVersion);
        var server = new OrgServer(state, options ?? new EmulatedOrgOptions(), versions, definition.DailyApiRequests);
        var org = new EmulatedOrg(server);
        org._host = await OrgHost.StartAsync(server, org._control, cancellationToken);
        var scheme = server.Options.Certificate is null ? "http" : "https";
        server.Url = $"{scheme}://127.0.0.1:{org._host.Port}";
        server.LoginUrl = $"{scheme}://127.0.0.1:{org._host.LoginPort}";
        return org;
    }

    /// <summary>A new session of a user, with no app behind it.</summary>
    public string AccessTokenFor(string username) => Read(org => _server.Sessions.Open(User(org, username), app: null).Token);

    public string RefreshTokenFor(string username, string app) => Read(org =>
        _server.Sessions.NewRefreshToken(
            User(org, username), org.Apps.GetValueOrDefault(app) ?? throw new OrgDefinitionException($"This org has no app '{app}'.")));

    public string ClientIdOf(string app) => Apps.First(a => a.Name == app).ClientId;

    /// <summary>The emulator's own verdict: whether this user's REST calls get through.</summary>
    public bool CanCallApi(string username) => Read(org => new EffectiveAccess(org).CanCallApi(User(org, username)));

    /// <summary>Whether a permission works for the user, by API name without the prefix.</summary>
    public bool Has(string username, string permission) => Read(org => new EffectiveAccess(org).Has(User(org, username), permission));

    /// <summary>Whom an app may act for at present.</summary>
    internal IReadOnlyList<string> UsersOf(string app) => Read(org =>
    {
        var approval = new AppApproval(org);
        return org.Users.Values.Where(user => approval.Refusal(org.Apps[app], user) is null).Select(user => user.Username).ToArray();
    });

    public string UserId(string username) => Read(org => User(org, username).Id);

    /// <summary>Completes when the control port is told to shut the org down, or on cancellation.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(_control.Shutdown, _host.WaitForShutdownAsync(cancellationToken));

    /// <exception cref="InvalidOperationException">
    /// The org was asked what it does not know; whoever asked must not count on its answers.
    /// </exception>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (Refusals is { Count: > 0 } refusals)
            throw new InvalidOperationException("The emulated org refused to answer:\n" + string.Join("\n", refusals));
    }

    /// <summary>Takes note of the refusals so far, for a test that provoked them.</summary>
    public void ForgiveRefusals() => _server.Refusals.Clear();

    private T Read<T>(Func<OrgState, T> read)
    {
        lock (_server.Org.Gate)
        {
            GroupRecalculation.CatchUp(_server.Org);
            return read(_server.Org);
        }
    }

    private static User User(OrgState org, string username) =>
        org.Users.GetValueOrDefault(username) ?? throw new OrgDefinitionException($"This org has no user '{username}'.");
}
