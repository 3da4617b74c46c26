using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Host;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// SFI2002 and SFI2003: reads the error of a failed response and throws with its code; SFI2004: compares the code where the body is
/// searched for it. All go through a helper that is added to the project once and reused by every further fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadErrorCodeFixProvider))]
[Shared]
public sealed class ReadErrorCodeFixProvider : CodeFixProvider
{
    private const string Title = "Read the Salesforce error and throw with its code";

    private const string CompareTitle = "Read the Salesforce error and compare its code";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.DroppedErrorBody, DiagnosticIds.UnreadErrorCode, DiagnosticIds.CodeSearchedInMessage);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var compilation = await document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || compilation is null || !ResponseErrorHelper.IsPossible(compilation))
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics.Where(d => ResponseErrorEdit.Of(root, d, compilation, new FreeName()) is not null))
        {
            var title = diagnostic.Id == DiagnosticIds.CodeSearchedInMessage ? CompareTitle : Title;
            context.RegisterCodeFix(
                CodeAction.Create(title, token => ApplyAsync(document.Project.Solution, document.Project.Id, [(document.Id, diagnostic)], token), equivalenceKey: title),
                diagnostic);
        }
    }

    private static async Task<Solution> ApplyAsync(Solution solution, ProjectId projectId, IReadOnlyList<(DocumentId Document, Diagnostic Diagnostic)> places, CancellationToken cancellationToken)
    {
        var project = solution.GetProject(projectId)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        if (!ResponseErrorHelper.IsPossible(compilation))
        {
            return solution;
        }

        var space = ResponseErrorHelper.NamespaceIn(compilation, project);
        foreach (var inDocument in places.GroupBy(place => place.Document, place => place.Diagnostic))
        {
            var document = solution.GetDocument(inDocument.Key)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            solution = (await Imports.AddAsync(document, Edited(root, inDocument, space, compilation, solution.Services), cancellationToken).ConfigureAwait(false)).Project.Solution;
        }

        return await ResponseErrorHelper.AddAsync(solution, projectId, cancellationToken).ConfigureAwait(false);
    }

    private static SyntaxNode Edited(SyntaxNode root, IEnumerable<Diagnostic> diagnostics, string helperNamespace, Compilation compilation, SolutionServices services)
    {
        var names = new FreeName();
        var editor = new SyntaxEditor(root, services);
        foreach (var edit in diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => ResponseErrorEdit.Of(root, d, compilation, names)).OfType<ResponseErrorEdit>().GroupBy(e => e.Place).Select(e => e.First()))
        {
            edit.Apply(editor);
        }

        return Imports.Of(helperNamespace, (CompilationUnitSyntax)editor.GetChangedRoot());
    }

    /// <summary>Edits all places of a project, and adds its helper once.</summary>
    private sealed class AllAtOnce : FixAllProvider
    {
        public static AllAtOnce Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var found = new List<(Project Project, ImmutableArray<Diagnostic> Diagnostics)>();
            switch (context.Scope)
            {
                case FixAllScope.Document when context.Document is { } document:
                    found.Add((document.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)));
                    break;
                case FixAllScope.Project:
                    found.Add((context.Project, await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false)));
                    break;
                case FixAllScope.Solution:
                    foreach (var project in context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp))
                    {
                        found.Add((project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
                    }

                    break;
            }

            var title = context.CodeActionEquivalenceKey ?? Title;
            return CodeAction.Create(title, token => ApplyToAllAsync(context.Solution, found, token), equivalenceKey: title);
        }

        private static async Task<Solution> ApplyToAllAsync(Solution solution, List<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> found, CancellationToken cancellationToken)
        {
            foreach (var (project, diagnostics) in found)
            {
                var places = diagnostics
                    .Where(d => d.Location.SourceTree is not null)
                    .Select(d => (Document: project.GetDocument(d.Location.SourceTree)?.Id ?? project.Documents.FirstOrDefault(p => p.FilePath == d.Location.SourceTree!.FilePath)?.Id, d))
                    .Where(place => place.Document is not null)
                    .Select(place => (place.Document!, place.d))
                    .ToList();
                if (places.Count > 0)
                {
                    solution = await ApplyAsync(solution, project.Id, places, cancellationToken).ConfigureAwait(false);
                }
            }

            return solution;
        }
    }
}
