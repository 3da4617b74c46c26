using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Credentials;

/// <summary>
/// Whatever points at a foreign host, nothing is sent there. The witness is a second org, at another port of this machine.
/// </summary>
public sealed class ForeignHostTests
{
    private const string AppSecret = "7F3A9C55E1B04D2288AC61D0E4B7F6A1";

    public static TheoryData<string> Kinds => new(["access token", "JWT bearer", "client credentials", "SFDX auth URL"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_manifest_that_names_a_foreign_host_sends_nothing_there(string kind)
    {
        await using var bench = await StartAsync();
        await using var witness = await EmulatedOrg.StartAsync(OrgBench.Healthy);
        var environment = Credentials(bench, kind);
        environment.Remove("SF_LOGIN_URL");

        await AssertNothingReachesAsync(
            witness,
            bench.Request(bench.Manifest(OrgBench.Integration()).Replace(bench.Org.Url, witness.Url)) with { Environment = environment });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_redirect_is_not_followed(string kind)
    {
        foreach (var path in new[] { "/token", "/services/data", "/composite" })
        {
            await using var bench = await StartAsync();
            await using var witness = await EmulatedOrg.StartAsync(OrgBench.Healthy);
            bench.Org.Faults.Add(Fault.Redirect(witness.Url + "/services/data"), path);
            if (path == "/token" && kind == "access token")
                continue;

            await AssertNothingReachesAsync(witness, bench.Request() with { Environment = Credentials(bench, kind) });
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_next_page_of_a_foreign_host_is_not_fetched(string kind)
    {
        await using var bench = await StartAsync(new EmulatedOrgOptions { PageSize = 1 });
        await using var witness = await EmulatedOrg.StartAsync(OrgBench.Healthy);
        bench.Org.Change.Assign(OrgBench.Stripe, "Reporting");
        bench.Org.Change.Assign(OrgBench.Stripe, "Mobile_Sales");
        bench.Org.Faults.Add(Fault.ForeignLocator(witness.Url));

        await AssertNothingReachesAsync(
            witness,
            bench.Request(bench.Manifest(OrgBench.Integration("\"exact\": true"))) with { Environment = Credentials(bench, kind) });
    }

    [Theory]
    [InlineData("JWT bearer")]
    [InlineData("client credentials")]
    [InlineData("SFDX auth URL")]
    public async Task A_token_answer_that_names_a_foreign_instance_sends_the_token_nowhere(string kind)
    {
        await using var bench = await StartAsync();
        await using var witness = await EmulatedOrg.StartAsync(OrgBench.Healthy);
        var effects = CheckEffects.Default with { CreateHttpHandler = () => new Replacing(bench.Org.Url, witness.Url) };

        await AssertNothingReachesAsync(witness, bench.Request() with { Environment = Credentials(bench, kind), Effects = effects });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_token_goes_to_an_instance_without_tls_even_where_the_environment_names_it(string kind)
    {
        await using var bench = await StartAsync();
        var environment = Credentials(bench, kind);
        environment["SF_ORG_INSTANCE_URL"] = "http://acme.my.salesforce.com";

        var report = await CheckRunner.RunAsync(bench.Request() with { Environment = environment }, CancellationToken.None);

        Assert.Equal(("SFI4903", 0), (Assert.Single(report.Findings).Id, report.RequestsMade));
        Assert.Contains("SF_ORG_INSTANCE_URL is not an https address", report.Findings[0].Message, StringComparison.Ordinal);
    }

    private static Task<OrgBench> StartAsync(EmulatedOrgOptions? options = null) => OrgBench.StartAsync(
        OrgBench.Healthy with
        {
            Apps = new Dictionary<string, AppDefinition>
            {
                ["CI"] = new() { ClientId = "3MVG9ci", ClientSecret = AppSecret, RunAs = OrgBench.Admin, AuthorizedBy = [OrgBench.Admin] },
            },
        },
        options);

    private static Dictionary<string, string> Credentials(OrgBench bench, string kind) => kind switch
    {
        "access token" => bench.Environment,
        "JWT bearer" => new()
        {
            ["SF_CLIENT_ID"] = "3MVG9ci",
            ["SF_USERNAME"] = OrgBench.Admin,
            ["SF_PRIVATE_KEY"] = bench.Org.PrivateKeyPem,
            ["SF_LOGIN_URL"] = bench.Org.Url,
        },
        "client credentials" => new() { ["SF_CLIENT_ID"] = "3MVG9ci", ["SF_CLIENT_SECRET"] = AppSecret, ["SF_LOGIN_URL"] = bench.Org.Url },
        _ => new()
        {
            ["SFDX_AUTH_URL"] =
                $"force://3MVG9ci:{AppSecret}:{bench.Org.RefreshTokenFor(OrgBench.Admin, "CI")}@{new Uri(bench.Org.Url).Authority}",
        },
    };

    private static async Task AssertNothingReachesAsync(EmulatedOrg witness, CheckRequest request)
    {
        var report = await CheckRunner.RunAsync(request, CancellationToken.None);

        Assert.Equal((CheckOutcome.NotChecked, 0), (report.Outcome, report.UsersChecked));
        Assert.Equal(0, witness.Journal.Count);
    }

    /// <summary>Puts another address into what the token endpoint answers.</summary>
    private sealed class Replacing(string address, string other) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(
                    body.Replace(address, other, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
