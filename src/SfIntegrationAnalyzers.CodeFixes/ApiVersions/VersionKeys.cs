using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Tells the versions that tell cases apart: labels of a <c>switch</c>, keys of a dictionary, arguments of an attribute that is repeated.
/// A newer version there may be the next label's, which does not compile, or throws at the start of the program.
/// </summary>
internal static class VersionKeys
{
    /// <summary>Whether a literal, or what is declared with it, is one of several keys.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="solution">Where its uses are looked for.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<bool> ContainAsync(Location literal, Solution solution, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var root = await literal.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var open = new Queue<(Document? Document, SyntaxNode Use)>();
        open.Enqueue((solution.GetDocument(literal.SourceTree), root.FindToken(literal.SourceSpan.Start).Parent!));
        while (open.Count > 0)
        {
            var (document, use) = open.Dequeue();
            if (IsKey(use))
            {
                return true;
            }

            if (document is not null
                && DeclaredWith(use) is { } declaration
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol
                && IsTextOrNumber(symbol)
                && seen.Add(symbol))
            {
                foreach (var found in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
                {
                    foreach (var location in found.Locations)
                    {
                        var file = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                        open.Enqueue((location.Document, file!.NodeAt(location.Location)));
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The constant, variable or property whose initial value holds an expression.</summary>
    private static SyntaxNode? DeclaredWith(SyntaxNode value) => value.Ancestors()
        .TakeWhile(node => node is not (StatementSyntax or ArgumentSyntax or AnonymousFunctionExpressionSyntax))
        .FirstOrDefault(node => node is VariableDeclaratorSyntax or PropertyDeclarationSyntax);

    private static bool IsTextOrNumber(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    } is { IsValueType: true } or { SpecialType: SpecialType.System_String };

    private static bool IsKey(SyntaxNode value) => value.AncestorsAndSelf()
        .TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node switch
        {
            SwitchLabelSyntax or PatternSyntax { Parent: SwitchExpressionArmSyntax or BinaryPatternSyntax } => true,
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax } } => true,
            ExpressionSyntax { Parent: InitializerExpressionSyntax pair } =>
                pair.IsKind(SyntaxKind.ComplexElementInitializerExpression) && pair.Expressions[0] == node,
            AttributeSyntax { Parent.Parent: var owner } attribute => owner!.ChildNodes().OfType<AttributeListSyntax>()
                .SelectMany(list => list.Attributes)
                .Count(other => other.Name.IsEquivalentTo(attribute.Name)) > 1,
            _ => false,
        });
}
