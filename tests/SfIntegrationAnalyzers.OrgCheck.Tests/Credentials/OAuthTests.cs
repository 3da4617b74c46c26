using System.Diagnostics;
using System.Net;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Credentials;

public class OAuthTests
{
    private static OrgDefinition Org => OrgBench.Healthy with
    {
        Apps = new Dictionary<string, AppDefinition>
        {
            ["CI"] = new()
            {
                ClientId = "3MVG9ci",
                ClientSecret = "s3cretOfTheApp",
                RunAs = OrgBench.Admin,
                AuthorizedBy = [OrgBench.Admin],
            },
        },
    };

    private static Dictionary<string, string> Jwt(OrgBench bench) => new()
    {
        ["SF_CLIENT_ID"] = "3MVG9ci",
        ["SF_USERNAME"] = OrgBench.Admin,
        ["SF_PRIVATE_KEY"] = bench.Org.PrivateKeyPem,
        ["SF_LOGIN_URL"] = bench.Org.Url,
    };

    [Fact]
    public async Task Jwt_bearer_logs_in_and_checks()
    {
        await using var bench = await OrgBench.StartAsync(Org);

        var report = await bench.CheckAsync(bench.Request() with { Environment = Jwt(bench) });

        Assert.Equal((CheckOutcome.Passed, 3), (report.Outcome, report.RequestsMade));
        Assert.Equal(("JWT bearer", OrgBench.Admin), (report.Checker!.CredentialSource, report.Checker.Username));
    }

    [Theory]
    [InlineData("\\n", "")]
    [InlineData("\\r\\n", "")]
    [InlineData("\\n", "\"")]
    [InlineData("\n", "'")]
    public async Task A_key_file_and_a_key_with_escaped_line_breaks_or_in_quotes_do_as_well(string lineBreak, string quote)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var escaped = Jwt(bench);
        escaped["SF_PRIVATE_KEY"] = quote + bench.Org.PrivateKeyPem.ReplaceLineEndings(lineBreak) + quote;
        var file = Jwt(bench);
        file.Remove("SF_PRIVATE_KEY");
        file["SF_PRIVATE_KEY_FILE"] = "/keys/ci.pem";

        var first = await bench.CheckAsync(bench.Request() with { Environment = escaped });
        var second = await bench.CheckAsync(bench.Request() with
        {
            Environment = file,
            Effects = CheckEffects.Default with
            {
                ReadFile = (path, _) => Task.FromResult(path == "/keys/ci.pem"
                    ? bench.Org.PrivateKeyPem
                    : throw new FileNotFoundException()),
            },
        });

        Assert.Equal((CheckOutcome.Passed, CheckOutcome.Passed), (first.Outcome, second.Outcome));
    }

    [Fact]
    public async Task Client_credentials_log_in_and_check()
    {
        await using var bench = await OrgBench.StartAsync(Org);

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = new Dictionary<string, string>
            {
                ["SF_CLIENT_ID"] = "3MVG9ci",
                ["SF_CLIENT_SECRET"] = "s3cretOfTheApp",
                ["SF_LOGIN_URL"] = bench.Org.Url,
            },
        });

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task An_sfdx_auth_url_logs_in_and_checks()
    {
        await using var bench = await OrgBench.StartAsync(Org);

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = new Dictionary<string, string>
            {
                ["SFDX_AUTH_URL"] =
                    $"force://3MVG9ci:s3cretOfTheApp:{bench.Org.RefreshTokenFor(OrgBench.Admin, "CI")}@{new Uri(bench.Org.Url).Authority}",
            },
        });

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Theory]
    [InlineData("/composite")]
    [InlineData("/token")]
    public async Task A_refresh_token_that_rotates_is_never_spent_twice(string path)
    {
        await using var bench = await OrgBench.StartAsync(Org, new OrgEmulator.EmulatedOrgOptions { RotateRefreshTokens = true });
        bench.Org.Faults.Add(
            path == "/token" ? OrgEmulator.Faults.Fault.ServerBusy : OrgEmulator.Faults.Fault.SessionExpired, path, times: 1);

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = new Dictionary<string, string>
            {
                ["SFDX_AUTH_URL"] =
                    $"force://3MVG9ci:s3cretOfTheApp:{bench.Org.RefreshTokenFor(OrgBench.Admin, "CI")}@{new Uri(bench.Org.Url).Authority}",
            },
        });

        Assert.Equal(CheckOutcome.NotChecked, report.Outcome);
        Assert.Single(bench.Org.Journal.Entries, entry => entry.Path.EndsWith("/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_orgs_own_variables_go_before_those_for_all()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = new Dictionary<string, string>
        {
            ["SF_ACCESS_TOKEN"] = "00Dwrong!token",
            ["SF_ORG_INSTANCE_URL"] = bench.Org.Url,
        };
        foreach (var (name, value) in Jwt(bench))
            environment[name + "__PRODUCTION"] = value;

        var report = await bench.CheckAsync(bench.Request() with { Environment = environment });

        Assert.Equal((CheckOutcome.Passed, "JWT bearer"), (report.Outcome, report.Checker!.CredentialSource));
    }

    [Fact]
    public async Task A_session_that_ends_in_mid_check_is_renewed_once()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        bench.Org.Faults.Add(OrgEmulator.Faults.Fault.SessionExpired, "/composite", times: 1);

        var report = await bench.CheckAsync(bench.Request() with { Environment = Jwt(bench) });

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
        Assert.Equal(2, bench.Org.Journal.Entries.Count(entry => entry.Path.EndsWith("/token", StringComparison.Ordinal)));
    }

    /// <summary>What is set, and what the message says of the rest.</summary>
    public static TheoryData<string, string> Halves => new()
    {
        { "SF_ACCESS_TOKEN=00D000000000001!half", "SF_ACCESS_TOKEN is set, but SF_ORG_INSTANCE_URL, the token's own host, is not" },
        { "SF_ACCESS_TOKEN__PRODUCTION=00D000000000001!half", "SF_ACCESS_TOKEN__PRODUCTION is set, but SF_ORG_INSTANCE_URL" },
        { "SF_ORG_INSTANCE_URL=https://acme.my.salesforce.com", "SF_ACCESS_TOKEN is not set" },
        { "SF_ACCESS_TOKEN= |SF_ORG_INSTANCE_URL=https://acme.my.salesforce.com", "SF_ACCESS_TOKEN is not set" },
        { "SF_PRIVATE_KEY=half", "JWT bearer: SF_CLIENT_ID is not set" },
        { "SF_PRIVATE_KEY=half|SF_CLIENT_ID=3MVG9", "JWT bearer: SF_USERNAME is not set" },
        { "SF_PRIVATE_KEY_FILE=/nowhere|SF_USERNAME=ci@acme.example", "JWT bearer: SF_CLIENT_ID is not set" },
        { "SF_CLIENT_ID=3MVG9|SF_USERNAME=ci@acme.example", "JWT bearer: neither SF_PRIVATE_KEY nor SF_PRIVATE_KEY_FILE is set" },
        { "SF_CLIENT_SECRET=half", "client credentials: SF_CLIENT_ID is not set" },
        { "SF_CLIENT_ID=3MVG9", "client credentials: SF_CLIENT_SECRET is not set" },
        { "SF_TARGET_ORG=production", "Salesforce CLI: SF_TARGET_ORG is set, but sf is not installed" },
        {
            "SF_CLIENT_ID=$(SF_CLIENT_ID)|SF_USERNAME=$(user)|SF_LOGIN_URL=$(login)|SF_PRIVATE_KEY_FILE=$(key.secureFilePath)",
            "neither SF_PRIVATE_KEY nor SF_PRIVATE_KEY_FILE is set (SF_PRIVATE_KEY_FILE contains a reference such as $(name), "
                + "which Azure Pipelines leaves in place if it has no such variable)"
        },
        {
            "SF_CLIENT_ID__PRODUCTION=$(salesforceClientId)|SF_USERNAME=ci@acme.example|SF_PRIVATE_KEY=half",
            "SF_CLIENT_ID is not set (SF_CLIENT_ID__PRODUCTION contains a reference such as $(name)"
        },
    };

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Half_of_a_source_is_none_sends_nothing_and_says_what_the_other_half_is(string variables, string says)
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = variables.Split('|').Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        var report = await bench.CheckAsync(bench.Request() with { Environment = environment, Mode = CheckMode.Required });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(
            ("SFI4901", FindingSeverity.Error, CheckOutcome.NotChecked, 0),
            (finding.Id, finding.Severity, report.Outcome, report.RequestsMade));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("half", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A terminal does not show messages. Whoever set a part meant to be checked.</summary>
    [Theory]
    [InlineData("SF_ACCESS_TOKEN=00D000000000001!half",
        "access token: SF_ACCESS_TOKEN is set, but SF_ORG_INSTANCE_URL, the token's own host, is not")]
    [InlineData("SF_ACCESS_TOKEN__PRODUCTION=00D000000000001!half",
        "access token: SF_ACCESS_TOKEN__PRODUCTION is set, but SF_ORG_INSTANCE_URL, the token's own host, is not")]
    [InlineData("SF_PRIVATE_KEY=half", "JWT bearer: SF_CLIENT_ID is not set")]
    [InlineData("SF_PRIVATE_KEY_FILE=/nowhere|SF_CLIENT_ID=3MVG9",
        "JWT bearer: SF_USERNAME is not set; client credentials: SF_CLIENT_SECRET is not set")]
    [InlineData("SF_CLIENT_ID=3MVG9",
        "JWT bearer: neither SF_PRIVATE_KEY nor SF_PRIVATE_KEY_FILE is set; client credentials: SF_CLIENT_SECRET is not set")]
    [InlineData("SF_CLIENT_SECRET=half", "client credentials: SF_CLIENT_ID is not set")]
    [InlineData("SF_ACCESS_TOKEN__production=00D000000000001!half|SF_ORG_INSTANCE_URL__production=https://acme.my.salesforce.com",
        "SF_ACCESS_TOKEN__production is set, but its name must be SF_ACCESS_TOKEN__PRODUCTION")]
    [InlineData("sf_client_secret=half", "sf_client_secret is set, but its name must be SF_CLIENT_SECRET")]
    [InlineData("SF_USERNAME=ci@acme.example", null)]
    [InlineData("SF_ORG_INSTANCE_URL=https://acme.my.salesforce.com", null)]
    [InlineData("SF_ACCESS_TOKEN= |SF_CLIENT_ID=", null)]
    [InlineData("SF_TARGET_ORG=production", "Salesforce CLI: SF_TARGET_ORG is set, but sf is not installed")]
    [InlineData("SF_TARGET_ORG__PRODUCTION=production", "Salesforce CLI: SF_TARGET_ORG__PRODUCTION is set, but sf is not installed")]
    public async Task Half_of_a_source_is_a_warning_on_ones_own_machine_and_names_nothing_but_the_other_half(
        string variables, string? lacking)
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = variables.Split('|').Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        var finding = Assert.Single((await bench.CheckAsync(bench.Request() with { Environment = environment })).Findings);

        Assert.Equal(("SFI4901", lacking is null ? FindingSeverity.Message : FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Contains(
            lacking is null ? "there are no credentials" : $"are not complete ({lacking}).", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_of_a_source_is_passed_over_where_another_is_whole()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = Jwt(bench);
        environment["SF_ACCESS_TOKEN"] = "00D000000000001!half";
        environment.Remove("SF_ORG_INSTANCE_URL");

        Assert.Equal(CheckOutcome.Passed, (await bench.CheckAsync(bench.Request() with { Environment = environment })).Outcome);
    }

    [Theory]
    [InlineData("SF_LOGIN_URL")]
    [InlineData("SF_ORG_INSTANCE_URL")]
    [InlineData("SF_AUDIENCE_URL")]
    public async Task An_address_that_is_none_is_named_before_anything_is_sent(string variable)
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["SF_CLIENT_ID"] = "3MVG9ci",
            ["SF_USERNAME"] = OrgBench.Admin,
            ["SF_PRIVATE_KEY"] = bench.Org.PrivateKeyPem,
            ["SF_LOGIN_URL"] = bench.Org.Url,
        };
        environment[variable] = "not an address";

        var report = await bench.CheckAsync(bench.Request() with { Environment = environment });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4903", 0), (finding.Id, report.RequestsMade));
        Assert.Contains($"{variable} is not an https address", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_every_source_says_what_it_lacks()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var request = bench.Request() with { Environment = new Dictionary<string, string>() };

        var local = await bench.CheckAsync(request);
        var server = await bench.CheckAsync(request with { IsContinuousIntegration = true });

        Assert.Equal(FindingSeverity.Message, Assert.Single(local.Findings).Severity);
        Assert.Equal(FindingSeverity.Warning, Assert.Single(server.Findings).Severity);
        Assert.Equal((CheckOutcome.NotChecked, 0), (server.Outcome, server.RequestsMade));
        Snapshot.Verify(bench.Text(server));
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("https://acme.my.salesforce.com.attacker.example")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_host_that_only_the_manifest_names_gets_no_credentials(string host)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = Jwt(bench);
        environment.Remove("SF_LOGIN_URL");

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration()).Replace(bench.Org.Url, host)) with
        {
            Environment = environment,
        });

        Assert.Equal(("SFI4907", 0), (Assert.Single(report.Findings).Id, report.RequestsMade));
    }

    [Fact]
    public async Task An_answer_that_points_at_a_foreign_instance_gets_the_token_nowhere()
    {
        var handler = new AnsweringHandler(
            200,
            """
            {
              "access_token":"00D000000000001!abc", "instance_url":"https://attacker.example",
              "id":"https://x/id/00D000000000001EAA/005000000000001AAA"
            }
            """);
        await using var bench = await OrgBench.StartAsync(Org);

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = Jwt(bench),
            Effects = CheckEffects.Default with { CreateHttpHandler = () => handler },
        });

        Assert.Equal("SFI4907", Assert.Single(report.Findings).Id);
        Assert.Equal(["127.0.0.1"], handler.Hosts.Distinct());
    }

    /// <summary>A device without an end and a pipe that nobody writes into: neither fills the memory nor holds the build.</summary>
    [Theory]
    [InlineData("endless", "SFI4903", "the file that SF_PRIVATE_KEY_FILE names cannot be read")]
    [InlineData("silent", "SFI4902", "it took longer than")]
    public async Task A_key_file_that_is_no_file_is_given_up(string kind, string id, string says)
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = Path.Combine(Path.GetTempPath(), $"sfi-{Guid.NewGuid():N}");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync();
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = Jwt(bench);
        environment.Remove("SF_PRIVATE_KEY");
        environment["SF_PRIVATE_KEY_FILE"] = kind == "silent" ? pipe : "/dev/zero";

        // The clock of the bench has waited a short limit as soon as it is set.
        var check = Task.Run(() => bench.CheckAsync(bench.Request() with
        {
            Environment = environment,
            Timeout = TimeSpan.FromSeconds(kind == "silent" ? 5 : 60),
        }));
        await Task.WhenAny(check, Task.Delay(TimeSpan.FromMinutes(5)));
        var isOver = check.IsCompleted;
        // Lets go whoever still waits for a writer, and waits for no reader, who may be the first to lock it.
        await File.Open(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).DisposeAsync();
        File.Delete(pipe);

        Assert.True(isOver);
        var finding = Assert.Single((await check).Findings);
        Assert.Equal(id, finding.Id);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A check of a build runs beside projects that each have the process's folder in turn.</summary>
    [Fact]
    public async Task A_key_file_without_its_full_path_is_refused_whatever_the_folder()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = Jwt(bench);
        environment.Remove("SF_PRIVATE_KEY");
        environment["SF_PRIVATE_KEY_FILE"] = "keys/ci.pem";

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = environment,
            Effects = CheckEffects.Default with { ReadFile = (_, _) => Task.FromResult(Jwt(bench)["SF_PRIVATE_KEY"]) },
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4903", 0), (finding.Id, report.RequestsMade));
        Assert.Contains("SF_PRIVATE_KEY_FILE is not a full path", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A variable with a value that cannot be used, and the next step.</summary>
    public static TheoryData<string, string, string> Unusable => new()
    {
        { "SF_PRIVATE_KEY_FILE", "/nowhere/ci.pem", "Check the path" },
        { "SF_PRIVATE_KEY", "no key", "Give the whole file" },
        { "SF_PRIVATE_KEY", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", "openssl pkey" },
        { "SF_PRIVATE_KEY", "/home/ci/key", "SF_PRIVATE_KEY contains a path instead of the key. Set SF_PRIVATE_KEY_FILE" },
        {
            "SF_PRIVATE_KEY_FILE", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            "SF_PRIVATE_KEY_FILE contains a key instead of the path of a file. Set SF_PRIVATE_KEY"
        },
        { "SF_LOGIN_URL", "http://acme.my.salesforce.com", "Setup > My Domain" },
        { "SF_ORG_INSTANCE_URL", "http://acme.my.salesforce.com", "Setup > My Domain" },
        { "SF_ACCESS_TOKEN", "00D000000000001!two lines", "Copy it again" },
        { "SF_ACCESS_TOKEN", "\"00D000000000001!quoted\"", "Copy it again" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_used_comes_with_the_next_step_and_not_with_that_of_an_ended_session(
        string variable, string value, string advice)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var environment = Jwt(bench);
        if (variable is "SF_ACCESS_TOKEN" or "SF_ORG_INSTANCE_URL")
            (environment["SF_ACCESS_TOKEN"], environment["SF_ORG_INSTANCE_URL"]) = ("00D000000000001!x", bench.Org.Url);
        else if (variable is "SF_PRIVATE_KEY_FILE")
            environment.Remove("SF_PRIVATE_KEY");

        environment[variable] = value;
        var report = await bench.CheckAsync(bench.Request() with { Environment = environment });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4903", 0), (finding.Id, report.RequestsMade));
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("new token", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>The refusals that real orgs were seen to give, and a word of the advice each gets.</summary>
    public static TheoryData<string, string, string> Refusals => new()
    {
        { "invalid_grant", "authentication failure", "Compare SF_USERNAME" },
        { "invalid_grant", "expired access/refresh token", "replace SFDX_AUTH_URL" },
        { "invalid_client_id", "client identifier invalid", "what SFDX_AUTH_URL begins with, with the app's consumer key" },
        { "invalid_grant", "user hasn't approved this consumer", "Permitted Users" },
        { "invalid_app_access", "user is not admin approved to access this app", "Add a permission set that the user holds to the app" },
        { "invalid_grant", "expired authorization code", "clock" },
        { "invalid_grant", "audience is invalid", "SF_LOGIN_URL" },
        { "invalid_grant", "invalid assertion", "certificate" },
        { "invalid_grant", "no valid scopes defined", "(api)" },
        { "unsupported_grant_type", "grant type not supported", "Use digital signatures" },
        { "OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", "Add a permission set" },
        { "invalid_client", "app must be installed into org", "Install" },
        { "something_new", "never seen before", "something_new: never seen before" },
        { "something_new", "never seen before", "Login History" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_of_the_token_endpoint_says_what_to_change(string error, string description, string advice)
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var handler = new AnsweringHandler(400, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = Jwt(bench),
            Effects = CheckEffects.Default with { CreateHttpHandler = () => handler },
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4903", finding.Id);
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
        Assert.Contains(description, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_clock_is_named()
    {
        await using var bench = await OrgBench.StartAsync(Org);
        var handler = new AnsweringHandler(400, """{"error":"invalid_grant","error_description":"expired authorization code"}""")
        {
            Date = OrgBench.Now.AddMinutes(10),
        };

        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = Jwt(bench),
            Effects = CheckEffects.Default with { CreateHttpHandler = () => handler },
        });

        Assert.Contains(
            "this machine's clock is 10 minutes behind the server's", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    private sealed class AnsweringHandler(int status, string body) : HttpMessageHandler
    {
        public List<string> Hosts { get; } = [];

        public DateTimeOffset? Date { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Hosts.Add(request.RequestUri!.Host);
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            response.Headers.Date = Date;
            return Task.FromResult(response);
        }
    }
}
