using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Where access went with a permission set group, the message, the ways behind it and the report's picture name that group.
/// </summary>
public class LostGroupTests
{
    private const string Deleted = "Deleted permission set group Dropped Group";
    private const string Removed = "Removed permission set Stripe Integration Access from permission set group Stripe Group";

    /// <summary>What happened, the set that the manifest requires, what the reason says of it, and where the picture ends.</summary>
    public static TheoryData<string, string, string, string> Ways => new()
    {
        { "unassigned", "Stripe_Group", "permission set group Stripe_Group", "PermissionSetGroup Stripe_Group is not assigned" },
        {
            Deleted,
            "Dropped_Group",
            "and Dropped_Group, which the manifest requires, is gone from the org",
            "PermissionSet Dropped_Group is gone from the org"
        },
        {
            Removed,
            "Stripe_Group",
            "and permission set group Stripe_Group, which the manifest requires, does not grant it",
            "PermissionSetGroup Stripe_Group does not grant it"
        },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_group_is_named_wherever_access_is_explained(string what, string required, string reason, string end)
    {
        await using var bench = await StartAsync(what);

        var report = await bench.CheckAsync(
            OrgBench.Integration($"\"permissionSets\": [\"{required}\"], \"objects\": {{ \"Opportunity\": [\"read\"] }}"));

        foreach (var id in new[] { "SFI4001", "SFI4008" })
        {
            var finding = report.Findings.Single(finding => finding.Id == id);
            Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
            Assert.Contains(
                "(last change by A. Admin on 2026-11-21: "
                    + $"{(what == "unassigned" ? "Permission set group Stripe Group: unassigned" : what)}",
                finding.Message,
                StringComparison.Ordinal);
        }

        var user = Assert.Single(report.Users);
        var link = user.Paths[0].Links.First(link => link.State != LinkState.Holds);
        Assert.Equal((Access.Missing, end), (user.ApiAccess, $"{link.Kind} {link.Name} {link.Detail}"));
    }

    /// <summary>A group that the manifest does not name is known from the Setup Audit Trail alone.</summary>
    [Fact]
    public async Task A_group_that_only_the_audit_trail_names_is_named_as_it_names_it()
    {
        await using var bench = await StartAsync("unassigned");

        var report = await bench.CheckAsync(OrgBench.Integration("\"objects\": { \"Opportunity\": [\"read\"] }"));

        Assert.All(
            report.Findings,
            finding => Assert.Contains(
                ": Permission set group Stripe Group: unassigned from user Stripe Bot", finding.Message, StringComparison.Ordinal));
        Assert.Equal(["SFI4001", "SFI4008"], report.Findings.Select(finding => finding.Id).Order());
    }

    /// <summary>Whoever follows a message and grants something in place of what is missing leaves the user with more than it had.</summary>
    [Fact]
    public async Task Whatever_is_missing_the_group_is_to_be_assigned_before_anything_else_is_granted()
    {
        await using var bench = await StartAsync("unassigned");
        bench.Org.Change.SetAdminApprovedUsersOnly("Stripe Connector", true);
        bench.Org.Change.AttachApp("Stripe Connector", "Stripe_Group");
        var manifest = OrgBench.Integration(
            "\"permissionSets\": [\"Stripe_Group\"], \"objects\": { \"Opportunity\": [\"read\"] }, \"app\": \"Stripe Connector\"");

        var report = await bench.CheckAsync(manifest);

        Assert.Equal(["SFI4001", "SFI4003", "SFI4007", "SFI4008"], report.Findings.Select(finding => finding.Id).Order());
        Assert.All(report.Findings, finding =>
        {
            var first = finding.Explanation!.Repairs.First(repair => !repair.Title.StartsWith("Log in", StringComparison.Ordinal));
            Assert.Equal("Assign the permission set group Stripe_Group", first.Title);
            Assert.Contains($" it: {first.Text}.", finding.Message, StringComparison.Ordinal);
            Assert.Contains(finding.Explanation.Paths[0].Links, link => link is { Name: "Stripe_Group", Detail: "is not assigned" });
        });

        bench.Org.Change.AssignGroup(OrgBench.Stripe, "Stripe_Group");
        Assert.Empty((await bench.CheckAsync(manifest)).Findings);
    }

    private static async Task<OrgBench> StartAsync(string what)
    {
        var org = VerdictCases.Org;
        var stripe = org.Users[OrgBench.Stripe];
        var bench = await OrgBench.StartAsync(org with
        {
            Users = org.Users.ToDictionary(user => user.Key, user => user.Key switch
            {
                OrgBench.Stripe when what == Deleted => stripe with { PermissionSetGroups = [] },
                _ => user.Value,
            }),
            PermissionSetGroups = what == Removed
                ? new Dictionary<string, PermissionSetGroupDefinition>
                {
                    ["Stripe_Group"] = new() { Label = "Stripe Group", PermissionSets = ["Reporting"] },
                }
                : org.PermissionSetGroups,
            SetupAuditTrail = what == "unassigned"
                ? []
                : [new() { Action = "x", Display = what, At = OrgBench.Now.AddHours(-1), By = OrgBench.Admin }],
        });
        if (what == "unassigned")
            bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        return bench;
    }
}
