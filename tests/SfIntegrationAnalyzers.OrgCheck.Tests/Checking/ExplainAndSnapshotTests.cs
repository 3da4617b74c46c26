using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Reporting;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

public class ExplainAndSnapshotTests
{
    [Fact]
    public async Task A_user_with_access_is_explained_with_every_way_that_leads_there()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await CheckRunner.ExplainAsync(bench.Request(), OrgBench.Stripe, CancellationToken.None);

        var user = Assert.Single(report.Users);
        Assert.Equal((CheckOutcome.Passed, Access.Granted), (report.Outcome, user.ApiAccess));
        Assert.Equal("Stripe billing", Assert.Single(user.Integrations));
        Assert.Equal(
            [LinkKind.User, LinkKind.License, LinkKind.PermissionSetGroup, LinkKind.Permission],
            user.Paths[0].Links.Select(link => link.Kind));
        Assert.Equal((Access.Granted, Access.Missing), (user.Paths[0].Access, user.Paths[1].Access));
    }

    [Fact]
    public async Task A_user_whom_the_manifest_does_not_name_is_explained_as_well()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");

        var report = await CheckRunner.ExplainAsync(bench.Request(bench.Manifest("")), OrgBench.Stripe, CancellationToken.None);

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4001", finding.Id);
        Assert.Contains("unassigned", finding.Explanation!.Change!.What, StringComparison.Ordinal);
        Assert.Equal(Access.Missing, Assert.Single(report.Users).ApiAccess);
    }

    [Fact]
    public async Task A_user_who_is_not_there_is_said_not_to_be_found_and_not_to_lack_a_grant()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await CheckRunner.ExplainAsync(bench.Request(), "nobody@acme.example", CancellationToken.None);

        var link = Assert.Single(Assert.Single(Assert.Single(report.Users).Paths).Links);
        Assert.Equal((LinkKind.User, LinkState.Breaks, "not found"), (link.Kind, link.State, link.Detail));

        // Nobody knows whether such a user may call, nor is its profile unknown.
        Assert.Equal(
            "nobody@acme.example is no user of this org that the checking user may see\n"
                + "    [missing] X user nobody@acme.example (not found)",
            string.Join('\n', ConsoleReport.Lines(Assert.Single(report.Users))));
    }

    /// <summary>Who gives something takes nothing away, however new the entry is.</summary>
    [Fact]
    public async Task What_gave_a_set_is_not_said_to_have_broken_anything_and_is_what_made_drift()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");

        var report = await bench.CheckAsync(OrgBench.Integration("""
            "exact": true, "permissionSets": ["Stripe_Group"], "allow": ["RunReports"],
            "objects": { "Opportunity": ["delete"] }
            """));

        Assert.Null(Assert.Single(report.Findings, finding => finding.Id == "SFI4008").Explanation!.Change);
        Assert.Contains(
            "assigned to",
            Assert.Single(report.Findings, finding => finding.Id == "SFI4010").Explanation!.Change!.What,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_holds_what_is_in_force_and_nothing_else()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales", OrgBench.Now.AddDays(-1));

        var result = await SnapshotRunner.RunAsync(bench.Request(), [OrgBench.Admin, "nobody@acme.example"], CancellationToken.None);

        Assert.Equal(
            "The org production has no user nobody@acme.example that the checking user may see; nothing is added for it. "
                + "Correct the username, or create the user.",
            Assert.Single(result.Findings).Message);
        var snapshot = result.Snapshot!;
        Assert.Equal(bench.Org.OrganizationId, snapshot.OrganizationId);
        Assert.Equal([OrgBench.Stripe, OrgBench.Admin], snapshot.Integrations.Select(facts => facts.Username));
        var stripe = snapshot.Integrations[0];
        Assert.Equal("Stripe_Group", Assert.Single(stripe.PermissionSets!.Value));
        Assert.Equal("ApiEnabled RunReports", string.Join(" ", stripe.Permissions!.Value));
        Assert.Equal("Salesforce Integration", stripe.License);
    }

    /// <summary>It gets another with each refresh, and a manifest that has none is right about both.</summary>
    [Fact]
    public async Task A_snapshot_gives_a_sandbox_no_id()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with { IsSandbox = true });
        var request = bench.Request();

        var first = await SnapshotRunner.RunFirstAsync(request with { ManifestText = "" }, [], CancellationToken.None);
        var later = await SnapshotRunner.RunAsync(request, [], CancellationToken.None);

        Assert.DoesNotContain("organizationId", ManifestTemplate.Create(first.Snapshot!), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "organizationId", ManifestEditor.Update(request.ManifestText, "m.json", later.Snapshot!).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_manifest_without_credentials_has_the_org_and_the_users_that_were_named()
    {
        await using var bench = await OrgBench.StartAsync();
        var request = bench.Request() with { ManifestText = "", Org = "uat", Environment = new Dictionary<string, string>() };

        var result = await SnapshotRunner.RunFirstAsync(request, ["a@acme.example", "b@acme.example"], CancellationToken.None);

        Assert.True(result.IsWithoutCredentials);
        var manifest = ManifestReader.Read(ManifestTemplate.Create(result.Snapshot!), "m.json").Manifest!;
        Assert.Equal("uat", Assert.Single(manifest.Orgs).Key.Value);
        Assert.Equal(["a@acme.example", "b@acme.example"], manifest.Integrations.Select(integration => integration.User.In("uat")!.Value));
    }

    /// <summary>Nobody of that name may or may not call, and a manifest with it could not be read.</summary>
    [Theory]
    [InlineData("stripe")]
    [InlineData("stripe@acme.example;lee@acme.example")]
    [InlineData("Stripe Billing <stripe@acme.example>")]
    public async Task What_is_no_username_is_asked_of_no_org(string username)
    {
        await using var bench = await OrgBench.StartAsync();
        var request = bench.Request();

        var explanation = await CheckRunner.ExplainAsync(request, username, CancellationToken.None);
        var snapshot = await SnapshotRunner.RunAsync(request, [username], CancellationToken.None);
        var first = await SnapshotRunner.RunFirstAsync(request with { ManifestText = "" }, [username], CancellationToken.None);

        Assert.All([.. explanation.Findings, .. snapshot.Findings, .. first.Findings], finding =>
        {
            Assert.Equal("SFI4000", finding.Id);
            Assert.StartsWith($"SfiUser: \"{username}\" is not a Salesforce username", finding.Message, StringComparison.Ordinal);
        });
        Assert.Equal((3, 0), (explanation.Findings.Length + snapshot.Findings.Length + first.Findings.Length, bench.Org.Journal.Count));
        Assert.Empty(explanation.Users);
        Assert.Equal((null, null), (snapshot.Snapshot, first.Snapshot));
    }

    /// <summary>What a warning names as the way out has to be one: by hand, and by the target.</summary>
    [Fact]
    public async Task A_snapshot_leaves_the_entry_of_a_user_who_is_not_there()
    {
        await using var bench = await OrgBench.StartAsync();

        var result = await SnapshotRunner.RunAsync(
            bench.Request(
                bench.Manifest(OrgBench.Integration("").Replace(OrgBench.Stripe, "nobody@acme.example", StringComparison.Ordinal))),
            [],
            CancellationToken.None);

        Assert.Contains("its entry stays as it is", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]",
        "\"allow\": [\"RunReports\", \"Mobile_Sales\"]")]
    [InlineData("\"exact\": true, \"license\": \"Salesforce Integration\", \"allow\": [\"RunReports\"]",
        "\"allow\": [\"RunReports\", \"Mobile_Sales\", \"Stripe_Group\"]")]
    public async Task A_set_beyond_the_manifest_can_be_allowed_as_the_warning_says(string integration, string allow)
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");
        var before = bench.Request(bench.Manifest(OrgBench.Integration(integration)));
        Assert.EndsWith(
            "or add it to \"allow\".", Assert.Single((await bench.CheckAsync(before)).Findings).Message, StringComparison.Ordinal);

        var byHand = before.ManifestText.Replace("\"allow\": [\"RunReports\"]", allow, StringComparison.Ordinal);
        var byTarget = ManifestEditor.Update(
            before.ManifestText, before.ManifestPath, (await SnapshotRunner.RunAsync(before, [], CancellationToken.None)).Snapshot!).Text!;

        foreach (var after in new[] { byHand, byTarget })
        {
            Assert.Empty((await bench.CheckAsync(before with { ManifestText = after })).Findings);
            var again = (await SnapshotRunner.RunAsync(before with { ManifestText = after }, [], CancellationToken.None)).Snapshot!;
            Assert.Equal(ManifestEditor.Update(byTarget, "m.json", again).Text, byTarget);
            Assert.Equal(AllowedIn(after), AllowedIn(ManifestEditor.Update(after, "m.json", again).Text!));
        }

        static string AllowedIn(string manifest) =>
            string.Join(' ', ManifestReader.Read(manifest, "m.json").Manifest!.Integrations[0].Allow.Select(name => name.Value));
    }

    [Fact]
    public async Task What_the_org_does_not_show_is_no_part_of_a_snapshot()
    {
        await using var bench = await OrgBench.StartAsync();
        var hiding = CheckEffects.Default with
        {
            CreateHttpHandler = () => new Tampering((url, part) =>
            {
                if (url.Contains(" FROM PermissionSet WHERE Id IN ", StringComparison.Ordinal))
                    part.Answer();
            }),
        };

        var shown = await SnapshotRunner.RunAsync(bench.Request(), [], CancellationToken.None);
        var hidden = await SnapshotRunner.RunAsync(bench.Request() with { Effects = hiding }, [], CancellationToken.None);

        Assert.Equal("ApiEnabled, RunReports", string.Join(", ", Assert.Single(shown.Snapshot!.Integrations).Permissions!));
        Assert.Null(Assert.Single(hidden.Snapshot!.Integrations).Permissions);
    }

    /// <summary>Whoever runs it would commit a manifest that asks for less.</summary>
    [Fact]
    public async Task A_snapshot_leaves_out_no_set_of_which_the_org_does_not_say_whether_it_is_in_force()
    {
        await using var bench = await OrgBench.StartAsync();
        var hiding = CheckEffects.Default with
        {
            CreateHttpHandler = () => new Tampering((url, part) =>
            {
                if (url.Contains(" FROM PermissionSetAssignment ", StringComparison.Ordinal))
                    part.Rows.ToList().ForEach(row => row!["IsActive"] = null);
            }),
        };

        var facts = Assert.Single(
            (await SnapshotRunner.RunAsync(bench.Request() with { Effects = hiding }, [], CancellationToken.None)).Snapshot!.Integrations);

        Assert.Null(facts.PermissionSets);
        Assert.Null(facts.Permissions);
    }

    /// <summary>A later version may have written them; the check itself refuses them.</summary>
    [Fact]
    public async Task Keys_that_this_version_does_not_know_keep_nobody_from_a_snapshot()
    {
        await using var bench = await OrgBench.StartAsync();
        var request = bench.Request(bench.Manifest(OrgBench.Integration("\"pager\": { \"team\": [1, 2] }")));

        var result = await SnapshotRunner.RunAsync(request, [], CancellationToken.None);

        Assert.Empty(result.Findings);
        Assert.Contains(
            "\"pager\": { \"team\": [1, 2] }",
            ManifestEditor.Update(request.ManifestText, request.ManifestPath, result.Snapshot!).Text,
            StringComparison.Ordinal);
        Assert.Equal("SFI4000", Assert.Single((await bench.CheckAsync(request)).Findings).Id);
    }

    [Fact]
    public async Task An_org_that_cannot_be_read_gives_no_snapshot()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Faults.Add(OrgEmulator.Faults.Fault.ServerBusy);

        var result = await SnapshotRunner.RunAsync(bench.Request(), [], CancellationToken.None);

        Assert.Null(result.Snapshot);
        Assert.Equal("SFI4902", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public async Task The_orgs_versions_become_a_table_that_the_analyzers_read()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with { MaximumApiVersion = "66.0" });
        var report = await bench.CheckAsync();

        var table = ApiVersionTableJson.Read(OrgVersionsFile.Write(report.OrgVersions)).Table;

        Assert.Equal(new ApiVersion(66), table?.Newest);
        Assert.Equal(new ApiVersion(66), report.ApiVersion);
    }

    /// <summary>What <c>SfiOrg</c> says becomes the org's key, and a manifest with a key that is none could not be read again.</summary>
    [Theory]
    [InlineData("my org", "SFI4000")]
    [InlineData("", null)]
    [InlineData("uat-2", null)]
    public async Task A_first_manifest_is_made_for_an_org_that_can_be_named_so(string org, string? error)
    {
        await using var bench = await OrgBench.StartAsync();

        var result = await SnapshotRunner.RunFirstAsync(bench.Request("") with { Org = org }, [OrgBench.Stripe], CancellationToken.None);

        Assert.Equal(error, result.Findings.SingleOrDefault()?.Id);
        if (error is null)
            Assert.Empty(ManifestReader.Read(ManifestTemplate.Create(result.Snapshot!), "m.json").Errors);
    }
}
