using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Reads the names that an expression writes: of members, types and keys of dictionaries.</summary>
internal static class WrittenNames
{
    private const int MostMembers = 32;

    /// <summary>The last name in a node, or the key; empty where there is none.</summary>
    public static string Of(SyntaxNode? node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } => Of(keys[0].Expression),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } => Of(keys[0].Expression),
        _ => LastName.Of(node),
    };

    /// <summary>The members or keys that an initialiser gives values, in any case.</summary>
    public static HashSet<string> In(InitializerExpressionSyntax initializer) =>
        new(initializer.Expressions.Take(MostMembers).Select(element => Of(TargetOf(element))), StringComparer.OrdinalIgnoreCase);

    /// <summary>What gets a value: a key in a pair, or the left of an assignment.</summary>
    private static SyntaxNode? TargetOf(ExpressionSyntax element) =>
        element is InitializerExpressionSyntax { Expressions: { Count: 2 } pair }
            ? pair[0]
            : (element as AssignmentExpressionSyntax)?.Left;
}
