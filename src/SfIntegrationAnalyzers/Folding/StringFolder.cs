using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// Folds expressions into text and holes, following constants, fields, properties, locals, defaults and simple methods through the
/// compilation. Knows nothing of Salesforce. A budget bounds the work on any one expression, whatever its source.
/// </summary>
internal sealed class StringFolder
{
    private const int MostSteps = 50_000;
    private const int MostLookups = 400;
    private const int MostDepth = 40;

    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>What is passed for the parameters of methods that are being folded, and what variables that change hold at first.</summary>
    private readonly Dictionary<ISymbol, FoldedText> _arguments = new(SymbolEqualityComparer.Default);
    private readonly SemanticModel _model;
    private readonly SymbolValues _values;
    private readonly WrittenValues _written;
    private readonly CancellationToken _cancellationToken;
    private int _steps;
    private int _lookups;

    /// <summary>Makes a folder for the expressions of one file.</summary>
    /// <param name="model">The model of the file that the expressions stand in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public StringFolder(SemanticModel model, CancellationToken cancellationToken)
    {
        (_model, _cancellationToken) = (model, cancellationToken);
        _values = new SymbolValues(model.Compilation, cancellationToken);
        _written = new WrittenValues(_values, model.Compilation, SymbolOf, cancellationToken);
    }

    /// <summary>Folds an expression.</summary>
    /// <param name="expression">An expression of the model's file.</param>
    /// <returns>What it gives.</returns>
    public FoldedText Fold(ExpressionSyntax expression)
    {
        (_steps, _lookups) = (0, 0);
        var folded = FoldPart(expression, depth: 0);
        return expression.Parent is AttributeArgumentSyntax argument ? Filled(folded, argument) : folded;
    }

    /// <summary>Folds what one call appends to a builder, without what is there already.</summary>
    /// <param name="append">A call of <c>Append</c>, <c>AppendLine</c> or <c>AppendFormat</c> with an argument.</param>
    /// <returns>What it appends.</returns>
    public FoldedText FoldAppended(InvocationExpressionSyntax append)
    {
        (_steps, _lookups) = (0, 0);
        var builder = new FoldedText.Builder();
        FoldedCalls.AppendAppended(append, this, builder, depth: 0);
        return builder.ToFolded();
    }

    private FoldedText Filled(FoldedText template, AttributeArgumentSyntax argument)
    {
        var text = template.Text;
        var builder = new FoldedText.Builder();
        var from = 0;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close > open
                && PathTemplate.HolderOf(text.Substring(open + 1, close - open - 1), argument) is { } holder
                && _model.GetDeclaredSymbol(holder, _cancellationToken) is { } symbol)
            {
                builder.Append(template, from, open - from);
                AppendValues(symbol, argument.Expression, builder, depth: 1);
                from = close + 1;
            }
        }

        builder.Append(template, from, text.Length - from);
        return builder.ToFolded();
    }

    /// <summary>Folds an expression within one that is being folded.</summary>
    public FoldedText FoldPart(ExpressionSyntax expression, int depth)
    {
        var builder = new FoldedText.Builder();
        Append(expression, builder, depth);
        return builder.ToFolded();
    }

    /// <summary>Folds an expression onto what is folded already.</summary>
    public void Append(ExpressionSyntax expression, FoldedText.Builder builder, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (++_steps > MostSteps || depth > MostDepth || builder.IsFull)
        {
            builder.AppendHole();
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                FoldedLiterals.Append(literal, builder);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AppendInterpolated(interpolated, builder, depth);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                AppendAll(Operands.OfConcatenation(binary), builder, depth);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                AppendOneOf(Operands.OfCoalescing(binary), builder, depth);
                break;
            case ConditionalExpressionSyntax conditional:
                AppendOneOf([conditional.WhenTrue, conditional.WhenFalse], builder, depth);
                break;
            case SwitchExpressionSyntax { Arms.Count: > 0 } choice:
                AppendOneOf(choice.Arms.Take(16).Select(a => a.Expression), builder, depth);
                break;
            case CastExpressionSyntax cast when MemberOfEnum(cast) is { } number:
                builder.Append(number, TextOrigin.OfUse(cast.Expression));
                break;
            case BaseObjectCreationExpressionSyntax creation:
                AppendCreation(creation, builder, depth);
                break;
            case InvocationExpressionSyntax invocation:
                if (!FoldedCalls.TryAppend(invocation, this, builder, depth))
                {
                    AppendSymbol(invocation, builder, depth);
                }

                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                AppendSymbol(expression, builder, depth);
                break;
            case ElementAccessExpressionSyntax element:
                AppendAnyOf(_written.Of(element), builder, depth);
                break;
            default:
                AppendInner(expression, builder, depth);
                break;
        }
    }

    /// <summary>Folds what an expression gives as it is: the inside of parentheses or a cast, what is awaited, what is assigned.</summary>
    private void AppendInner(ExpressionSyntax expression, FoldedText.Builder builder, int depth)
    {
        var inner = expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
            AwaitExpressionSyntax awaited => awaited.Expression,
            CastExpressionSyntax cast => cast.Expression,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => suppressed.Operand,
            AssignmentExpressionSyntax assignment => assignment.Right,
            LambdaExpressionSyntax function => function.ExpressionBody,
            _ => null,
        };
        if (inner is null)
        {
            builder.AppendHole();
        }
        else
        {
            Append(inner, builder, depth + 1);
        }
    }

    /// <summary>The number of a member of an enumeration: <c>(int)ApiVersion.Latest</c>.</summary>
    private string? MemberOfEnum(CastExpressionSyntax cast) =>
        cast.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && SymbolOf(cast.Expression) is IFieldSymbol { ConstantValue: IFormattable number, ContainingType.TypeKind: TypeKind.Enum }
            ? number.ToString(format: null, CultureInfo.InvariantCulture)
            : null;

    private void AppendInterpolated(InterpolatedStringExpressionSyntax interpolated, FoldedText.Builder builder, int depth)
    {
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                FoldedLiterals.AppendText(text.TextToken, interpolated, builder);
            }
            else if (content is InterpolationSyntax hole)
            {
                AppendFormatted(hole.Expression, hole.FormatClause?.FormatStringToken.ValueText, builder, depth);
            }
        }
    }

    /// <summary>Folds an expression, and writes it in a format if it is a number.</summary>
    public void AppendFormatted(ExpressionSyntax expression, string? format, FoldedText.Builder builder, int depth)
    {
        if (format is { Length: > 0 } && NumberBehind(expression) is { } number)
        {
            FoldedLiterals.AppendNumber(number, format, builder);
        }
        else
        {
            Append(expression, builder, depth + 1);
        }
    }

    /// <summary>The numeric literal that an expression is or that initialises it.</summary>
    private SyntaxToken? NumberBehind(ExpressionSyntax expression)
    {
        for (var i = 0; i < 4; i++)
        {
            switch (expression)
            {
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression):
                    return literal.Token;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax
                    when SymbolOf(expression) is { } symbol && _values.Of(symbol).FirstOrDefault() is { } value:
                    expression = value;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What a collection has in it, be it a collection by name; else the expression itself.</summary>
    public IEnumerable<ExpressionSyntax> ElementsOf(ExpressionSyntax expression) =>
        _written.Of(expression).Select(w => CollectionElements.Of(w).ToArray()).FirstOrDefault(e => e.Length > 0) ?? [expression];

    private void AppendAll(IReadOnlyCollection<ExpressionSyntax> operands, FoldedText.Builder builder, int depth)
    {
        // A sum of numbers is no text.
        if (operands.All(o => o.IsKind(SyntaxKind.NumericLiteralExpression)))
        {
            builder.AppendHole();
            return;
        }

        foreach (var operand in operands)
        {
            Append(operand, builder, depth + 1);
        }
    }

    private void AppendOneOf(IEnumerable<ExpressionSyntax> choices, FoldedText.Builder builder, int depth) =>
        builder.AppendOneOf(choices.Select(c => FoldPart(c, depth + 1)).ToArray());

    private void AppendAnyOf(IReadOnlyCollection<ExpressionSyntax> choices, FoldedText.Builder builder, int depth)
    {
        if (choices.Count == 0)
        {
            builder.AppendHole();
        }
        else
        {
            AppendOneOf(choices, builder, depth);
        }
    }

    private void AppendCreation(BaseObjectCreationExpressionSyntax creation, FoldedText.Builder builder, int depth)
    {
        // Uri, UriBuilder, EndpointAddress, StringBuilder, RestRequest …: the address is what the arguments say one after the other.
        // Several numbers, as in new Version(26, 0), say something else.
        if (creation.ArgumentList is not { Arguments.Count: > 0 } list
            || (list.Arguments.Count > 1 && list.Arguments.All(a => a.Expression.IsKind(SyntaxKind.NumericLiteralExpression))))
        {
            builder.AppendHole();
            return;
        }

        foreach (var argument in list.Arguments.Take(3))
        {
            var part = FoldPart(argument.Expression, depth + 1);
            if (builder.Length > 0 && part.IsUnknown)
            {
                break;
            }

            builder.Append(part);
        }
    }

    private void AppendSymbol(ExpressionSyntax expression, FoldedText.Builder builder, int depth)
    {
        if (SymbolOf(expression) is not { } symbol)
        {
            builder.AppendHole();
            return;
        }

        if (_arguments.TryGetValue(symbol, out var argument))
        {
            AppendArgument(symbol, argument, builder, depth);
            return;
        }

        if (symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return;
        }

        if (!_open.Add(symbol))
        {
            builder.AppendHole(symbol);
            return;
        }

        try
        {
            AppendValues(symbol, expression, builder, depth);
        }
        finally
        {
            _open.Remove(symbol);
        }
    }

    /// <summary>Folds a parameter into what is passed for it, or what the method makes of that: <c>v = "v" + v</c>.</summary>
    private void AppendArgument(ISymbol parameter, FoldedText argument, FoldedText.Builder builder, int depth)
    {
        if (!_open.Add(parameter))
        {
            builder.Append(argument);
            return;
        }

        try
        {
            var made = _values.Of(parameter).Where(v => v.Parent is AssignmentExpressionSyntax).Select(v => FoldPart(v, depth + 1));
            builder.AppendOneOf([argument, .. made]);
        }
        finally
        {
            _open.Remove(parameter);
        }
    }

    private void AppendValues(ISymbol symbol, ExpressionSyntax use, FoldedText.Builder builder, int depth)
    {
        if (symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant } && !symbol.IsDeclaredIn(_model.Compilation))
        {
            builder.Append(constant, TextOrigin.OfUse(use));
            return;
        }

        if (symbol is IPropertySymbol { Name: "AbsoluteUri" or "OriginalString" or "Value" }
            && use is MemberAccessExpressionSyntax { Expression: var inner })
        {
            Append(inner, builder, depth + 1);
            return;
        }

        var values = _written.Of(symbol, use);
        if (values.Count == 0)
        {
            builder.AppendHole(symbol);
            return;
        }

        var bound = symbol is IMethodSymbol method && use is InvocationExpressionSyntax call ? Bind(method, call, depth) : [];
        var first = FoldPart(values.First(), depth + 1);
        if (values.Count > 1 && !_arguments.ContainsKey(symbol))
        {
            // What it is made of itself, as by v = "v" + v, is made of the first.
            _arguments.Add(symbol, first);
            bound.Add(symbol);
        }

        builder.AppendOneOf([first, .. values.Skip(1).Select(v => FoldPart(v, depth + 1))]);
        foreach (var parameter in bound)
        {
            _arguments.Remove(parameter);
        }
    }

    private List<ISymbol> Bind(IMethodSymbol method, InvocationExpressionSyntax call, int depth)
    {
        var bound = new List<ISymbol>();
        var parameters = method.OriginalDefinition.Parameters;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name } ? parameters.FirstOrDefault(p => p.Name == name)
                : i < parameters.Length ? parameters[i] : null;
            if (parameter is { IsParams: false } && !_arguments.ContainsKey(parameter))
            {
                var value = FoldPart(argument.Expression, depth + 1);
                _arguments[parameter] = value;
                bound.Add(parameter);
            }
        }

        return bound;
    }

    private ISymbol? SymbolOf(ExpressionSyntax expression)
    {
        if (++_lookups > MostLookups)
        {
            return null;
        }

        var symbol = ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, _cancellationToken).Symbol;
        return symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol or IMethodSymbol
            ? symbol.OriginalDefinition
            : null;
    }

#pragma warning disable RS1030 // A constant may stand in another file; this is asked for the few expressions that hold an address.
    private SemanticModel ModelOf(SyntaxTree tree) => tree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
