using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;
using SfIntegrationAnalyzers.OrgEmulator.Control;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>How an org and a build stand.</summary>
/// <param name="Org">The org, made from the one that all cases begin with.</param>
/// <param name="Change">What happens to it before the check.</param>
/// <param name="Request">What the build asks, made from the usual.</param>
/// <param name="Later">What a later step of the build adds to the report.</param>
internal sealed record Situation(
    Func<OrgDefinition, OrgDefinition>? Org = null,
    Action<OrgBench>? Change = null,
    Func<OrgBench, CheckRequest, CheckRequest>? Request = null,
    Func<CheckReport, CheckReport>? Later = null);

/// <summary>One cause of a verdict.</summary>
/// <param name="With">The situation with the cause.</param>
/// <param name="Without">The same without it.</param>
internal sealed record VerdictCase(Situation With, Situation Without)
{
    /// <summary>What the manifest says about Stripe's user, with and without the cause.</summary>
    public string Integration { get; init; } = "";

    /// <summary>The manifest's audience.</summary>
    public string Audience { get; init; } = "";
}

/// <summary>
/// Every verdict, by its causes: the names begin with its id. A test holds this table against the list of verdicts; another shows for each
/// row that the verdict appears, what it says, and that it stays away without the cause.
/// </summary>
internal static class VerdictCases
{
    private const string Minimum = "Minimum Access - API Only Integrations";
    /// <summary>An audience of people whose profile lacks API Enabled.</summary>
    public const string SalesOnMobile =
        """{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "profile": "Sales" } }""";

    private static readonly Situation Well = new();

    /// <summary>The ids of all verdicts that there are, on orgs and on code.</summary>
    public static IEnumerable<string> Ids =>
        AllVerdicts.OnOrg.Select(verdict => verdict.Id)
            .Concat(AllVerdicts.NotChecked.Select(verdict => verdict.Id))
            .Append(UnsupportedVersion.Id)
            .Distinct()
            .Order();

    public static IReadOnlyDictionary<string, VerdictCase> All { get; } = new Dictionary<string, VerdictCase>
    {
        ["SFI4001-unassigned"] = new(After(org => org.UnassignGroup(OrgBench.Stripe, "Stripe_Group")), Well),
        ["SFI4001-expired"] = new(
            After(org => org.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(-2))),
            After(org => org.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(200)))),
        ["SFI4001-muted"] = new(After(org => { org.Mute("Stripe_Group", "ApiEnabled"); org.Recalculate("Stripe_Group"); }), Well),
        ["SFI4002"] = new(After(org => { org.Remove("Reporting", "RunReports"); org.Recalculate("Stripe_Group"); }), Well)
        {
            Integration = "\"permissions\": [\"RunReports\", \"ApiEnabled\"]",
        },
        ["SFI4003-unassigned"] = new(Well, After(org => org.Assign(OrgBench.Stripe, "Mobile_Sales")))
        {
            Integration = "\"permissionSets\": [\"Mobile_Sales\"]",
        },
        ["SFI4003-gone"] = new(
            Well, new(org => Set(org, "Never_Deployed"), bench => bench.Org.Change.Assign(OrgBench.Stripe, "Never_Deployed")))
        {
            Integration = "\"permissionSets\": [\"Never_Deployed\"]",
        },
        ["SFI4003-profile"] = new(After(org => org.SetProfile(OrgBench.Stripe, "Sales")), Well)
        {
            Integration = $"\"profile\": \"{Minimum}\"",
        },
        ["SFI4004-frozen"] = new(
            After(org => org.Freeze(OrgBench.Stripe)), After(org => { org.Freeze(OrgBench.Stripe); org.Unfreeze(OrgBench.Stripe); })),
        ["SFI4004-inactive"] = new(After(org => org.Deactivate(OrgBench.Stripe)), Well),
        ["SFI4004-not-found"] = new(
            new(org => org with { Users = org.Users.Where(user => user.Key != OrgBench.Stripe).ToDictionary(), Apps = NoApps }),
            new(org => org with { Apps = NoApps })),
        ["SFI4005"] = new(After(org => org.SetProfile(OrgBench.Stripe, "Sales")), Well)
        {
            Integration = "\"license\": \"Salesforce Integration\"",
        },
        ["SFI4005-no-api"] = new(
            After(org => { org.UnassignGroup(OrgBench.Stripe, "Stripe_Group"); org.SetProfileLicense(Minimum, "Identity"); }),
            After(org => org.SetProfileLicense(Minimum, "Identity"))),
        ["SFI4006-edition"] = new(
            new(org => org with { OrganizationType = "Team Edition" }), new(org => org with { OrganizationType = "Professional Edition" })),
        ["SFI4007-not-attached"] = new(
            After(org => org.SetAdminApprovedUsersOnly("Stripe Connector", true)),
            After(org => { org.SetAdminApprovedUsersOnly("Stripe Connector", true); org.AttachApp("Stripe Connector", "Stripe_Group"); }))
        {
            Integration = "\"app\": \"Stripe Connector\"",
        },
        ["SFI4007-not-installed"] = new(After(org => org.UninstallApp("Stripe Connector")), Well)
        {
            Integration = "\"app\": \"Stripe Connector\"",
        },
        ["SFI4007-switched-off"] = new(
            new(ExternalApp, bench => bench.Org.Change.BlockApp("Stripe External")),
            new(ExternalApp, bench => { bench.Org.Change.BlockApp("Stripe External"); bench.Org.Change.UnblockApp("Stripe External"); }))
        {
            Integration = "\"app\": \"Stripe External\"",
        },
        ["SFI4008"] = new(Well, new(Deleting, bench => bench.Org.Change.Assign(OrgBench.Stripe, "Deleting")))
        {
            Integration = "\"objects\": { \"Opportunity\": [\"read\", \"delete\"] }",
        },
        ["SFI4008-of-no-user"] = new(
            After(org => { org.UnassignGroup(OrgBench.Stripe, "Stripe_Group"); org.GrantToProfile(Minimum, "ApiEnabled"); }),
            After(org => org.GrantToProfile(Minimum, "ApiEnabled")))
        {
            Integration = "\"objects\": { \"Opportunity\": [\"read\"] }",
        },
        ["SFI4009-expires"] = new(
            After(org => org.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(5))),
            After(org => org.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(15)))),
        ["SFI4009-set-expires"] = new(
            After(org => org.Assign(OrgBench.Stripe, "Mobile_Sales", OrgBench.Now.AddDays(5))),
            After(org => org.Assign(OrgBench.Stripe, "Mobile_Sales", OrgBench.Now.AddDays(15))))
        {
            Integration = "\"permissionSets\": [\"Mobile_Sales\", \"Stripe_Group\"]",
        },
        ["SFI4009-object-expires"] = new(
            new(Deleting, bench => bench.Org.Change.Assign(OrgBench.Stripe, "Deleting", OrgBench.Now.AddDays(5))),
            new(
                Deleting,
                bench =>
                {
                    bench.Org.Change.Assign(OrgBench.Stripe, "Deleting", OrgBench.Now.AddDays(5));
                    bench.Org.Change.GrantToProfile(Minimum, "ModifyAllData");
                }))
        {
            Integration = "\"objects\": { \"Opportunity\": [\"read\", \"delete\"] }",
        },
        ["SFI4009-app-expires"] = new(
            new(
                ExternalApp,
                bench =>
                {
                    bench.Org.Change.DetachApp("Stripe External", "Stripe_Group");
                    bench.Org.Change.Assign(OrgBench.Stripe, "Stripe_Integration_Access", OrgBench.Now.AddDays(5));
                }),
            new(ExternalApp, bench => bench.Org.Change.Assign(OrgBench.Stripe, "Stripe_Integration_Access", OrgBench.Now.AddDays(5))))
        {
            Integration = "\"app\": \"Stripe External\"",
        },
        ["SFI4009-outdated"] = new(
            After(org => org.Remove("Stripe_Integration_Access", "ApiEnabled")),
            After(org =>
            {
                org.Remove("Stripe_Integration_Access", "ApiEnabled");
                org.Grant("Stripe_Integration_Access", "ApiEnabled");
                org.Recalculate("Stripe_Group");
            })),
        ["SFI4009-activation"] = new(
            new(org => OnlyThrough(org, new() { Permissions = ["ApiEnabled"], RequiresActivation = true })),
            new(org => OnlyThrough(org, new() { Permissions = ["ApiEnabled"] }))),
        ["SFI4009-license-expired"] = new(
            new(org => Licensed(org, OrgBench.Now.AddDays(-3), isHeld: true)),
            new(org => Licensed(org, OrgBench.Now.AddDays(300), isHeld: true))),
        ["SFI4009-license-not-held"] = new(new(org => Licensed(org, null, isHeld: false)), new(org => Licensed(org, null, isHeld: true))),
        ["SFI4009-object-license-expired"] = new(
            new(org => ReadingThroughLicensed(org, OrgBench.Now.AddDays(-3))),
            new(org => ReadingThroughLicensed(org, OrgBench.Now.AddDays(300))))
        {
            Integration = "\"objects\": { \"Opportunity\": [\"read\"] }",
        },
        ["SFI4009-object-outdated"] = new(
            After(org => { org.GrantToProfile(Minimum, "ApiEnabled"); org.Grant("Reporting", "EditTask"); }),
            After(org =>
            {
                org.GrantToProfile(Minimum, "ApiEnabled");
                org.Grant("Reporting", "EditTask");
                org.Recalculate("Stripe_Group");
            }))
        {
            Integration = "\"permissionSets\": [\"Stripe_Group\"], \"objects\": { \"Opportunity\": [\"read\", \"edit\"] }",
        },
        ["SFI4009-trial"] = new(
            new(org => org with { TrialExpirationDate = OrgBench.Now.AddDays(3) }),
            new(org => org with { TrialExpirationDate = OrgBench.Now.AddDays(200) })),
        ["SFI4009-audience-expires"] = new(
            After(org => org.Assign("rep@acme.example", "Stripe_Integration_Access", OrgBench.Now.AddDays(5))),
            After(org => org.Assign("rep@acme.example", "Stripe_Integration_Access", OrgBench.Now.AddDays(15))))
            {
                Audience = SalesOnMobile,
            },
        ["SFI4009-audience-outdated"] = new(
            After(org =>
            {
                org.Assign(OrgBench.Stripe, "Stripe_Integration_Access");
                org.AssignGroup("rep@acme.example", "Stripe_Group");
                org.Grant("Reporting", "EditTask");
            }),
            After(org =>
            {
                org.AssignGroup("rep@acme.example", "Stripe_Group");
                org.Grant("Reporting", "EditTask");
                org.Recalculate("Stripe_Group");
            })) { Audience = SalesOnMobile },
        ["SFI4010"] = new(After(org => org.Assign(OrgBench.Stripe, "Mobile_Sales")), Well)
        {
            Integration = "\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]",
        },
        ["SFI4010-permission"] = new(
            After(org => org.GrantToProfile(Minimum, "ViewAllData")),
            Well)
        {
            Integration = "\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]",
        },
        ["SFI4011"] = new(Well, After(org => org.GrantToProfile("Sales", "ApiEnabled"))) { Audience = SalesOnMobile },
        ["SFI4012"] = new(After(org => org.SetRemainingApiRequests(300)), Well),
        ["SFI4013"] = new(
            new(org => org with { MaximumApiVersion = "66.0" }, Later: UsingVersions),
            new(org => org with { MaximumApiVersion = "67.0" }, Later: UsingVersions)),
        ["SFI4901"] = new(In(_ => []), Well),
        ["SFI4902"] = new(With(Fault.EdgeHtml), Well),
        ["SFI4903"] = new(With(Fault.SessionExpired), Well),
        ["SFI4904"] = new(In(bench => new(bench.Environment) { ["SF_ACCESS_TOKEN"] = bench.Org.AccessTokenFor(OrgBench.Stripe) }), Well),
        ["SFI4904-private-users"] = new(
            Narrow(org => org with { PrivateUsers = true }),
            Narrow(org => org with { PrivateUsers = true }, "ViewAllUsers")) { Audience = SalesOnMobile },
        ["SFI4904-sharing-unknown"] = new(
            Narrow(org => org with { MissingObjects = ["EntityDefinition"] }),
            Narrow(org => org)) { Audience = SalesOnMobile },
        ["SFI4904-app-policies"] = new(
            new(ExternalApp, Request: (_, request) => request with { Effects = Hiding(" FROM ExtlClntAppOauthPlcyCnfg ") }),
            new(ExternalApp))
        {
            Integration = "\"app\": \"Stripe External\"",
        },
        ["SFI4904-frozen"] = new(new(org => org with { MissingObjects = ["UserLogin"] }), Well),
        ["SFI4905-answer"] = new(With(Fault.MalformedJson), Well),
        ["SFI4905-permission"] = new(
            Well,
            new(
                org => org with
                {
                    AddedPermissions = ["UseAnyApiClient"],
                    PermissionSets = org.PermissionSets.Append(new("Any", new() { Permissions = ["UseAnyApiClient"] })).ToDictionary(),
                },
                bench => bench.Org.Change.Assign(OrgBench.Stripe, "Any")))
        {
            Integration = "\"permissions\": [\"UseAnyApiClient\"]",
        },
        ["SFI4905-object"] = new(
            Well,
            new(
                org => Set(org, "Ideas", new() { Objects = new Dictionary<string, IReadOnlyList<string>> { ["Idea__c"] = ["Read"] } }),
                bench => bench.Org.Change.Assign(OrgBench.Stripe, "Ideas")))
        {
            Integration = "\"objects\": { \"Idea__c\": [\"read\"] }",
        },
        ["SFI4905-audience"] = new(
            Well, After(org => { org.GrantToProfile("Sales", "ApiEnabled"); org.Assign("rep@acme.example", "Mobile_Sales"); }))
        {
            Audience =
                """{ "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "permissionSet": "Mobile_Sales" } }""",
        },
        ["SFI4906"] = new(With(Fault.TotalRequestLimit), Well),
        ["SFI4910"] = new(new(Request: (_, request) => request with
        {
            Org = "production",
            ManifestText = request.ManifestText
                .Replace(
                    "\"orgs\": {",
                    "\"orgs\": { \"uat\": { \"instanceUrl\": \"https://acme--uat.sandbox.my.salesforce.com\" },",
                    StringComparison.Ordinal)
                .Replace($"\"{OrgBench.Stripe}\"", $"{{ \"uat\": \"{OrgBench.Stripe}\" }}", StringComparison.Ordinal),
        }), Well),
        ["SFI4907"] = new(MeaningOrg(_ => "00D000000000001EAA"), MeaningOrg(bench => bench.Org.OrganizationId)),
    };

    /// <summary>The org that all cases begin with.</summary>
    public static OrgDefinition Org => OrgBench.Healthy with
    {
        UserLicenses = new Dictionary<string, UserLicenseDefinition> { ["Identity"] = new() { Key = "PID_IDENTITY" } },
        Users = OrgBench.Healthy.Users
            .Append(new("rep@acme.example", new UserDefinition { FirstName = "Rita", LastName = "Rep", Profile = "Sales" }))
            .ToDictionary(),
        Apps = new Dictionary<string, AppDefinition>
        {
            ["Stripe Connector"] = new() { ClientId = "3MVG9stripe", AuthorizedBy = [OrgBench.Stripe] },
        },
    };

    private static Dictionary<string, AppDefinition> NoApps => [];

    private static Situation After(Action<OrgChanges> change) => new(Change: bench => change(bench.Org.Change));

    private static Situation With(Fault fault) => new(Change: bench => bench.Org.Faults.Add(fault, "/composite"));

    /// <summary>A checking user that is no administrator, in an org in which everybody has API Enabled.</summary>
    private static Situation Narrow(Func<OrgDefinition, OrgDefinition> org, params string[] more) => new(
        definition => org(OrgBench.WithNarrowChecker(definition, role: null, more)),
        bench => bench.Org.Change.GrantToProfile("Sales", "ApiEnabled"),
        (bench, request) => request with { Environment = bench.EnvironmentOf(OrgBench.NarrowChecker) });

    /// <summary>An org that answers a question with no row.</summary>
    private static CheckEffects Hiding(string question) => CheckEffects.Default with
    {
        CreateHttpHandler = () => new Tampering((url, part) =>
        {
            if (url.Contains(question, StringComparison.Ordinal))
                part.Answer();
        }),
    };

    private static Situation In(Func<OrgBench, Dictionary<string, string>> environment) =>
        new(Request: (bench, request) => request with { Environment = environment(bench) });

    private static Situation MeaningOrg(Func<OrgBench, string> id) => new(Request: (bench, request) => request with
    {
        ManifestText = request.ManifestText.Replace(
            "\"instanceUrl\"", $"\"organizationId\": \"{id(bench)}\", \"instanceUrl\"", StringComparison.Ordinal),
    });

    private static CheckReport UsingVersions(CheckReport report)
    {
        UsedApiVersion[] used =
        [
            new(new ApiVersion(67), new SourcePosition("/repo/Client.cs", 12, 34)),
            new(new ApiVersion(60), new SourcePosition("/repo/Client.cs", 13, 34)),
        ];
        return CodeApiVersions.AddTo(
            report, "Billing.csproj", CodeApiVersions.Compare(report.OrgKey!, report.OrgVersions, used, "Billing.csproj"));
    }

    private static OrgDefinition Set(OrgDefinition org, string name, PermissionSetDefinition? set = null) =>
        org with { PermissionSets = org.PermissionSets.Append(new(name, set ?? new())).ToDictionary() };

    private static OrgDefinition Deleting(OrgDefinition org) =>
        Set(
            org,
            "Deleting",
            new() { Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read", "Edit", "Delete"] } });

    /// <summary>Stripe's user holds one set and nothing else.</summary>
    private static OrgDefinition OnlyThrough(OrgDefinition org, PermissionSetDefinition set) => Set(org, "Only", set) with
    {
        Users = org.Users.ToDictionary(
            user => user.Key,
            user => user.Key == OrgBench.Stripe
                ? user.Value with { PermissionSetGroups = [], PermissionSets = [new("Only")] }
                : user.Value),
    };

    /// <summary>Stripe's only grant is made for a permission set license.</summary>
    private static OrgDefinition Licensed(OrgDefinition org, DateTimeOffset? expires, bool isHeld)
    {
        var licensed = OnlyThrough(org, new() { License = "SalesforceAPIIntegrationPsl", Permissions = ["ApiEnabled"] });
        return licensed with
        {
            PermissionSetLicenses = new Dictionary<string, PermissionSetLicenseDefinition>
            {
                ["SalesforceAPIIntegrationPsl"] = new()
                {
                    Label = "Salesforce API Integration",
                    ExpirationDate = expires is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : null,
                    MaximumPermissions = ["ApiEnabled"],
                },
            },
            Users = licensed.Users.ToDictionary(
                user => user.Key,
                user => user.Key == OrgBench.Stripe && isHeld
                    ? user.Value with { PermissionSetLicenses = ["SalesforceAPIIntegrationPsl"] }
                    : user.Value),
        };
    }

    /// <summary>Stripe's user has API Enabled from its profile, and an object from a set that is made for a license.</summary>
    private static OrgDefinition ReadingThroughLicensed(OrgDefinition org, DateTimeOffset expires)
    {
        var licensed = Licensed(org, expires, isHeld: true);
        return licensed with
        {
            Profiles = licensed.Profiles.ToDictionary(
                profile => profile.Key,
                profile => profile.Key == Minimum ? profile.Value with { Permissions = ["ApiEnabled"] } : profile.Value),
            PermissionSets = licensed.PermissionSets.ToDictionary(
                set => set.Key,
                set => set.Key == "Only"
                    ? set.Value with
                    {
                        Permissions = [],
                        Objects = new Dictionary<string, IReadOnlyList<string>> { ["Opportunity"] = ["Read"] },
                    }
                    : set.Value),
        };
    }

    private static OrgDefinition ExternalApp(OrgDefinition org) => org with
    {
        Apps = new Dictionary<string, AppDefinition>
        {
            ["Stripe External"] = new()
            {
                Kind = "external",
                ClientId = "3MVG9external",
                AdminApprovedUsersOnly = true,
                PermissionSets = ["Stripe_Integration_Access"],
                PermissionSetGroups = ["Stripe_Group"],
            },
        },
    };
}
