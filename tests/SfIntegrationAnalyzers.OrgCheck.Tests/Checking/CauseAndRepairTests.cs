using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>A finding names the cause that it has, blames nobody for another, and its first step mends that cause.</summary>
public class CauseAndRepairTests
{
    private const string Required = "\"permissionSets\": [\"Stripe_Integration_Access\"]";

    private const string NotAssigned = ": permission set Stripe_Integration_Access is not assigned. Repair it: ";

    private static OrgDefinition Org => VerdictCases.Org;

    [Fact]
    public async Task What_no_member_of_a_group_brings_its_muting_does_not_take_away()
    {
        await using var bench = await OrgBench.StartAsync(Holding(
            WithGroup("Other", new() { Label = "Other", PermissionSets = ["Reporting"], Mutes = ["ApiEnabled"] }),
            user => user with { PermissionSetGroups = [new("Other")] }));

        var missing = await FindAsync(bench, "SFI4001", Required);

        Assert.DoesNotContain("muting", missing.Message, StringComparison.Ordinal);
        Assert.Contains(NotAssigned, missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(missing.Explanation!.Paths, path => path.Links.Any(link => link.Kind == LinkKind.Muting));
    }

    [Theory]
    [InlineData("Outdated", "Recalculate the group")]
    [InlineData("Failed", "Recalculate the group")]
    [InlineData(
        "Updating", "Build again in a few minutes, as Salesforce is recalculating the group; if it persists, recalculate it")]
    public async Task A_group_that_will_grant_what_is_missing_is_to_be_recalculated(string status, string step)
    {
        await using var bench = await OrgBench.StartAsync(WithGroup("Stripe_Group", new()
        {
            Label = "Stripe Group",
            PermissionSets = ["Stripe_Integration_Access", "Reporting"],
            Status = status,
            StalePermissions = ["RunReports"],
        }));

        var report = await bench.CheckAsync(OrgBench.Integration("\"permissionSets\": [\"Stripe_Group\"]"));

        var missing = report.Findings.Single(finding => finding.Id == "SFI4001");
        Assert.Contains(
            $": permission set group Stripe_Group is not recalculated (status {status}), after which it grants ApiEnabled. "
                + $"{step}: Setup > Permission Set Groups > Stripe_Group > Recalculate, or ",
            missing.Message,
            StringComparison.Ordinal);
        Assert.Equal(step, missing.Explanation!.Repairs[0].Title);
        Assert.Contains(missing.Explanation.Paths[0].Links, link => link is { Name: "Stripe_Group", State: LinkState.Breaks });
        Assert.DoesNotContain(missing.Explanation.Paths.Skip(1), path => path.Links.Any(link => link.Name == "Stripe_Group"));

        // Nothing goes on that needs it.
        var warning = report.Findings.Single(finding => finding.Id == "SFI4009");
        Assert.Equal("Calls that need ApiEnabled are refused", warning.Explanation!.Meanwhile);
        Assert.Contains($". {step}: Setup > ", warning.Message, StringComparison.Ordinal);
    }

    /// <summary>What the members of a group grant on objects is not looked at; that the group is late is known.</summary>
    [Fact]
    public async Task A_group_that_may_grant_an_object_is_to_be_recalculated_before_anything_is_added()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.SetGroupStatus("Stripe_Group", "Failed");

        var missing = await FindAsync(bench, "SFI4008", "\"objects\": { \"Opportunity\": [\"delete\"] }");

        Assert.Contains(
            "; permission set group Stripe_Group is not recalculated, and may grant it then. "
                + "Recalculate the group: Setup > Permission Set Groups > Stripe_Group > Recalculate. "
                + "If that is not enough, add it to one of ",
            missing.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("Stripe_Group > Recalculate", missing.Explanation!.Repairs[0].Text, StringComparison.Ordinal);
    }

    /// <summary>An object that somebody may read does not look as if there were none.</summary>
    [Theory]
    [InlineData("\"read\", \"delete\"", "Queries answer 400 INVALID_TYPE, as if the object did not exist; writes answer ")]
    [InlineData("\"delete\"", "Such writes answer INSUFFICIENT_ACCESS_OR_READONLY; queries work")]
    [InlineData("\"viewAll\"", "Records that nobody shares with the user are left out of answers, without an error")]
    public async Task What_callers_get_is_what_the_missing_access_brings(string access, string meanwhile)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");

        var missing = await FindAsync(bench, "SFI4008", $"\"objects\": {{ \"Opportunity\": [{access}] }}");

        Assert.StartsWith(meanwhile, missing.Explanation!.Meanwhile, StringComparison.Ordinal);
    }

    /// <summary>Access that somebody gave another set shut nobody out.</summary>
    [Fact]
    public async Task What_was_added_to_an_app_did_not_shut_anybody_out_of_it()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.AttachApp("Stripe Connector", "Mobile_Sales");
        bench.Org.Change.SetAdminApprovedUsersOnly("Stripe Connector", true);
        var before = (await FindAsync(bench, "SFI4007", "\"app\": \"Stripe Connector\"")).Explanation!.Change;

        bench.Org.Change.AttachApp("Stripe Connector", "Reporting");
        bench.Org.Change.AddAuditTrail(
            "x", "Permission set Reporting: access to app Stripe Connector was added", OrgBench.Now.AddHours(1));
        var after = (await FindAsync(bench, "SFI4007", "\"app\": \"Stripe Connector\"")).Explanation!.Change;

        Assert.NotNull(before);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task A_group_that_is_held_and_grants_nothing_is_to_be_given_a_member_that_does()
    {
        await using var bench = await OrgBench.StartAsync(WithGroup("Stripe_Group", new() { PermissionSets = ["Reporting"] }));

        var missing = await FindAsync(bench, "SFI4001", "\"permissionSets\": [\"Stripe_Group\"]");

        Assert.Contains(
            ", and permission set group Stripe_Group, which the manifest requires, does not grant it. "
                + "Let one of its members grant it: Setup > Permission Set Groups > Stripe_Group > Permission Sets in Group, or deploy ",
            missing.Message,
            StringComparison.Ordinal);
    }

    /// <summary>To recalculate it is what ends it.</summary>
    [Fact]
    public async Task A_group_whose_members_grant_it_no_more_is_not_to_be_recalculated()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Remove("Stripe_Integration_Access", "ApiEnabled");

        var warning = await FindAsync(bench, "SFI4009");

        Assert.EndsWith(
            "; after recalculation, its members will no longer grant ApiEnabled. "
                + "Let one of them grant it again, or grant it through another set, before that: "
                + "Setup > Permission Set Groups > Stripe_Group > Permission Sets in Group.",
            warning.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            warning.Explanation!.Repairs, repair => repair.Text.EndsWith("Recalculate", StringComparison.Ordinal));
    }

    /// <summary>Nothing comes of it, whatever it will grant.</summary>
    [Fact]
    public async Task A_group_whose_assignment_has_expired_is_not_waited_for()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Expire(OrgBench.Stripe, "Stripe_Group", OrgBench.Now.AddDays(-1));
        bench.Org.Change.SetGroupStatus("Stripe_Group", "Outdated");

        Assert.Equal("SFI4001", Assert.Single((await bench.CheckAsync(OrgBench.Integration())).Findings).Id);
    }

    /// <summary>Whoever edits the assignment gets it back until the policy runs again.</summary>
    [Theory]
    [InlineData("", "SFI4001")]
    [InlineData("\"permissionSets\": [\"Stripe_Group\"]", "SFI4003")]
    [InlineData("\"app\": \"Stripe Connector\"", "SFI4007")]
    [InlineData("\"objects\": { \"Opportunity\": [\"read\"] }", "SFI4008")]
    public async Task What_a_user_access_policy_took_away_is_given_back_there(string integration, string id)
    {
        var org = Holding(Org, user => user with { PermissionSetGroups = [new("Stripe_Group", Revoked: true)] });
        await using var bench = await OrgBench.StartAsync(org);
        bench.Org.Change.SetAdminApprovedUsersOnly("Stripe Connector", true);
        bench.Org.Change.AttachApp("Stripe Connector", "Stripe_Group");

        var finding = await FindAsync(bench, id, integration);

        Assert.Contains("was revoked by a user access policy", finding.Message, StringComparison.Ordinal);
        Assert.Contains(
            ". Change the policy that takes it away, and assign it again: Setup > User Access Policies",
            finding.Message,
            StringComparison.Ordinal);
        Assert.Equal("Setup > User Access Policies", finding.Explanation!.Repairs[0].Text);
    }

    /// <summary>What ended years ago is not what the manifest asks for, and what is to be assigned is not what ended.</summary>
    [Fact]
    public async Task What_the_manifest_requires_and_somebody_took_away_comes_before_what_ended_long_ago()
    {
        var old = new PermissionSetDefinition { Permissions = ["ApiEnabled"] };
        var org = Org with { PermissionSets = Org.PermissionSets.Append(new("Old", old)).ToDictionary() };
        await using var bench = await OrgBench.StartAsync(Holding(org, user => user with
        {
            PermissionSetGroups = [],
            PermissionSets = [new("Old", OrgBench.Now.AddYears(-3))],
        }));

        var missing = await FindAsync(bench, "SFI4001", Required);

        Assert.Contains(NotAssigned, missing.Message, StringComparison.Ordinal);
        Assert.Equal("is not assigned", missing.Explanation!.Paths[0].Links.First(link => link.State == LinkState.Breaks).Detail);
    }

    [Fact]
    public async Task To_whom_nothing_with_api_enabled_can_be_assigned_a_licence_is_given_first()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        bench.Org.Change.SetProfileLicense("Minimum Access - API Only Integrations", "Identity");

        var missing = await FindAsync(bench, "SFI4001", "\"permissionSets\": [\"Stripe_Group\"]");

        Assert.Contains(
            ", and its license Identity carries no API access. "
                + "Change that first: Setup > Users > Users > stripe@acme.example > Edit > User License. ",
            missing.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(missing.Explanation!.Repairs, repair => repair.Kind is RepairKind.Metadata or RepairKind.Command);
    }

    /// <summary>To put sets into groups is what Salesforce advises: whoever did so rather wants to hear of the manifest.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_set_that_is_held_through_a_group_alone_is_said_to_be_so(bool isInGroup)
    {
        await using var bench = await OrgBench.StartAsync(isInGroup ? Org : Holding(
            WithGroup("Other", new() { Label = "Other", PermissionSets = ["Reporting"] }),
            user => user with { PermissionSetGroups = [new("Other")] }));

        var missing = await FindAsync(bench, "SFI4003", Required);

        const string Assign = "sf org assign permset --name Stripe_Integration_Access --on-behalf-of stripe@acme.example";
        Assert.Contains(
            isInGroup
                ? ": it is not assigned by itself, only in permission set group Stripe_Group. "
                    + $"Write Stripe_Group in its place if that is meant, or assign it: {Assign}"
                : $": it is not assigned. Assign it: {Assign}",
            missing.Message,
            StringComparison.Ordinal);
    }

    /// <summary>What the profile brings too much stays with the user when the further set is taken away.</summary>
    [Fact]
    public async Task What_is_held_beyond_the_manifest_is_taken_away_wherever_it_comes_from()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");
        bench.Org.Change.GrantToProfile("Minimum Access - API Only Integrations", "ViewAllData");

        var drift = await FindAsync(
            bench, "SFI4010", "\"exact\": true, \"permissionSets\": [\"Stripe_Group\"], \"allow\": [\"RunReports\"]");

        Assert.EndsWith(
            ": permission ViewAllData; set Mobile_Sales. "
                + "Remove it in Setup > Users > Users > stripe@acme.example > Permission Set Assignments, "
                + "and in Setup > Profiles > Minimum Access - API Only Integrations > System Permissions, or add it to \"allow\".",
            drift.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile", "Sales", "the profile Sales or to a permission set that all of them hold", "Profiles > Sales")]
    [InlineData(
        "permissionSet",
        "Mobile_Sales",
        "Mobile_Sales (if that is a group, to a set in it) or to their profile",
        "Permission Sets > Mobile_Sales")]
    [InlineData("condition", "IsActive = true", "their profile or to a permission set that all of them hold", "Permission Sets")]
    public async Task What_an_audience_shares_is_where_it_is_given_access(string kind, string value, string where, string page)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Assign("rep@acme.example", "Mobile_Sales");
        var members = $"{{ \"{kind}\": \"{value}\" }}";

        var report = await bench.CheckAsync("", $"{{ \"name\": \"A\", \"app\": \"salesforce-mobile\", \"members\": {members} }}");

        var finding = Assert.Single(report.Findings, finding => finding.Id == "SFI4011");
        Assert.Contains($". Add API Enabled to {where}. They see: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal($"Setup > {page} > System Permissions > API Enabled", finding.Explanation!.Repairs[0].Text);
    }

    /// <summary>Others did other things to the same user since.</summary>
    [Theory]
    [InlineData(true, "Froze user Stripe Bot", "is frozen in production", "Unfreeze the user: Setup > ")]
    [InlineData(false, "Deactivated user Stripe Bot", "is inactive and frozen in production", "Activate and unfreeze the user: Setup > ")]
    public async Task Whoever_changed_something_else_did_not_shut_the_user_out(bool isActive, string what, string state, string next)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Change.Freeze(OrgBench.Stripe);
        if (!isActive)
            bench.Org.Change.Deactivate(OrgBench.Stripe);
        Assert.Equal(what, (await FindAsync(bench, "SFI4004")).Explanation!.Change?.What);

        bench.Org.Change.AddAuditTrail("x", "Permission set Reporting: unassigned from user Stripe Bot", OrgBench.Now.AddHours(1));
        var finding = await FindAsync(bench, "SFI4004");

        Assert.Equal(what, finding.Explanation!.Change?.What);
        Assert.Contains($"{state} (last change by ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(next, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_took_another_set_away_did_not_let_this_one_expire()
    {
        await using var bench = await OrgBench.StartAsync(Holding(
            Org, user => user with { PermissionSetGroups = [new("Stripe_Group", OrgBench.Now.AddDays(-2))] }));
        bench.Org.Change.AddAuditTrail("x", "Permission set Mobile Sales: unassigned from user Stripe Bot", OrgBench.Now.AddHours(-1));

        var missing = await FindAsync(bench, "SFI4001");

        Assert.Contains(": permission set group Stripe_Group expired on 2026-11-19. ", missing.Message, StringComparison.Ordinal);
        Assert.Null(missing.Explanation!.Change);
    }

    private static OrgDefinition WithGroup(string name, PermissionSetGroupDefinition group) => Org with
    {
        PermissionSetGroups = Org.PermissionSetGroups.Where(other => other.Key != name).Append(new(name, group)).ToDictionary(),
    };

    /// <summary>The org with another user of Stripe's.</summary>
    private static OrgDefinition Holding(OrgDefinition org, Func<UserDefinition, UserDefinition> change) => org with
    {
        Users = org.Users.ToDictionary(user => user.Key, user => user.Key == OrgBench.Stripe ? change(user.Value) : user.Value),
    };

    private static async Task<Finding> FindAsync(OrgBench bench, string id, string integration = "") =>
        (await bench.CheckAsync(OrgBench.Integration(integration))).Findings.Single(finding => finding.Id == id);
}
