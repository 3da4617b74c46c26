using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>The compiler's command line for a project, as the SDK makes it, with its analyzers taken out and sorted.</summary>
internal sealed partial class CompilationCommand
{
    private readonly IReadOnlyList<string> _arguments;

    private CompilationCommand(IReadOnlyList<string> arguments, string[] sdkAnalyzers, ILookup<string, string> otherAnalyzers)
    {
        _arguments = arguments;
        SdkAnalyzers = sdkAnalyzers;
        OtherAnalyzers = otherAnalyzers;
    }

    public string[] SdkAnalyzers { get; }

    /// <summary>Analyzer assemblies of other packages, by package.</summary>
    public ILookup<string, string> OtherAnalyzers { get; }

    public static async Task<CompilationCommand> OfAsync(string project, (string Name, string Version)[] packages, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(project)!;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.props"),
            $"<Project><ItemGroup>{string.Concat(packages.Select(p => $"""<PackageReference Include="{p.Name}" Version="{p.Version}" PrivateAssets="all" />"""))}</ItemGroup></Project>",
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
            ["msbuild", project, "-restore", "-t:WriteCompilerCommand", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:Configuration=Release", "-v:q", "-nologo"],
            cancellation,
            folder);

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "compile.rsp"), cancellation);
        var analyzers = lines.Where(IsAnalyzer).Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim('"')).ToArray();
        string? Package(string path) => packages.Select(p => p.Name).FirstOrDefault(p => path.Contains($"/{p.ToLowerInvariant()}/", StringComparison.OrdinalIgnoreCase));
        return new CompilationCommand(
            [.. lines.Where(l => !IsAnalyzer(l) && !l.StartsWith("/shared", StringComparison.Ordinal) && l != "/noconfig").Select(Quoted)],
            [.. analyzers.Where(a => Package(a) is null)],
            analyzers.Where(a => Package(a) is not null && !ForeignLanguage().IsMatch(a)).ToLookup(a => Package(a)!));
    }

    /// <summary>Writes a response file that differs from its siblings only in the analyzers.</summary>
    public string Write(string folder, string name, string[] analyzers, params string[] more)
    {
        var path = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(path, [.. _arguments.Select(a => Rooted(a, folder)), .. analyzers.Select(a => $"/analyzer:\"{a}\""), .. more]);
        return path;
    }

    private static bool IsAnalyzer(string argument) => argument.StartsWith("/analyzer:", StringComparison.Ordinal) || argument.StartsWith("/a:", StringComparison.Ordinal);

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
