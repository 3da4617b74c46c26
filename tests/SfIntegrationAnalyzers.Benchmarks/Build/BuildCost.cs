using System.Diagnostics;
using SfIntegrationAnalyzers.Benchmarks.Results;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;
using SfIntegrationAnalyzers.Testing;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Benchmarks.Build;

/// <summary>What the gate adds to a build that has nothing to do, and how often it asks however many projects there are.</summary>
internal static class BuildCost
{
    public static async Task<bool> RunAsync(int rounds, int mostProjects, string resultFolder)
    {
        var root = Directory.CreateTempSubdirectory("sfi-build-benchmark-").FullName;
        try
        {
            await using var org = await EmulatedOrg.StartAsync(
                OrgDefinition.FromFile(Repository.PathOf("tests", "samples", "orgs", "acme.json")));
            var environment = new Dictionary<string, string>
            {
                ["SF_ORG_INSTANCE_URL"] = org.Url,
                ["SF_ACCESS_TOKEN"] = org.AccessTokenFor("checker@acme.example"),
            };
            var table = new ResultTable(
                "build",
                "Up-to-date builds with a verdict that holds beside the same builds with SfiOrgCheck=off, in random order and paired, "
                    + $"{rounds} rounds (a fourth of that for 100 projects); medians with the 95 % interval of the ratio. "
                    + "'task' is the same build where the task is loaded, finds no credentials and ends: its start-up.",
                "projects",
                "requests of the first build",
                "requests of all others",
                "off ms",
                "check ms",
                "ratio",
                "interval",
                "task ms",
                "start-up of the task ms");
            foreach (var projects in new[] { 1, 10, 100 }.Where(count => count <= mostProjects))
                await MeasureAsync(
                    table,
                    Path.Combine(root, $"{projects}"),
                    Path.Combine(root, "packages"),
                    projects,
                    projects < 100 ? rounds : Math.Max(5, rounds / 4),
                    org,
                    environment);

            table.Print(Console.Out);
            table.Save(resultFolder);
            return table.AllHold;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        ResultTable table,
        string folder,
        string packages,
        int projects,
        int rounds,
        EmulatedOrg org,
        Dictionary<string, string> environment)
    {
        var feed = Repository.PathOf("src", "SfIntegrationAnalyzers.Package", "bin", Configuration);
        var workspace = new Workspace(folder, feed, packages);
        AddSolution(workspace, projects);
        org.Journal.Clear();
        // One project is built by itself, several as a solution, as people do.
        var what = projects == 1 ? "P1" : "All.slnx";
        await BuildAsync(workspace, what, environment);
        var first = org.Journal.Count;

        var variants = new (List<double> Times, Func<Task<double>> Build)[]
        {
            ([], () => BuildAsync(workspace, what, environment, "-p:SfiOrgCheck=off")),
            ([], () => BuildAsync(workspace, what, environment)),
            ([], () => BuildAsync(workspace, what, [], "-p:SfiOrgCheckMaxAgeMinutes=0")),
        };
        var random = new Random(projects);
        for (var round = 0; round < rounds; round++)
        {
            // Whoever goes second finds warmer files.
            foreach (var (times, build) in variants.OrderBy(_ => random.Next()).ToArray())
                times.Add(await build());
        }

        var (off, check, task) = (variants[0].Times, variants[1].Times, variants[2].Times);
        var ratios = check.Zip(off, (with, without) => with / without).ToList();
        var (low, high) = Sample.Interval(ratios);
        table.Add(
            projects,
            first,
            org.Journal.Count - first,
            Sample.Median(off),
            Sample.Median(check),
            Sample.Median(ratios),
            FormattableString.Invariant($"{low:0.000} to {high:0.000}"),
            Sample.Median(task),
            Sample.Median(task.Zip(off, (with, without) => with - without)));
        table.Require($"an up-to-date build of {projects} over the same without the check", Sample.Median(ratios), 1.02, "times");
        table.Require($"requests of the first build of {projects}", first, 4, "requests");
        table.Require($"requests of {rounds} up-to-date builds of {projects}", org.Journal.Count - first, 0, "requests");
    }

    private static async Task<double> BuildAsync(
        Workspace workspace, string what, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        var build = await workspace.CommandAsync(
            ["build", what, "--nologo", "-v:q", "-nodeReuse:false", "-p:SfiOrgCheckMaxAgeMinutes=600", .. arguments], environment);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return build.ExitCode == 0 ? time : throw new InvalidOperationException(build.Output);
    }

    private static void AddSolution(Workspace workspace, int projects)
    {
        workspace.Write(
            "salesforce-permissions.json",
            File.ReadAllText(Repository.PathOf("tests", "samples", "StripeBilling", "salesforce-permissions.json")));
        var names = Enumerable.Range(1, projects).Select(number => $"P{number}").ToList();
        foreach (var name in names)
        {
            for (var file = 0; file < 50; file++)
                workspace.Write(
                    $"{name}/Client{file}.cs",
                    $"namespace {name};\n\npublic static class Client{file}\n{{\n"
                        + "    public const string Path = \"/services/data/v66.0/query\";\n}\n");

            workspace.Write($"{name}/{name}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="SfIntegrationAnalyzers" Version="1.0.0" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """);
        }

        workspace.Write(
            "All.slnx",
            $"<Solution>\n{string.Join('\n', names.Select(name => $"""  <Project Path="{name}/{name}.csproj" />"""))}\n</Solution>\n");
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
