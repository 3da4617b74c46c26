using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Finds the methods of a compilation that implement a method of an interface.</summary>
internal static class Implementations
{
    /// <summary>The declarations of the implementing methods.</summary>
    public static IEnumerable<MethodDeclarationSyntax> Of(IMethodSymbol declared, SourceScope source)
    {
        foreach (var type in source.Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, source.CancellationToken).OfType<INamedTypeSymbol>())
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
                || !type.AllInterfaces.Contains(declared.ContainingType, SymbolEqualityComparer.Default)
                || type.FindImplementationForInterfaceMember(declared) is not { } implementation)
            {
                continue;
            }

            foreach (var declaration in source.SourceOf(implementation).OfType<MethodDeclarationSyntax>())
            {
                yield return declaration;
            }
        }
    }
}
