using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>
/// Applies what a fix offers, as an editor does: the action must yield one change of the solution, of which nothing is left but its text.
/// </summary>
internal static class FixApplication
{
    public static async Task<Solution> ApplyAsync(CodeAction action, Solution before)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(
            before, NoProgress, CancellationToken.None)));
        var changed = operation.ChangedSolution;
        foreach (var id in changed.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            changed = changed.WithDocumentText(id, SourceText.From((await changed.GetDocument(id)!.GetTextAsync()).ToString()));
        }

        return changed;
    }

    private static readonly IProgress<CodeAnalysisProgress> NoProgress = new Progress<CodeAnalysisProgress>();
}

/// <summary>Gives Fix All the diagnostics of a case.</summary>
internal sealed class FixAllDiagnostics(Func<Project, Task<ImmutableArray<Diagnostic>>> of) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await of(project);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document, CancellationToken cancellationToken) =>
        (await of(document.Project)).Where(d => d.Location.SourceTree?.FilePath == document.FilePath);

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await of(project)).Where(d => !d.Location.IsInSource);
}
