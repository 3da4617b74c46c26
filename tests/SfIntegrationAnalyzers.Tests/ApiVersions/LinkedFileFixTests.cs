using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>
/// One file in several projects, as links and several target frameworks have it: its literal changes once, and alike everywhere.
/// </summary>
public class LinkedFileFixTests
{
    private const string Shared = """
        static class Shared
        {
            public const string Query = "/services/data/v28.0/query";
        #if NET8_0
            public const string Soap = "https://login.salesforce.com/services/Soap/u/28.0";
        #endif
        }
        """;

    private const string Fixed = """
        static class Shared
        {
            public const string Query = "/services/data/v$newest.0/query";
        #if NET8_0
            public const string Soap = "https://login.salesforce.com/services/Soap/u/64.0";
        #endif
        }
        """;

    private static readonly ApiVersionCodeFixProvider Fix = new();

    [Fact]
    public async Task Fix_All_in_the_solution_changes_the_literal_once()
    {
        var changed = await FixedAsync(TwoProjects());

        Assert.Equal([Fixed.WithNewest(), Fixed.WithNewest()], await TextsAsync(changed));
    }

    [Fact]
    public async Task A_single_fix_changes_the_file_for_all_projects()
    {
        var solution = TwoProjects();
        var document = solution.Projects.First().Documents.Single(d => d.Name == "Shared.cs");
        var diagnostic = (await DiagnosticsAsync(document.Project)).MinBy(d => d.Location.SourceSpan.Start)!;
        var actions = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));

        var texts = await TextsAsync(await FixApplication.ApplyAsync(actions[0], solution));

        Assert.Equal(Shared.Replace("v28.0", "v$newest.0", StringComparison.Ordinal).WithNewest(), texts[0]);
        Assert.Equal(texts[0], texts[1]);
    }

    /// <summary>One project takes the whole constant, the other leaves out its letter: one change all the same.</summary>
    [Fact]
    public async Task Fix_All_in_the_solution_changes_a_literal_once_of_which_projects_use_different_parts()
    {
        var solution = Projects(
            "static class Levels { public const string Level = \"v28.0\"; }",
            ("Rest", "class Rest { string M(string host) => host + \"/services/data/\" + Levels.Level + \"/query\"; }"),
            ("Bulk", "class Bulk { string M(string host) => host + \"/services/async/\" + Levels.Level.TrimStart('v') + \"/job\"; }"));

        var changed = await FixedAsync(solution);

        const string Written = "static class Levels { public const string Level = \"v$newest.0\"; }";
        Assert.Equal([Written.WithNewest(), Written.WithNewest()], await TextsAsync(changed));
    }

    private static async Task<Solution> FixedAsync(Solution solution)
    {
        var context = new FixAllContext(
            solution.Projects.First().Documents.First(),
            Fix,
            FixAllScope.Solution,
            VersionDiagnostic.Target,
            Fix.FixableDiagnosticIds,
            new FixAllDiagnostics(DiagnosticsAsync),
            CancellationToken.None);
        return await FixApplication.ApplyAsync((await Fix.GetFixAllProvider().GetFixAsync(context))!, solution);
    }

    private static async Task<string[]> TextsAsync(Solution solution) => await Task.WhenAll(
        solution.Projects.Select(async project => (await project.Documents.Single(d => d.Name == "Shared.cs").GetTextAsync()).ToString()));

    private static Solution TwoProjects() => Projects(Shared, ("NET8_0", ""), ("NETSTANDARD2_0", ""));

    private static Solution Projects(string shared, params (string Symbol, string Own)[] projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var (framework, own) in projects)
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    $"App({framework})",
                    "App",
                    LanguageNames.CSharp,
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                    parseOptions: new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: [framework]),
                    metadataReferences: References.Framework))
                .AddDocument(DocumentId.CreateNewId(id), "Shared.cs", SourceText.From(shared), filePath: "/app/Shared.cs")
                .AddDocument(DocumentId.CreateNewId(id), "Own.cs", SourceText.From(own), filePath: $"/app/{framework}/Own.cs");
        }

        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new RetiredApiVersionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
