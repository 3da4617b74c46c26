using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Finds the methods of a compilation that implement a method of one of its own interfaces or abstract classes.</summary>
internal static class Implementations
{
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<INamedTypeSymbol>> Implementing = new();

    /// <summary>The declarations of the implementing methods; none for interfaces of other assemblies, such as loggers.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Of(IMethodSymbol declared, SourceScope source) =>
        MethodsFor(declared, source).SelectMany(source.SourceOf).OfType<MethodDeclarationSyntax>();

    /// <summary>The method that runs when one is called: itself, or of an interface the one that implements it apart from decorators.</summary>
    /// <returns>The method, or <see langword="null"/> if it is another assembly's or one of several.</returns>
    public static IMethodSymbol? Behind(IMethodSymbol called, SourceScope source)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.Length == 0 || !method.IsAbstract)
        {
            return method.DeclaringSyntaxReferences.Length == 0 ? null : method;
        }

        var candidates = MethodsFor(method, source).Where(implementation => !IsDecorator(implementation.ContainingType, method.ContainingType)).Take(2).ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private static IEnumerable<IMethodSymbol> MethodsFor(IMethodSymbol declared, SourceScope source)
    {
        if (declared.DeclaringSyntaxReferences.Length == 0)
        {
            return [];
        }

        var types = Implementing.GetValue(source.Compilation, static compilation => compilation
            .GetSymbolsWithName(static _ => true, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && (type.AllInterfaces.Length > 0 || type.BaseType is { SpecialType: SpecialType.None }))
            .ToList());
        return declared.ContainingType.TypeKind == TypeKind.Interface
            ? types
                .Where(type => type.AllInterfaces.Contains(declared.ContainingType, SymbolEqualityComparer.Default))
                .Select(type => type.FindImplementationForInterfaceMember(declared))
                .OfType<IMethodSymbol>()
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            : types
                .SelectMany(type => type.GetMembers(declared.Name).OfType<IMethodSymbol>())
                .Where(method => SymbolEqualityComparer.Default.Equals(method.OverriddenMethod?.OriginalDefinition, declared));
    }

    /// <summary>A decorator is made with another of its kind, to which it leaves the work.</summary>
    private static bool IsDecorator(INamedTypeSymbol type, INamedTypeSymbol decorated) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, decorated)));
}
