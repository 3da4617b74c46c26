using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>
/// Tells whether a value, followed through casts, members, readers and locals, is only looked for and written down:
/// <c>var r = e.Response as HttpWebResponse; if (r != null) log("status " + r.StatusCode);</c>. What is compared, parsed, returned or
/// handed on is not.
/// </summary>
internal sealed class WrittenDown
{
    private readonly SourceScope _source;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    private WrittenDown(SourceScope source) => _source = source;

    /// <summary>Whether that is all that becomes of a value.</summary>
    public static bool Is(ExpressionSyntax value, SourceScope source) => new WrittenDown(source).Ends(value);

    private bool Ends(ExpressionSyntax part)
    {
        var value = Whole(part);
        return value.Parent switch
        {
            ExpressionStatementSyntax or UsingStatementSyntax or InterpolationSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.IsExpression } => true,
            BinaryExpressionSyntax comparison => IsNull(comparison.Left) || IsNull(comparison.Right),
            IsPatternExpressionSyntax { Pattern: var pattern } => IsLookedFor(pattern),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => EndsAll(_source.Declared(variable), variable),
            AssignmentExpressionSyntax { Left: var place } set => place == value || EndsAll(_source.SymbolOf(place), set),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } => IsWrittenBy(taker, value),
            _ => false,
        };
    }

    /// <summary>The expression that a value is all of, or that is a part or the text of it.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value)
    {
        while (value.Parent switch
        {
            CastExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax => true,
            MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression or (int)SyntaxKind.CoalesceExpression } => true,
            InvocationExpressionSyntax => true,
            ConditionalExpressionSyntax choice => choice.Condition != value,
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } } => LastName.Of(type) == "StreamReader",
            _ => false,
        })
        {
            value = value.Parent as ExpressionSyntax ?? (ExpressionSyntax)value.Parent!.Parent!.Parent!;
        }

        return value;
    }

    private bool IsLookedFor(PatternSyntax pattern) => pattern switch
    {
        DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax variable } => EndsAll(_source.Declared(variable), variable),
        UnaryPatternSyntax negated => IsLookedFor(negated.Pattern),
        ConstantPatternSyntax constant => IsNull(constant.Expression),
        TypePatternSyntax => true,
        _ => false,
    };

    private bool EndsAll(ISymbol? variable, SyntaxNode place) => variable is ILocalSymbol
        && (!_followed.Add(variable)
            || EnclosingMember.Of(place).DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == variable.Name
                    && SymbolEqualityComparer.Default.Equals(_source.SymbolOf(name), variable))
                .All(Ends));

    /// <summary>A text, a number or a status that is put into another text or a log; never the response itself.</summary>
    private bool IsWrittenBy(InvocationExpressionSyntax taker, ExpressionSyntax value) => Invocation.NameOf(taker) switch
    {
        "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Format" or "Concat" => true,
        _ => _source.TypeOf(value) is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String or SpecialType.System_Int32 }
            && _source.SymbolOf(taker) is IMethodSymbol method
            && Recording.Is(taker, method),
    };

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);
}
