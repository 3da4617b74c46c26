using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells exceptions by their type.</summary>
internal static class ExceptionType
{
    /// <summary>Whether a type is the one that all exceptions derive from.</summary>
    public static bool IsAny(ITypeSymbol? type) => type is { Name: "Exception", ContainingNamespace.Name: "System" };

    /// <summary>Whether a type is an exception.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsAny(current))
            {
                return true;
            }
        }

        return false;
    }
}
