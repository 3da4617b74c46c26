using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2008: writes the nearest real code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorCodeSpellingCodeFixProvider))]
[Shared]
public sealed class ErrorCodeSpellingCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnknownErrorCode);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
                || !diagnostic.Properties.TryGetValue(UnknownErrorCodeAnalyzer.NearestProperty, out var nearest))
            {
                continue;
            }

            // The key is the rank, so that Fix All takes the nearest code of each place.
            foreach (var (code, rank) in nearest!.Split(',').Select((code, rank) => (code, rank)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write {code}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(
                            literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(code)).WithTriviaFrom(literal)))),
                        equivalenceKey: "nearest" + rank),
                    diagnostic);
            }
        }
    }
}
