using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Imports namespaces where those of the project hide them, as <c>Contoso.Salesforce</c> hides <c>Salesforce</c> from the usings inside of
/// <c>namespace Contoso</c>: the host finds no name for them and leaves what a fix has written in full as it is.
/// </summary>
internal static class HiddenNamespaces
{
    /// <summary>Imports them by their names from <c>global::</c> on, for all that a fix has written in full.</summary>
    public static async Task<Document> ImportAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var names = (
            from written in root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation)
            from name in written.DescendantNodesAndSelf().OfType<AliasQualifiedNameSyntax>()
            where name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword)
            let space = name.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(around => around.Usings.Count > 0)
            where space is not null
            select (Space: space, Name: name)).ToList();
        if (names.Count == 0)
        {
            return document;
        }

        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var missing = names
            .Select(each => (each.Space, Found: NamespaceAt(each.Name, model)))
            .Where(each => each.Found is not null && IsHidden(each.Found, each.Space, model))
            .GroupBy(each => each.Space, each => "global::" + each.Found!.ToDisplayString())
            .ToDictionary(inSpace => inSpace.Key, inSpace => inSpace.Distinct().ToList());
        return document.WithSyntaxRoot(root.ReplaceNodes(missing.Keys, (space, current) => With(missing[space], current)));
    }

    /// <summary>The longest namespace that a full name begins with.</summary>
    private static INamespaceSymbol? NamespaceAt(AliasQualifiedNameSyntax start, SemanticModel model) => start.AncestorsAndSelf()
        .TakeWhile(part => part is NameSyntax or MemberAccessExpressionSyntax)
        .Select(part => model.GetSymbolInfo(part).Symbol)
        .TakeWhile(symbol => symbol is INamespaceSymbol)
        .LastOrDefault() as INamespaceSymbol;

    private static bool IsHidden(INamespaceSymbol found, BaseNamespaceDeclarationSyntax space, SemanticModel model)
    {
        var first = found.ToDisplayString().Split('.')[0];
        return space.Members.Count > 0
            && model.LookupNamespacesAndTypes(space.Members[0].SpanStart, name: first).FirstOrDefault()
                is not INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true };
    }

    private static BaseNamespaceDeclarationSyntax With(IEnumerable<string> names, BaseNamespaceDeclarationSyntax space)
    {
        var last = space.Usings.Last();
        var added = names
            .Where(name => !space.Usings.Any(use => use.Name?.ToString() == name))
            .Select(name => SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
                .NormalizeWhitespace()
                .WithLeadingTrivia(last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
                .WithTrailingTrivia(LineEnd.Of(space.SyntaxTree.GetRoot())));
        return space.WithUsings(space.Usings.AddRange(added));
    }
}
