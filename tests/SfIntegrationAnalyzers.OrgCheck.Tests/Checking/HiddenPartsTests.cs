using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Orgs that lack objects and fields, or refuse some of them: unknown is neither missing nor granted.</summary>
public class HiddenPartsTests
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
        "MutingPermissionSet", "PermissionSetLicenseAssign", "EntityDefinition", "UserPermissionAccess.PermissionsViewAllUsers",
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
        ["another license"] = bench => bench.Org.Change.SetProfileLicense("Minimum Access - API Only Integrations", "Identity"),
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

    /// <summary>
    /// What only an audience or an explanation hangs on: an org of many users
    /// may give it up, and refuse a condition that does not fit a field.
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
                    "(QUERY_TIMEOUT). Build again; if it persists, describe the audience more narrowly, by a profile, a permission set or "
                        + "an indexed field.",
                    about[0].Message,
                    StringComparison.Ordinal);
            if (question.Contains("ExpirationDate", StringComparison.Ordinal))
                Assert.Equal(report.CheckedAt, report.HoldsUntil);
        }
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

    /// <summary>That the field is missing is an answer. That somebody may not see it, or that the query is wrong, is none.</summary>
    [Theory]
    [InlineData(403, "INSUFFICIENT_ACCESS")]
    [InlineData(400, "INVALID_TYPE")]
    [InlineData(400, "MALFORMED_QUERY")]
    public async Task Where_the_org_refuses_to_say_what_was_revoked_nobody_passes(int status, string code)
    {
        await using var bench = await OrgBench.StartAsync();

        var report = await bench.CheckAsync(bench.Request() with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("IsRevoked", StringComparison.Ordinal))
                        part.Refuse(status, code, "x");
                }),
            },
        });

        Assert.Equal((CheckOutcome.NotChecked, "SFI4904", 0), (report.Outcome, Assert.Single(report.Findings).Id, report.UsersChecked));
    }

    /// <summary>
    /// Salesforce makes an app's OAuth policies with its OAuth settings. Where they do not show, neither does whom the app lets in.
    /// </summary>
    [Theory]
    [InlineData(null, "SFI4904")]
    [InlineData(" FROM ExternalClientApplication ", "SFI4904")]
    [InlineData("nothing", "SFI4007")]
    public async Task An_external_client_app_is_not_installed_only_where_the_org_shows_none_of_that_name(string? refused, string finds)
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Apps = new Dictionary<string, AppDefinition>
            {
                ["Outside"] = new() { Kind = "external", ClientId = "3MVG9outside", PermissionSetGroups = ["Stripe_Group"] },
            },
        });
        var app = finds == "SFI4007" ? "Elsewhere" : "Outside";

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration($"\"app\": \"{app}\""))) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains(" FROM ExtlClntAppOauthPlcyCnfg ", StringComparison.Ordinal))
                        part.Answer();
                    else if (refused is not null && url.Contains(refused, StringComparison.Ordinal))
                        part.Refuse(403, "INSUFFICIENT_ACCESS", "x");
                }),
            },
        });

        Assert.Equal((finds, 3), (Assert.Single(report.Findings).Id, report.RequestsMade));
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
