using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Finds the code behind a call through one of the compilation's own interfaces or abstract classes.</summary>
internal static class CalledMethods
{
    /// <summary>The declarations of the implementing methods; none for interfaces of other assemblies, such as loggers.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Implementing(IMethodSymbol declared, SourceScope source) =>
        MethodsFor(declared, source).SelectMany(source.SourceOf).OfType<MethodDeclarationSyntax>();

    /// <summary>
    /// The method that runs when one is called: itself, or of an interface the one that implements it apart from decorators.
    /// </summary>
    /// <returns>The method, or <see langword="null"/> if it is another assembly's or one of several.</returns>
    public static IMethodSymbol? Behind(IMethodSymbol called, SourceScope source)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (!source.Declares(method))
        {
            return null;
        }

        if (!method.IsAbstract)
        {
            return method;
        }

        var candidates = MethodsFor(method, source)
            .Where(implementation => !IsDecorator(implementation.ContainingType, method.ContainingType))
            .Take(2)
            .ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private static IEnumerable<IMethodSymbol> MethodsFor(IMethodSymbol declared, SourceScope source) =>
        Folding.Implementations.Of(declared, source.Compilation, source.CancellationToken).OfType<IMethodSymbol>();

    /// <summary>A decorator is made with another of its kind, to which it leaves the work.</summary>
    private static bool IsDecorator(INamedTypeSymbol type, INamedTypeSymbol decorated) =>
        type.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, decorated));
}
