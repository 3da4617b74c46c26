using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>One command of the CLI.</summary>
/// <param name="Name">The recording of the same command in the project's fixtures, where there is one, has this name.</param>
/// <param name="Arguments">Placeholders stand for what only a running org knows: <c>{url}</c>, <c>{token}</c>, <c>{key}</c>.</param>
internal sealed record SfCase(string Name, params string[] Arguments)
{
    public string? AccessToken { get; init; }
    public bool HasInstanceUrl { get; init; }
    public Action<EmulatedOrg>? Arrange { get; init; }

    private const string AnyUser = "SELECT Id FROM User LIMIT 1";

    /// <summary>
    /// In order: a later command uses the logins of earlier ones. A JWT that is refused is missing on purpose, since the CLI then tries
    /// the real login hosts.
    /// </summary>
    public static readonly IReadOnlyList<SfCase> All =
    [
        new("at-127", "org", "login", "access-token", "--instance-url", "{url}", "--no-prompt", "--alias", "probe") { AccessToken = ProbeOrg.Admin },
        new("jwt-127", "org", "login", "jwt", "--instance-url", "{url}", "--username", ProbeOrg.Integration, "--client-id", ProbeOrg.ClientId, "--jwt-key-file", "{key}", "--alias", "jwt"),
        new("display", "org", "display", "--target-org", "probe"),
        new("display-verbose", "org", "display", "--target-org", "probe", "--verbose"),
        new("showtoken", "org", "auth", "show-access-token", "--target-org", "probe"),
        new("listauth", "org", "list", "auth"),
        new("noorg", "org", "display", "--target-org", "nosuch"),
        Query("q1", "SELECT Id, Username, Profile.Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM User ORDER BY Username LIMIT 2"),
        Query("q-count", "SELECT COUNT() FROM User"),
        Query("q-agg", "SELECT COUNT(Id) n, IsActive FROM User GROUP BY IsActive"),
        Query("page", "SELECT Id FROM User"),
        new("q-csv", "data", "query", "--target-org", "probe", "--query", "SELECT Id, Username, Profile.Name FROM User WHERE Username LIKE 'a%'", "--result-format", "csv"),
        new("q-tooling", "data", "query", "--target-org", "probe", "--use-tooling-api", "--query", AnyUser),
        Query("q-badfield", "SELECT Id, Foo FROM User"),
        Query("q-badtype", "SELECT Id FROM Foo"),
        Query("q-malformed", "SELECT Id FRUM User WHERE"),
        new("badver", "data", "query", "--target-org", "probe", "--api-version", "99.0", "--query", "SELECT COUNT() FROM User"),
        new("oldver", "data", "query", "--target-org", "probe", "--api-version", "30.0", "--query", "SELECT COUNT() FROM User"),
        new("tokenasuser", "data", "query", "--target-org", "{token}", "--query", "SELECT COUNT() FROM User") { HasInstanceUrl = true },
        Query("flt-503x2", AnyUser) with { Arrange = org => org.Faults.Add(Fault.ServerBusy, "/query", times: 2) },
        Query("flt-429", "SELECT COUNT() FROM User") with { Arrange = org => org.Faults.Add(Fault.TooManyRequests(7), "/query", times: 1) },
        Query("flt-403", AnyUser) with { Arrange = org => org.Change.SetRemainingApiRequests(0) },
        Query("flt-reset2", AnyUser) with { Arrange = org => org.Faults.Add(Fault.Reset, "/query", times: 2) },
        Query("flt-trunc", "SELECT Id, Username FROM User") with { Arrange = org => org.Faults.Add(Fault.CutLength, "/query", times: 1) },
        Query("flt-malformed", AnyUser) with { Arrange = org => org.Faults.Add(Fault.MalformedJson, "/query", times: 1) },
        Query("flt-redirect", AnyUser) with { Arrange = org => org.Faults.Add(Fault.Redirect(org.Url + "/services/data/v65.0/limits"), "/query", times: 1) },
        new("jwt-refresh-query", "data", "query", "--target-org", "jwt", "--query", "SELECT COUNT() FROM User") { Arrange = org => org.Change.RevokeSessions(ProbeOrg.Integration) },
        Query("flt-apidis", AnyUser) with { Arrange = org => org.Change.RemoveFromProfile("System Administrator", "ApiEnabled") },
        Query("expired", AnyUser) with { Arrange = org => org.Change.RevokeSessions() },
        new("expired-display", "org", "display", "--target-org", "probe") { Arrange = org => org.Change.RevokeSessions() },
        new("stale-token", "org", "auth", "show-access-token", "--target-org", "probe") { Arrange = org => org.Change.RevokeSessions() },
    ];

    private static SfCase Query(string name, string soql) => new(name, "data", "query", "--target-org", "probe", "--query", soql);
}
