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

    /// <summary>
    /// Reads a statement that a fix has written, with names to shorten in its conditions and in the types that it asks for.
    /// </summary>
    /// <param name="text">The statement.</param>
    public static StatementSyntax Statement(string text)
    {
        var statement = SyntaxFactory.ParseStatement(text);
        var types = statement.DescendantNodes().OfType<DeclarationPatternSyntax>().Select(pattern => pattern.Type);
        var shortened = statement.ReplaceNodes(types, (_, type) => type.WithNamesToShorten());
        return shortened.ReplaceNodes(
            shortened.DescendantNodesAndSelf().OfType<IfStatementSyntax>().Select(branch => branch.Condition),
            (_, condition) => condition.WithNamesToShorten());
    }

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
        var isInside = root.Members.Count > 0 && root.Members.All(member => member is BaseNamespaceDeclarationSyntax around
            && (around.Name.ToString() + ".").StartsWith(space + ".", StringComparison.Ordinal));
        if (isInside || space.Length == 0 || root.Usings.Any(IsSame))
        {
            return root;
        }

        var lineEnd = LineEnd.Of(root);
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(lineEnd);
        if (root.Usings.Count > 0 && !HaveConditions(root.Usings))
        {
            return root.AddUsings(added);
        }

        var first = root.Usings.Count > 0 ? root.Usings[0].GetFirstToken()
            : root.Members.Count > 0 ? root.Members[0].GetFirstToken()
            : root.EndOfFileToken;
        var header = HeaderOf(first.LeadingTrivia);
        var rest = root.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Skip(header)));
        added = added.WithLeadingTrivia(first.LeadingTrivia.Take(header));
        return rest.WithUsings(rest.Usings.Insert(0, root.Usings.Count > 0 ? added : added.WithTrailingTrivia(lineEnd, lineEnd)));

        bool IsSame(UsingDirectiveSyntax use) =>
            use.Alias is null && use.StaticKeyword.IsKind(SyntaxKind.None) && use.Name?.ToString() == space;
    }

    /// <summary>Whether some of the usings, or all, are there under a condition of the preprocessor only.</summary>
    private static bool HaveConditions(SyntaxList<UsingDirectiveSyntax> usings) => usings
        .Select(use => use.GetFirstToken())
        .Append(usings.Last().GetLastToken().GetNextToken(includeZeroWidth: true))
        .Any(token => token.LeadingTrivia.Any(trivia => trivia.Kind()
            is SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia));

    /// <summary>How much of what a file begins with stays at its top: symbols that are defined, and comments that stand apart.</summary>
    private static int HeaderOf(SyntaxTriviaList beginning)
    {
        var length = 0;
        for (var i = 0; i < beginning.Count; i++)
        {
            if (beginning[i].Kind() is SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia
                || (i > 0 && IsLineEnd(beginning[i]) && (IsLineEnd(beginning[i - 1]) || beginning[i - 1].IsDirective)))
            {
                length = i + 1;
            }
            else if (beginning[i].IsDirective)
            {
                break;
            }
        }

        return length;
    }

    private static bool IsLineEnd(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
