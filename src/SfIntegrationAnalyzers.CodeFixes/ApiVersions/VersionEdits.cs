using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Turns diagnostics into text changes: one for each literal, in every document that shows its file.</summary>
internal static class VersionEdits
{
    public static async Task<Solution> ApplyAsync(
        Solution solution, IEnumerable<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<DocumentId, Dictionary<TextSpan, string>>();
        foreach (var (literal, written) in diagnostics.SelectMany(d => LiteralsOf(d, key)))
        {
            foreach (var id in DocumentsOf(solution, literal.SourceTree!))
            {
                if (!changes.TryGetValue(id, out var edits))
                {
                    changes.Add(id, edits = []);
                }

                edits[literal.SourceSpan] = written;
            }
        }

        foreach (var change in changes)
        {
            if (solution.GetDocument(change.Key) is { } document)
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var edits = change.Value
                    .Where(edit => edit.Key.End <= text.Length)
                    .OrderBy(edit => edit.Key.Start)
                    .Select(edit => new TextChange(edit.Key, edit.Value));
                solution = solution.WithDocumentText(change.Key, text.WithChanges(edits));
            }
        }

        return solution;
    }

    private static IEnumerable<(Location Literal, string Written)> LiteralsOf(Diagnostic diagnostic, string key)
    {
        if (diagnostic.Properties.TryGetValue(key, out var written) && written is not null
            && VersionDiagnostic.LiteralOf(diagnostic) is { IsInSource: true } literal)
        {
            yield return (literal, written);
        }

        for (var i = 0; diagnostic.Properties.TryGetValue(VersionDiagnostic.TargetAt(i), out var other) && other is not null; i++)
        {
            yield return (diagnostic.AdditionalLocations[i], other);
        }
    }

    /// <summary>The literal's document, and those of other projects or target frameworks that link the same file.</summary>
    private static IEnumerable<DocumentId> DocumentsOf(Solution solution, SyntaxTree tree)
    {
        var own = solution.GetDocumentId(tree);
        var linked = string.IsNullOrEmpty(tree.FilePath) ? [] : solution.GetDocumentIdsWithFilePath(tree.FilePath).AsEnumerable();
        return own is null ? linked : linked.Append(own).Distinct();
    }
}
