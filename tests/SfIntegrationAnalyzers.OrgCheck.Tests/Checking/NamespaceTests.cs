using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// The org and the package acme have a permission set and a group of the same name each. Who holds the one does not hold the other, and of
/// the four Stripe's user holds one.
/// </summary>
public class NamespaceTests
{
    private static readonly string[] Kinds = ["Access", "Tools"];

    /// <summary>What the user holds, what the manifest asks for, and whether that is the same.</summary>
    public static TheoryData<string, string, bool> Names
    {
        get
        {
            var names = new TheoryData<string, string, bool>();
            foreach (var kind in Kinds)
            {
                names.Add(kind, kind, true);
                names.Add(kind, kind.ToUpperInvariant(), true);
                names.Add(kind, $"acme__{kind}", false);
                names.Add($"acme__{kind}", $"acme__{kind}", true);
                names.Add($"acme__{kind}", $"ACME__{kind}", true);
                names.Add($"acme__{kind}", kind, false);
                names.Add($"acme__{kind}", $"other__{kind}", false);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_means_the_set_or_group_of_its_own_namespace(string held, string asked, bool isHeld)
    {
        await using var bench = await StartAsync(held);

        var report = await bench.CheckAsync(OrgBench.Integration($"\"permissionSets\": [\"{asked}\"]"));

        Assert.Equal(isHeld ? [] : ["SFI4003"], report.Findings.Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("Access")]
    [InlineData("Tools")]
    public async Task Who_means_a_package_and_leaves_its_namespace_out_is_told_the_name(string kind)
    {
        await using var bench = await StartAsync($"acme__{kind}", ofTheOrg: false);

        var finding = Assert.Single((await bench.CheckAsync(OrgBench.Integration($"\"permissionSets\": [\"{kind}\"]"))).Findings);

        Assert.Contains(
            "it is gone: the org has no permission set or group of that API name. "
                + $"Deploy it again, or, if you mean acme__{kind}, write that name.", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access", "Access", 1)]
    [InlineData("Access", "acme__Access", 0)]
    [InlineData("acme__Access", "acme__Access", 1)]
    [InlineData("acme__Access", "Access", 0)]
    [InlineData("Tools", "acme__Tools", 0)]
    [InlineData("acme__Tools", "acme__Tools", 1)]
    [InlineData("Group_With_acme__Access", "acme__Access", 1)]
    [InlineData("Group_With_acme__Access", "Access", 0)]
    public async Task The_holders_of_a_set_are_those_of_its_own_namespace(string held, string asked, int members)
    {
        await using var bench = await StartAsync(held, hasApi: false);

        var finding = Assert.Single((await bench.CheckAsync(
            "", $$"""{ "name": "Robots", "app": "salesforce-mobile", "members": { "permissionSet": "{{asked}}" } }""")).Findings);

        Assert.Equal(members == 0 ? "SFI4905" : "SFI4011", finding.Id);
    }

    /// <summary>
    /// Older versions may not tell which package a group is of. A name without one still means it; a name with one may or may not.
    /// </summary>
    [Theory]
    [InlineData("Tools", CheckOutcome.Passed)]
    [InlineData("acme__Tools", CheckOutcome.NotChecked)]
    [InlineData("acme__Access", CheckOutcome.Failed)]
    public async Task Where_the_org_does_not_tell_of_which_package_a_group_is_the_rest_is_still_told(string asked, CheckOutcome outcome)
    {
        await using var bench = await StartAsync("Tools");
        bench.Org.Change.Assign(OrgBench.Stripe, "Access");

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration($"\"permissionSets\": [\"{asked}\"]"))) with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if (url.Contains("PermissionSetGroup.NamespacePrefix", StringComparison.Ordinal))
                        part.Refuse(
                            400,
                            "INVALID_FIELD",
                            "\nPermissionSetGroup.NamespacePrefix\n^\nERROR at Row:1:Column:1\n"
                                + "No such column 'NamespacePrefix' on entity 'PermissionSetGroup'. "
                                + "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.");
                }),
            },
        });

        Assert.Equal(outcome, report.Outcome);
        if (outcome == CheckOutcome.NotChecked)
            Assert.Contains(
                "the org does not show whether the Tools that the user holds is of the package acme",
                Assert.Single(report.Findings).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_snapshot_writes_is_what_the_next_check_finds()
    {
        await using var bench = await StartAsync("acme__Access");
        bench.Org.Change.AssignGroup(OrgBench.Stripe, "acme__Tools");
        var request = bench.Request(bench.Manifest(OrgBench.Integration("\"permissionSets\": []")));

        var snapshot = (await SnapshotRunner.RunAsync(request, [], CancellationToken.None)).Snapshot!;

        Assert.Equal(["acme__Access", "acme__Tools"], snapshot.Integrations.Single().PermissionSets!);
        Assert.Equal(
            CheckOutcome.Passed,
            (await bench.CheckAsync(OrgBench.Integration("\"permissionSets\": [\"acme__Access\", \"acme__Tools\"]"))).Outcome);
    }

    private static async Task<OrgBench> StartAsync(string held, bool ofTheOrg = true, bool hasApi = true)
    {
        var sets = new Dictionary<string, PermissionSetDefinition>
        {
            ["Member"] = new(),
            ["acme__Access"] = new() { NamespacePrefix = "acme" },
        };
        var groups = new Dictionary<string, PermissionSetGroupDefinition>
        {
            ["acme__Tools"] = new() { NamespacePrefix = "acme", PermissionSets = ["Member"] },
            ["Group_With_acme__Access"] = new() { PermissionSets = ["acme__Access"] },
        };
        if (ofTheOrg)
        {
            sets.Add("Access", new());
            groups.Add("Tools", new() { PermissionSets = ["Member"] });
        }

        var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Profiles = new Dictionary<string, ProfileDefinition>
            {
                ["Minimum Access - API Only Integrations"] = new() { Permissions = hasApi ? ["ApiEnabled"] : [] },
            },
            PermissionSets = sets,
            PermissionSetGroups = groups,
            Users = OrgBench.Healthy.Users.ToDictionary(user => user.Key, user => user.Value with { PermissionSetGroups = [] }),
        });
        if (held.EndsWith("Tools", StringComparison.Ordinal) || held.StartsWith("Group", StringComparison.Ordinal))
            bench.Org.Change.AssignGroup(OrgBench.Stripe, held);
        else
            bench.Org.Change.Assign(OrgBench.Stripe, held);
        return bench;
    }
}
