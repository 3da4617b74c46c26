using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Reads what a pattern asks for.</summary>
internal static class AskedPattern
{
    /// <summary>The type that a pattern asks for, which a name alone may also be read as a constant.</summary>
    /// <param name="pattern">The pattern.</param>
    public static SyntaxNode? TypeOf(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => constant.Expression,
        TypePatternSyntax type => type.Type,
        DeclarationPatternSyntax declaration => declaration.Type,
        _ => null,
    };

    /// <summary>The only member that a pattern asks for, with what it has to be: <c>{ IsSuccessStatusCode: false }</c>.</summary>
    /// <param name="pattern">The pattern, which may ask for a type as well.</param>
    public static (IdentifierNameSyntax Member, PatternSyntax Expected)? MemberOf(PatternSyntax pattern) =>
        pattern is RecursivePatternSyntax { PropertyPatternClause.Subpatterns: { Count: 1 } asked }
        && asked[0].NameColon is { Name: var member }
            ? (member, asked[0].Pattern)
            : null;
}
