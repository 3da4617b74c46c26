namespace SfIntegrationAnalyzers.Testing.Building;

/// <summary>
/// A folder of its own with copies of samples in it, which restore the package from a folder and have a package cache of their own.
/// </summary>
internal sealed class Workspace
{
    private readonly string _packages;
    private int _builds;

    /// <summary>Makes the folder.</summary>
    /// <param name="root">The folder, outside of any project; made if it does not exist.</param>
    /// <param name="feed">The folder that holds the package.</param>
    /// <param name="packages">The package cache. A new one for each run: version 1.0.0 in a cache is never replaced.</param>
    public Workspace(string root, string feed, string packages)
    {
        Root = root;
        _packages = packages;
        Directory.CreateDirectory(root);
        File.WriteAllText(PathOf("NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed}" />
              </packageSources>
            </configuration>
            """);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests", "samples")))
            File.Copy(file, PathOf(Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>A path in the folder.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Copies a sample of <c>tests/samples</c> and says where to.</summary>
    public string AddSample(string name)
    {
        var source = Repository.PathOf("tests", "samples", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;

            var target = PathOf(name, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return PathOf(name);
    }

    /// <summary>Writes a text file, and says where.</summary>
    public string Write(string relativePath, string text)
    {
        var path = PathOf(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs <c>dotnet build</c> with a binary log.</summary>
    /// <param name="project">The folder or project file, relative to the workspace.</param>
    /// <param name="arguments">More arguments.</param>
    /// <param name="environment">Variables of this run, credentials for one.</param>
    public Task<BuildResult> BuildAsync(
        string project, IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null) =>
        RunAsync(["build", project, "--nologo", "-nodeReuse:false", .. arguments ?? []], environment);

    /// <summary>Runs any command of <c>dotnet</c>.</summary>
    public Task<DotNetResult> CommandAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        DotNet.RunAsync(arguments, Root, WithPackages(environment));

    /// <summary>Runs a command of <c>dotnet</c> that takes MSBuild's arguments, with a binary log.</summary>
    public async Task<BuildResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var log = PathOf($"{Interlocked.Increment(ref _builds)}.binlog");
        var result = await DotNet.RunAsync([.. arguments, $"-bl:{log}"], Root, WithPackages(environment));
        return new BuildResult(result.ExitCode, result.Output, log) { Answer = result.StandardOutput.Trim() };
    }

    private IReadOnlyDictionary<string, string> WithPackages(IReadOnlyDictionary<string, string>? environment) =>
        new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["NUGET_PACKAGES"] = _packages };
}
