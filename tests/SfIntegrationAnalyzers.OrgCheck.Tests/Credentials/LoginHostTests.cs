using SfIntegrationAnalyzers.OrgCheck.Credentials;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Credentials;

/// <summary>Whom an assertion is for: the login host of the kind of org that the address is of.</summary>
public class LoginHostTests
{
    [Theory]
    [InlineData("https://login.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com", "https://test.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://acme-dev-ed.develop.my.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", "https://test.salesforce.com")]
    [InlineData("https://acme-fun-123-dev-ed.scratch.my.salesforce.com", "https://test.salesforce.com")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    public void The_audience_follows_the_address(string login, string audience) =>
        Assert.Equal(audience, AudienceOf(new() { ["SF_LOGIN_URL"] = login }));

    [Fact]
    public void The_audience_can_be_named_by_itself() => Assert.Equal(
        "https://test.salesforce.com",
        AudienceOf(new() { ["SF_LOGIN_URL"] = "https://acme.my.salesforce.com", ["SF_AUDIENCE_URL"] = "https://test.salesforce.com/" }));

    private static string? AudienceOf(Dictionary<string, string> environment)
    {
        var variables = new CredentialVariables(environment, "production");
        var context = new CredentialContext(variables, null, "", CheckEffects.Default, TimeProvider.System, new SecretMask(variables));
        return LoginHost.TryChoose(context, out var host, out _) ? host.Audience : null;
    }
}
