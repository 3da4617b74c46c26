using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Benchmarks.Results;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>Fix All of a version over a solution: 1,000 files at most some ten times as dear as 100.</summary>
internal static class FixAllCost
{
    public static async Task<bool> RunAsync(string resultFolder, CancellationToken cancellation)
    {
        var table = new ResultTable(
            "fix all",
            "Fix All of SFI1001 over a project whose every file holds one retired version, in a constant whose uses are looked at.",
            "files",
            "ms",
            "ms a file",
            "changed files");
        var perFile = new List<double>();
        foreach (var files in (int[])[10, 100, 1_000])
        {
            var (milliseconds, changed) = await MeasureAsync(files, cancellation);
            perFile.Add(milliseconds / files);
            table.Add(files, milliseconds, milliseconds / files, changed);
            table.Require($"files left unfixed of {files}", files - changed, 0, "files");
        }

        table.Require("cost of a file among 1,000 over a file among 100", perFile[2] / perFile[1], 1.5, "times");
        table.Print(Console.Out);
        table.Save(resultFolder);
        return table.AllHold;
    }

    private static async Task<(double Milliseconds, int Changed)> MeasureAsync(int files, CancellationToken cancellation)
    {
        using var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "netstandard.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p));
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "p", "p", LanguageNames.CSharp, metadataReferences: references));
        var solution = workspace.CurrentSolution;
        for (var i = 0; i < files; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), $"File{i}.cs", SourceText.From($$"""
                public class Client{{i}}
                {
                    public const string Query = "/services/data/v25.0/query";

                    public System.Threading.Tasks.Task Get(System.Net.Http.HttpClient http, string url) => http.GetAsync(url + Query);
                }
                """));
        }

        project = solution.GetProject(project.Id)!;
        var analyzers = Instances<DiagnosticAnalyzer>("SfIntegrationAnalyzers").Where(
            a => a.SupportedDiagnostics.Any(d => d.Id == "SFI1001")).ToImmutableArray();
        var fix = Instances<CodeFixProvider>("SfIntegrationAnalyzers.CodeFixes").First(f => f.FixableDiagnosticIds.Contains("SFI1001"));

        var start = Stopwatch.GetTimestamp();
        var compilation = await project.GetCompilationAsync(cancellation);
        var diagnostics = (await compilation!.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(cancellation))
            .Where(d => d.Id == "SFI1001")
            .ToImmutableArray();
        var first = diagnostics[0];
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(first.Location.SourceTree)!, first, (a, _) => action ??= a, cancellation));
        var all = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            project.GetDocument(first.Location.SourceTree)!,
            fix,
            FixAllScope.Project,
            action!.EquivalenceKey!,
            ["SFI1001"],
            new Known(diagnostics),
            cancellation));
        var operations = await all!.GetOperationsAsync(cancellation);
        var changed = operations.OfType<ApplyChangesOperation>()
            .Single()
            .ChangedSolution.GetChanges(solution)
            .GetProjectChanges()
            .Sum(p => p.GetChangedDocuments().Count());
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, changed);
    }

    private static IEnumerable<T> Instances<T>(string assembly) => System.Reflection.Assembly.Load(assembly).GetTypes()
        .Where(t => !t.IsAbstract && typeof(T).IsAssignableFrom(t))
        .Select(t => (T)Activator.CreateInstance(t)!);

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
