using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Finds the member that a node stands in, which is as far as most questions about a variable go.</summary>
internal static class EnclosingMember
{
    /// <summary>The method, property or top-level code around a node.</summary>
    public static SyntaxNode Of(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member =>
            member is not (BaseTypeDeclarationSyntax or GlobalStatementSyntax or BaseNamespaceDeclarationSyntax))
        ?? node.SyntaxTree.GetRoot();

    /// <summary>Whether a node runs when its member does, and not when a lambda or local function in it is called.</summary>
    public static bool RunsWith(SyntaxNode node) =>
        Of(node) is var member
        && !node.Ancestors()
            .TakeWhile(around => around != member)
            .Any(around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Whether only its own type can call a method, also where no modifier says so.</summary>
    public static bool IsPrivate(MethodDeclarationSyntax method) =>
        method.ExplicitInterfaceSpecifier is null
        && !method.Modifiers.Any(modifier =>
            modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
}
