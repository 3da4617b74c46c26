using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>Machines that reach the world through a proxy, which a process knows by its variables.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    /// <summary>Nobody listens there.</summary>
    private const string Proxy = "127.0.0.1:1";

    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-proxy-").FullName;
    private EmulatedOrg _org = null!;

    public async Task InitializeAsync()
    {
        _org = await EmulatedOrg.StartAsync(OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json")));
        File.Copy(
            Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json"),
            Path.Combine(_folder, "salesforce-permissions.json"));
    }

    public async Task DisposeAsync()
    {
        await _org.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>It would read a token that travels without TLS, which only what stays on the machine may.</summary>
    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("ALL_PROXY")]
    public async Task An_org_on_this_machine_is_asked_without_it(string variable) =>
        Assert.Equal(0, (await CheckAsync(variable, _org.Url)).ExitCode);

    [Fact]
    public async Task One_that_is_not_there_is_named_and_not_the_org_for_it()
    {
        var check = await CheckAsync("HTTPS_PROXY", "https://acme.my.salesforce.com");

        Assert.Contains(
            "error SFI4902: The org production was not checked: with access token, "
            + $"the proxy {Proxy} on the way to acme.my.salesforce.com refused the connection. Check HTTPS_PROXY",
            check.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", check.Output, StringComparison.Ordinal);
    }

    private Task<DotNetResult> CheckAsync(string proxyVariable, string url) => DotNet.RunAsync(
        [
            "exec", typeof(CheckPermissions).Assembly.Location,
            "check", "--manifest", Path.Combine(_folder, "salesforce-permissions.json"), "--mode", "required",
        ],
        _folder,
        new Dictionary<string, string>
        {
            ["SF_ORG_INSTANCE_URL"] = url,
            ["SF_ACCESS_TOKEN"] = _org.AccessTokenFor("checker@acme.example"),
            [proxyVariable] = $"http://ci:geheim@{Proxy}",
            ["NO_PROXY"] = "",
        });
}
