using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// People and things whose names try to be something else, or are written otherwise than in the manifest: a name is nothing but a name.
/// </summary>
public class NastyNamesTests
{
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
}
