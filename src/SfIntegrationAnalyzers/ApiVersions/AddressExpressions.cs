using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the whole expression that puts together the text of which a literal is part.</summary>
internal static class AddressExpressions
{
    private const int MostUses = 50;

    private static readonly HashSet<string> Composers = new(StringComparer.Ordinal)
    {
        "Format", "Concat", "Join", "Replace", "With", "FormatWith", "Inject", "Fmt", "Append", "AppendFormat", "AppendPathSegment",
        "AppendPathSegments", "Combine", "CombineUrl", "UrlCombine", "Trim", "TrimEnd", "TrimStart", "ToString", "ToLower",
        "ToLowerInvariant",
    };

    /// <summary>The smallest expression around a token.</summary>
    public static ExpressionSyntax? Smallest(SyntaxToken token) => token.Parent switch
    {
        LiteralExpressionSyntax literal => literal,
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
        _ => null,
    };

    /// <summary>
    /// The expression that the text ends up in: concatenations, formats, replacements and branches around the smallest one.
    /// </summary>
    /// <param name="smallest">The literal or interpolated string.</param>
    /// <param name="visited">Nodes on the way out that earlier literals have passed; a second literal of the same text gives null.</param>
    public static ExpressionSyntax? Whole(ExpressionSyntax smallest, HashSet<SyntaxNode> visited)
    {
        var whole = smallest;
        for (SyntaxNode node = smallest; ; node = node.Parent!)
        {
            if (!visited.Add(node))
            {
                return null;
            }

            if (node is ExpressionSyntax expression)
            {
                whole = expression;
            }

            if (node.Parent is null || !Continues(node, node.Parent))
            {
                return whole;
            }
        }
    }

    /// <summary>The expressions that put together text of which something with a name is part.</summary>
    /// <param name="uses">Uses of its name.</param>
    /// <param name="visited">Nodes on the way out that earlier uses or literals have passed; they are not given again.</param>
    public static IEnumerable<ExpressionSyntax> Around(IEnumerable<IdentifierNameSyntax> uses, HashSet<SyntaxNode> visited)
    {
        foreach (var use in uses.Take(MostUses))
        {
            if (use.Parent is not NameColonSyntax and not NameEqualsSyntax && Whole(Qualified(use), visited) is { } whole && whole != use)
            {
                yield return whole;
            }
        }
    }

    /// <summary>A name with what stands before its dot.</summary>
    public static ExpressionSyntax Qualified(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static bool Continues(SyntaxNode node, SyntaxNode parent) => parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax => true,
        InterpolationSyntax or InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) || binary.IsKind(SyntaxKind.CoalesceExpression),
        ConditionalExpressionSyntax conditional => conditional.Condition != node,
        SwitchExpressionArmSyntax arm => arm.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access =>
            access.Expression == node && Composers.Contains(access.Name.Identifier.ValueText),
        InvocationExpressionSyntax => true,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } =>
            (Composers.Contains(LastName.Of(invocation.Expression)) && IsText(node, invocation)) || FoldedCalls.IsOfSegments(invocation),
        ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } => IsAddressType(creation),
        BaseObjectCreationExpressionSyntax => node is ArgumentListSyntax or InitializerExpressionSyntax,
        InitializerExpressionSyntax { Parent: ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } => true,
        InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax argument } } =>
            parent.IsKind(SyntaxKind.CollectionInitializerExpression)
            && argument.Parent?.Parent is InvocationExpressionSyntax invocation
            && Composers.Contains(LastName.Of(invocation.Expression)),
        ArgumentSyntax => true,
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => true,
        ExpressionElementSyntax or CollectionExpressionSyntax => true,
        _ => false,
    };

    private static bool IsText(SyntaxNode argument, InvocationExpressionSyntax invocation) =>
        LastName.Of(invocation.Expression) != "Replace"
        || invocation.ArgumentList.Arguments.IndexOf((ArgumentSyntax)argument) == 1 + SoughtAt(invocation);

    /// <summary>Which argument of <c>Replace</c> is what is looked for: the first, but for the static method of <c>Regex</c>.</summary>
    public static int SoughtAt(InvocationExpressionSyntax replace) =>
        replace is { Expression: MemberAccessExpressionSyntax { Expression: var receiver }, ArgumentList.Arguments.Count: > 2 }
        && LastName.Of(receiver) == "Regex"
            ? 1
            : 0;

    private static bool IsAddressType(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: var type } && type.ToString() is var name
        && (name.EndsWith("Uri", StringComparison.Ordinal) || name.EndsWith("UriBuilder", StringComparison.Ordinal)
            || name.EndsWith("EndpointAddress", StringComparison.Ordinal) || name.EndsWith("StringBuilder", StringComparison.Ordinal));
}
