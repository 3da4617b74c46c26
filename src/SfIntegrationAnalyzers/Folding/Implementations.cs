using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>Finds the members of a compilation that override or implement another one: what a call through it may reach.</summary>
internal static class Implementations
{
    private const int Most = 8;

    /// <summary>The members in source that override or implement a property or method; none where nothing can.</summary>
    public static IEnumerable<ISymbol> Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        MayHaveSome(member, compilation)
            ? compilation.GetSymbolsWithName(member.Name, SymbolFilter.Member, cancellationToken)
                .Where(candidate => candidate.Kind == member.Kind && Reaches(member, candidate))
                .Take(Most)
            : [];

    private static bool MayHaveSome(ISymbol member, Compilation compilation) =>
        member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && member.IsDeclaredIn(compilation)
        && (member.IsAbstract || member.IsVirtual);

    private static bool Reaches(ISymbol member, ISymbol candidate)
    {
        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            return candidate.ContainingType.AllInterfaces
                .Where(i => IsSame(i, member.ContainingType))
                .SelectMany(i => i.GetMembers(member.Name))
                .Any(m => IsSame(m, member) && IsSame(candidate.ContainingType.FindImplementationForInterfaceMember(m), candidate));
        }

        for (var overridden = OverriddenBy(candidate); overridden is not null; overridden = OverriddenBy(overridden))
        {
            if (IsSame(overridden, member))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };

    private static bool IsSame(ISymbol? one, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other?.OriginalDefinition);
}
