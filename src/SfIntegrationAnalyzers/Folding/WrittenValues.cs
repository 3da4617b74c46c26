using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// Finds what is written for a name, wherever it went through on its way: elements of collections, items of tuples, deconstruction,
/// variables of loops, out arguments, members that override or implement another.
/// </summary>
/// <param name="values">What symbols are given directly.</param>
/// <param name="compilation">Where members that override are looked for.</param>
/// <param name="symbolOf">Binds an expression of any file, within a budget.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class WrittenValues(
    SymbolValues values, Compilation compilation, Func<ExpressionSyntax, ISymbol?> symbolOf, CancellationToken cancellationToken)
{
    private const int MostDepth = 6;
    private const int Most = 32;

    /// <summary>Methods that give one element of a collection.</summary>
    private static readonly HashSet<string> Picks = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "Max", "Min", "GetValueOrDefault",
    };

    /// <summary>The expressions that an expression may stand for; itself where it is no name.</summary>
    /// <param name="expression">An element access, a name, a call or anything else.</param>
    /// <param name="depth">How many names were followed to get here.</param>
    public IReadOnlyCollection<ExpressionSyntax> Of(ExpressionSyntax expression, int depth = 0)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > MostDepth)
        {
            return [];
        }

        switch (expression)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys, Expression: var collection }:
                return ElementsOf(collection, keys[0].Expression, depth);
            case ParenthesizedExpressionSyntax inner:
                return Of(inner.Expression, depth + 1);
            case SwitchExpressionSyntax { Arms: var arms }:
                return arms.SelectMany(a => Of(a.Expression, depth + 1)).Take(Most).ToArray();
            case ConditionalExpressionSyntax conditional:
                return Of(conditional.WhenTrue, depth + 1).Concat(Of(conditional.WhenFalse, depth + 1)).Take(Most).ToArray();
            case AwaitExpressionSyntax awaited:
                return Of(awaited.Expression, depth + 1);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: var results }
                when access.Name.Identifier.ValueText == "FromResult" && results.Count == 1:
                return Of(results[0].Expression, depth + 1);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax:
                return symbolOf(expression) is { } symbol ? Of(symbol, expression, depth) : [];
            default:
                return [expression];
        }
    }

    /// <summary>The expressions that a symbol may stand for.</summary>
    /// <param name="symbol">A variable, member, parameter or method.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="depth">How many names were followed to get here.</param>
    public IReadOnlyCollection<ExpressionSyntax> Of(ISymbol symbol, ExpressionSyntax use, int depth = 0)
    {
        if (symbol is IFieldSymbol { ContainingType: { Name: nameof(ValueTuple) } or { IsTupleType: true } } item
            && use is MemberAccessExpressionSyntax { Expression: var tuple })
        {
            return PositionOf(item) is { } at
                ? Of(tuple, depth + 1).OfType<TupleExpressionSyntax>().SelectMany(t => PartOf(t, at, depth)).ToArray()
                : [];
        }

        if (symbol is IMethodSymbol && !symbol.IsDeclaredIn(compilation)
            && use is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var picked } } pick)
        {
            var which = pick.ArgumentList.Arguments.FirstOrDefault()?.Expression;
            return Picks.Contains(symbol.Name) ? ElementsOf(picked, which, depth) : [];
        }

        if (SourceOf(symbol) is { } source)
        {
            return ElementsOf(source, key: null, depth);
        }

        return values.Of(symbol)
            .Concat(values.PartsOf(symbol).SelectMany(p => PartsOf(p, depth)))
            .Concat(OutOf(symbol, depth))
            .Concat(Implementations.Of(symbol, compilation, cancellationToken).SelectMany(i => values.Of(i)))
            .Take(Most).ToArray();
    }

    private IReadOnlyCollection<ExpressionSyntax> ElementsOf(ExpressionSyntax collection, ExpressionSyntax? key, int depth) =>
        Of(CollectionElements.Original(collection), depth + 1).SelectMany(w => CollectionElements.Of(w, key)).Take(Most).ToArray();

    private IEnumerable<ExpressionSyntax> PartsOf(ValuePart part, int depth) => part.IsOfEach
        ? ElementsOf(part.Whole, key: null, depth).SelectMany(element => PartOf(element, part.Position, depth))
        : Of(part.Whole, depth + 1).SelectMany(whole => PartOf(whole, part.Position, depth));

    /// <summary>
    /// The item of a tuple, the argument of a record; what is neither comes from a dictionary, of which the values alone are known.
    /// </summary>
    private IEnumerable<ExpressionSyntax> PartOf(ExpressionSyntax whole, int position, int depth)
    {
        switch (whole)
        {
            case TupleExpressionSyntax { Arguments: var items }:
                return items.Count > position ? [items[position].Expression] : [];
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } creation
                when symbolOf(creation) is IMethodSymbol constructor && position < constructor.Parameters.Length:
                var name = constructor.Parameters[position].Name;
                var argument = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name)
                    ?? arguments.ElementAtOrDefault(position);
                return argument is null ? [] : [argument.Expression];
            case LiteralExpressionSyntax:
                return position == 1 ? [whole] : [];
            default:
                return depth < MostDepth ? Of(whole, depth + 1).Where(w => w != whole).SelectMany(w => PartOf(w, position, depth + 1)) : [];
        }
    }

    /// <summary>What a method assigns to its out parameter; for <c>TryGetValue</c> what the collection holds.</summary>
    private IEnumerable<ExpressionSyntax> OutOf(ISymbol symbol, int depth)
    {
        if (symbol is not ILocalSymbol
            || DeclarationOf(symbol) is not SingleVariableDesignationSyntax { Parent.Parent: ArgumentSyntax argument }
            || argument.Parent?.Parent is not InvocationExpressionSyntax call)
        {
            return [];
        }

        if (call is { Expression: MemberAccessExpressionSyntax { Expression: var collection, Name.Identifier.ValueText: "TryGetValue" } })
        {
            return ElementsOf(collection, call.ArgumentList.Arguments[0].Expression, depth);
        }

        var parameter = (symbolOf(call) as IMethodSymbol)?.Parameters.ElementAtOrDefault(call.ArgumentList.Arguments.IndexOf(argument));
        return parameter is null ? [] : values.Of(parameter).AsEnumerable();
    }

    private static int? PositionOf(IFieldSymbol item)
    {
        var name = (item.CorrespondingTupleField ?? item).Name;
        return int.TryParse(name.Replace("Item", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : null;
    }

    /// <summary>
    /// The collection whose elements a variable of <c>foreach</c>, or the parameter of a lambda
    /// such as that of <c>Select</c>, takes on one after the other.
    /// </summary>
    private ExpressionSyntax? SourceOf(ISymbol symbol) => DeclarationOf(symbol) switch
    {
        ForEachStatementSyntax { Expression: var collection } => collection,
        ParameterSyntax { Parent: SimpleLambdaExpressionSyntax { Parent: ArgumentSyntax argument } } =>
            ((argument.Parent?.Parent as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Expression,
        _ => null,
    };

    private SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclarationsIn(compilation, cancellationToken).FirstOrDefault();
}
