using SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Credentials;

public sealed class SalesforceCliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sf-cli-").FullName;

    public SalesforceCliTests() => File.WriteAllText(Path.Combine(_folder, OperatingSystem.IsWindows() ? "sf.cmd" : "sf"), "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_present_cli_shows_the_token_in_a_command_of_its_own()
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await CheckAsync(bench, arguments => arguments[1] == "display"
            ? new(0, Display(bench, "[REDACTED] Use 'sf org auth show-access-token' to view"))
            : new(0, $$$"""{"status":0,"result":{"accessToken":"{{{bench.Org.AccessTokenFor(OrgBench.Admin)}}}"}}"""));

        Assert.Equal((CheckOutcome.Passed, "Salesforce CLI"), (report.Outcome, report.Checker!.CredentialSource));
    }

    [Fact]
    public async Task Commands_that_repair_name_the_org_as_the_cli_knows_it()
    {
        await using var bench = await OrgBench.StartAsync();
        bench.Org.Change.UnassignGroup(OrgBench.Stripe, "Stripe_Group");
        var report = await CheckAsync(bench, _ => new(0, Display(bench, bench.Org.AccessTokenFor(OrgBench.Admin))));

        var commands = Assert.Single(report.Findings)
            .Explanation!.Repairs.Where(repair => repair.Kind == RepairKind.Command)
            .Select(repair => repair.Text)
            .ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.EndsWith($" --target-org {OrgBench.Admin}", command, StringComparison.Ordinal));
    }

    /// <summary>There it knows the same default org as in the shell of who works on the project.</summary>
    [Fact]
    public async Task It_is_asked_in_the_folder_of_the_manifest()
    {
        await using var bench = await OrgBench.StartAsync();
        var folders = new List<string>();
        await bench.CheckAsync(bench.Request() with
        {
            Environment = Environment(),
            Effects = CheckEffects.Default with
            {
                RunProcess = (_, _, _, folder, _) =>
                {
                    folders.Add(folder);
                    return Task.FromResult(new ProcessResult(0, Display(bench, bench.Org.AccessTokenFor(OrgBench.Admin))));
                },
            },
        });

        Assert.Equal(["/repo", "/repo"], folders.Select(folder => folder.Replace('\\', '/')));
    }

    [Fact]
    public async Task An_old_cli_shows_it_in_org_display()
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await CheckAsync(bench, arguments => arguments[1] == "display"
            ? new(0, Display(bench, bench.Org.AccessTokenFor(OrgBench.Admin)))
            : new(127, "Warning: org auth show-access-token is not a sf command."));

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    /// <summary>Warnings, notices of updates, colours that a build server asks for, a mark of the encoding.</summary>
    [Theory]
    [InlineData(" ›   Warning: @salesforce/cli update available from 2.1.0 to 2.2.0.\n", "")]
    [InlineData("(node:12) [DEP0040] DeprecationWarning: {punycode} is deprecated\r\n", "\r\nDone in 1.2 s {x}")]
    [InlineData("\u001b[33mWarning: the token is old\u001b[39m\n\u001b[1m", "\u001b[0m\n")]
    [InlineData("\uFEFF", "\n")]
    public async Task What_stands_around_the_json_is_not_read(string before, string after)
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await CheckAsync(
            bench,
            arguments => new(
                0,
                before
                    + Display(bench, bench.Org.AccessTokenFor(OrgBench.Admin)).Replace(
                        "\"status\"", "\u001b[94m\"status\"\u001b[39m", StringComparison.Ordinal)
                    + after));

        Assert.Equal(CheckOutcome.Passed, report.Outcome);
    }

    [Theory]
    [InlineData(0, "rubbish {", "did not print JSON")]
    [InlineData(1, "", "did not print JSON")]
    [InlineData(2,
        """{"name":"NamedOrgNotFoundError","message":"No authorization information found for nosuch."}""", "NamedOrgNotFoundError")]
    [InlineData(1, """{"name":"AuthError 5Aep861secretRefreshToken","message":"x"}""", "sf org display failed: exit code 1")]
    [InlineData(0, """{"status":0,"result":{}}""", "names no instance")]
    [InlineData(0, """{"status":0,"result":{"instanceUrl":"http://far.example","accessToken":"00D!x"}}""", "names no instance")]
    public async Task Whatever_else_it_prints_is_no_credentials(int exitCode, string output, string says)
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await CheckAsync(bench, _ => new(exitCode, output));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4901", finding.Id);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_it_that_has_ended_is_begun_anew_with_it()
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await CheckAsync(bench, _ => new(0, Display(bench, "00D000000000001!ended")));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4903", finding.Id);
        Assert.Contains("Log in again with the Salesforce CLI: sf org login web", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A terminal does not show messages. Whoever names an org to it meant to be checked.</summary>
    [Fact]
    public async Task That_it_does_not_know_the_org_that_it_is_to_take_is_a_warning()
    {
        await using var bench = await OrgBench.StartAsync();
        var environment = Environment();
        environment["SF_TARGET_ORG"] = "production";
        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = environment,
            Effects = CheckEffects.Default with
            {
                RunProcess = (_, _, _, _, _) => Task.FromResult(new ProcessResult(2, """{"status":2,"name":"NamedOrgNotFoundError"}""")),
            },
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("SFI4901", FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Contains(
            "(Salesforce CLI: SF_TARGET_ORG is set, but sf org display failed: NamedOrgNotFoundError)",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cli_that_never_ends_is_left_behind()
    {
        await using var bench = await OrgBench.StartAsync();
        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = Environment(),
            TimeProvider = TimeProvider.System,
            Timeout = TimeSpan.FromMilliseconds(300),
            Effects = CheckEffects.Default with
            {
                RunProcess = async (_, _, _, _, token) =>
                {
                    await Task.Delay(Timeout.Infinite, token);
                    throw new InvalidOperationException("never");
                },
            },
        });

        Assert.Equal("SFI4902", Assert.Single(report.Findings).Id);
    }

    [Fact]
    public async Task A_target_org_that_a_command_interpreter_would_read_is_not_passed_on()
    {
        await using var bench = await OrgBench.StartAsync();
        var started = false;
        var environment = Environment();
        environment["SF_TARGET_ORG"] = "ci & del *";
        var report = await bench.CheckAsync(bench.Request() with
        {
            Environment = environment,
            Effects = CheckEffects.Default with
            {
                RunProcess = (_, _, _, _, _) =>
                {
                    started = true;
                    return Task.FromResult(new ProcessResult(0, ""));
                },
            },
        });

        Assert.Equal(("SFI4901", false), (Assert.Single(report.Findings).Id, started));
    }

    private Dictionary<string, string> Environment() => new() { ["PATH"] = _folder };

    private static string Display(OrgBench bench, string token) =>
        $$$"""
        {
          "status":0,
          "result":{
            "id":"{{{bench.Org.OrganizationId}}}", "instanceUrl":"{{{bench.Org.Url}}}/", "username":"{{{OrgBench.Admin}}}",
            "accessToken":"{{{token}}}"
          }
        }
        """;

    private Task<CheckReport> CheckAsync(OrgBench bench, Func<IReadOnlyList<string>, ProcessResult> run) =>
        bench.CheckAsync(bench.Request() with
        {
            Environment = Environment(),
            Effects = CheckEffects.Default with { RunProcess = (_, arguments, _, _, _) => Task.FromResult(run(arguments)) },
        });
}
