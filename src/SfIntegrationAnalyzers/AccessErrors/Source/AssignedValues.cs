using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Finds what may stand in a local, parameter, field, property or method of the same compilation.</summary>
internal static class AssignedValues
{
    private static readonly string[] AddressMembers = ["RequestUri", "BaseAddress", "BaseUrl", "Resource", "Host", "Path"];

    /// <summary>Whether a member of a client, a request or a builder of addresses holds an address or a part of one.</summary>
    public static bool IsAddress(string member) => AddressMembers.Contains(member);

    /// <summary>Initialisers, assignments, returned expressions, and for a parameter what the same type passes for it.</summary>
    /// <param name="symbol">The local, parameter, field, property or method.</param>
    /// <param name="source">The compilation.</param>
    /// <param name="arguments">What one call passes for parameters; of these no other call counts.</param>
    public static IEnumerable<SyntaxNode> Of(ISymbol symbol, SourceScope source, CallArguments? arguments = null)
    {
        foreach (var declaration in source.SourceOf(symbol))
        {
            foreach (var value in Values(declaration))
            {
                yield return value;
            }

            if (symbol is IMethodSymbol)
            {
                continue;
            }

            foreach (var value in ScopeOf(symbol, declaration) is { } scope ? AssignedIn(scope, symbol, source) : [])
            {
                yield return value;
            }
        }

        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
        {
            foreach (var argument in arguments?.Of(parameter) is { } passed ? [passed] : Arguments(parameter, method, source))
            {
                yield return argument;
            }
        }
    }

    private static IEnumerable<SyntaxNode> Values(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => [value],
        ParameterSyntax { Default.Value: var value } => [value],
        PropertyDeclarationSyntax property =>
            new SyntaxNode?[] { property.Initializer, property.ExpressionBody, property.AccessorList }.OfType<SyntaxNode>(),
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody.Expression: { } expression } => [expression],
        LocalFunctionStatementSyntax { Body: null, ExpressionBody.Expression: { } expression } => [expression],
        BaseMethodDeclarationSyntax { Body: { } body } => Returned(body),
        LocalFunctionStatementSyntax { Body: { } body } => Returned(body),
        _ => [],
    };

    /// <summary>What a function returns.</summary>
    public static IEnumerable<SyntaxNode> Returned(AnonymousFunctionExpressionSyntax function) =>
        function.ExpressionBody is { } value ? [value] : function.Block is { } body ? Returned(body) : [];

    private static IEnumerable<SyntaxNode> Returned(BlockSyntax body) =>
        body.DescendantNodes().OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();

    private static SyntaxNode? ScopeOf(ISymbol symbol, SyntaxNode declaration) => symbol is IFieldSymbol or IPropertySymbol
        ? declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()
        : EnclosingMember.Of(declaration);

    /// <summary>What is assigned to a variable, or to the member of it that holds an address.</summary>
    public static IEnumerable<SyntaxNode> AssignedIn(SyntaxNode scope, ISymbol symbol, SourceScope source) =>
        from assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        let target = assignment.Left is MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.Text: var member }
            && IsAddress(member)
                ? holder
                : assignment.Left
        where LastName.Of(target) == symbol.Name && SymbolEqualityComparer.Default.Equals(source.SymbolOf(target), symbol)
        select assignment.Right;

    private static IEnumerable<SyntaxNode> Arguments(IParameterSymbol parameter, IMethodSymbol method, SourceScope source) =>
        from declaration in source.DeclarationsOf(method.ContainingType)
        from invocation in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where Invocation.NameOf(invocation) == method.Name
        let argument = CallArguments.Passed(invocation, parameter)
        where argument is not null
        select argument;
}
