using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Orgs that differ from the usual: they lack fields and objects, refuse some of them, or name people and things in ways that try to be
/// something else. Unknown is neither missing nor granted, and a name is nothing but a name.
/// </summary>
public class NastyOrgTests
{
    /// <summary>An integration that asks for everything, so that every query is sent.</summary>
    private const string Everything = """
        "license": "Salesforce Integration", "profile": "Minimum Access - API Only Integrations", "permissionSets": ["Stripe_Group"],
        "permissions": ["ApiEnabled", "RunReports"], "objects": { "Profile": ["read"] }, "app": "Connector"
        """;

    private const string Audience =
        """{ "name": "Robots", "app": "salesforce-mobile", "members": { "profile": "Minimum Access - API Only Integrations" } }""";

    /// <summary>What an org may lack or hide: an object, or a field of it.</summary>
    private static readonly string[] Parts =
    [
        "User", "UserLogin", "UserPermissionAccess", "PermissionSet", "PermissionSetAssignment", "PermissionSetGroupComponent",
        "MutingPermissionSet", "PermissionSetLicenseAssign",
        "SetupEntityAccess", "SetupAuditTrail", "ObjectPermissions", "ConnectedApplication", "ExtlClntAppOauthPlcyCnfg",
        "User.Profile.UserLicense.Name",
        "PermissionSetAssignment.ExpirationDate", "PermissionSetAssignment.IsActive", "PermissionSetAssignment.IsRevoked",
        "PermissionSetAssignment.PermissionSetGroupId",
        "PermissionSetAssignment.PermissionSetGroup.Status", "PermissionSetAssignment.PermissionSetGroup.NamespacePrefix",
        "PermissionSetAssignment.PermissionSet.NamespacePrefix", "PermissionSetAssignment.PermissionSetGroup.HasActivationRequired",
        "PermissionSetAssignment.PermissionSet.HasActivationRequired",
        "PermissionSetAssignment.PermissionSet.Label", "PermissionSetAssignment.PermissionSet.LicenseId",
        "PermissionSetAssignment.PermissionSet.PermissionsApiEnabled",
        "PermissionSetAssignment.PermissionSet.PermissionsRunReports", "ConnectedApplication.OptionsAllowAdminApprovedUsersOnly",
    ];

    private static Dictionary<string, Action<OrgBench>> Breaks => new()
    {
        ["unassigned"] = bench => bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group"),
        ["expired"] = bench => bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(-1)),
        ["frozen"] = bench => bench.Org.Change.Freeze(OrgBench.Stripe),
        ["not attached"] = bench => bench.Org.Change.DetachApp("Connector", "Stripe_Group"),
        ["another licence"] = bench => bench.Org.Change.SetProfileLicense("Minimum Access - API Only Integrations", "Identity"),
    };

    public static TheoryData<string, string> Refusals
    {
        get
        {
            var refusals = new TheoryData<string, string>();
            foreach (var part in Parts)
            {
                foreach (var code in part.Contains('.', StringComparison.Ordinal)
                    ? new[] { "INVALID_FIELD" }
                    : ["INVALID_TYPE", "INSUFFICIENT_ACCESS", "FUNCTIONALITY_NOT_ENABLED"])
                    refusals.Add(part, code);
            }

            return refusals;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_an_org_lacks_or_hides_is_never_a_missing_grant_and_never_a_pass(string part, string code)
    {
        await using var healthy = await StartAsync();
        var ofHealthy = await CheckAsync(healthy, part, code);

        Assert.NotEqual(CheckOutcome.Failed, ofHealthy.Outcome);
        Assert.All(ofHealthy.Findings, finding => Assert.True(finding.IsNotChecked, $"{finding.Id}: {finding.Message}"));

        foreach (var (name, cause) in Breaks)
        {
            await using var broken = await StartAsync();
            cause(broken);

            var ofBroken = await CheckAsync(broken, part, code);

            Assert.True(ofBroken.Outcome != CheckOutcome.Passed, $"{name}: an org that fails passes without {part}.");
        }
    }

    /// <summary>The checking user has View Setup by then: to advise it would send people the wrong way.</summary>
    [Fact]
    public async Task What_may_not_be_in_force_is_neither_said_to_be_absent_nor_a_matter_of_view_setup()
    {
        await using var bench = await StartAsync();

        var report = await CheckAsync(bench, "PermissionSetAssignment.IsActive", "INVALID_FIELD");

        Assert.All(report.Findings, finding => Assert.Equal("SFI4904", finding.Id));
        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task Access_that_hangs_on_an_assignment_that_has_expired_is_said_to_have_expired()
    {
        await using var bench = await StartAsync();
        bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(-1));

        var report = await bench.CheckAsync(OrgBench.Integration("\"objects\": { \"Profile\": [\"read\"] }, \"app\": \"Connector\""));

        Assert.Equal(["SFI4001", "SFI4007", "SFI4008"], report.Findings.Select(finding => finding.Id).Order());
        Snapshot.Verify(bench.Text(report));
    }

    [Fact]
    public async Task A_checker_of_whom_the_org_does_not_say_what_it_may_see_is_not_said_to_lack_it()
    {
        await using var bench = await StartAsync();

        var finding = Assert.Single((await CheckAsync(bench, "UserPermissionAccess", "INVALID_TYPE")).Findings);

        Assert.Equal("SFI4904", finding.Id);
        Assert.Contains("the org does not say whether it has View Setup and Configuration", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_that_was_refreshed_is_another_org_and_the_message_says_why()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with { IsSandbox = true });

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration())
            .Replace("\"instanceUrl\"", "\"organizationId\": \"00D000000000001EAA\", \"instanceUrl\"", StringComparison.Ordinal)));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4907", finding.Id);
        Assert.Contains(
            "A sandbox gets a new id when it is refreshed: write it into \"organizationId\"", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// What only an audience or an explanation hangs on: an org of many users may give it up, and refuse a condition that does not fit a
    /// field.
    /// </summary>
    [Theory]
    [InlineData(" FROM User WHERE IsActive = true AND Profile", true)]
    [InlineData(" FROM User WHERE IsActive = true AND Id IN (SELECT UserOrGroupId", true)]
    [InlineData(" FROM GroupMember ", true)]
    [InlineData(" FROM UserRole", true)]
    [InlineData(" FROM PermissionSetGroupComponent WHERE PermissionSet.Name IN", true)]
    [InlineData(" FROM SetupAuditTrail ", false)]
    [InlineData(" FROM PermissionSetAssignment WHERE ExpirationDate > ", false)]
    public async Task What_one_question_costs_takes_no_other_verdict_away(string question, bool ofAudience)
    {
        foreach (var (status, code) in new[] { (400, "QUERY_TIMEOUT"), (400, "INVALID_QUERY_FILTER_OPERATOR"), (500, "UNKNOWN_EXCEPTION") })
        {
            await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
            {
                PublicGroups = new Dictionary<string, PublicGroupDefinition> { ["Field"] = new() { Members = [OrgBench.Admin] } },
            });
            bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
            bench.Org.Change.Assign(OrgBench.Admin, "Mobile_Sales");
            var wasAsked = false;

            var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration(), """
                { "name": "By profile", "app": "salesforce-mobile", "members": { "profile": "System Administrator" } },
                { "name": "By group", "app": "salesforce-mobile", "members": { "group": "Field" } },
                { "name": "By set", "app": "salesforce-mobile", "members": { "permissionSet": "Mobile_Sales" } }
                """)) with
            {
                Effects = CheckEffects.Default with
                {
                    CreateHttpHandler = () => new Tampering((url, answer) =>
                    {
                        if (url.Contains(question, StringComparison.Ordinal))
                        {
                            wasAsked = true;
                            answer.Refuse(
                                status,
                                code,
                                code == "QUERY_TIMEOUT" ? "Your query request was running for too long." : "invalid operator on id field");
                        }
                    }),
                },
            });

            Assert.True(wasAsked);
            Assert.Equal((CheckOutcome.Failed, "SFI4001"), (report.Outcome, report.Findings[0].Id));
            var about = report.Findings.Skip(1).ToList();
            Assert.Equal((ofAudience ? 1 : 0, ofAudience ? 2 : 3), (about.Count, report.AudiencesChecked));
            Assert.All(about, finding => Assert.Equal("SFI4905", finding.Id));
            if (ofAudience && code == "QUERY_TIMEOUT")
                Assert.EndsWith(
                    "(QUERY_TIMEOUT). Build again; if it stays so, describe the audience more narrowly, by a profile, a permission set or "
                        + "an indexed field.",
                    about[0].Message,
                    StringComparison.Ordinal);
            if (question.Contains("ExpirationDate", StringComparison.Ordinal))
                Assert.Equal(report.CheckedAt, report.HoldsUntil);
        }
    }

    /// <summary>
    /// A connected app that became an external client app leaves its name behind; which of them logs in, only its client id says.
    /// </summary>
    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "SFI4905")]
    [InlineData(false, true, "SFI4905")]
    [InlineData(true, true, "SFI4007")]
    public async Task Of_two_apps_of_one_name_both_have_to_fit(bool closesConnected, bool closesExternal, string? id)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Stripe_App"] = new() { ClientId = "3MVG9one", AdminApprovedUsersOnly = closesConnected },
                ["Stripe App"] = new() { ClientId = "3MVG9two", Kind = "external", AdminApprovedUsersOnly = closesExternal },
            },
        });

        var report = await bench.CheckAsync(OrgBench.Integration("\"app\": \"Stripe_App\""));

        Assert.Equal(id, report.Findings.SingleOrDefault()?.Id);
        if (id == "SFI4905")
            Assert.Contains(
                "the org has several apps of that name, and not all of them let this user in. "
                    + "Rename one, or write the API name of the external client app.",
                report.Findings[0].Message,
                StringComparison.Ordinal);
    }

    /// <summary>Whoever edits the assignment changes nothing.</summary>
    [Theory]
    [InlineData("\"permissionSets\": [\"Only\"]", "SFI4003")]
    [InlineData("\"app\": \"Connector\"", "SFI4007")]
    [InlineData("\"objects\": { \"Opportunity\": [\"read\"] }", "SFI4008")]
    public async Task What_works_only_in_sessions_is_repaired_where_the_activation_is(string integration, string id)
    {
        var healthy = OrgBench.Healthy;
        await using var bench = await OrgBench.StartAsync(healthy with
        {
            Profiles = new Dictionary<string, ProfileDefinition>
            {
                ["Minimum Access - API Only Integrations"] = new() { Permissions = ["ApiEnabled"] },
            },
            PermissionSets = healthy.PermissionSets
                .Append(new("Only", new()
                {
                    RequiresActivation = true,
                    Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read"] },
                }))
                .ToDictionary(),
            Users = healthy.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { PermissionSetGroups = [], PermissionSets = [new("Only")] }
                    : user.Value),
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Connector"] = new() { ClientId = "3MVG9connector", AdminApprovedUsersOnly = true, PermissionSets = ["Only"] },
            },
        });

        var finding = Assert.Single((await bench.CheckAsync(OrgBench.Integration(integration))).Findings);

        const string Path = "Setup > Permission Sets > Only > Edit > Session Activation Required";
        Assert.Equal((id, Path), (finding.Id, finding.Explanation!.Repairs[0].Text));
        Assert.EndsWith(
            $"works only in sessions that activate it. Take the activation off: {Path}.", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Another user of the manifest holds it, of whom nobody asks it: that does not make it gone.</summary>
    [Fact]
    public async Task A_set_that_somebody_else_holds_is_not_gone()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.Assign(OrgBench.Admin, "Mobile_Sales");

        var report = await bench.CheckAsync(
            $$"""{{OrgBench.Integration("\"permissionSets\": [\"Mobile_Sales\"]")}}, { "name": "Other", "user": "{{OrgBench.Admin}}" }""");

        Assert.Contains("it is not assigned", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    /// <summary>Salesforce speaks the language of the checking user.</summary>
    [Theory]
    [InlineData("FEHLER bei Zeile:1:Spalte:8\nIn der Entität „PermissionSet“ gibt es keine Spalte „LicenseId“. Hängen Sie „__c“ an.")]
    [InlineData("ERREUR\nLa colonne « LicenseId » n'existe pas sur l'entité « PermissionSet ».")]
    [InlineData("ERROR at Row:1:Column:8\nNo such column 'LicenseId' on entity 'PermissionSet'.")]
    public async Task A_field_that_the_org_lacks_is_understood_in_any_language(string complaint)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("LicenseId", StringComparison.Ordinal))
                        part.Refuse(400, "INVALID_FIELD", $"\n'IsActive', 'ExpirationDate', PermissionSet.LicenseId\n   ^\n{complaint}");
                }),
            },
        });

        Assert.Empty(report.Findings);
        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    /// <summary>Only orgs with user access policies have the field, so that most lack it.</summary>
    [Fact]
    public async Task An_org_without_user_access_policies_costs_no_further_request()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("IsRevoked", StringComparison.Ordinal))
                        part.Refuse(
                            400,
                            "INVALID_FIELD",
                            "ERROR at Row:1:Column:8\nNo such column 'IsRevoked' on entity 'PermissionSetAssignment'.");
                }),
            },
        });

        Assert.Equal((CheckOutcome.Passed, 2), (report.Outcome, report.RequestsMade));
    }

    [Fact]
    public async Task Who_holds_a_revoked_set_lacks_it_named_or_in_an_audience()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe
                    ? user.Value with { PermissionSetGroups = [new("Stripe_Group", Revoked: true)] }
                    : user.Value),
        });

        var report = await bench.CheckAsync(OrgBench.Integration(), Audience);

        Assert.Equal(["SFI4001", "SFI4011"], report.Findings.Select(finding => finding.Id).Order());
        Assert.Contains(
            "was revoked by a user access policy",
            report.Findings.Single(finding => finding.Id == "SFI4001").Message,
            StringComparison.Ordinal);
    }

    /// <summary>A question that is only asked to warn leaves what is decided without it.</summary>
    [Fact]
    public async Task Where_the_org_does_not_say_whose_access_lasts_the_audience_is_not_checked_for_that_alone()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");

        var report = await bench.CheckAsync(bench.Request(bench.Manifest("", Audience)) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("PermissionSetGroup.Status", StringComparison.Ordinal))
                        part.Refuse(400, "QUERY_TIMEOUT", "Your query request was running for too long.");
                }),
            },
        });

        Assert.Equal(["SFI4011", "SFI4905"], report.Findings.Select(finding => finding.Id));
        Assert.Equal((CheckOutcome.Failed, 0), (report.Outcome, report.AudiencesChecked));
        Assert.Contains(
            "was not checked in production for API Enabled that ends soon", report.Findings[1].Message, StringComparison.Ordinal);
    }

    /// <summary>The org answers in its own spelling, whatever the manifest's.</summary>
    [Theory]
    [InlineData("Runreports")]
    [InlineData("RUNREPORTS")]
    public async Task A_permission_in_another_case_is_the_same_permission(string name)
    {
        await using var bench = await OrgBench.StartAsync();
        var integration = OrgBench.Integration($"\"permissions\": [\"{name}\"]");

        var granted = await bench.CheckAsync(integration);
        bench.Org.Change.Remove("Reporting", "RunReports");
        bench.Org.Change.Recalculate("Stripe_Group");
        var missing = await bench.CheckAsync(integration);

        Assert.Equal((CheckOutcome.Passed, "SFI4002"), (granted.Outcome, Assert.Single(missing.Findings).Id));
    }

    [Fact]
    public async Task Each_of_many_permissions_that_the_org_does_not_know_is_named()
    {
        await using var bench = await OrgBench.StartAsync();
        string[] names = [.. Enumerable.Range(0, 30).Select(number => $"OfAnotherOrg{number}")];

        var report = await bench.CheckAsync(
            OrgBench.Integration($"\"permissions\": [{string.Join(", ", names.Select(name => $"\"{name}\""))}]"));

        Assert.All(report.Findings, finding => Assert.Equal("SFI4905", finding.Id));
        Assert.All(
            names,
            name => Assert.Single(report.Findings, finding => finding.Message.Contains($" for {name} in ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_user_without_a_profile_is_a_user()
    {
        const string Robot = "robot@acme.example";
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.Append(new(Robot, new UserDefinition { LastName = "Automated Process" })).ToDictionary(),
        });

        var without = await bench.CheckAsync(OrgBench.Integration("\"license\": \"Salesforce Integration\"", user: Robot));
        bench.Org.Change.Assign(Robot, "Stripe_Integration_Access");
        var with = await bench.CheckAsync(OrgBench.Integration(user: Robot));

        Assert.Equal(["SFI4001", "SFI4005"], without.Findings.Select(finding => finding.Id).Order());
        Assert.Equal((CheckOutcome.Passed, 1), (with.Outcome, with.UsersChecked));
    }

    [Theory]
    [InlineData("o'brien@acme.example")]
    [InlineData("back\\slash@acme.example")]
    [InlineData("x'OR'1'='1@acme.example")]
    [InlineData("größe.☃@acme.example")]
    [InlineData("日本@acme.example")]
    [InlineData("%_@acme.example")]
    public async Task A_username_is_nothing_but_a_name(string username)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users
                .Append(new(
                    username,
                    new UserDefinition { LastName = "Name", Profile = "Sales", PermissionSets = [new("Stripe_Integration_Access")] }))
                .ToDictionary(),
        });
        string Named(string user) => OrgBench.Integration(user: user.Replace("\\", "\\\\", StringComparison.Ordinal));

        var granted = await bench.CheckAsync(Named(username));
        bench.Org.Change.Unassign(username, "Stripe_Integration_Access");
        var missing = await bench.CheckAsync(Named(username));

        Assert.Equal((CheckOutcome.Passed, 1), (granted.Outcome, granted.UsersChecked));
        Assert.Equal(("SFI4001", username), (Assert.Single(missing.Findings).Id, missing.Findings[0].User));
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("permissionSet")]
    [InlineData("group")]
    [InlineData("role")]
    public async Task What_an_audience_names_is_nothing_but_a_name(string kind)
    {
        await using var bench = await OrgBench.StartAsync();
        var members = new JsonObject { [kind] = "x' OR Name LIKE '%" };

        var report = await bench.CheckAsync("", $$"""{ "name": "A", "app": "salesforce-mobile", "members": {{members.ToJsonString()}} }""");

        // Refused by the manifest's reader, or a name that nobody has.
        Assert.Contains(Assert.Single(report.Findings).Id, new[] { "SFI4000", "SFI4905" });
        Assert.NotEqual(CheckOutcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task A_username_in_another_case_is_the_same_user()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(OrgBench.Integration(
            "\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]",
            user: OrgBench.Stripe.ToUpperInvariant()));

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, 1), (report.Outcome, report.UsersChecked));
    }

    [Fact]
    public async Task A_user_that_two_integrations_share_is_one_user_with_the_needs_of_both()
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync($$"""
            { "name": "one", "user": "{{OrgBench.Stripe}}" },
            { "name": "two", "user": "{{OrgBench.Stripe.ToUpperInvariant()}}", "permissions": ["ViewSetup"] }
            """);

        Assert.Equal(("SFI4002", "two"), (Assert.Single(report.Findings).Id, report.Findings[0].Subject));
        Assert.Equal((1, 1), (report.UsersChecked, report.Users.Length));
    }

    /// <summary>What one of them requires is no drift of the other: the manifest allows it.</summary>
    [Theory]
    [InlineData("\"permissionSets\": [\"Stripe_Group\"], \"permissions\": [\"RunReports\"]", CheckOutcome.Passed, "")]
    [InlineData("\"permissionSets\": [\"Stripe_Group\"]", CheckOutcome.Passed, "SFI4010")]
    public async Task A_user_that_two_integrations_share_may_hold_what_either_needs(string other, CheckOutcome outcome, string findings)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync($$"""
            { "name": "one", "user": "{{OrgBench.Stripe}}", "exact": true },
            { "name": "two", "user": "{{OrgBench.Stripe.ToUpperInvariant()}}", {{other}} }
            """);

        Assert.Equal((outcome, findings), (report.Outcome, string.Join(" ", report.Findings.Select(finding => finding.Id))));
    }

    [Fact]
    public async Task A_username_without_the_suffix_of_its_sandbox_is_not_found_and_the_suffix_is_pointed_at()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            IsSandbox = true,
            Users = OrgBench.Healthy.Users.ToDictionary(
                user => user.Key == OrgBench.Stripe ? user.Key + ".uat" : user.Key, user => user.Value),
        });

        var finding = Assert.Single((await bench.CheckAsync()).Findings);

        Assert.Equal("SFI4004", finding.Id);
        Assert.Contains("Usernames in a sandbox usually end in the sandbox's name", finding.Message, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Passed, (await bench.CheckAsync(OrgBench.Integration(user: OrgBench.Stripe + ".uat"))).Outcome);
    }

    [Fact]
    public async Task A_user_that_was_deactivated_and_renamed_is_not_found_and_its_successor_is_another_user()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Users = OrgBench.Healthy.Users.ToDictionary(
                user => user.Key == OrgBench.Stripe ? "old." + user.Key : user.Key,
                user => user.Key == OrgBench.Stripe ? user.Value with { Active = false } : user.Value),
        });

        Assert.Equal("SFI4004", Assert.Single((await bench.CheckAsync()).Findings).Id);
        Assert.Equal("SFI4004", Assert.Single((await bench.CheckAsync(OrgBench.Integration(user: "old." + OrgBench.Stripe))).Findings).Id);
    }

    /// <summary>No org allows them; a proxy or a hostile server may say them all the same.</summary>
    [Fact]
    public async Task Names_of_five_thousand_characters_are_borne_and_change_nothing()
    {
        var name = new string('N', 5_000);
        var healthy = OrgBench.Healthy;
        await using var bench = await OrgBench.StartAsync(healthy with
        {
            Users = healthy.Users.ToDictionary(user => user.Key, user => user.Value with { LastName = name }),
            PermissionSets = healthy.PermissionSets.ToDictionary(set => set.Key, set => set.Value with { Label = name }),
        });

        Assert.Equal(CheckOutcome.Passed, (await bench.CheckAsync()).Outcome);
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        Assert.Equal("SFI4001", Assert.Single((await bench.CheckAsync()).Findings).Id);
    }

    /// <summary>A list of 2,000 names is far longer than an address may be, and than one query of SOQL, too.</summary>
    [Fact]
    public async Task Two_thousand_users_with_long_names_are_all_checked()
    {
        const int Users = 2_000;
        await using var bench = await StartAsync(Users, number => number != 1_234);

        var report = await bench.CheckAsync(string.Join(
            ",\n", Enumerable.Range(0, Users).Select(number => $$"""{ "name": "bot {{number}}", "user": "{{LongName(number)}}" }""")));

        Assert.Equal(("SFI4001", LongName(1_234)), (Assert.Single(report.Findings).Id, report.Findings[0].User));
        Assert.Equal(Users, report.UsersChecked);
        Assert.All(bench.Org.Journal.Queries, query => Assert.InRange(query.Length, 1, 100_000));
        Assert.All(bench.Org.Journal.Entries, entry => Assert.InRange(entry.Target.Length, 1, 2_000));
        Assert.InRange(report.RequestsMade, 2, 6);
    }

    /// <summary>What each must hold, log in with and work on is of its own, and named at full length.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_users_with_sets_apps_and_objects_of_their_own_are_all_checked(bool isExact)
    {
        const int Users = 1_000;
        static string Set(int number) => $"Access_Of_The_Integration_With_A_Name_That_Takes_All_Of_The_80_Characters_{number:D5}";
        static string App(int number) => $"The connected app of the integration with the number {number:D5}";
        static string Object(int number) => $"Record_Of_The_Integration_{number:D5}__c";
        var healthy = OrgBench.Healthy;
        await using var bench = await OrgBench.StartAsync(healthy with
        {
            PermissionSets = healthy.PermissionSets.Concat(Enumerable.Range(0, Users)
                .ToDictionary(Set, number => new PermissionSetDefinition
                {
                    Permissions = ["ApiEnabled"],
                    Objects = new Dictionary<string, IReadOnlyList<string>> { [Object(number)] = ["Read"] },
                })).ToDictionary(),
            Users = healthy.Users.Concat(Enumerable.Range(0, Users).ToDictionary(LongName, number => new UserDefinition
            {
                LastName = "Bot",
                Profile = "Minimum Access - API Only Integrations",
                PermissionSets = number == 777 ? [] : [new(Set(number))],
            })).ToDictionary(),
            Apps = Enumerable.Range(0, Users)
                .ToDictionary(
                    App,
                    number => new AppDefinition
                    {
                        ClientId = $"3MVG9{number}",
                        AdminApprovedUsersOnly = true,
                        PermissionSets = [Set(number)],
                    }),
        });

        var report = await bench.CheckAsync(string.Join(",\n", Enumerable.Range(0, Users).Select(number => $$"""
            {
              "name": "bot {{number}}", "user": "{{LongName(number)}}", "permissionSets": ["{{Set(number)}}"], "app": "{{App(number)}}",
              "objects": { "{{Object(number)}}": ["read"] }, "exact": {{(isExact && number % 2 == 0 ? "true" : "false")}}
            }
            """)));

        Assert.Equal(["SFI4001", "SFI4003", "SFI4007", "SFI4008"], report.Findings.Select(finding => finding.Id).Order());
        Assert.All(report.Findings, finding => Assert.Equal(LongName(777), finding.User));
        Assert.Equal(Users, report.UsersChecked);
        Assert.All(bench.Org.Journal.Queries, query => Assert.InRange(query.Length, 1, 100_000));
    }

    /// <summary>Their names take more than one query, and each of these answers with the set that all of them hold.</summary>
    [Fact]
    public async Task Many_users_who_may_hold_no_more_share_a_set()
    {
        const int Users = 600;
        await using var bench = await StartAsync(Users, _ => true);

        var report = await bench.CheckAsync(string.Join(",\n", Enumerable.Range(0, Users).Select(number => $$"""
            { "name": "bot {{number}}", "user": "{{LongName(number)}}", "exact": true, "permissionSets": ["Stripe_Integration_Access"] }
            """)));

        Assert.Empty(report.Findings);
        Assert.Equal((CheckOutcome.Passed, Users), (report.Outcome, report.UsersChecked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"integrations\": [], \"audiences\": []")]
    [InlineData("\"audiences\": []")]
    public async Task A_manifest_that_names_nobody_does_not_pass(string rest)
    {
        await using var bench = await OrgBench.StartAsync();
        var request = bench.Request(
            $$"""{ "orgs": { "production": { "instanceUrl": "{{bench.Org.Url}}" } }{{(rest.Length > 0 ? ", " + rest : "")}} }""");

        var (auto, required) = (await bench.CheckAsync(request), await bench.CheckAsync(request with { Mode = CheckMode.Required }));

        Assert.Equal(("SFI4910", FindingSeverity.Warning), (Assert.Single(auto.Findings).Id, auto.Findings[0].Severity));
        Assert.Equal(FindingSeverity.Error, Assert.Single(required.Findings).Severity);
        Assert.Equal((CheckOutcome.NotChecked, CheckOutcome.NotChecked, 0), (auto.Outcome, required.Outcome, auto.UsersChecked));
    }

    private static string LongName(int number) => $"integration.user.with.a.long.name.{number:D5}@some.department.acme.example";

    /// <summary>Many users with long names, who have API Enabled through a set of theirs.</summary>
    private static Task<OrgBench> StartAsync(int users, Func<int, bool> hasSet) => OrgBench.StartAsync(OrgBench.Healthy with
    {
        Users = OrgBench.Healthy.Users.Concat(Enumerable.Range(0, users).ToDictionary(LongName, number => new UserDefinition
        {
            LastName = "Bot",
            Profile = "Minimum Access - API Only Integrations",
            PermissionSets = hasSet(number) ? [new("Stripe_Integration_Access")] : [],
        })).ToDictionary(),
    });

    private static Task<OrgBench> StartAsync() => OrgBench.StartAsync(OrgBench.Healthy with
    {
        UserLicenses = new Dictionary<string, UserLicenseDefinition> { ["Identity"] = new() { Key = "PID_IDENTITY" } },
        PermissionSets = OrgBench.Healthy.PermissionSets.ToDictionary(
            set => set.Key,
            set => set.Key == "Reporting"
                ? set.Value with { Objects = new Dictionary<string, IReadOnlyList<string>> { ["Profile"] = ["Read"] } }
                : set.Value),
        Apps = new Dictionary<string, AppDefinition>
        {
            ["Connector"] = new() { ClientId = "3MVG9connector", AdminApprovedUsersOnly = true, PermissionSetGroups = ["Stripe_Group"] },
        },
    });

    /// <summary>Puts a refusal in the place of every answer that the org could not give if it lacked an object or a field.</summary>
    private static Task<CheckReport> CheckAsync(OrgBench bench, string part, string code) =>
        bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration(Everything), Audience)) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, answer) =>
                {
                    if (Needs(url, part))
                        answer.Refuse(code == "INSUFFICIENT_ACCESS" ? 403 : 400, code, Message(part));
                }),
            },
        });

    /// <summary>Sub-selects count: an object that is hidden is hidden there as well.</summary>
    private static bool Needs(string url, string part) => part.Split('.', 2) is [var of, var field]
        ? url.Split(" WHERE ")[0] is var select
            && select.Contains($" FROM {of}", StringComparison.Ordinal)
            && select.Split(" FROM ")[0].Split("SELECT ")[^1].Split(", ").Contains(field)
        : url.Contains($" FROM {part} ", StringComparison.Ordinal);

    private static string Message(string part) => part.Split('.', 2) is [var of, var field]
        ? $"\nSELECT {field} FROM {of}\n       ^\nERROR at Row:1:Column:8\nNo such column '{field.Split('.')[^1]}' on entity '{of}'. "
            + "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name."
        : $"sObject type '{part}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the "
            + "entity name.";
}
