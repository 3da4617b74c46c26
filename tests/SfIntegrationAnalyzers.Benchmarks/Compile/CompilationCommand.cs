using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>The compiler's command line for a project, as the SDK makes it, with its analyzers taken out and sorted.</summary>
internal sealed partial class CompilationCommand
{
    private readonly IReadOnlyList<string> _arguments;

    private CompilationCommand(
        string folder, int lines, IReadOnlyList<string> arguments, string[] sdkAnalyzers, ILookup<string, string> otherAnalyzers)
    {
        Folder = folder;
        Lines = lines;
        _arguments = arguments;
        SdkAnalyzers = sdkAnalyzers;
        OtherAnalyzers = otherAnalyzers;
    }

    /// <summary>The assemblies that the package hands to a compiler.</summary>
    public static string[] Package { get; } = [.. ((string[])["SfIntegrationAnalyzers.dll", "SfIntegrationAnalyzers.Salesforce.dll"])
        .Select(dll => Path.Combine(AppContext.BaseDirectory, dll))];

    public string Folder { get; }

    public int Lines { get; }

    public string[] SdkAnalyzers { get; }

    /// <summary>Analyzer assemblies of other packages, by package.</summary>
    public ILookup<string, string> OtherAnalyzers { get; }

    /// <summary>Makes up a project, and lets the SDK say how it is compiled.</summary>
    public static async Task<CompilationCommand> OfWorkloadAsync(
        int leastLines, bool withSalesforce, (string Name, string Version)[] packages, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"sfi-workload-{(withSalesforce ? "salesforce" : "plain")}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var written = Workload.Write(folder, leastLines, withSalesforce);
        var references = packages.Select(p => $"""<PackageReference Include="{p.Name}" Version="{p.Version}" PrivateAssets="all" />""");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.props"),
            $"<Project><ItemGroup>{string.Concat(references)}</ItemGroup></Project>",
            cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.targets"),
            """
            <Project>
              <Target Name="WriteCompilerCommand" DependsOnTargets="Compile">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/compile.rsp" Lines="@(CscCommandLineArgs)" Overwrite="true" />
              </Target>
            </Project>
            """,
            cancellation);
        await CompilerServer.RunAsync(
            "dotnet",
            [
                "msbuild",
                Path.Combine(folder, "Workload.csproj"),
                "-restore",
                "-t:WriteCompilerCommand",
                "-p:ProvideCommandLineArgs=true",
                "-p:SkipCompilerExecution=true",
                "-p:Configuration=Release",
                "-v:q",
                "-nologo",
            ],
            cancellation,
            folder);

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "compile.rsp"), cancellation);
        var analyzers = lines.Where(IsAnalyzer).Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim('"')).ToArray();
        string? PackageOf(string path) =>
            packages.Select(p => p.Name)
                .FirstOrDefault(p => path.Contains($"/{p.ToLowerInvariant()}/", StringComparison.OrdinalIgnoreCase));
        return new CompilationCommand(
            folder,
            written,
            [.. lines.Where(l => !IsAnalyzer(l) && !l.StartsWith("/shared", StringComparison.Ordinal) && l != "/noconfig").Select(Quoted)],
            [.. analyzers.Where(a => PackageOf(a) is null)],
            analyzers.Where(a => PackageOf(a) is not null && !ForeignLanguage().IsMatch(a)).ToLookup(a => PackageOf(a)!));
    }

    /// <summary>Writes a response file that differs from its siblings only in the analyzers.</summary>
    public string Write(string name, string[] analyzers, params string[] more)
    {
        var path = Path.Combine(Folder, name + ".rsp");
        File.WriteAllLines(path, [.. _arguments.Select(a => Rooted(a, Folder)), .. analyzers.Select(a => $"/analyzer:\"{a}\""), .. more]);
        return path;
    }

    private static bool IsAnalyzer(string argument) =>
        argument.StartsWith("/analyzer:", StringComparison.Ordinal) || argument.StartsWith("/a:", StringComparison.Ordinal);

    private static string Quoted(string argument) => argument.StartsWith('/') || argument.StartsWith('"') ? argument : $"\"{argument}\"";

    /// <summary>The compiler is not started in the project's folder.</summary>
    private static string Rooted(string argument, string folder)
    {
        if (!argument.StartsWith('/'))
        {
            return $"\"{Path.Combine(folder, argument.Trim('"'))}\"";
        }

        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        return PathOption().IsMatch(argument) && !Path.IsPathRooted(argument[(colon + 1)..].Trim('"'))
            ? $"{argument[..(colon + 1)]}\"{Path.Combine(folder, argument[(colon + 1)..].Trim('"'))}\""
            : argument;
    }

    [GeneratedRegex("^/(out|refout|analyzerconfig|resource|doc|generatedfilesout|sourcelink|pdb|additionalfile):")]
    private static partial Regex PathOption();

    [GeneratedRegex(@"/(vb|VisualBasic)/|CodeFix|\.resources\.dll$", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignLanguage();
}
