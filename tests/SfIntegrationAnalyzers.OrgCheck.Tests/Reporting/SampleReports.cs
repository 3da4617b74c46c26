using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

/// <summary>Reports as a check leaves them, made without one. Always the same for the same number of users.</summary>
internal static class SampleReports
{
    private const string Manifest = "/repo/salesforce-permissions.json";

    private static readonly DateTimeOffset CheckedAt = new(2026, 11, 20, 7, 30, 0, TimeSpan.Zero);

    private static readonly string[] Systems =
        [
            "Stripe billing", "Snowflake reader", "SAP orders", "Marketo sync", "Zendesk tickets", "Workday people", "DocuSign",
            "Data lake", "NetSuite", "Shop checkout",
        ];

    public static CheckReport Passed { get; } = Report(CheckOutcome.Passed, [], [Granted("stripe@acme.example", "Stripe billing", 0)]);

    public static CheckReport NotChecked { get; } = new()
    {
        Outcome = CheckOutcome.NotChecked,
        ManifestPath = Manifest,
        CheckedAt = CheckedAt,
        OrgKey = "production",
        Findings =
        [
            new()
            {
                Id = "SFI4901",
                Title = "No credentials for the org",
                Severity = FindingSeverity.Warning,
                Position = new(Manifest, 4, 5),
                Message = "production was not checked: there are no credentials for it. "
                    + "Set SF_ACCESS_TOKEN with SF_ORG_INSTANCE_URL, or log in with sf org login web.",
            },
        ],
    };

    /// <summary>Some users lack API Enabled, each for one of the usual reasons.</summary>
    public static CheckReport Failed(int users)
    {
        var all = ImmutableArray.CreateBuilder<UserAccess>(users);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (var i = 0; i < users; i++)
        {
            var integration = i < Systems.Length ? Systems[i] : $"{Systems[i % Systems.Length]} {i / Systems.Length + 1}";
            var username = i == 0
                ? "stripe@acme.example"
                : $"{Systems[i % Systems.Length].Split(' ')[0].ToLowerInvariant()}.{i}@acme.example";
            var isBroken = i == 0 || (i > 10 && i % 37 == 0);
            var user = isBroken
                ? Missing(username, integration, i)
                : i % 53 == 2 && i > 3 ? Unknown(username, integration) : Granted(username, integration, i);
            all.Add(user);
            if (isBroken)
                findings.Add(ApiEnabledMissing(user, 12 + i * 8, i));
        }

        if (users > 2)
            findings.Add(Expires(all[2], 28));

        findings.Add(Audience());
        return Report(CheckOutcome.Failed, findings.ToImmutable(), all.ToImmutable());
    }

    /// <summary>The report of a kind that tests name in words.</summary>
    public static CheckReport Named(string which) => which switch
    {
        "passed" => Passed,
        "failed" => Failed(300),
        "hostile" => Hostile,
        "not checked" => NotChecked,
        _ => throw new ArgumentOutOfRangeException(nameof(which), which, null),
    };

    /// <summary>Every text that comes from outside tries to be something else.</summary>
    public static CheckReport Hostile => MakeHostile();

    public static readonly string[] HostileTexts =
    [
        "</script><script>document.title='owned'</script>",
        "<img src=x onerror=\"document.title='owned'\">",
        "\"><svg onload=alert(1)>",
        "<!--<script>",
        "]]> | `code` **bold** @everyone [link](javascript:alert(1))",
        "line\nfile.cs(1,1): error CS0000: forged\u001b[2J\u202egnp.exe",
        "right\u200fto\u061cleft\u200e",
        "half \uD83D pair",
        "``` fence",
        "##vso[task.setvariable variable=Path]forged ###[warning]forged",
        "line\n ::error::forged",
        "log in at https://evil.example and WWW.evil.example for $5 or $6",
    ];

    private static CheckReport MakeHostile()
    {
        var users = HostileTexts.Select(text => new UserAccess
        {
            Username = text,
            Integrations = [text],
            Owners = [text],
            License = text,
            Profile = text,
            ApiAccess = Access.Missing,
            Paths = [new([new(LinkKind.User, text, LinkState.Holds), new(LinkKind.PermissionSet, text, LinkState.Breaks, text)])],
            FindingIds = ["SFI4001"],
        }).ToImmutableArray();
        var findings = HostileTexts.Select(text => new Finding
        {
            Id = "SFI4001",
            Title = text,
            Severity = FindingSeverity.Error,
            Position = new("/repo/" + text, 1, 1),
            Message = text,
            Subject = text,
            User = text,
            Explanation = new()
            {
                Paths = users[0].Paths,
                Change = new(CheckedAt, text, text),
                Repairs =
                [
                    new(RepairKind.Command, text, text),
                    new(RepairKind.Metadata, text, text, text),
                    new(RepairKind.SetupPage, text, text),
                ],
                Meanwhile = text,
            },
        }).ToImmutableArray();
        return Report(CheckOutcome.Failed, findings, users) with
        {
            OrgKey = HostileTexts[0],
            Org = new("p", new("https://acme.my.salesforce.com"), "00D000000000001EAA", HostileTexts[1], HostileTexts[2], false),
            Checker = new(null, HostileTexts[0], HostileTexts[1]),
        };
    }

    private static CheckReport Report(CheckOutcome outcome, ImmutableArray<Finding> findings, ImmutableArray<UserAccess> users) => new()
    {
        Outcome = outcome,
        ManifestPath = Manifest,
        CheckedAt = CheckedAt,
        OrgKey = "production",
        Org = new(
            "production", new("https://acme.my.salesforce.com"), "00D000000000001EAA", "Acme GmbH", "Enterprise Edition", IsSandbox: false),
        Checker = new("005000000000001AAA", "ci@acme.example", "JWT bearer"),
        ApiVersion = new ApiVersion(60, 0),
        ApiUsage = new(1_204, 100_000),
        Findings = findings,
        UsersChecked = users.Length,
        AudiencesChecked = 1,
        RequestsMade = 3,
        Users = users,
        OrgVersions = [new(new ApiVersion(67, 0), "Summer '26")],
    };

    private static UserAccess Granted(string username, string integration, int i)
    {
        var set = (i % 7) switch
        {
            0 or 1 or 2 =>
                new AccessLink(LinkKind.PermissionSet, Systems[i % Systems.Length].Split(' ')[0] + "_Integration_Access", LinkState.Holds),
            3 or 4 => new AccessLink(LinkKind.PermissionSetGroup, "Integration_Base", LinkState.Holds),
            5 => new AccessLink(LinkKind.Profile, "Minimum Access - API Only Integrations", LinkState.Holds),
            _ => new AccessLink(LinkKind.PermissionSet, $"Legacy_Access_{i % 90}", LinkState.Weak, "expires on 2026-12-01"),
        };
        return User(username, integration, i) with
        {
            ApiAccess = Access.Granted,
            Paths =
            [
                new([Start(username), License(i), set, ApiEnabled(LinkState.Holds)]),
                .. set.Kind == LinkKind.Profile
                    ? []
                    : ImmutableArray.Create(new AccessPath([
                        Start(username),
                        License(i),
                        new(LinkKind.Profile, Profile(i), LinkState.Breaks, "does not grant API Enabled"),
                        ApiEnabled(LinkState.Breaks),
                    ])),
            ],
        };
    }

    private static UserAccess Missing(string username, string integration, int i) => User(username, integration, i) with
    {
        ApiAccess = Access.Missing,
        FindingIds = ["SFI4001"],
        Paths =
        [
            (i % 3) switch
            {
                0 => new([
                    Start(username),
                    License(i),
                    new(LinkKind.PermissionSet, "Stripe_Integration_Access", LinkState.Breaks, "unassigned on 2026-11-19"),
                    ApiEnabled(LinkState.Breaks),
                ]),
                1 => new([
                    Start(username),
                    License(i),
                    new(LinkKind.PermissionSetGroup, "Integration_Base", LinkState.Holds),
                    new(LinkKind.Muting, "Mute_Api", LinkState.Breaks, "mutes API Enabled"),
                    ApiEnabled(LinkState.Breaks),
                ]),
                _ => new([
                    new(LinkKind.User, username, LinkState.Breaks, "frozen"),
                    License(i),
                    new(LinkKind.Profile, Profile(i), LinkState.Holds),
                    ApiEnabled(LinkState.Holds),
                ]),
            },
            new([
                Start(username),
                License(i),
                new(LinkKind.Profile, Profile(i), LinkState.Breaks, "does not grant API Enabled"),
                ApiEnabled(LinkState.Breaks),
            ]),
        ],
    };

    private static UserAccess Unknown(string username, string integration) => User(username, integration, 0) with
    {
        ApiAccess = Access.Unknown,
        Paths = [new([
            Start(username),
            License(0),
            new(LinkKind.PermissionSetGroup, "Data_Team", LinkState.Unknown, "is being recalculated"),
            ApiEnabled(LinkState.Unknown),
        ])],
    };

    private static UserAccess User(string username, string integration, int i) => new()
    {
        Username = username,
        Integrations = [integration],
        Owners = [$"team-{Systems[i % Systems.Length].Split(' ')[0].ToLowerInvariant()}"],
        License = License(i).Name,
        Profile = Profile(i),
    };

    private static AccessLink Start(string username) => new(LinkKind.User, username, LinkState.Holds);

    private static AccessLink License(int i) =>
        new(LinkKind.License, i % 5 == 4 ? "Salesforce" : "Salesforce Integration", LinkState.Holds);

    private static string Profile(int i) => i % 5 == 4 ? "Acme Integration (cloned)" : "Minimum Access - API Only Integrations";

    private static AccessLink ApiEnabled(LinkState state) => new(LinkKind.Permission, "API Enabled", state);

    private static Finding ApiEnabledMissing(UserAccess user, int line, int i) => new()
    {
        Id = "SFI4001",
        Title = "API Enabled is missing",
        Severity = FindingSeverity.Error,
        Position = new(Manifest, line, 15),
        Subject = user.Integrations[0],
        User = user.Username,
        Message = $"{user.Username} ({user.Integrations[0]}) no longer has API Enabled in production: "
            + "permission set Stripe_Integration_Access was unassigned by A. Admin on 2026-11-19. "
            + "Assign it again. Until then every call answers API_DISABLED_FOR_ORG.",
        Explanation = new()
        {
            Paths = user.Paths,
            Change = i % 3 == 0
                ? new(
                    new(2026, 11, 19, 16, 4, 0, TimeSpan.Zero),
                    "A. Admin",
                    $"Removed permission set Stripe_Integration_Access from user {user.Username}")
                : null,
            Repairs =
            [
                new(
                    RepairKind.Command,
                    "Assign the permission set again",
                    $"sf org assign permset --name Stripe_Integration_Access --on-behalf-of {user.Username}"),
                new(RepairKind.SetupPage, "Or by hand", "Setup, Users, Permission Sets, Stripe Integration Access, Manage Assignments"),
                new(
                    RepairKind.Metadata,
                    "If nobody knows why it is gone: deploy an emergency permission set",
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                        <label>Emergency API Access</label>
                        <userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>
                    </PermissionSet>
                    """,
                    "force-app/main/default/permissionsets/Emergency_API_Access.permissionset-meta.xml"),
            ],
            Meanwhile = "every call answers 403 API_DISABLED_FOR_ORG: \"The REST API is not enabled for this Organization.\"",
        },
    };

    private static Finding Expires(UserAccess user, int line) => new()
    {
        Id = "SFI4009",
        Title = "A grant is about to end",
        Severity = FindingSeverity.Warning,
        Position = new(Manifest, line, 27),
        Subject = user.Integrations[0],
        User = user.Username,
        Message = $"{user.Username} ({user.Integrations[0]}) has API Enabled until 2026-12-01 only: "
            + "the assignment of SAP_Integration_Access expires then. Extend it, or assign it without an end.",
        Explanation = new()
        {
            Paths = [new([
                Start(user.Username),
                License(0),
                new(LinkKind.PermissionSet, "SAP_Integration_Access", LinkState.Weak, "expires on 2026-12-01"),
                ApiEnabled(LinkState.Holds),
            ])],
            Repairs = [new(
                RepairKind.SetupPage,
                "Extend the assignment",
                "Setup, Users, Permission Sets, SAP Integration Access, Manage Assignments, Edit Expiration")],
        },
    };

    private static Finding Audience() => new()
    {
        Id = "SFI4011",
        Title = "Members of an audience lack API Enabled",
        Severity = FindingSeverity.Error,
        Position = new(Manifest, 40, 7),
        Subject = "Field sales on mobile",
        Message = "7 members of Field sales on mobile lack API Enabled: ada@acme.example, ben@acme.example, cleo@acme.example and 4 more. "
            + "Salesforce for iOS and Android tells them: "
            + "\"You don't have access to the Salesforce mobile app.\" Add API Enabled to permission set Mobile_Sales.",
    };
}
