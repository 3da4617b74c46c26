using System.Buffers;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>
/// Every kind of credentials against every fault, in one build with a binary log at diagnostic verbosity: no part of a secret is in
/// anything that the build prints, logs or leaves behind. Each fault has an org of its own, so that all checks run at once.
/// </summary>
public sealed partial class SecretsInABuildTests : IAsyncLifetime
{
    private const string Checker = "checker@acme.example";
    private const string App = "Build Checker";
    private const string AppSecret = "acme-build-checker-secret";

    /// <summary>Long enough not to be there by chance.</summary>
    private const int PartLength = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-secrets-").FullName;
    private readonly string _cli = Directory.CreateTempSubdirectory("sfi-cli-").FullName;
    private readonly List<EmulatedOrg> _orgs = [];
    private readonly List<(string Kind, string Key)> _checks = [];
    /// <summary>The orgs of each kind's manifest: one may have a hundred.</summary>
    private readonly Dictionary<string, Dictionary<string, string>> _manifests = [];
    private readonly Dictionary<string, string> _environment = [];
    private readonly List<string> _secrets = [AppSecret];

    public async Task InitializeAsync()
    {
        var definition = OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json"));
        foreach (var fault in Fault.ByName.Values.Append(Fault.Redirect("https://elsewhere.example/"))
            .Append(Fault.ForeignLocator("https://elsewhere.example")))
        {
            var org = await EmulatedOrg.StartAsync(definition);
            org.Faults.Add(fault, "/composite");
            _orgs.Add(org);
            foreach (var (kind, variables) in Credentials(org))
            {
                var key = $"{kind}-{fault.Name}";
                _manifests.TryAdd(kind, []);
                _manifests[kind][key] = org.Url;
                _checks.Add((kind, key));
                foreach (var (name, value) in variables)
                    _environment[$"{name}__{key.ToUpperInvariant().Replace('-', '_')}"] = value;
            }
        }

        foreach (var (kind, orgs) in _manifests)
        {
            Directory.CreateDirectory(Path.Combine(_folder, kind));
            await File.WriteAllTextAsync(ManifestPath(kind), JsonSerializer.Serialize(new
            {
                orgs = orgs.ToDictionary(org => org.Key, org => new { instanceUrl = org.Value }),
                integrations = new[]
                {
                    new { name = "Stripe billing", user = "stripe@acme.example", permissionSets = new[] { "Stripe_Integration_Access" } },
                },
            }));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var org in _orgs)
        {
            org.ForgiveRefusals();
            await org.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_cli, recursive: true);
    }

    [Fact]
    public async Task No_part_of_any_secret_is_in_anything_that_a_build_leaves_whatever_goes_wrong()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        _environment["TMPDIR"] = _environment["TEMP"] = _environment["TMP"] = temporary;

        var build = await BuildAsync();

        // Each check came to an end of its own, and those that fail differ: what is searched is what the faults bring to light.
        Assert.All(
            _checks,
            check => Assert.True(File.Exists(Path.Combine(ReportPath(check.Key), "report.json")), $"{check.Key} was not checked."));
        var texts = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Select(file => (Source: file, Text: OutputFile.Read(file)))
            .Append((Source: "console", Text: build.Output))
            .ToList();
        Assert.DoesNotContain("error SFI4000", build.Output, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "SFI4902", "SFI4903", "SFI4905", "SFI4906" },
            Code().Matches(build.Output).Select(match => match.Value).ToHashSet());

        var parts = SearchValues.Create([.. _secrets.SelectMany(Parts).Distinct()], StringComparison.Ordinal);
        Assert.Empty(texts.Where(text => text.Text.AsSpan().ContainsAny(parts))
            .Select(text => $"{text.Source}: …{Around(text.Text, parts)}…"));
    }

    /// <summary>The search finds what it is for.</summary>
    [Fact]
    public async Task A_secret_that_is_printed_is_found()
    {
        var file = Path.Combine(_folder, "leak.proj");
        await File.WriteAllTextAsync(
            file, $"""<Project><Target Name="Build"><Message Text="Bearer $({_environment.Keys.First()})" /></Target></Project>""");

        await DotNet.RunAsync(["msbuild", file, "-nologo", $"-bl:{Path.Combine(_folder, "leak.binlog")}"], _folder, _environment);

        var parts = SearchValues.Create([.. _secrets.SelectMany(Parts).Distinct()], StringComparison.Ordinal);
        Assert.True(OutputFile.Read(Path.Combine(_folder, "leak.binlog")).AsSpan().ContainsAny(parts));
    }

    [GeneratedRegex("SFI4[0-9]{3}")]
    private static partial Regex Code();

    private static IEnumerable<string> Parts(string secret) =>
        Enumerable.Range(0, Math.Max(0, secret.Length - PartLength + 1)).Select(at => secret.Substring(at, PartLength));

    private static string Around(string text, SearchValues<string> parts)
    {
        var at = text.AsSpan().IndexOfAny(parts);
        return text.Substring(Math.Max(0, at - 60), Math.Min(60, at));
    }

    private string ManifestPath(string kind) => Path.Combine(_folder, kind, "salesforce-permissions.json");

    private string ReportPath(string key) => Path.Combine(_folder, "reports", key);

    /// <summary>All checks are started before the first is waited for, as a build of many projects does.</summary>
    private async Task<DotNetResult> BuildAsync()
    {
        var project = Path.Combine(_folder, "checks.proj");
        string Call(string target, (string Kind, string Key) check) => $"""
                <MSBuild ContinueOnError="true" Projects="{OrgCheckProject.Path}" Targets="{target}"
                  Properties="SfiManifestPath={ManifestPath(check.Kind)};SfiOrg={check.Key};SfiReportPath={ReportPath(check.Key)}" />
            """;
        await File.WriteAllTextAsync(project, $"""
            <Project>
              <Target Name="Build">
            {string.Join('\n', _checks.Select(check => Call("Start", check)).Concat(_checks.Select(check => Call("Check", check))))}
              </Target>
            </Project>
            """);
        return await DotNet.RunAsync(
            [
                "msbuild",
                project,
                "-nologo",
                "-v:diag",
                $"-bl:{Path.Combine(_folder, "build.binlog")}",
                OrgCheckProject.TasksUnderTest,
                "-p:SfiOrgCheck=auto", "-p:SfiOrgCheckTimeoutSeconds=30", "-p:SfiOrgCheckMaxAgeMinutes=60",
            ],
            _folder,
            _environment);
    }

    private IEnumerable<(string Kind, Dictionary<string, string> Variables)> Credentials(EmulatedOrg org)
    {
        var (token, refreshToken) = (org.AccessTokenFor(Checker), org.RefreshTokenFor(Checker, App));
        // A token begins with the org's id, which is no secret; nor is how a key is wrapped.
        _secrets.AddRange([token[(token.IndexOf('!', StringComparison.Ordinal) + 1)..], refreshToken]);
        _secrets.AddRange(org.PrivateKeyPem.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)));
        var clientId = org.ClientIdOf(App);
        yield return ("session", new() { ["SF_ACCESS_TOKEN"] = token, ["SF_ORG_INSTANCE_URL"] = org.Url });
        yield return (
            "jwt",
            new()
            {
                ["SF_CLIENT_ID"] = clientId,
                ["SF_USERNAME"] = Checker,
                ["SF_PRIVATE_KEY"] = org.PrivateKeyPem,
                ["SF_LOGIN_URL"] = org.Url,
            });
        yield return ("app", new() { ["SF_CLIENT_ID"] = clientId, ["SF_CLIENT_SECRET"] = AppSecret, ["SF_LOGIN_URL"] = org.Url });
        yield return ("url", new() { ["SFDX_AUTH_URL"] = $"force://{clientId}:{AppSecret}:{refreshToken}@{new Uri(org.Url).Authority}" });
        var alias = $"org{_orgs.Count}";
        var cli = org.AccessTokenFor(Checker);
        _secrets.Add(cli[(cli.IndexOf('!', StringComparison.Ordinal) + 1)..]);
        File.WriteAllText(
            Path.Combine(_cli, alias),
            JsonSerializer.Serialize(new
            {
                status = 0,
                result = new { id = org.OrganizationId, instanceUrl = org.Url, username = Checker, accessToken = cli },
            }));
        if (OperatingSystem.IsWindows())
            yield break;

        InstallCli();
        yield return ("cli", new() { ["SF_TARGET_ORG"] = alias });
    }

    /// <summary>A CLI that answers each question about an alias with the file of that name.</summary>
    [UnsupportedOSPlatform("windows")]
    private void InstallCli()
    {
        var program = Path.Combine(_cli, "sf");
        File.WriteAllText(program, $"""
            #!/bin/sh
            while [ "$1" != "--target-org" ]; do shift; done
            cat "{_cli}/$2"
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        _environment["PATH"] = $"{_cli}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
    }
}
