using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.AccessErrors.Model;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2001: puts a catch clause for lost API access, in the client's own terms, before the one that loses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilteredCatchCodeFixProvider))]
[Shared]
public sealed class FilteredCatchCodeFixProvider : CodeFixProvider
{
    private const string Title = "Let lost API access through, in a catch clause of its own";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.SwallowedAccessError);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax statement } clause || model is null)
        {
            return;
        }

        var source = new SourceScope(model, ErrorHandlers.None, context.CancellationToken);
        var call = SalesforceCallFinder.In(statement.Block, source).FirstOrDefault(c => c.Throws);
        var exceptions = call is null ? ClientExceptions.Named(clause, source) : ClientExceptions.Of(call, source.Compilation);
        if (Written(exceptions, clause, source) is not { } added)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                token => Imports.AddAsync(context.Document, root.InsertNodesBefore(clause, [added]), token),
                equivalenceKey: Title),
            context.Diagnostics);
    }

    private static CatchClauseSyntax? Written(IEnumerable<(ITypeSymbol Type, ClientException Description)> exceptions, CatchClauseSyntax before, SourceScope source)
    {
        var variable = before.Declaration?.Identifier.ValueText is { Length: > 0 } name ? name : FreeName.In(before, "ex", "exception", "accessError", "salesforceError");
        foreach (var (type, description) in exceptions)
        {
            var condition = TriageExpressions.IsAccessError(source.Compilation, variable, description)
                ?? CodeExpressions.IsOneOf(variable, type, description, CodeExpressions.ApiAccess, source.Tree, source.Compilation);
            if (condition is null)
            {
                continue;
            }

            return SyntaxFactory.CatchClause(
                    SyntaxFactory.CatchDeclaration(
                        SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation),
                        SyntaxFactory.Identifier(variable)),
                    SyntaxFactory.CatchFilterClause(condition),
                    SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw;\n")
                        .WithLeadingTrivia(
                            SyntaxFactory.Comment("// The org or the user may not use the API: an administrator has to act, a retry cannot help."),
                            SyntaxFactory.ElasticCarriageReturnLineFeed)))
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        return null;
    }
}
