using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// A project with those of its other target frameworks: they share their files, so that what a fix writes has to compile in all of them.
/// </summary>
internal sealed record ProjectFamily(IReadOnlyList<Project> Members)
{
    /// <summary>The lowest language version of them.</summary>
    public LanguageVersion Language =>
        Members.Min(member => (member.ParseOptions as CSharpParseOptions)?.LanguageVersion ?? LanguageVersion.Default);

    /// <summary>The family of a project.</summary>
    public static ProjectFamily Of(Project project) =>
        new(project.FilePath is { } path ? [.. project.Solution.Projects.Where(other => other.FilePath == path)] : [project]);

    /// <summary>Their compilations.</summary>
    public async Task<IReadOnlyList<Compilation>> CompilationsAsync(CancellationToken cancellationToken)
    {
        var members = Members.Select(member => member.GetCompilationAsync(cancellationToken));
        var compilations = await Task.WhenAll(members).ConfigureAwait(false);
        return compilations.OfType<Compilation>().ToList();
    }

    /// <summary>Gives the files that a fix has changed in one project the same text in the others.</summary>
    public static async Task<Solution> AlignAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var aligned = after;
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            var document = after.GetDocument(id)!;
            var linked = document.GetLinkedDocumentIds();
            if (!linked.IsEmpty)
            {
                var tidy = await TidyAsync(document, cancellationToken).ConfigureAwait(false);
                var text = await tidy.GetTextAsync(cancellationToken).ConfigureAwait(false);
                aligned = linked.Add(id).Aggregate(aligned, (solution, each) => solution.WithDocumentText(each, text));
            }
        }

        return aligned;
    }

    /// <summary>What a host does to what a fix has changed, in one place, so that it comes out alike in all projects.</summary>
    private static async Task<Document> TidyAsync(Document document, CancellationToken cancellationToken)
    {
        var simplified = await Simplifier.ReduceAsync(document, Simplifier.Annotation, null, cancellationToken).ConfigureAwait(false);
        var formatted = await Formatter.FormatAsync(simplified, Formatter.Annotation, null, cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(formatted, SyntaxAnnotation.ElasticAnnotation, null, cancellationToken).ConfigureAwait(false);
    }
}
