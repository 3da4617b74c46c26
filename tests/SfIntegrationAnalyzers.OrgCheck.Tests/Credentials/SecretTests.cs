using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Reporting;
using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Credentials;

/// <summary>No part of a secret longer than eight characters is in anything that a check leaves behind, whatever goes wrong.</summary>
public sealed class SecretTests : IDisposable
{
    private const int MostVisible = 8;
    private const string AppSecret = "7F3A9C55E1B04D2288AC61D0E4B7F6A1";
    private readonly string _folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    public SecretTests() => File.WriteAllText(Path.Combine(_folder, OperatingSystem.IsWindows() ? "sf.cmd" : "sf"), "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Kinds => new(["access token", "JWT bearer", "client credentials", "SFDX auth URL", "Salesforce CLI"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_fault_brings_a_secret_to_light(string kind)
    {
        await using var bench = await StartAsync();
        foreach (var fault in Fault.ByName.Values.Append(Fault.Redirect("https://elsewhere.example"))
            .Append(Fault.ForeignLocator("https://elsewhere.example")))
        {
            foreach (var path in new[] { null, "/token", "/composite" })
            {
                bench.Org.Faults.Clear();
                bench.Org.Faults.Add(fault, path);
                var (request, secrets) = Credentials(bench, kind);
                Assert.Empty(Leaks(request, await CheckRunner.RunAsync(request, CancellationToken.None), secrets).Select(
                    place => $"{fault.Name} at {path}: {place}"));
            }
        }

        bench.Org.ForgiveRefusals();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_repeats_what_it_was_sent_does_not_bring_it_to_light(string kind)
    {
        await using var bench = await StartAsync();
        foreach (var status in new[] { 400, 401, 403, 404, 500 })
        {
            foreach (var sparesToken in new[] { true, false })
            {
                var (request, secrets) = Credentials(bench, kind);
                var echo = new Echo(status, sparesToken);
                var report = await CheckRunner.RunAsync(
                    request with { Effects = request.Effects with { CreateHttpHandler = () => echo } }, CancellationToken.None);
                Assert.Equal(CheckOutcome.NotChecked, report.Outcome);
                Assert.Empty(Leaks(request, report, [.. secrets, .. echo.Secrets]).Select(place => $"{status}: {place}"));
            }
        }
    }

    /// <summary>A proxy repeats what was sent as it was sent: in a form, where letters alone are themselves.</summary>
    [Theory]
    [InlineData("a+b/c=d&e f%g~h!i*j'k(l)m")]
    [InlineData("größe und länge ändern")]
    [InlineData("s3cret!7")]
    [InlineData("s3c7")]
    public async Task A_secret_is_one_as_a_form_writes_it_and_however_short_it_is(string secret)
    {
        await using var bench = await StartAsync();
        var request = bench.Request() with
        {
            Environment = new Dictionary<string, string>
            {
                ["SF_CLIENT_ID"] = "3MVG9ci",
                ["SF_CLIENT_SECRET"] = secret,
                ["SF_LOGIN_URL"] = bench.Org.Url,
            },
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new EchoAsSent() },
        };

        var report = await CheckRunner.RunAsync(request, CancellationToken.None);

        var sent = (await new FormUrlEncodedContent([new("secret", secret)]).ReadAsStringAsync())["secret=".Length..];
        var message = Assert.Single(report.Findings).Message;
        Assert.Contains("client_secret=***", message, StringComparison.Ordinal);
        Assert.DoesNotContain(sent[^4..], message, StringComparison.Ordinal);
        Assert.Empty(Leaks(request, report, [secret, sent]));
    }

    private sealed class EchoAsSent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new(HttpStatusCode.BadRequest)
            {
                Content = new StringContent(
                    JsonSerializer.Serialize(new
                    {
                        error = "invalid_request",
                        error_description = await request.Content!.ReadAsStringAsync(cancellationToken),
                    })),
            };
    }

    /// <summary>What stands before an exclamation mark is public only where it is the org's id.</summary>
    [Theory]
    [InlineData("AQEAQsecretOfTheOrg!")]
    [InlineData("AQEAQsecretOf!TheOrg")]
    public async Task A_token_of_another_form_is_a_secret_as_a_whole(string token)
    {
        var request = (await StartAsync()).Request() with
        {
            Environment = new Dictionary<string, string>
            {
                ["SF_ACCESS_TOKEN"] = token,
                ["SF_ORG_INSTANCE_URL"] = "https://acme.my.salesforce.com",
            },
            Effects = CheckEffects.Default with { CreateHttpHandler = () => new Echo(500, sparesToken: true) },
        };

        Assert.Empty(Leaks(
            request,
            await CheckRunner.RunAsync(
                request with
                {
                    ManifestText = request.ManifestText.Replace(
                        "\"instanceUrl\"", "\"organizationId\": \"00D000000000001EAA\", \"instanceUrl\"", StringComparison.Ordinal),
                },
                CancellationToken.None),
            [token]));
    }

    /// <summary>Hosts have no capital letters, in which a secret would be another text.</summary>
    [Fact]
    public async Task A_redirect_to_a_host_that_is_called_like_the_token_does_not_bring_it_to_light()
    {
        await using var bench = await StartAsync();
        var (request, secrets) = Credentials(bench, "client credentials");
        bench.Org.Faults.Add(Fault.Redirect($"https://{AppSecret}.example/"), "/composite");

        var report = await CheckRunner.RunAsync(request, CancellationToken.None);

        Assert.Contains("redirects to ***", report.Findings.Single().Message, StringComparison.Ordinal);
        Assert.Empty(Leaks(request, report, [.. secrets, AppSecret.ToLowerInvariant()]));
    }

    [Fact]
    public async Task An_instance_that_is_called_like_the_secret_does_not_bring_it_to_light()
    {
        await using var bench = await StartAsync();
        var (request, secrets) = Credentials(bench, "client credentials");
        var answer = new Answering(JsonSerializer.Serialize(new { access_token = "x", instance_url = $"https://{AppSecret}.example" }));

        var report = await CheckRunner.RunAsync(
            request with { Effects = CheckEffects.Default with { CreateHttpHandler = () => answer } }, CancellationToken.None);

        Assert.Contains("points at the instance https://***", report.Findings.Single().Message, StringComparison.Ordinal);
        Assert.Empty(Leaks(request, report, [.. secrets, AppSecret.ToLowerInvariant()]));
    }

    /// <summary>A proxy may escape what it repeats in small letters.</summary>
    [Fact]
    public async Task A_secret_is_one_in_small_letters_as_well()
    {
        await using var bench = await StartAsync();
        var (request, secrets) = Credentials(bench, "client credentials");
        var said = new Refusing($"{AppSecret.ToLowerInvariant()} is wrong");

        var report = await CheckRunner.RunAsync(
            request with { Effects = CheckEffects.Default with { CreateHttpHandler = () => said } }, CancellationToken.None);

        Assert.Contains("** is wrong", report.Findings.Single().Message, StringComparison.Ordinal);
        Assert.Empty(Leaks(request, report, [.. secrets, AppSecret.ToLowerInvariant()]));
    }

    [Fact]
    public async Task An_org_whose_names_and_changes_repeat_a_secret_does_not_bring_it_to_light()
    {
        await using var bench = await OrgBench.StartAsync(OrgBench.Healthy with
        {
            Name = $"Acme {AppSecret}",
            Profiles = new Dictionary<string, ProfileDefinition>
            {
                [$"Minimum {AppSecret}"] = new() { License = "Salesforce Integration" },
            },
            PermissionSets = new Dictionary<string, PermissionSetDefinition>
            {
                [$"S{AppSecret}"] = new() { Label = $"Access {AppSecret}", Permissions = ["ApiEnabled"] },
                ["Reporting"] = new() { Label = $"Reporting {AppSecret}", Permissions = ["RunReports"] },
            },
            PermissionSetGroups = new Dictionary<string, PermissionSetGroupDefinition>(),
            Users = new Dictionary<string, UserDefinition>
            {
                [OrgBench.Admin] = new() { FirstName = AppSecret, LastName = "Admin", Profile = "System Administrator" },
                [OrgBench.Stripe] = new()
                {
                    LastName = $"Bot {AppSecret}", Profile = $"Minimum {AppSecret}",
                    PermissionSets = [new($"S{AppSecret}", OrgBench.Now.AddDays(-1)), new("Reporting")],
                },
            },
            SetupAuditTrail = [new()
            {
                Action = "PermSetUnassign",
                By = OrgBench.Admin,
                At = OrgBench.Now.AddDays(-1),
                Section = "Manage Users",
                Display = $"Permission set Access {AppSecret}: unassigned from user {OrgBench.Stripe}, Bearer {AppSecret}",
            }],
        });
        var request = bench.Request(bench.Manifest(OrgBench.Integration("""
            "profile": "Other", "license": "Other", "permissionSets": ["Elsewhere"], "permissions": ["ApiEnabled", "ViewSetup"],
            "exact": true, "app": "None"
            """)));
        request = request with { Environment = new Dictionary<string, string>(request.Environment) { ["SF_CLIENT_SECRET"] = AppSecret } };

        var checkedNow = await CheckRunner.RunAsync(request, CancellationToken.None);
        var explained = await CheckRunner.ExplainAsync(request, OrgBench.Stripe, CancellationToken.None);
        var snapshot = await SnapshotRunner.RunAsync(request, [], CancellationToken.None);

        // The org's words are there, so that there was something to take out.
        Assert.Contains(checkedNow.Findings, finding => finding.Explanation?.Change is not null);
        Assert.Contains("Acme ***", checkedNow.Org!.Name, StringComparison.Ordinal);
        Assert.Empty(Leaks(request, checkedNow, [AppSecret]));
        Assert.Empty(Leaks(request, explained, [AppSecret]));
        Assert.DoesNotContain(AppSecret, JsonSerializer.Serialize(snapshot.Snapshot), StringComparison.Ordinal);
    }

    /// <summary>
    /// So much secret text beside so long a report that parts of both would be taken for each other by anything short of themselves.
    /// </summary>
    [Fact]
    public async Task What_is_not_secret_stays_readable()
    {
        await using var bench = await StartAsync();
        var sets = Enumerable.Range(0, 400).Select(number => $"\"Set_{number * 104_729}_Of_{number * 7_919}\"");
        var request = bench.Request(bench.Manifest(OrgBench.Integration($"\"permissionSets\": [{string.Join(", ", sets)}]")));
        var longSecret = string.Concat(Enumerable.Range(0, 1 << 19).Select(number => $"+{number}/"));

        var report = await CheckRunner.RunAsync(
            request with { Environment = new Dictionary<string, string>(request.Environment) { ["SF_PRIVATE_KEY"] = longSecret } },
            CancellationToken.None);

        Assert.Contains("Set_104729_Of_7919", bench.Text(report), StringComparison.Ordinal);
        Assert.DoesNotContain("*", bench.Text(report), StringComparison.Ordinal);
    }

    /// <summary>A key never travels; that a text of an org holds a part of it nevertheless takes somebody who has it already.</summary>
    [Theory]
    [InlineData("as it is")]
    [InlineData("escaped")]
    [InlineData("on one line")]
    [InlineData("without line breaks")]
    [InlineData("in quotes")]
    [InlineData("in Base64")]
    [InlineData("in a file")]
    public async Task A_private_key_is_masked_in_whatever_form_it_is_given(string form)
    {
        await using var bench = await StartAsync();
        var (request, secrets) = Credentials(bench, "JWT bearer");
        var environment = new Dictionary<string, string>(request.Environment);
        var pem = environment["SF_PRIVATE_KEY"];
        if (form == "in a file")
        {
            environment.Remove("SF_PRIVATE_KEY");
            environment["SF_PRIVATE_KEY_FILE"] = "/keys/ci.key";
        }
        else
        {
            environment["SF_PRIVATE_KEY"] = form switch
            {
                "escaped" => pem.ReplaceLineEndings("\\n"),
                "on one line" => pem.ReplaceLineEndings(" "),
                "without line breaks" => pem.ReplaceLineEndings(""),
                "in quotes" => $"\"{pem}\"",
                "in Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem)),
                _ => pem,
            };
        }

        var report = await CheckRunner.RunAsync(
            request with
            {
                Environment = environment,
                Effects = CheckEffects.Default with
                {
                    ReadFile = (_, _) => Task.FromResult(pem),
                    CreateHttpHandler = () => new Refusing(pem.ReplaceLineEndings(" ")),
                },
            },
            CancellationToken.None);

        Assert.Contains("PRIVATE KEY", bench.Text(report), StringComparison.Ordinal);
        Assert.Empty(Leaks(request, report, secrets));
    }

    private static Task<OrgBench> StartAsync() => OrgBench.StartAsync(OrgBench.Healthy with
    {
        Apps = new Dictionary<string, AppDefinition>
        {
            ["CI"] = new() { ClientId = "3MVG9ci", ClientSecret = AppSecret, RunAs = OrgBench.Admin, AuthorizedBy = [OrgBench.Admin] },
        },
    });

    private IEnumerable<string> Leaks(CheckRequest request, CheckReport report, string[] secrets)
    {
        var cache = Path.Combine(_folder, "verdict.json");
        new VerdictCache(cache, request.TimeProvider).Keep(request, report);
        var texts = ReportFile.AllOf(report).Select(file => (file.Name, file.Content))
            .Append(("console", string.Join('\n', ConsoleReport.Lines(report))))
            .Append(("the report as text", report.ToString()))
            .Append(("the request as text", request.ToString()))
            .Append(("findings", string.Join('\n', report.Findings.Select(finding => $"{finding} {finding.Explanation}"))))
            .Append(("cache", File.Exists(cache) ? File.ReadAllText(cache) : ""));
        return
            from text in texts
            from secret in secrets
            where Enumerable.Range(0, Math.Max(0, secret.Length - MostVisible))
                .Any(at => text.Item2.Contains(secret.Substring(at, MostVisible + 1), StringComparison.Ordinal))
            select text.Item1;
    }

    private (CheckRequest Request, string[] Secrets) Credentials(OrgBench bench, string kind)
    {
        var token = bench.Org.AccessTokenFor(OrgBench.Admin);
        var refreshToken = bench.Org.RefreshTokenFor(OrgBench.Admin, "CI");
        var (environment, secrets) = kind switch
        {
            "access token" => (
                new Dictionary<string, string> { ["SF_ACCESS_TOKEN"] = token, ["SF_ORG_INSTANCE_URL"] = bench.Org.Url },
                new[] { WithoutOrg(token) }),
            "JWT bearer" => (
                new()
                {
                    ["SF_CLIENT_ID"] = "3MVG9ci",
                    ["SF_USERNAME"] = OrgBench.Admin,
                    ["SF_PRIVATE_KEY"] = bench.Org.PrivateKeyPem,
                    ["SF_LOGIN_URL"] = bench.Org.Url,
                },
                [.. bench.Org.PrivateKeyPem.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal))]),
            "client credentials" =>
                (new() { ["SF_CLIENT_ID"] = "3MVG9ci", ["SF_CLIENT_SECRET"] = AppSecret, ["SF_LOGIN_URL"] = bench.Org.Url }, [AppSecret]),
            "SFDX auth URL" => (
                new() { ["SFDX_AUTH_URL"] = $"force://3MVG9ci:{AppSecret}:{refreshToken}@{new Uri(bench.Org.Url).Authority}" },
                [AppSecret, refreshToken]),
            _ => (new() { ["PATH"] = _folder }, [WithoutOrg(token)]),
        };
        return (bench.Request() with
        {
            Environment = environment,
            Effects = CheckEffects.Default with
            {
                RunProcess = (_, _, _, _, _) => Task.FromResult(new ProcessResult(0,
                    $$$"""
                    {
                      "status":0,
                      "result":{
                        "id":"{{{bench.Org.OrganizationId}}}", "instanceUrl":"{{{bench.Org.Url}}}", "username":"{{{OrgBench.Admin}}}",
                        "accessToken":"{{{token}}}"
                      }
                    }
                    """)),
            },
        }, secrets);
    }

    private static string WithoutOrg(string token) => token.Split('!')[1];

    /// <summary>Gives one answer to everything.</summary>
    private sealed class Answering(string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }

    /// <summary>Refuses a login in words of its own.</summary>
    private sealed class Refusing(string words) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent(JsonSerializer.Serialize(new { error = "invalid_grant", error_description = words })),
            });
    }

    /// <summary>
    /// Refuses with the caller's own headers and body in the message. The token endpoint may be spared; then the first session is stale,
    /// and there is a second one.
    /// </summary>
    private sealed class Echo(int status, bool sparesToken) : HttpMessageHandler
    {
        private int _tokens;

        /// <summary>What only came to be on the way: assertions and tokens.</summary>
        public List<string> Secrets { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var isToken = request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal);
            var said = $"{request.Headers.Authorization} {Uri.UnescapeDataString(body)}";
            if (HttpUtility.ParseQueryString(body)["assertion"] is { } assertion)
                Secrets.Add(assertion);
            if (isToken && sparesToken)
                Secrets.Add(string.Concat(Enumerable.Repeat($"{++_tokens}secret", 4)));
            if (!isToken && _tokens == 1)
                return new HttpResponseMessage(HttpStatusCode.Unauthorized)
                {
                    Content = new StringContent("[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired or invalid\"}]"),
                };
            var text = isToken && sparesToken
                ? JsonSerializer.Serialize(new
                {
                    access_token = "00D000000000001!" + Secrets[^1],
                    instance_url = request.RequestUri.GetLeftPart(UriPartial.Authority),
                })
                : isToken ? JsonSerializer.Serialize(new { error = "invalid_grant", error_description = said })
                : JsonSerializer.Serialize(new[] { new { errorCode = "ECHO", message = said } });
            return new HttpResponseMessage(isToken && sparesToken ? HttpStatusCode.OK : (HttpStatusCode)status)
            {
                Content = new StringContent(text, Encoding.UTF8, "application/json"),
            };
        }
    }
}
