using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2004: compares the code that the exception carries, where its message is searched for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParsedCodeCodeFixProvider))]
[Shared]
public sealed class ParsedCodeCodeFixProvider : CodeFixProvider
{
    private const string Title = "Compare the parsed error code";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.CodeSearchedInMessage);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax comparison || model is null
                || !diagnostic.Properties.TryGetValue(CodeSearchedInMessageAnalyzer.CodeProperty, out var code) || code is null
                || TextSearch.Of(comparison) is not { } condition
                || Rewritten(comparison, condition, code, model, context.CancellationToken) is not { } rewritten)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(Title, token => Imports.AddAsync(context.Document, root.ReplaceNode(condition.Node, rewritten), token), equivalenceKey: Title),
                diagnostic);
        }
    }

    private static ExpressionSyntax? Rewritten(
        ExpressionSyntax comparison, TextSearch condition, string code, SemanticModel model, CancellationToken cancellationToken)
    {
        var exception = comparison.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .FirstOrDefault(access => access.Name.Identifier.Text is "Message" or "ToString" && access.Expression is IdentifierNameSyntax)?.Expression;
        if (exception is null || model.GetTypeInfo(exception, cancellationToken).Type is not { } type
            || ClientLibraries.All.Select(library => library.FindException(type)).FirstOrDefault(found => found is not null) is not { } description
            || CodeExpressions.IsOneOf(exception.ToString(), type, description, [code], comparison.SyntaxTree, model.Compilation) is not { } test)
        {
            return null;
        }

        var needsParentheses = condition.IsNegated || condition.Node.Parent is PrefixUnaryExpressionSyntax;
        ExpressionSyntax written = needsParentheses ? SyntaxFactory.ParenthesizedExpression(test) : test;
        written = condition.IsNegated ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, written) : written;
        return written.WithTriviaFrom(condition.Node).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
