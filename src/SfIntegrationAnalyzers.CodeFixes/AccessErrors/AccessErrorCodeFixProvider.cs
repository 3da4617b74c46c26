using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Fixes one rule of the family inside one file; its places are independent of each other, so that Fix All takes them one by one.
/// </summary>
public abstract class AccessErrorCodeFixProvider : CodeFixProvider
{
    private protected AccessErrorCodeFixProvider(string diagnosticId) => FixableDiagnosticIds = ImmutableArray.Create(diagnosticId);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => OneByOne.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        var write = new CodeExpressions(model.Compilation, ProjectFamily.Of(context.Document.Project).Language);
        var source = new SourceScope(model, ErrorHandlers.None, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in EditsOf(root.NodeAt(diagnostic.Location), diagnostic, source, write))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        token => Imports.AddAsync(context.Document, root.ReplaceNode(edit.Old, edit.New), token),
                        edit.EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>
    /// Fix All that changes nothing where there is nothing to do:
    /// <c>dotnet format</c> asks every provider of a rule, and complains of one that has no answer.
    /// </summary>
    private sealed class OneByOne : FixAllProvider
    {
        public static OneByOne Instance { get; } = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
            WellKnownFixAllProviders.BatchFixer.GetSupportedFixAllScopes();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context) =>
            await WellKnownFixAllProviders.BatchFixer.GetFixAsync(context).ConfigureAwait(false)
            ?? CodeAction.Create("Nothing to fix", _ => Task.FromResult(context.Solution), context.CodeActionEquivalenceKey);
    }

    /// <summary>What can be done about a diagnostic, the best first; nothing if it has to be written by hand.</summary>
    /// <param name="node">The innermost node at the diagnostic.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="source">The file and its compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    private protected abstract IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write);
}

/// <summary>A replacement of one node that an editor offers.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Old">The node.</param>
/// <param name="New">What takes its place.</param>
internal sealed record OfferedEdit(string Title, SyntaxNode Old, SyntaxNode New)
{
    /// <summary>What Fix All knows the same edit by at other places.</summary>
    public string EquivalenceKey { get; init; } = Title;
}
