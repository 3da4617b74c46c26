using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Imports namespaces, so that what a fix writes comes out as short as the rest of the file.</summary>
internal static class Imports
{
    /// <summary>The name of a type in full, to be shortened.</summary>
    public static TypeSyntax FullName(ITypeSymbol type) =>
        SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithNamesToShorten();

    /// <summary>
    /// Has the host shorten the names that a fix has written in full, and <see cref="AddAsync"/> import their namespaces.
    /// </summary>
    public static TNode WithNamesToShorten<TNode>(this TNode node)
        where TNode : SyntaxNode =>
        node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>Imports the namespaces of the names that a fix has written in full.</summary>
    public static async Task<Document> AddAsync(Document document, SyntaxNode root, CancellationToken cancellationToken)
    {
        var imported = await HiddenNamespaces.ImportAsync(document.WithSyntaxRoot(root), cancellationToken).ConfigureAwait(false);
        return await ImportAdder.AddImportsAsync(imported, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Imports a namespace for the sake of its extension methods, unless the file is inside of it or it is the global one.
    /// </summary>
    public static CompilationUnitSyntax Of(string space, CompilationUnitSyntax root)
    {
        var isInside = root.DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Any(n => (n.Name.ToString() + ".").StartsWith(space + ".", StringComparison.Ordinal));
        if (isInside || space.Length == 0 || root.Usings.Any(u => u.Name?.ToString() == space))
        {
            return root;
        }

        var lineEnd = LineEnd.Of(root);
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace();
        return root.Usings.Count == 0
            ? root.WithUsings(SyntaxFactory.SingletonList(added.WithTrailingTrivia(lineEnd, lineEnd)))
            : root.AddUsings(added.WithTrailingTrivia(lineEnd));
    }
}
