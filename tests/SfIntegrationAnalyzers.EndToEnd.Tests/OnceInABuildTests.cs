using System.Xml.Linq;
using SfIntegrationAnalyzers.OrgEmulator.Http;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>However a build is cut into projects, frameworks, nodes and threads, the org is asked once.</summary>
[Collection(PackageTests.Name)]
public class OnceInABuildTests(PackageFixture package)
{
    private const int Projects = 5;

    [Fact]
    public async Task Five_projects_for_two_frameworks_are_one_check_with_one_report()
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var workspace = sample.Workspace;
        AddSolution(workspace);

        // What one project asks is the measure.
        Assert.True((await sample.RunAsync(["-p:SfiOrgCheckMaxAgeMinutes=0"])).Succeeded);
        var asked = sample.Org.Journal.Entries.Select(Request).ToList();
        Assert.InRange(asked.Count, 2, 4);

        // The first compiles everything; for the others, which ask in the same way, it is up to date.
        foreach (var arguments in new string[][] { ["-m:4"], ["-m:1"], ["-m:4", "-graph"], ["-m:4", "-mt"] })
        {
            sample.Org.Journal.Clear();
            var build = await workspace.BuildAsync(
                "All.slnx", ["-p:SfiOrgCheckMaxAgeMinutes=0", "-p:SfiReportDirectory=reports", .. arguments], sample.Credentials);

            Assert.True(build.Succeeded, build.Output);
            Assert.Equal(asked, sample.Org.Journal.Entries.Select(Request));
            Assert.Equal(2 * Projects, build.TargetRuns("SfiCheckPermissions"));
            Assert.Equal(1, build.TaskRuns("StartPermissionCheck"));
            Assert.Equal(1, build.TaskRuns("CheckPermissions"));
            Assert.Equal(
                ["reports"],
                Directory.GetDirectories(workspace.Root, "reports", SearchOption.AllDirectories)
                    .Select(folder => Path.GetRelativePath(workspace.Root, folder)));
        }
    }

    /// <summary>A folder's name may hold what separates elsewhere: in MSBuild, in a shell, in an address.</summary>
    [Fact]
    public async Task Two_projects_with_manifests_of_their_own_are_two_checks_in_whatever_folder()
    {
        const string Odd = "Söhne; a'b & c, d=e 日本";
        await using var sample = await EmulatedBuild.StartAsync(package);
        var workspace = sample.Workspace;
        Directory.Move(workspace.PathOf("StripeBilling"), workspace.PathOf(Odd));
        AddProject(workspace, "Plain");
        workspace.Write(
            "Plain/salesforce-permissions.json",
            """
            {
              "orgs": { "production": { "organizationId": "ORG" } }, "integrations": [{ "name": "Plain", "user": "nobody@acme.example" }]
            }
            """.Replace("ORG", sample.Org.OrganizationId, StringComparison.Ordinal));
        AddSolution(workspace, [$"{Odd}/StripeBilling.csproj", "Plain/Plain.csproj"]);
        string[] arguments = ["-p:SfiReportDirectory=my reports", "-p:SfiOrgCheckMaxAgeMinutes=0"];

        var build = await workspace.BuildAsync("All.slnx", arguments, sample.Credentials);

        Assert.Equal(["salesforce-permissions.json(2,117): error SFI4004"], build.Errors);
        Assert.Equal(
            Path.Combine("Plain", "salesforce-permissions.json"),
            Path.GetRelativePath(workspace.Root, build.Findings.First(finding => finding.Code == "SFI4004").File));
        Assert.Equal(2, build.TaskRuns("CheckPermissions"));
        Assert.All([Odd, "Plain"], folder => Assert.True(File.Exists(workspace.PathOf(folder, "my reports", "report.json")), build.Output));
        Assert.Contains(
            "\"outcome\": \"passed\"",
            await File.ReadAllTextAsync(workspace.PathOf(Odd, "my reports", "report.json")),
            StringComparison.Ordinal);
    }

    /// <summary>Visual Studio publishes in this way, and the SDK keeps the profile from the projects that the site refers to.</summary>
    [Fact]
    public async Task A_publish_profile_that_references_do_not_get_makes_no_second_check()
    {
        var workspace = package.NewWorkspace();
        workspace.AddSample("StripeBilling");
        File.Move(workspace.PathOf("StripeBilling", "salesforce-permissions.json"), workspace.PathOf("salesforce-permissions.json"));
        workspace.Write("Web/Empty.cs", "namespace Web;");
        workspace.Write("Web/Web.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
                <ProjectReference Include="../StripeBilling/StripeBilling.csproj" />
              </ItemGroup>
            </Project>
            """);

        var build = await workspace.BuildAsync("Web", ["-p:WebPublishProfileFile=" + workspace.Write("Folder.pubxml", "<Project />")]);

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(2, build.TargetRuns("SfiCheckPermissions"));
        Assert.Equal(1, build.TaskRuns("CheckPermissions"));
    }

    /// <summary>MSBuild hands such properties on to whatever the project calls, and with other properties a project is another.</summary>
    [Theory]
    [InlineData("AdditionalProperties=\"Flavour=sweet;Version=2.0.0\"")]
    [InlineData("SetConfiguration=\"Configuration=Special\"")]
    [InlineData("UndefineProperties=\"Version\"")]
    public async Task A_reference_with_properties_of_its_own_makes_no_second_check(string metadata)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var workspace = sample.Workspace;
        workspace.Write(
            "salesforce-permissions.json",
            File.ReadAllText(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json")));
        foreach (var (name, reference) in new[]
        {
            ("Lib", ""),
            ("App", $"<ProjectReference Include=\"../Lib/Lib.csproj\" {metadata} />"),
            ("Tool", ""),
        })
            AddProject(workspace, name, reference);
        AddSolution(workspace, ["App/App.csproj", "Tool/Tool.csproj"]);
        Assert.True((await sample.RunAsync(["-p:SfiOrgCheckMaxAgeMinutes=0"])).Succeeded);
        var asked = sample.Org.Journal.Entries.Select(Request).ToList();

        foreach (var arguments in new string[][] { ["-m:4"], ["-m:1", "-graph"], ["-m:4", "-mt"] })
        {
            sample.Org.Journal.Clear();
            var build = await workspace.BuildAsync(
                "All.slnx", ["-p:SfiOrgCheckMaxAgeMinutes=0", "-p:Version=1.2.3", .. arguments], sample.Credentials);

            Assert.True(build.Succeeded, build.Output);
            Assert.Equal(asked, sample.Org.Journal.Entries.Select(Request));
            Assert.Equal(1, build.TaskRuns("CheckPermissions"));
            Assert.Equal(1, build.TaskRuns("StartPermissionCheck"));
        }
    }

    private static string Request(JournalEntry entry) => $"{entry.Method} {entry.Target}";

    /// <summary>Projects that lean on the first, each for two frameworks, under one manifest.</summary>
    private static void AddSolution(Workspace workspace)
    {
        workspace.Write(
            "salesforce-permissions.json",
            File.ReadAllText(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json")));
        var names = Enumerable.Range(1, Projects).Select(number => $"P{number}").ToList();
        foreach (var name in names)
            AddProject(workspace, name, name == "P1" ? "" : """<ProjectReference Include="../P1/P1.csproj" />""");

        AddSolution(workspace, names.Select(name => $"{name}/{name}.csproj"));
    }

    private static void AddSolution(Workspace workspace, IEnumerable<string> projects) => workspace.Write("All.slnx", new XElement(
        "Solution", projects.Select(project => new XElement("Project", new XAttribute("Path", project)))).ToString());

    private static void AddProject(Workspace workspace, string name, string reference = "")
    {
        workspace.Write($"{name}/Empty.cs", $"namespace {name};");
        workspace.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
                {reference}
              </ItemGroup>
            </Project>
            """);
    }
}
