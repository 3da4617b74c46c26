using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers;

/// <summary>Reads the last name of an expression or a type, by which members, methods and types are told without being bound.</summary>
internal static class LastName
{
    /// <summary>The last name, without what it is a member of and without type arguments; empty where there is none.</summary>
    /// <param name="node">
    /// Such as <c>client.GetAsync</c>, <c>options?.Url</c>, <c>Salesforce.Force.ForceClient</c> or <c>List&lt;int&gt;</c>.
    /// </param>
    public static string Of(SyntaxNode? node) => node switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax conditional => Of(conditional.WhenNotNull),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
