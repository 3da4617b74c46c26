using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes the triage type, in projects that let it be generated.</summary>
internal static class TriageExpressions
{
    /// <summary>The triage type as it is written in full.</summary>
    public const string Written = "global::" + ErrorTriageGenerator.TypeName;

    /// <summary>Whether the project may use the triage type: it is internal, and that of another project is not its own.</summary>
    public static bool IsOn(Compilation compilation) => Type(compilation, ErrorTriageGenerator.TypeName) is not null;

    /// <summary>The constant of a code, or <see langword="null"/> if the project has no triage type or the type lacks the code.</summary>
    public static string? Constant(Compilation compilation, string code) =>
        Type(compilation, ErrorTriageGenerator.TypeName + "+Codes")?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.ConstantValue is string value && value == code) is { } constant
            ? $"{Written}.Codes.{constant.Name}"
            : null;

    private static INamedTypeSymbol? Type(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name) is { } type && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            ? type
            : null;
}
