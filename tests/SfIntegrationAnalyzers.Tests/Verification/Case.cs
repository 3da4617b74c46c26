using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>
/// One case for analyzers and fixes: files with marks, what they compile against and how they are configured. Each step returns a new
/// case, so that a theory can start from a common one. A crash of an analyzer, or a compiler error, fails it.
/// </summary>
internal sealed record Case
{
    /// <summary>The usings that a case need not repeat.</summary>
    public const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net; global using System.Net.Http; global using System.Text;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>More than any case needs: a fix that never ends fails instead.</summary>
    private const int MostFixes = 100;

    private ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    private ImmutableArray<(string Path, string Marked)> Sources { get; init; } = [];

    private ImmutableArray<(string Path, string Marked)> Files { get; init; } = [];

    private ImmutableArray<MetadataReference> Libraries { get; init; } = [];

    private ImmutableDictionary<string, string> Global { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableArray<(string Folder, string Key, string Value)> InFolders { get; init; } = [];

    private bool MayNotCompile { get; init; }

    private string AssemblyName { get; init; } = "CaseProject";

    private LanguageVersion Version { get; init; } = LanguageVersion.Latest;

    /// <summary>Starts a case for rules.</summary>
    public static Case For(params DiagnosticAnalyzer[] analyzers) => new() { Analyzers = [.. analyzers] };

    /// <summary>Starts a case for one rule.</summary>
    public static Case For<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() => For(new TAnalyzer());

    /// <summary>Adds a file with marks.</summary>
    public Case Source(string marked, string? path = null) =>
        this with { Sources = Sources.Add((path ?? $"File{Sources.Length}.cs", marked)) };

    /// <summary>Adds an additional file with marks.</summary>
    public Case AdditionalFile(string path, string marked) => this with { Files = Files.Add((path, marked)) };

    /// <summary>References an assembly built from source.</summary>
    public Case Library(string assemblyName, string version, string source) =>
        this with { Libraries = Libraries.Add(References.Stub(assemblyName, version, source)) };

    /// <summary>
    /// References another project as editors and <c>dotnet format</c> do: its symbols have source, which is not this project's.
    /// </summary>
    public Case Project(string assemblyName, string source) =>
        this with { Libraries = Libraries.Add(Compiled(assemblyName, source).ToMetadataReference()) };

    /// <summary>References another project as the command line does, where it is an assembly by then.</summary>
    public Case BuiltProject(string assemblyName, string source) =>
        this with { Libraries = Libraries.Add(References.Built(Compiled(assemblyName, source))) };

    /// <summary>Sets an option in a global configuration file, or an MSBuild property as <c>build_property.Name</c>.</summary>
    public Case GlobalOption(string key, string value) => this with { Global = Global.SetItem(key, value) };

    /// <summary>Sets an MSBuild property.</summary>
    public Case Property(string name, string value) => GlobalOption("build_property." + name, value);

    /// <summary>Sets an option in the <c>.editorconfig</c> that applies to the files, or to those of a folder.</summary>
    public Case EditorConfig(string key, string value, string folder = "") => this with { InFolders = InFolders.Add((folder, key, value)) };

    /// <summary>Lets deliberately broken code pass.</summary>
    public Case AllowCompilerErrors() => this with { MayNotCompile = true };

    /// <summary>Compiles with an older language, which has no global usings and no nullable annotations either.</summary>
    public Case Language(LanguageVersion version) => this with { Version = version };

    /// <summary>Fails unless the rules report exactly what the marks say.</summary>
    public async Task<ImmutableArray<Diagnostic>> VerifyAsync()
    {
        var solution = ToSolution();
        var diagnostics = await DiagnosticsAsync(solution);
        var onlyId = OnlyId();
        var expected = Sources.Concat(Files)
            .Select(file => (file.Path, Markup: Parse(file.Marked, onlyId)))
            .SelectMany(file => file.Markup.Expected.Select(e => Describe(file.Path, e.Id, SourceText.From(file.Markup.Text), e.Span)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var actual = diagnostics.Select(Describe).Order(StringComparer.Ordinal).ToArray();
        var missing = expected.Except(actual).Select(line => "missing:    " + line);
        var surplus = actual.Except(expected).Select(line => "unexpected: " + line);
        var times = expected.CountBy(line => line).ToDictionary();
        var repeated = actual.CountBy(line => line)
            .Where(line => times.TryGetValue(line.Key, out var wanted) && wanted != line.Value)
            .Select(line => $"{line.Value} times:    {line.Key}");
        var differences = missing.Concat(surplus).Concat(repeated).ToArray();
        Assert.True(
            differences.Length == 0,
            string.Join('\n', differences) + "\n\n" + string.Join('\n', Sources.Concat(Files).Select(s => s.Marked)));
        return diagnostics;
    }

    /// <summary>Verifies the marks, then that a fix applied to each diagnostic in turn gives the expected files.</summary>
    public async Task VerifyFixAsync(CodeFixProvider fix, string[] fixedSources, int action = 0) =>
        Assert.Equal(fixedSources.Select(source => source.ReplaceLineEndings("\n")), await FixedAsync(fix, action));

    /// <summary>
    /// Verifies the marks, applies a fix to each diagnostic in turn, and returns the files as they are then; they compile.
    /// </summary>
    public async Task<string[]> FixedAsync(CodeFixProvider fix, int action = 0)
    {
        await VerifyAsync();
        var solution = ToSolution();
        for (var round = 0; round < MostFixes; round++)
        {
            var (diagnostic, document, actions) = await NextFixableAsync(solution, fix, action);
            if (diagnostic is null)
            {
                return await FilesAsync(solution);
            }

            solution = await FixApplication.ApplyAsync(actions[action], document!.Project.Solution);
        }

        throw new InvalidOperationException(
            $"After {MostFixes} fixes there is still one to apply:\n{string.Join('\n', await FilesAsync(solution))}");
    }

    /// <summary>Verifies that Fix All in a scope gives the expected files, and that a second run changes nothing.</summary>
    public async Task VerifyFixAllAsync(
        CodeFixProvider fix, string[] fixedSources, FixAllScope scope = FixAllScope.Project, int action = 0) =>
        Assert.Equal(fixedSources.Select(source => source.ReplaceLineEndings("\n")), await FixedByFixAllAsync(fix, scope, action));

    /// <summary>The files after Fix All, which leaves nothing that the fix is offered for; they compile.</summary>
    public async Task<string[]> FixedByFixAllAsync(CodeFixProvider fix, FixAllScope scope = FixAllScope.Project, int action = 0) =>
        await FilesAsync(await FixAllAsync(fix, scope, action));

    /// <summary>What the rules report, for a case that looks at messages or properties.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => DiagnosticsAsync(ToSolution());

    /// <summary>The compilation of the case, for tests of what stands below the rules.</summary>
    public async Task<CSharpCompilation> CompilationAsync() =>
        (CSharpCompilation)(await ToSolution().Projects.Single().GetCompilationAsync())!;

    private CSharpCompilation Compiled(string assemblyName, string source) => CSharpCompilation.Create(
        assemblyName,
        [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source, path: assemblyName + ".cs")],
        References.Framework.Concat(Libraries),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static Markup Parse(string marked, string? onlyId) => Markup.Parse(marked.ReplaceLineEndings("\n"), onlyId);

    private string? OnlyId() =>
        Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToArray() is [var id] ? id : null;

    private Solution ToSolution()
    {
        var workspace = new AdhocWorkspace();
        var projectId = ProjectId.CreateNewId();
        var nullable = Version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Annotations;
        var usings = Version < LanguageVersion.CSharp10 ? "" : Usings;
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                projectId,
                VersionStamp.Default,
                AssemblyName,
                AssemblyName,
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: nullable),
                parseOptions: new CSharpParseOptions(Version, DocumentationMode.Diagnose),
                metadataReferences: References.Framework.Concat(Libraries)))
            .AddDocument(DocumentId.CreateNewId(projectId), "Usings.cs", SourceText.From(usings), filePath: "Usings.cs");
        for (var i = 0; i < Sources.Length; i++)
        {
            var (path, marked) = Sources[i];
            var text = SourceText.From(Parse(marked, OnlyId()).Text);
            solution = solution.AddDocument(DocumentId.CreateNewId(projectId), Path.GetFileName(path), text, filePath: path);
        }

        return solution;
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Solution solution, ProjectId? projectId = null)
    {
        var compilation = (await solution.GetProject(projectId ?? solution.ProjectIds[0])!.GetCompilationAsync())!;
        if (!MayNotCompile)
        {
            var errors = compilation.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.ToString())
                .ToArray();
            var sources = string.Join('\n', Sources.Select(source => source.Marked));
            Assert.True(errors.Length == 0, $"The case does not compile:\n{string.Join('\n', errors)}\n\n{sources}");
        }

        var enabled = Analyzers.SelectMany(a => a.SupportedDiagnostics).DistinctBy(d => d.Id).ToDictionary(d => d.Id, Enabled);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(enabled));
        var files = Files.Select(f => (AdditionalText)new CaseFile(f.Path, Parse(f.Marked, OnlyId()).Text)).ToImmutableArray();
        var withAnalyzers = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files, new CaseOptions(Global, InFolders)),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        var crash = diagnostics.FirstOrDefault(d => d.Id == "AD0001");
        Assert.True(crash is null, crash?.GetMessage());
        return diagnostics;
    }

    /// <summary>Rules that are off, or show up in editors only, are on in a case.</summary>
    private static ReportDiagnostic Enabled(DiagnosticDescriptor rule) =>
        rule.DefaultSeverity == DiagnosticSeverity.Info || !rule.IsEnabledByDefault ? ReportDiagnostic.Warn : ReportDiagnostic.Default;

    private async Task<(Diagnostic? Diagnostic, Document? Document, List<CodeAction> Actions)> NextFixableAsync(
        Solution solution, CodeFixProvider fix, int action)
    {
        var fixable = (await DiagnosticsAsync(solution))
            .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        foreach (var diagnostic in fixable)
        {
            var document = solution.Projects.Single().Documents.First(d => d.FilePath == diagnostic.Location.SourceTree!.FilePath);
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (a, _) => actions.Add(a), CancellationToken.None));
            if (actions.Count > action)
            {
                return (diagnostic, document, actions);
            }
        }

        return (null, null, []);
    }

    private async Task<Solution> FixAllAsync(CodeFixProvider fix, FixAllScope scope, int action)
    {
        var solution = ToSolution();
        var (diagnostic, document, actions) = await NextFixableAsync(solution, fix, action);
        Assert.NotNull(diagnostic);
        var context = new FixAllContext(
            document!,
            fix,
            scope,
            actions[action].EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new FixAllDiagnostics(project => DiagnosticsAsync(project.Solution, project.Id)),
            CancellationToken.None);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        solution = await FixApplication.ApplyAsync(all, solution);
        Assert.NotEqual(diagnostic.Id, (await NextFixableAsync(solution, fix, action)).Diagnostic?.Id);
        return solution;
    }

    private async Task<string[]> FilesAsync(Solution solution)
    {
        var project = solution.Projects.Single();
        if (!MayNotCompile)
        {
            Assert.DoesNotContain((await project.GetCompilationAsync())!.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        }

        return await Task.WhenAll(project.Documents.Where(d => d.Name != "Usings.cs")
            .Select(async d => (await d.GetTextAsync()).ToString()));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
        return diagnostic.Location.Kind == LocationKind.None
            ? $"{diagnostic.Id} without a location"
            : $"{diagnostic.Id} {span.Path}{span.Span}{(diagnostic.Location.IsInSource ? $" '{text}'" : "")}";
    }

    private string Describe(string path, string id, SourceText text, TextSpan span)
    {
        var lines = text.Lines.GetLinePositionSpan(span);
        return $"{id} {path}{lines}{(Sources.Any(s => s.Path == path) ? $" '{text.ToString(span)}'" : "")}";
    }
}
