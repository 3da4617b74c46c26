using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Finds the places that call a method or constructor, in all files of a compilation that are about Salesforce.</summary>
internal static class CallSites
{
    private static readonly PerCompilation<ILookup<string, SyntaxNode>> Known = new();

    /// <summary>
    /// What callers outside the declaring type pass for a parameter; those inside are <see cref="AssignedValues"/>' concern.
    /// </summary>
    public static IEnumerable<ExpressionSyntax> Passing(IParameterSymbol parameter, SourceScope source) =>
        parameter.ContainingSymbol is not IMethodSymbol { DeclaredAccessibility: not Accessibility.Private } method
            ? []
            : from site in Of(method, source)
              let argument = site switch
              {
                  InvocationExpressionSyntax invocation => CallArguments.Passed(invocation, parameter),
                  BaseObjectCreationExpressionSyntax creation => CallArguments.Passed(creation.ArgumentList, parameter, parameter.Ordinal),
                  _ => null,
              }
              where argument is not null
              select argument;

    /// <summary>The places outside the declaring type that call a method or constructor.</summary>
    public static IEnumerable<SyntaxNode> Of(IMethodSymbol method, SourceScope source) =>
        Named(method, source)
            .Where(site => !SymbolEqualityComparer.Default.Equals(source.ContainingType(site), method.ContainingType))
            .Where(site => IsCallOf(method, site, source));

    /// <summary>The places that call a method or constructor, those in its own type among them.</summary>
    public static IEnumerable<SyntaxNode> All(IMethodSymbol method, SourceScope source) =>
        Named(method, source).Where(site => IsCallOf(method, site, source));

    /// <summary>Whether a method is private and nothing in its type names it, to call it or to hand it on.</summary>
    public static bool IsUnnamed(MethodDeclarationSyntax method, SourceScope source) =>
        source.Declared(method) is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } own
        && own.ExplicitInterfaceImplementations.IsEmpty
        && !source.DeclarationsOf(own.ContainingType)
            .SelectMany(part => part.DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .Any(name => name.Identifier.ValueText == own.Name
                && source.SymbolOf(name) is var named
                && (named is null || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, own)));

    private static IEnumerable<SyntaxNode> Named(IMethodSymbol method, SourceScope source) =>
        ByName(source)[method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name];

    private static bool IsCallOf(IMethodSymbol method, SyntaxNode site, SourceScope source) =>
        source.SymbolOf(site) is IMethodSymbol called
        && (SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method.OriginalDefinition)
            || (called.ContainingType.TypeKind == TypeKind.Interface
                && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(called), method)));

    private static ILookup<string, SyntaxNode> ByName(SourceScope source) =>
        Known.Of(source.Compilation, () => (
            from tree in SalesforceText.FilesOf(source.Compilation, source.CancellationToken)
            from node in tree.GetRoot(source.CancellationToken).DescendantNodes()
            let name = node switch
            {
                InvocationExpressionSyntax invocation => Invocation.NameOf(invocation),
                ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
                ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax type } => type.Right.Identifier.ValueText,
                _ => null,
            }
            where name is not null
            select (name, node)).ToLookup(site => site.name, site => site.node, StringComparer.Ordinal));
}
