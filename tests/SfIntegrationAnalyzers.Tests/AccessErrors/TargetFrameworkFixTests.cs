using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// A project with two target frameworks, as <c>dotnet format</c> opens it: two projects with one file, of which the older understands less.
/// </summary>
public class TargetFrameworkFixTests
{
    private const string Response = """
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Contoso.Crm
        {
            public class Limits
            {
                private readonly HttpClient http = new HttpClient();

                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    response.EnsureSuccessStatusCode();
                    return await response.Content.ReadAsStringAsync();
                }
            }
        }

        """;

    [Fact]
    public async Task Dotnet_format_gets_no_new_file_and_the_same_text_for_both()
    {
        var changed = await FixedAsync(new ReadErrorCodeFixProvider(), new DroppedErrorBodyAnalyzer(), Response, WorkspaceKind.MSBuild);

        var texts = await TextsAsync(changed);
        Assert.Equal(2, texts.Length);
        Assert.Equal(texts[0], texts[1]);
        Snapshot.Verify(texts[0], "cs.txt");
        await CompileAsync(changed);
    }

    [Fact]
    public async Task An_editor_gets_a_file_of_its_own()
    {
        var changed = await FixedAsync(new ReadErrorCodeFixProvider(), new DroppedErrorBodyAnalyzer(), Response, WorkspaceKind.Host);

        var texts = await TextsAsync(changed);
        Assert.Equal(3, texts.Length);
        Assert.Contains(
            "namespace Contoso.Crm\n",
            Assert.Single(texts, text => text.Contains("class SalesforceResponseException")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_are_written_for_the_older_language()
    {
        const string Branch = "if (!response.IsSuccessStatusCode) { return null; }";
        var source = Response.Replace("response.EnsureSuccessStatusCode();", Branch);
        var changed = await FixedAsync(new ReadErrorCodeFixProvider(), new UnreadErrorCodeAnalyzer(), source, WorkspaceKind.MSBuild);

        Assert.Contains(
            "error.ErrorCode == \"API_DISABLED_FOR_ORG\" || error.ErrorCode == \"API_CURRENTLY_DISABLED\"",
            (await TextsAsync(changed))[0],
            StringComparison.Ordinal);
        await CompileAsync(changed);
    }

    [Fact]
    public async Task What_has_to_be_written_by_hand_brings_no_helper_into_the_project()
    {
        var source = Response.Replace("response.EnsureSuccessStatusCode();", """
            try
                    {
                        await http.GetStringAsync("/services/data/v60.0/limits");
                    }
                    catch (HttpRequestException e)
                    {
                        if (e.Message.Contains("API_DISABLED_FOR_ORG")) { return null; }
                    }
            """);
        var changed = await FixedAsync(new ReadErrorCodeFixProvider(), new CodeSearchedInMessageAnalyzer(), source, WorkspaceKind.MSBuild);

        Assert.All(await TextsAsync(changed), text => Assert.Equal(source, text));
    }

    [Fact]
    public async Task A_file_of_two_projects_of_which_one_would_get_no_helper_is_left_alone()
    {
        var solution = Solution(Response, WorkspaceKind.Host, "/app/Crm.csproj", "/jobs/Jobs.csproj");
        var fix = new ReadErrorCodeFixProvider();
        var changed = await FixedAsync(solution, fix, new DroppedErrorBodyAnalyzer());

        Assert.All(await TextsAsync(changed), text => Assert.Equal(Response, text));
        Assert.Null(await ActionAsync(solution, fix, new DroppedErrorBodyAnalyzer()));
    }

    [Fact]
    public async Task A_file_of_two_projects_that_have_the_helper_is_fixed_once()
    {
        var solution = Solution(Response, WorkspaceKind.Host, "/app/Crm.csproj", "/jobs/Jobs.csproj");
        foreach (var project in solution.ProjectIds)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Helper.cs", """
                namespace Contoso.Crm
                {
                    static class SalesforceResponseExtensions
                    {
                        public static System.Threading.Tasks.Task EnsureSalesforceSuccessAsync(
                            this System.Net.Http.HttpResponseMessage response) => null;
                    }
                }
                """);
        }

        var changed = await FixedAsync(solution, new ReadErrorCodeFixProvider(), new DroppedErrorBodyAnalyzer());
        var expected = Response.Replace("response.EnsureSuccessStatusCode()", "await response.EnsureSalesforceSuccessAsync()");
        Assert.All(
            changed.Projects.SelectMany(project => project.Documents).Where(document => document.Name == "Limits.cs"),
            document => Assert.Equal(expected, document.GetTextAsync().Result.ToString()));
        await CompileAsync(changed);
    }

    [Theory]
    [InlineData("my-app.class", "namespace my_app.@class")]
    [InlineData("3M (new)", "namespace _3M__new_")]
    public async Task The_helper_of_a_project_of_any_name_has_a_namespace(string name, string expected)
    {
        var solution = Solution(Response, WorkspaceKind.Host, "/app/Crm.csproj");
        solution = solution.WithProjectDefaultNamespace(solution.ProjectIds[0], name);
        var changed = await FixedAsync(solution, new ReadErrorCodeFixProvider(), new DroppedErrorBodyAnalyzer());

        Assert.Contains(expected + "\n", (await TextsAsync(changed))[1], StringComparison.Ordinal);
        await CompileAsync(changed);
    }

    private static Task<Solution> FixedAsync(CodeFixProvider fix, DiagnosticAnalyzer rule, string source, string workspaceKind) =>
        FixedAsync(Solution(source, workspaceKind, "/app/Crm.csproj", "/app/Crm.csproj"), fix, rule);

    private static Solution Solution(string source, string workspaceKind, params string[] projects)
    {
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost, workspaceKind).CurrentSolution;
        (string, LanguageVersion)[] frameworks =
            [("Crm(netstandard2.0)", LanguageVersion.CSharp7_3), ("Crm(net10.0)", LanguageVersion.Latest)];
        foreach (var ((name, version), path) in frameworks.Zip(projects))
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id, VersionStamp.Default, name, "Contoso.Crm", LanguageNames.CSharp, filePath: path,
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                    parseOptions: new CSharpParseOptions(version),
                    metadataReferences: References.Framework))
                .AddDocument(DocumentId.CreateNewId(id), "Limits.cs", SourceText.From(source), filePath: "/app/Limits.cs")
                .WithProjectDefaultNamespace(id, "Contoso.Crm");
        }

        return solution;
    }

    private static async Task<Solution> FixedAsync(Solution solution, CodeFixProvider fix, DiagnosticAnalyzer rule)
    {
        var document = solution.Projects.First().Documents.First();
        var key = (await ActionAsync(solution, fix, rule))?.EquivalenceKey;
        var found = new FixAllDiagnostics(project => DiagnosticsAsync(project, rule));
        var context = new FixAllContext(
            document, fix, FixAllScope.Solution, key, fix.FixableDiagnosticIds, found, CancellationToken.None);
        return await FixApplication.ApplyAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!, solution);
    }

    private static async Task<CodeAction?> ActionAsync(Solution solution, CodeFixProvider fix, DiagnosticAnalyzer rule)
    {
        var document = solution.Projects.First().Documents.First();
        var actions = new List<CodeAction>();
        var first = (await DiagnosticsAsync(document.Project, rule))[0];
        var context = new CodeFixContext(document, first, (action, _) => actions.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        return actions.FirstOrDefault();
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, DiagnosticAnalyzer rule) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers([rule]).GetAnalyzerDiagnosticsAsync();

    private static async Task<string[]> TextsAsync(Solution solution) =>
        await Task.WhenAll(solution.Projects.SelectMany(p => p.Documents).Select(async d => (await d.GetTextAsync()).ToString()));

    private static async Task CompileAsync(Solution solution)
    {
        foreach (var project in solution.Projects)
        {
            Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        }
    }
}
