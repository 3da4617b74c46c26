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
/// searched for it; SFI2001: reads the error of a client's exception that has the body, and lets lost access through. All go through a
/// helper that is added to the project once and reused by every further fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadErrorCodeFixProvider))]
[Shared]
public sealed class ReadErrorCodeFixProvider : CodeFixProvider
{
    private const string Title = "Read the Salesforce error and throw with its code";

    private const string CompareTitle = "Read the Salesforce error and compare its code";

    private const string PassTitle = "Read the Salesforce error and let lost access through";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.DroppedErrorBody,
        DiagnosticIds.UnreadErrorCode,
        DiagnosticIds.CodeSearchedInMessage,
        DiagnosticIds.SwallowedAccessError);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var compilation = await document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        var family = ProjectFamily.Of(document.Project);
        if (root is null || compilation is null
            || await ResponseErrorHelper.ForAsync(family, root, context.CancellationToken).ConfigureAwait(false) is not { } helper
            || !await HelperHome.ReachesAsync(document, context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var write = new CodeExpressions(compilation, family.Language);
        var (solution, project) = (document.Project.Solution, document.Project.Id);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ResponseErrorEdit.Of(root, diagnostic, compilation, write, new FreeName(), helper.TakesToken) is null)
            {
                continue;
            }

            var title = diagnostic.Id switch
            {
                DiagnosticIds.CodeSearchedInMessage => CompareTitle,
                DiagnosticIds.SwallowedAccessError => PassTitle,
                _ => Title,
            };
            context.RegisterCodeFix(
                CodeAction.Create(title, token => ApplyAsync(solution, project, [(document.Id, diagnostic)], token), equivalenceKey: title),
                diagnostic);
        }
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution,
        ProjectId projectId,
        IReadOnlyList<(DocumentId Document, Diagnostic Diagnostic)> places,
        CancellationToken cancellationToken)
    {
        var project = solution.GetProject(projectId)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var family = ProjectFamily.Of(project);
        var firstRoot = (await project.GetDocument(places[0].Document)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (await ResponseErrorHelper.ForAsync(family, firstRoot, cancellationToken).ConfigureAwait(false) is not { } helper)
        {
            return solution;
        }

        var home = new HelperHome(project, compilation, places[0].Document, firstRoot);
        var write = new CodeExpressions(compilation, family.Language);
        var changed = solution;
        foreach (var inDocument in places.GroupBy(place => place.Document, place => place.Diagnostic))
        {
            var document = changed.GetDocument(inDocument.Key)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (Edited(root, inDocument, compilation, write, helper.TakesToken, solution.Services) is { } edited)
            {
                var withImport = Imports.Of(home.Namespace, edited);
                changed = (await Imports.AddAsync(document, withImport, cancellationToken).ConfigureAwait(false)).Project.Solution;
            }
        }

        if (changed == solution)
        {
            return solution;
        }

        changed = await home.AddAsync(changed, helper, cancellationToken).ConfigureAwait(false);
        return await ProjectFamily.AlignAsync(solution, changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The file with its edits, or <see langword="null"/> if all its places have to be written by hand:
    /// <c>dotnet format</c> asks for those as well.
    /// </summary>
    private static CompilationUnitSyntax? Edited(
        SyntaxNode root,
        IEnumerable<Diagnostic> diagnostics,
        Compilation compilation,
        CodeExpressions write,
        bool takesToken,
        SolutionServices services)
    {
        var names = new FreeName();
        var edits = diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => ResponseErrorEdit.Of(root, diagnostic, compilation, write, names, takesToken))
            .OfType<ResponseErrorEdit>()
            .ToList();
        if (edits.Count == 0)
        {
            return null;
        }

        var editor = new SyntaxEditor(root, services);
        foreach (var edit in edits.GroupBy(e => e.Place).Select(e => e.First()))
        {
            edit.Apply(editor);
        }

        return (CompilationUnitSyntax)editor.GetChangedRoot();
    }

    /// <summary>Edits all places of a project, and adds its helper once.</summary>
    private sealed class AllAtOnce : FixAllProvider
    {
        public static AllAtOnce Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => DiagnosticsInScope.Scopes;

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var found = await DiagnosticsInScope.OfAsync(context).ConfigureAwait(false);
            var title = context.CodeActionEquivalenceKey ?? Title;
            return CodeAction.Create(title, token => ApplyToAllAsync(context.Solution, found, token), equivalenceKey: title);
        }

        private static async Task<Solution> ApplyToAllAsync(
            Solution solution,
            IReadOnlyList<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> found,
            CancellationToken cancellationToken)
        {
            // Of several target frameworks the one with the most places is edited; the others have the same files.
            var families = found.GroupBy(inProject => inProject.Project.FilePath ?? inProject.Project.Id.ToString());
            foreach (var family in families)
            {
                var (project, diagnostics) = family.OrderByDescending(inProject => inProject.Diagnostics.Length).First();
                var places = new List<(DocumentId, Diagnostic)>();
                foreach (var diagnostic in diagnostics)
                {
                    if (DocumentOf(diagnostic, project) is { } id
                        && await IsStillAsync(diagnostic, solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false)
                        && await HelperHome.ReachesAsync(solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
                    {
                        places.Add((id, diagnostic));
                    }
                }

                if (places.Count > 0)
                {
                    solution = await ApplyAsync(solution, project.Id, places, cancellationToken).ConfigureAwait(false);
                }
            }

            return solution;
        }

        /// <summary>Whether a document is as a diagnostic found it, and not fixed already in another project that links it.</summary>
        private static async Task<bool> IsStillAsync(Diagnostic diagnostic, Document document, CancellationToken cancellationToken)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var found = await diagnostic.Location.SourceTree!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return text.ContentEquals(found);
        }

        /// <summary>The document of a diagnostic, which may come from the same file in a project of another target framework.</summary>
        private static DocumentId? DocumentOf(Diagnostic diagnostic, Project project) =>
            diagnostic.Location.SourceTree is { } tree
                ? project.GetDocument(tree)?.Id ?? project.Documents.FirstOrDefault(document => document.FilePath == tree.FilePath)?.Id
                : null;
    }
}
