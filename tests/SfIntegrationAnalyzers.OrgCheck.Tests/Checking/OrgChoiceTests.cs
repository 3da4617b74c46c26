namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Which of several orgs a build checks. Without credentials the finding names it, and nothing is sent.</summary>
public class OrgChoiceTests
{
    private const string TwoOrgs = """
        { "orgs": { "production": { "instanceUrl": "https://acme.my.salesforce.com" },
                    "uat": { "instanceUrl": "https://acme--uat.sandbox.my.salesforce.com" } },
          "integrations": [{ "name": "Stripe billing", "user": "stripe@acme.example" }] }
        """;

    [Theory]
    [InlineData("uat", null, "uat")]
    [InlineData(" uat ", null, "uat")]
    [InlineData("", "uat", "uat")]
    [InlineData("production", "uat", "production")]
    public async Task The_property_says_which_one_else_the_variable(string property, string? variable, string chosen)
    {
        var finding = await OnlyFindingAsync(property, variable);

        Assert.Equal("SFI4901", finding.Id);
        Assert.StartsWith($"The org {chosen} was not checked", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, "The manifest has several orgs (production, uat), and none is chosen. "
        + "Choose one: <SfiOrg>production</SfiOrg> in Directory.Build.props, -p:SfiOrg=production, or the environment "
        + "variable SFI_ORG.")]
    [InlineData("prod", null, "The manifest has no org \"prod\"; it has production, uat. Correct SfiOrg (or SFI_ORG), or add the org.")]
    [InlineData("", "prod", "The manifest has no org \"prod\"; it has production, uat. Correct SfiOrg (or SFI_ORG), or add the org.")]
    public async Task Where_none_is_chosen_the_next_step_is_said(string property, string? variable, string message)
    {
        var finding = await OnlyFindingAsync(property, variable);

        Assert.Equal(("SFI4000", FindingSeverity.Error, 1), (finding.Id, finding.Severity, finding.Position.Line));
        Assert.Equal(message, finding.Message);
    }

    private static async Task<Finding> OnlyFindingAsync(string property, string? variable)
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = new Dictionary<string, string>();
        if (variable is not null)
            environment["SFI_ORG"] = variable;

        var report = await bench.CheckAsync(bench.Request(TwoOrgs) with { Org = property, Environment = environment });

        Assert.Equal(0, report.RequestsMade);
        return Assert.Single(report.Findings);
    }
}
