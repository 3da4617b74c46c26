using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>The elements that an expression writes out: of arrays, lists, dictionaries and collection expressions.</summary>
internal static class CollectionElements
{
    private const int Most = 32;

    /// <summary>Methods that give the elements of a collection in another one.</summary>
    private static readonly HashSet<string> Copies = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "ToFrozenDictionary", "ToImmutableDictionary", "ToImmutableArray", "ToImmutableList", "AsReadOnly",
        "AsEnumerable", "OrderBy", "OrderByDescending", "Where", "Distinct",
    };

    /// <summary>The elements of a collection, the values of a dictionary; none where it is not written out.</summary>
    /// <param name="collection">What makes the collection.</param>
    /// <param name="key">The index or key that is asked for; where it is not known, all may be.</param>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax collection, ExpressionSyntax? key = null)
    {
        var entries = EntriesOf(collection).Take(Most).Select(Entry).ToArray();
        var sought = key as LiteralExpressionSyntax;
        return sought?.Token.Value switch
        {
            int index when entries.All(e => e.Key is null) => entries.Skip(index).Take(1).Select(e => e.Value),
            string or int when entries.Any(e => IsSame(e.Key, sought)) => entries.Where(e => IsSame(e.Key, sought)).Select(e => e.Value),
            _ => entries.Select(e => e.Value),
        };
    }

    /// <summary>The collection that another one takes its elements from.</summary>
    /// <param name="collection">A collection, or a call such as <c>Levels.ToArray()</c>.</param>
    public static ExpressionSyntax Original(ExpressionSyntax collection)
    {
        while (collection is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var original } access }
            && Copies.Contains(access.Name.Identifier.ValueText))
        {
            collection = original;
        }

        return collection;
    }

    private static IEnumerable<ExpressionSyntax> EntriesOf(ExpressionSyntax collection) => Original(collection) switch
    {
        ArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        InitializerExpressionSyntax { Expressions: var elements, RawKind: (int)SyntaxKind.ArrayInitializerExpression } => elements,
        BaseObjectCreationExpressionSyntax { Initializer: { Expressions: var elements } initializer } =>
            initializer.IsKind(SyntaxKind.CollectionInitializerExpression)
                ? elements
                : elements.Where(e => e is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax }),
        CollectionExpressionSyntax { Elements: var elements } => elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression),
        _ => [],
    };

    private static (ExpressionSyntax? Key, ExpressionSyntax Value) Entry(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys }, Right: var value } =>
            (keys[0].Expression, value),
        InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => (pair[0], pair[1]),
        _ => (null, element),
    };

    private static bool IsSame(ExpressionSyntax? key, LiteralExpressionSyntax sought) =>
        key is LiteralExpressionSyntax literal && Equals(literal.Token.Value, sought.Token.Value);
}
