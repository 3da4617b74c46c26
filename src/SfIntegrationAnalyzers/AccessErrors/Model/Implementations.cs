using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Finds the methods of a compilation that implement a method of one of its own interfaces.</summary>
internal static class Implementations
{
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<INamedTypeSymbol>> Implementing = new();

    /// <summary>The declarations of the implementing methods; none for interfaces of other assemblies, such as loggers.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Of(IMethodSymbol declared, SourceScope source)
    {
        if (declared.DeclaringSyntaxReferences.Length == 0)
        {
            return [];
        }

        var types = Implementing.GetValue(source.Compilation, static compilation => compilation
            .GetSymbolsWithName(static _ => true, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && type.AllInterfaces.Length > 0)
            .ToList());
        return types
            .Where(type => type.AllInterfaces.Contains(declared.ContainingType, SymbolEqualityComparer.Default))
            .Select(type => type.FindImplementationForInterfaceMember(declared))
            .OfType<IMethodSymbol>()
            .SelectMany(source.SourceOf)
            .OfType<MethodDeclarationSyntax>();
    }
}
