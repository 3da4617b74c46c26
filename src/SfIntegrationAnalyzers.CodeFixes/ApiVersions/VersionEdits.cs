using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Turns diagnostics into text changes: one for each literal, in every document that shows its file.</summary>
internal static class VersionEdits
{
    /// <summary>Whether there is something to write for a diagnostic, and none of it tells one case from another.</summary>
    /// <param name="keys">Knows the versions that tell cases apart.</param>
    /// <param name="diagnostic">A diagnostic of one of the version rules.</param>
    /// <param name="key">Which version to write.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<bool> IsPossibleAsync(
        VersionKeys keys, Diagnostic diagnostic, string key, CancellationToken cancellationToken)
    {
        var literals = LiteralsOf(diagnostic, key).ToArray();
        foreach (var (literal, _) in literals)
        {
            if (await keys.ContainAsync(literal, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return literals.Length > 0;
    }

    /// <summary>Writes versions, less those that tell cases apart.</summary>
    /// <param name="keys">Knows them.</param>
    /// <param name="solution">The solution of the diagnostics.</param>
    /// <param name="diagnostics">Diagnostics of the version rules.</param>
    /// <param name="key">Which version to write.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task<Solution> ApplyAsync(
        VersionKeys keys, Solution solution, IEnumerable<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<DocumentId, List<TextChange>>();
        foreach (var diagnostic in diagnostics)
        {
            if (!await IsPossibleAsync(keys, diagnostic, key, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            foreach (var (literal, written) in LiteralsOf(diagnostic, key))
            {
                foreach (var id in DocumentsOf(solution, literal.SourceTree!))
                {
                    if (!changes.TryGetValue(id, out var edits))
                    {
                        changes.Add(id, edits = []);
                    }

                    edits.Add(new TextChange(literal.SourceSpan, written));
                }
            }
        }

        foreach (var change in changes)
        {
            if (solution.GetDocument(change.Key) is { } document)
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                solution = solution.WithDocumentText(
                    change.Key, text.WithChanges(OneForEachLiteral(change.Value).Where(edit => edit.Span.End <= text.Length)));
            }
        }

        return solution;
    }

    /// <summary>Of several edits of one literal the widest: a project that leaves out its letter knows the digits alone.</summary>
    private static IEnumerable<TextChange> OneForEachLiteral(IEnumerable<TextChange> edits) => edits
        .GroupBy(edit => edit.Span.End, (_, same) => same.OrderBy(edit => edit.Span.Start).First())
        .OrderBy(edit => edit.Span.Start);

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
