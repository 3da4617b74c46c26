namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Salesforce's own CLI queries the emulated org and takes its answers, and its errors, for an org's.</summary>
public sealed class SfQueryTests
{
    internal static readonly IReadOnlyList<SfCase> All =
    [
        SfCase.Query(
            "q1",
            "SELECT Id, Username, Profile.Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM User "
                + "ORDER BY Username LIMIT 2"),
        SfCase.Query("q-count", SfCase.CountUsers),
        SfCase.Query("q-agg", "SELECT COUNT(Id) n, IsActive FROM User GROUP BY IsActive"),
        SfCase.Query("page", "SELECT Id FROM User"),
        // Which two people it shows, nobody promises.
        SfCase.Query("q-csv", "SELECT Id, Username, Profile.Name FROM User LIMIT 2", "--result-format", "csv") with { IsPlain = true },
        SfCase.Query("q-tooling", SfCase.AnyUser, "--use-tooling-api"),
        SfCase.Query("q-badfield", "SELECT Id, Foo FROM User"),
        SfCase.Query("q-badtype", "SELECT Id FROM Foo"),
        SfCase.Query("q-malformed", "SELECT Id FRUM User WHERE"),
        SfCase.Query("badver", SfCase.CountUsers, "--api-version", "99.0"),
        // Recorded with a probe that answered 410 with the code that SOAP has for it; over REST production was seen to say GONE.
        SfCase.Query("oldver", SfCase.CountUsers, "--api-version", "30.0") with { NameElsewise = "GONE" },
        new("tokenasuser", "data", "query", "--target-org", "{token}", "--query", SfCase.CountUsers)
        {
            Environment = new Dictionary<string, string> { ["SF_ORG_INSTANCE_URL"] = "{url}" },
        },
        SfCase.Query("ignorecache", SfCase.CountUsers) with
        {
            Environment = new Dictionary<string, string> { ["SFDX_IGNORE_API_VERSION_CACHE"] = "true" },
        },
        new("jwt-refresh-query", "data", "query", "--target-org", "jwt", "--query", SfCase.CountUsers)
        {
            Arrange = org => org.Change.RevokeSessions(ProbeOrg.Integration),
        },
        SfCase.Query("expired", SfCase.AnyUser) with { Arrange = org => org.Change.RevokeSessions() },
    ];

    [ClientFact]
    public async Task Each_query_ends_as_it_does_with_an_org()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        await home.LogInAsync(bench.Org, ProbeOrg.Admin, "probe");
        await home.LogInWithJwtAsync(bench.Org, ProbeOrg.Integration, "jwt");
        Snapshot.Verify(await bench.RunAsync(All));
    }

    [ClientFact]
    public async Task A_user_who_loses_its_permission_set_is_turned_away()
    {
        using var home = new SfHome();
        await using var bench = await SfBench.StartAsync(home);
        await home.LogInAsync(bench.Org, ProbeOrg.Fallen, "probe");
        var query = SfCase.Query("fallen", "SELECT Id FROM Organization");
        Assert.Equal(0, (await bench.RunAsync(query)).ExitCode);

        bench.Org.Change.Unassign(ProbeOrg.Fallen, "Api_Access");
        var refused = await bench.RunAsync(query);
        Assert.Equal((1, "API_DISABLED_FOR_ORG"), (refused.ExitCode, refused.Name));
    }
}
