using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Salesforce's own CLI logs in to the emulated org in each way that it knows, and shows what it has.</summary>
public sealed class SfLoginTests
{
    private static readonly Dictionary<string, string> TokenOfAdmin = new() { ["SF_ACCESS_TOKEN"] = "{token}" };

    /// <summary>In order: a later command uses the logins of earlier ones.</summary>
    internal static readonly IReadOnlyList<SfCase> Plain =
    [
        new("refused", "org", "login", "access-token", "--instance-url", "{nobody}", "--no-prompt") { Environment = TokenOfAdmin },
        // Recorded with a probe that did not know a path with two slashes. The CLI's documented login depends on an org's knowing it, and
        // the next case was recorded with one that does.
        AccessToken("at-localhost", "{localhost}") with { Arrange = org => org.Faults.Add(Fault.NotFound, "//services/data") },
        AccessToken("at-127", "{url}"),
        new("list", "org", "list"),
        new("listauth", "org", "list", "auth"),
        new("display", "org", "display", "--target-org", "probe"),
        new("display-verbose", "org", "display", "--target-org", "probe", "--verbose"),
        new("display-plain", "org", "display", "--target-org", "probe") { IsPlain = true },
        new("display-secrets", "org", "display", "--target-org", "probe")
        {
            Environment = new Dictionary<string, string> { ["SF_TEMP_SHOW_SECRETS"] = "true" },
        },
        new("showtoken", "org", "auth", "show-access-token", "--target-org", "probe"),
        new("showtoken-plain", "org", "auth", "show-access-token", "--target-org", "probe", "--no-prompt") { IsPlain = true },
        new("showurl", "org", "auth", "show-sfdx-auth-url", "--target-org", "probe"),
        new("noorg", "org", "display", "--target-org", "nosuch"),
        Jwt("jwt-badsub", "nobody@probe.example"),
        Jwt("jwt-127", ProbeOrg.Integration),
        new("listauth-both", "org", "list", "auth"),
        new("jwt-refresh", "org", "auth", "show-access-token", "--target-org", "jwt")
        {
            Arrange = org => org.Change.RevokeSessions(ProbeOrg.Integration),
        },
        new("expired-display", "org", "display", "--target-org", "probe") { Arrange = org => org.Change.RevokeSessions() },
        new("stale-token", "org", "auth", "show-access-token", "--target-org", "probe"),
    ];

    /// <summary>
    /// An auth URL has no scheme for plain HTTP. The first login leaves the
    /// versions of the org behind, as it had when the rest was recorded.
    /// </summary>
    internal static readonly IReadOnlyList<SfCase> OverTls =
    [
        new("sfdxurl-noca", "org", "login", "sfdx-url", "--sfdx-url-file", "{authUrl}"),
        Trusting("sfdxurl-ca", "org", "login", "sfdx-url", "--sfdx-url-file", "{authUrl}", "--alias", "probe"),
        Trusting("display-url", "org", "display", "--target-org", "probe", "--verbose"),
        Trusting("showurl2", "org", "auth", "show-sfdx-auth-url", "--target-org", "probe"),
        Trusting("listauth2", "org", "list", "auth"),
    ];

    [ClientFact]
    public async Task Each_login_ends_as_it_does_with_an_org()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        Snapshot.Verify(await bench.RunAsync(Plain));
    }

    [ClientFact]
    public async Task An_auth_url_logs_in_over_tls()
    {
        using var authority = new TestAuthority();
        using var home = new SfHome();
        home.File("ca.pem", authority.Pem);
        await using (var plain = await SfBench.StartAsync(home))
            await plain.RunAsync(AccessToken("earlier", "{url}"));

        using var certificate = authority.IssueForLoopback();
        await using var bench = await SfBench.StartAsync(home, new EmulatedOrgOptions { Certificate = certificate });
        Snapshot.Verify(await bench.RunAsync(OverTls));
    }

    private static SfCase AccessToken(string name, string url) =>
        new(name, "org", "login", "access-token", "--instance-url", url, "--no-prompt", "--alias", "probe") { Environment = TokenOfAdmin };

    private static SfCase Jwt(string name, string username) =>
        new(
            name, "org", "login", "jwt", "--instance-url", "{url}", "--username", username, "--client-id", ProbeOrg.ClientId,
            "--jwt-key-file", "{key}", "--alias", "jwt");

    private static SfCase Trusting(string name, params string[] arguments) =>
        new(name, arguments) { Environment = new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = "ca.pem" } };
}
