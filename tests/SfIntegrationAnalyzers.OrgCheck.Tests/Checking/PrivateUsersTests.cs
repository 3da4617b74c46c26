using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Orgs that share users privately, and checking users that see few of them: who was not seen was not checked.</summary>
public class PrivateUsersTests
{
    private const string Rep = "rep@acme.example";
    private const string Nobody = "nobody@acme.example";

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(true, null, false)]
    [InlineData(true, "ViewAllUsers", true)]
    public async Task An_audience_passes_only_where_all_its_members_were_seen(bool isPrivate, string? more, bool passes)
    {
        await using var bench = await StartAsync(isPrivate, more);
        bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await CheckAsync(bench, "", VerdictCases.SalesOnMobile);

        Assert.Equal(passes ? [] : ["SFI4904"], report.Findings.Select(finding => finding.Id));
        Assert.Equal(
            (passes ? CheckOutcome.Passed : CheckOutcome.NotChecked, passes ? 1 : 0), (report.Outcome, report.AudiencesChecked));
    }

    /// <summary>The role above theirs shows them.</summary>
    [Fact]
    public async Task Offenders_among_the_few_who_are_seen_are_reported_beside_what_was_not_checked()
    {
        await using var bench = await StartAsync(isPrivate: true, null, repRole: "Seller");

        var report = await CheckAsync(bench, "", VerdictCases.SalesOnMobile);

        Assert.Equal(["SFI4011", "SFI4904"], report.Findings.Select(finding => finding.Id));
        Assert.Contains("1 active user lacks API Enabled", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal((CheckOutcome.Failed, 0), (report.Outcome, report.AudiencesChecked));
    }

    [Theory]
    [InlineData(false, null, Nobody, "SFI4004")]
    [InlineData(true, "ViewAllUsers", Nobody, "SFI4004")]
    [InlineData(true, null, Nobody, "SFI4904")]
    [InlineData(true, null, OrgBench.Stripe, "SFI4904")]
    [InlineData(true, "ViewAllUsers", OrgBench.Stripe, null)]
    [InlineData(false, null, OrgBench.Stripe, null)]
    public async Task A_named_user_is_missing_only_where_every_user_is_seen(bool isPrivate, string? more, string user, string? finds)
    {
        await using var bench = await StartAsync(isPrivate, more);

        var report = await CheckAsync(bench, OrgBench.Integration(user: user));

        Assert.Equal(finds, report.Findings.SingleOrDefault()?.Id);
        var access = Assert.Single(report.Users);
        Assert.Equal(
            finds switch { null => Access.Granted, "SFI4904" => Access.Unknown, _ => Access.Missing }, access.ApiAccess);
        Assert.Equal((finds is null, finds == "SFI4904" ? 0 : 1), (access.IsFound, report.UsersChecked));
    }

    /// <summary>An org that never switched user sharing on has no such permission, and shows everybody.</summary>
    [Fact]
    public async Task An_org_without_View_All_Users_goes_by_what_it_says_of_sharing()
    {
        var org = OrgBench.WithNarrowChecker(VerdictCases.Org, role: null) with { MissingPermissions = ["ViewAllUsers"] };
        await using var bench = await OrgBench.StartAsync(org);
        bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await CheckAsync(bench, OrgBench.Integration(user: Nobody), VerdictCases.SalesOnMobile);

        Assert.Equal(("SFI4004", 1), (Assert.Single(report.Findings).Id, report.AudiencesChecked));
    }

    [Theory]
    [InlineData("FROM EntityDefinition", "INSUFFICIENT_ACCESS")]
    [InlineData("FROM EntityDefinition", "QUERY_TIMEOUT")]
    [InlineData("FROM EntityDefinition", "MALFORMED_QUERY")]
    public async Task Where_nobody_knows_how_users_are_shared_nobody_passes_unseen_and_all_else_stands(string question, string code)
    {
        await using var bench = await StartAsync(isPrivate: false, null);
        bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await CheckAsync(
            bench,
            OrgBench.Integration() + "," + OrgBench.Integration(user: Nobody).Replace("billing", "archive", StringComparison.Ordinal),
            VerdictCases.SalesOnMobile,
            (url, part) =>
            {
                if (url.Contains(question, StringComparison.Ordinal))
                    part.Refuse(code == "INSUFFICIENT_ACCESS" ? 403 : 400, code, "x");
            });

        Assert.Equal([(Nobody, "SFI4904"), (null, "SFI4904")], report.Findings.Select(finding => (finding.User, finding.Id)));
        Assert.All(
            report.Findings,
            finding => Assert.Contains("Give the checking user View All Users", finding.Message, StringComparison.Ordinal));
        Assert.Equal((1, 0), (report.UsersChecked, report.AudiencesChecked));
    }

    /// <summary>That an audience passes costs no more than before, and an audience that does not one request.</summary>
    [Theory]
    [InlineData(false, null, true, 2)]
    [InlineData(true, "ViewAllUsers", true, 2)]
    [InlineData(true, null, true, 2)]
    [InlineData(false, null, false, 3)]
    [InlineData(true, "ViewAllUsers", false, 3)]
    public async Task An_audience_alone_takes_two_requests_or_three(bool isPrivate, string? more, bool isWell, int requests)
    {
        await using var bench = await StartAsync(isPrivate, more);
        if (isWell)
            bench.Org.Change.GrantToProfile("Sales", "ApiEnabled");

        var report = await CheckAsync(bench, "", VerdictCases.SalesOnMobile);

        Assert.Equal(requests, report.RequestsMade);
    }

    /// <summary>Held against the org's own description: whom a check passes or finds missing, it saw.</summary>
    [Fact]
    public async Task In_random_orgs_nobody_passes_unseen_and_nobody_who_is_there_is_missing()
    {
        var (passed, notChecked) = (0, 0);
        foreach (var seed in Draw.Seeds(150))
        {
            var random = new Random(seed);
            var org = RandomOrg.Make(random) with { PrivateUsers = random.Next(3) > 0, TrialExpirationDate = null };
            var users = org.Users.Keys.Where(user => user != OrgBench.Admin).ToArray();
            org = org with
            {
                Roles = new Dictionary<string, RoleDefinition> { ["Top"] = new(), ["Below"] = new() { Parent = "Top" } },
                Users = org.Users.ToDictionary(
                    user => user.Key, user => user.Value with { Role = random.Next(2) == 0 ? "Below" : null }),
            };
            org = OrgBench.WithNarrowChecker(org, "Top", random.Next(3) == 0 ? ["ViewAllUsers"] : []);
            await using var bench = await OrgBench.StartAsync(org);

            var report = await CheckAsync(
                bench,
                string.Join(",", users.Select(user => $$"""{ "name": "{{user}}", "user": "{{user}}" }""")),
                """{ "name": "B", "app": "salesforce-mobile", "members": { "condition": "Profile.Name IN ('Rich', 'Bare')" } }""");

            var lacking = users.Where(user => !bench.Org.CanCallApi(user)).ToHashSet();
            var found = report.Findings.Where(finding => finding.Severity == FindingSeverity.Error)
                .Select(finding => finding.User)
                .OfType<string>()
                .ToHashSet();
            var unseen = report.Findings.Where(finding => finding.Id == "SFI4904").Select(finding => finding.User ?? "").ToHashSet();
            Assert.True(lacking.SetEquals(found.Concat(lacking.Where(unseen.Contains))), $"seed {seed}: {bench.Text(report)}");
            Assert.DoesNotContain(report.Findings, finding => finding.Message.Contains("has no user", StringComparison.Ordinal));
            var isSeen = !org.PrivateUsers || bench.Org.Has(OrgBench.NarrowChecker, "ViewAllUsers");
            Assert.Equal(!isSeen, unseen.Contains(""));
            _ = report.AudiencesChecked == 1 ? passed++ : notChecked++;
        }

        Assert.True(passed > 30 && notChecked > 30, $"Too little to prove anything: {passed} seen, {notChecked} not.");
    }

    private static Task<OrgBench> StartAsync(bool isPrivate, string? more, string? repRole = null) =>
        OrgBench.StartAsync(OrgBench.WithNarrowChecker(
            VerdictCases.Org with
            {
                PrivateUsers = isPrivate,
                Roles = new Dictionary<string, RoleDefinition> { ["Boss"] = new(), ["Seller"] = new() { Parent = "Boss" } },
                Users = VerdictCases.Org.Users.ToDictionary(
                    user => user.Key, user => user.Key == Rep ? user.Value with { Role = repRole } : user.Value),
            },
            "Boss",
            more is null ? [] : [more]));

    private static Task<CheckReport> CheckAsync(
        OrgBench bench, string integrations, string audiences = "", Action<string, Tampering.Part>? tamper = null) =>
        bench.CheckAsync(bench.Request(bench.Manifest(integrations, audiences)) with
        {
            Environment = bench.EnvironmentOf(OrgBench.NarrowChecker),
            Effects = tamper is null
                ? CheckEffects.Default
                : CheckEffects.Default with { CreateHttpHandler = () => new Tampering(tamper) },
        });
}
