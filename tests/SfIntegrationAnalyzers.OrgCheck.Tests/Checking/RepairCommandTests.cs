using SfIntegrationAnalyzers.OrgCheck.Explain;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Commands that repair name the org, so that nobody repairs the default org of their machine.</summary>
public class RepairCommandTests
{
    [Fact]
    public async Task With_a_target_org_in_the_environment_commands_take_it_and_no_login_is_needed()
    {
        var repairs = await RepairsAsync(environment => environment["SF_TARGET_ORG"] = "acme-prod");

        Assert.All(
            repairs.Where(repair => repair.StartsWith("sf ", StringComparison.Ordinal)),
            command => Assert.EndsWith(" --target-org acme-prod", command, StringComparison.Ordinal));
        Assert.DoesNotContain(repairs, repair => repair.Contains("sf org login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_one_the_manifests_key_is_the_alias_and_the_login_that_makes_it_stands_first()
    {
        await using var bench = await BrokenAsync();

        var repairs = (await bench.CheckAsync())
            .Findings.Single()
            .Explanation!.Repairs.Where(repair => repair.Kind == RepairKind.Command)
            .Select(repair => repair.Text)
            .ToList();

        Assert.All(repairs.Skip(1), command => Assert.EndsWith(" --target-org production", command, StringComparison.Ordinal));
        Assert.Equal($"sf org login web --alias production --instance-url {bench.Org.Url}", repairs[0]);
    }

    [Theory]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("a b; rm -rf ~", "'a b; rm -rf ~'")]
    [InlineData("$(id)", "'$(id)'")]
    [InlineData("acme__Stripe_Access", "acme__Stripe_Access")]
    public void No_name_is_more_than_a_word_to_a_shell(string name, string word) =>
        Assert.Equal(
            $"sf org assign permset --name {word} --on-behalf-of {word} --target-org {word}",
            new SalesforceCli(name, null).Assign(name, name));

    private static async Task<List<string>> RepairsAsync(Action<Dictionary<string, string>> change)
    {
        await using var bench = await BrokenAsync();
        var environment = bench.Environment;
        change(environment);
        return [.. (await bench.CheckAsync(bench.Request() with { Environment = environment }))
            .Findings.Single()
            .Explanation!.Repairs.Select(repair => repair.Text)];
    }

    private static async Task<OrgBench> BrokenAsync()
    {
        var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        return bench;
    }
}
