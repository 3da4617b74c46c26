using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// Resolves the names in the template of a path that an attribute gives a method, as Refit and RestEase have them:
/// <c>[Get("/data/{version}")]</c>.
/// </summary>
internal static class PathTemplate
{
    /// <summary>The parameter of the method, or the property of its interface, that stands for a name in braces.</summary>
    /// <param name="name">The name between the braces.</param>
    /// <param name="template">The attribute's argument.</param>
    public static SyntaxNode? HolderOf(string name, AttributeArgumentSyntax template)
    {
        if (template.Parent?.Parent?.Parent?.Parent is not MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax around } method)
        {
            return null;
        }

        return method.ParameterList.Parameters.FirstOrDefault(p => IsNamed(p.Identifier.ValueText, p.AttributeLists)) as SyntaxNode
            ?? around.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(p => IsNamed(p.Identifier.ValueText, p.AttributeLists));

        bool IsNamed(string own, SyntaxList<AttributeListSyntax> attributes) =>
            IsName(own) || attributes.SelectMany(list => list.Attributes).Any(attribute => IsName(AliasIn(attribute)));

        bool IsName(string? text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name that an attribute such as <c>[AliasAs("version")]</c> gives.</summary>
    private static string? AliasIn(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax)?.Token.ValueText;
}
