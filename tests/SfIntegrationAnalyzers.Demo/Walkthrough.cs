using System.Net.Http.Headers;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Testing;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Demo;

/// <summary>What the product does for a team, step by step. Each step is checked; a demo that only looks right fails.</summary>
internal sealed class Walkthrough(Screen screen)
{
    private const string User = "stripe@acme.example";
    private const string Checker = "checker@acme.example";
    private const string Group = "Stripe_Integration_Access";
    private const string Sample = "StripeBilling";

    private readonly string _root = Repository.PathOf("artifacts", "demo");

    /// <exception cref="DemoFailedException">A step did not happen.</exception>
    public async Task RunAsync()
    {
        screen.Title("SfIntegrationAnalyzers");

        var workspace = Package();
        await using var org = await StartOrgAsync();
        var credentials = new Dictionary<string, string>
        {
            ["SF_ORG_INSTANCE_URL"] = org.Url,
            ["SF_ACCESS_TOKEN"] = org.AccessTokenFor(Checker),
        };

        screen.Step($"An administrator removes {Group} from {User}: nobody notices.");
        org.Change.UnassignGroup(User, Group);
        var answer = await CallAsync(org);
        screen.Text($"The integration's next call to Salesforce answers: {answer}");
        Require(
            answer.Contains("API_DISABLED_FOR_ORG", StringComparison.Ordinal),
            "the call should have been refused with API_DISABLED_FOR_ORG");

        screen.Step($"dotnet build {Sample}: the compiler marks what will fail, and the gate what has failed already.");
        var failing = await BuildAsync(workspace, credentials);
        ShowWarnings(failing);
        ShowGate(failing);
        ShowReport();

        screen.Step($"The administrator follows the repair: {User} gets {Group} back.");
        org.Change.AssignGroup(User, Group);
        answer = await CallAsync(org);
        screen.Text($"The integration's next call answers: {answer}");
        Require(answer.StartsWith("200", StringComparison.Ordinal), "the call should have come through");

        screen.Step($"dotnet build {Sample}: the same build passes.");
        var passing = await BuildAsync(workspace, credentials);
        ShowPass(passing);

        screen.Step("What you have seen is in artifacts/demo:");
        screen.Text($"{Sample}/ is the sample, {Sample}/reports/report.html the report, *.binlog the logs of both builds.");
        screen.Text("Next: README.md says how to add the package to a project of your own.");
        screen.Blank();
    }

    private Workspace Package()
    {
        screen.Step("Pack SfIntegrationAnalyzers from this clone.");
        var feed = Repository.PathOf("src", "SfIntegrationAnalyzers.Package", "bin", Configuration);
        var package = Directory.GetFiles(feed, "SfIntegrationAnalyzers.*.nupkg").Single();
        screen.Text(
            $"{Path.GetRelativePath(Repository.Root, package)}, {new FileInfo(package).Length / 1024:N0} KB: "
                + "analyzers, code fixes, the build gate. No dependencies.");

        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);

        var workspace = new Workspace(_root, feed, Path.Combine(_root, "packages"));
        workspace.AddSample(Sample);
        return workspace;
    }

    private async Task<EmulatedOrg> StartOrgAsync()
    {
        screen.Step("Start an emulated Salesforce org on this machine.");
        var org = await EmulatedOrg.StartAsync(OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json")));
        screen.Text(
            $"Acme ({org.OrganizationId}) answers at {org.Url}. "
                + $"{User} may call its API through the permission set group {Group}, and through nothing else.");
        Require(org.CanCallApi(User), "the sample's user should have API Enabled to begin with");
        return org;
    }

    private static Task<BuildResult> BuildAsync(Workspace workspace, Dictionary<string, string> credentials) =>
        workspace.BuildAsync(Sample, ["-p:SfiReportDirectory=reports", "-t:Build", "-getProperty:SfiUsersChecked"], credentials);

    private void ShowWarnings(BuildResult build)
    {
        var warnings = build.Findings.Where(finding => finding.Severity == "warning").OrderBy(finding => finding.Line).ToList();
        foreach (var warning in warnings)
            screen.Diagnostic(warning, _root);

        foreach (var id in (string[])["SFI1001", "SFI1002", "SFI2002"])
            Require(
                warnings.Any(warning => warning.Code == id && warning.Line > 0), $"the build should have warned with {id}\n{build.Output}");
    }

    private void ShowGate(BuildResult build)
    {
        var errors = build.Findings.Where(finding => finding.Severity == "error").ToList();
        foreach (var error in errors)
            screen.Diagnostic(error, _root);

        Require(!build.Succeeded, $"the build should have failed\n{build.Output}");
        Require(
            errors.Any(error => error.Code == "SFI4001"
                && Path.GetFileName(error.File) == "salesforce-permissions.json"
                && error.Line > 0
                && error.Message.Contains(User, StringComparison.Ordinal)),
            $"the gate should have failed with SFI4001 at a line of the manifest\n{build.Output}");
        Require(
            errors.Any(error => error.Message.Contains(Group, StringComparison.Ordinal)),
            "the error should have named the group that is missing");
    }

    private void ShowReport()
    {
        var reports = Path.Combine(_root, Sample, "reports");
        var files = new[] { "report.html", "report.md", "report.sarif", "report.json" };
        foreach (var file in files)
            Require(File.Exists(Path.Combine(reports, file)), $"there should be a {file}");

        screen.Text(
            "The same as a report, for people and machines: "
                + $"{string.Join(", ", files)} in {Path.GetRelativePath(Repository.Root, reports)}.");
        Require(
            File.ReadAllText(Path.Combine(reports, "report.html")).Contains(User, StringComparison.Ordinal),
            "the report should name the user");
    }

    private void ShowPass(BuildResult build)
    {
        Require(build.Succeeded, $"the build should have passed\n{build.Output}");
        Require(build.Answer == "1", $"the build should have checked one user, and says: {build.Output}");
        screen.Text(
            $"Passed: {build.Answer} user checked ($(SfiUsersChecked), which a pipeline can assert on). The warnings are still there; "
                + "'dotnet format analyzers' repairs them.");
    }

    /// <summary>What the integration itself sees.</summary>
    private static async Task<string> CallAsync(EmulatedOrg org)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{org.Url}/services/data/v60.0/query?q=SELECT+Id+FROM+User+LIMIT+1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", org.AccessTokenFor(User));
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? $"{(int)response.StatusCode} {response.ReasonPhrase}" : $"{(int)response.StatusCode} {body}";
    }

    private static void Require(bool condition, string promise)
    {
        if (!condition)
            throw new DemoFailedException(promise);
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
