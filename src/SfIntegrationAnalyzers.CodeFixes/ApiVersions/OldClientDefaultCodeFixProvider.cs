using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// States the version that a client library is created with: as an argument where its constructor takes one, else as a property.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OldClientDefaultCodeFixProvider))]
[Shared]
public sealed class OldClientDefaultCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.OldClientDefault);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(OldClientDefaultAnalyzer.Member, out var member) && member is not null
                && diagnostic.Properties.TryGetValue(VersionDiagnostic.Target, out var version) && version is not null
                && root?.NodeAt(diagnostic.Location) is BaseObjectCreationExpressionSyntax creation)
            {
                var stated = diagnostic.Properties.ContainsKey(OldClientDefaultAnalyzer.IsParameter)
                    ? WithArgument(creation, member, version, model?.GetSymbolInfo(creation, context.CancellationToken).Symbol)
                    : WithProperty(creation, member, version);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"State Salesforce API {version}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(creation, stated))),
                        equivalenceKey: nameof(OldClientDefaultCodeFixProvider)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode WithArgument(
        BaseObjectCreationExpressionSyntax creation, string parameter, string version, ISymbol? constructor)
    {
        var argument = SyntaxFactory.ParseArgumentList($"({parameter}: \"{version}\")").Arguments[0];
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: null, Type: var type } bare)
        {
            // What stands behind the type, such as the line break before an initialiser, comes behind the argument.
            creation = bare.WithType(type.WithoutTrailingTrivia())
                .WithArgumentList(SyntaxFactory.ArgumentList().WithTrailingTrivia(type.GetTrailingTrivia()));
        }

        var list = creation.ArgumentList!;
        var empty = list.Arguments.Where((a, i) => parameter
            == (a.NameColon?.Name.Identifier.ValueText ?? (constructor as IMethodSymbol)?.Parameters.ElementAtOrDefault(i)?.Name))
            .FirstOrDefault();
        return creation.WithArgumentList(
            empty is not null ? list.ReplaceNode(empty, empty.WithExpression(argument.Expression.WithTriviaFrom(empty.Expression)))
            : list.Arguments.Count == 0 ? list.AddArguments(argument)
            : list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(After(list.Arguments, argument))));
    }

    private static SyntaxNode WithProperty(BaseObjectCreationExpressionSyntax creation, string property, string version)
    {
        var written = (BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new X() {{ {property} = \"{version}\" }}");
        if (creation.Initializer is null)
        {
            return creation.WithoutTrailingTrivia()
                .WithInitializer(written.Initializer!.WithLeadingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(creation.GetTrailingTrivia());
        }

        var assignment = written.Initializer!.Expressions[0];
        var expressions = creation.Initializer.Expressions;
        return creation.WithInitializer(creation.Initializer.WithExpressions(expressions.Count == 0
            ? SyntaxFactory.SingletonSeparatedList(Alone(assignment, creation.Initializer))
            : SyntaxFactory.SeparatedList<ExpressionSyntax>(After(expressions, assignment.WithoutTrivia()))));
    }

    /// <summary>Sets an element between the braces of an initialiser without any, on a line of its own where they have one each.</summary>
    private static ExpressionSyntax Alone(ExpressionSyntax added, InitializerExpressionSyntax braces)
    {
        var lineEnd = braces.OpenBraceToken.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToArray();
        var indent = braces.CloseBraceToken.LeadingTrivia.Reverse().Take(1).Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return lineEnd.Length == 0
            ? added
            : added.WithLeadingTrivia(indent.Append(SyntaxFactory.Whitespace("    "))).WithTrailingTrivia(lineEnd);
    }

    /// <summary>Sets an element behind the last, laid out like that: on a line of its own or not, with a comma behind it or not.</summary>
    private static SyntaxNodeOrTokenList After<TNode>(SeparatedSyntaxList<TNode> elements, TNode added)
        where TNode : SyntaxNode
    {
        var last = elements.Last();
        var indent = last.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1);
        added = added.WithLeadingTrivia(indent);
        if (elements.SeparatorCount == elements.Count)
        {
            return elements.GetWithSeparators().Add(added).Add(elements.GetSeparator(elements.Count - 1));
        }

        var end = last.GetTrailingTrivia();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(end.Count > 0 ? end : Between(elements));
        var rest = end.Any(SyntaxKind.EndOfLineTrivia) ? end.Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) : end;
        return elements.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().Add(comma).Add(added.WithTrailingTrivia(rest));
    }

    /// <summary>What stands behind the commas between elements, but for comments.</summary>
    private static SyntaxTriviaList Between(SeparatedSyntaxList<SyntaxNode> elements) => elements.SeparatorCount == 0
        ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
        : SyntaxFactory.TriviaList(elements.GetSeparator(elements.SeparatorCount - 1).TrailingTrivia
            .Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
}
