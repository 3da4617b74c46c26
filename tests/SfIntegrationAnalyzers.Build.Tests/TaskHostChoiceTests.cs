using System.Xml.Linq;
using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>What the targets choose for each MSBuild, evaluated by the real one.</summary>
public sealed class TaskHostChoiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-host-").FullName;

    private static string TasksProps => Repository.PathOf("build", "SfIntegrationAnalyzers.Tasks.props");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Core", "17.8.0", "InProcess")]
    [InlineData("Core", "18.0.0", "InProcess")]
    [InlineData("Full", "17.8.43", "Process")]
    [InlineData("Full", "17.14.23", "Process")]
    [InlineData("Full", "18.0.5", "TaskHost")]
    [InlineData("Full", "19.1.0", "TaskHost")]
    public async Task Each_MSBuild_gets_the_host_that_it_can_run(string runtime, string version, string expected)
    {
        // The properties that tell MSBuilds apart are reserved: a copy asks others in their place.
        var props = (await File.ReadAllTextAsync(TasksProps))
            .Replace("$(MSBuildRuntimeType)", "$(Runtime)", StringComparison.Ordinal)
            .Replace("$(MSBuildVersion)", "$(Version)", StringComparison.Ordinal);
        var copy = Path.Combine(_folder, "Tasks.proj");
        await File.WriteAllTextAsync(copy, props);

        var evaluation = await DotNet.RunAsync(
            ["msbuild", copy, "-nologo", $"-p:Runtime={runtime}", $"-p:Version={version}", "-getProperty:SfiTaskHost"], _folder);

        Assert.Equal(expected, evaluation.StandardOutput.Trim());
    }

    [Fact]
    public void Every_task_is_declared_for_every_host_that_loads_tasks()
    {
        var tasks = typeof(CheckPermissions).Assembly.GetTypes()
            .Where(type => typeof(ITask).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => type.FullName!)
            .Order()
            .ToList();
        var declarations = XDocument.Load(TasksProps)
            .Descendants("UsingTask")
            .ToLookup(declaration => declaration.Attribute("Condition")!.Value.Split('\'')[3]);

        Assert.Equal(tasks, Names(declarations["InProcess"]));
        // A running check can be left behind in MSBuild's own process only;
        // and a process for a list of names costs more than a second check.
        string?[] inProcessOnly = [typeof(StartPermissionCheck).FullName, typeof(FindForeignProperties).FullName];
        Assert.Equal(tasks.Except(inProcessOnly), Names(declarations["TaskHost"]));
        Assert.All(
            declarations["TaskHost"],
            declaration => Assert.Equal(
                ("NET", "TaskHostFactory"),
                (declaration.Attribute("Runtime")?.Value, declaration.Attribute("TaskFactory")?.Value)));
    }

    [Theory]
    [InlineData("auto", 0, "warning SFI4908")]
    [InlineData("required", 1, "error SFI4908")]
    public async Task Without_any_dotnet_host_nothing_was_checked_and_the_build_says_so(string mode, int exitCode, string expected)
    {
        var build = await DotNet.RunAsync(
            [
                "msbuild",
                OrgCheckProject.Path,
                "-nologo",
                "-p:SfiTaskHost=Process",
                "-p:SfiDotNetHost=",
                "-p:DOTNET_HOST_PATH=",
                "-p:ProgramW6432=",
                $"-p:SfiOrgCheck={mode}",
                "-p:SfiManifestPath=salesforce-permissions.json",
            ],
            _folder);

        Assert.Equal(exitCode, build.ExitCode);
        Assert.Contains(expected, build.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IEnumerable<XElement> declarations) =>
        declarations.Select(declaration => declaration.Attribute("TaskName")!.Value).Order();
}
