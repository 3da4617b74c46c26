using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Tells the versions that tell cases apart: labels of a <c>switch</c>, keys of a dictionary, arguments of an attribute that is repeated.
/// A newer version there may be the next label's, which does not compile, or throws at the start of the program.
/// </summary>
internal sealed class VersionKeys
{
    private readonly Solution _solution;
    private readonly ILookup<string, Document>? _uses;
    private readonly ConcurrentDictionary<Location, bool> _answers = new();

    /// <summary>Looks for the uses of one literal, with what the workspace knows of its files.</summary>
    /// <param name="solution">Where uses are looked for.</param>
    public VersionKeys(Solution solution) => _solution = solution;

    private VersionKeys(Solution solution, ILookup<string, Document> uses) => (_solution, _uses) = (solution, uses);

    /// <summary>Reads every file once, for many literals: a search for each would grow with their number times that of the files.</summary>
    /// <param name="solution">Where uses are looked for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<VersionKeys> OfManyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var uses = new List<(string Name, Document Document)>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            uses.AddRange((root?.DescendantNodes() ?? [])
                .OfType<IdentifierNameSyntax>()
                .Where(name => IsKey(name) || DeclaredWith(name) is not null)
                .Select(name => name.Identifier.ValueText)
                .Distinct()
                .Select(name => (name, document)));
        }

        return new(solution, uses.ToLookup(use => use.Name, use => use.Document));
    }

    /// <summary>Whether a literal, or what is declared with it, is one of several keys.</summary>
    /// <remarks>Each way to fix a literal asks it, and once more when the fix is made.</remarks>
    /// <param name="literal">The literal.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<bool> ContainAsync(Location literal, CancellationToken cancellationToken)
    {
        if (!_answers.TryGetValue(literal, out var answer))
        {
            answer = await LookForAsync(literal, cancellationToken).ConfigureAwait(false);
            _answers[literal] = answer;
        }

        return answer;
    }

    private async Task<bool> LookForAsync(Location literal, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var root = await literal.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var open = new Queue<(Document? Document, SyntaxNode Use)>();
        open.Enqueue((_solution.GetDocument(literal.SourceTree), root.FindToken(literal.SourceSpan.Start).Parent!));
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
                foreach (var location in await UsesOfAsync(symbol, cancellationToken).ConfigureAwait(false))
                {
                    var file = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    open.Enqueue((location.Document, file!.NodeAt(location.Location)));
                }
            }
        }

        return false;
    }

    private async Task<IEnumerable<ReferenceLocation>> UsesOfAsync(ISymbol symbol, CancellationToken cancellationToken)
    {
        var places = _uses?[symbol.Name].ToImmutableHashSet();
        return places is { IsEmpty: true }
            ? []
            : (await SymbolFinder.FindReferencesAsync(symbol, _solution, places, cancellationToken).ConfigureAwait(false))
                .SelectMany(found => found.Locations);
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
