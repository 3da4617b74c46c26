using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2005: lets a policy repeat only what can succeed, where the exception that it handles has the code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowedRetryCodeFixProvider))]
[Shared]
public sealed class NarrowedRetryCodeFixProvider : CodeFixProvider
{
    private const string Title = "Retry only what can succeed";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.FutileRetry);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<GenericNameSyntax>() is not { TypeArgumentList.Arguments.Count: 1 } name
            || name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax clause }
            || model is null || model.GetTypeInfo(name.TypeArgumentList.Arguments[0], context.CancellationToken).Type is not { } type
            || ClientLibraries.All.Select(library => library.FindException(type)).FirstOrDefault(found => found is not null) is not { } description
            || (TriageExpressions.IsPassing(model.Compilation, "ex", description, root.SyntaxTree)
                ?? CodeExpressions.IsOneOf("ex", type, description, CodeExpressions.Passing, root.SyntaxTree, model.Compilation)) is not { } condition)
        {
            return;
        }

        var predicate = SyntaxFactory.SimpleLambdaExpression(SyntaxFactory.Parameter(SyntaxFactory.Identifier("ex")), condition)
            .NormalizeWhitespaceOfArrow();
        var narrowed = clause.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(predicate))).WithTriviaFrom(clause.ArgumentList));
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => Imports.AddAsync(context.Document, root.ReplaceNode(clause, narrowed), token), equivalenceKey: Title),
            context.Diagnostics);
    }
}

file static class LambdaSpacing
{
    public static SimpleLambdaExpressionSyntax NormalizeWhitespaceOfArrow(this SimpleLambdaExpressionSyntax lambda) =>
        lambda.WithArrowToken(SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.EqualsGreaterThanToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
}
