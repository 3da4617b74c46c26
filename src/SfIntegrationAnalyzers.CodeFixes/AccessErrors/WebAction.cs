using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Knows the actions of ASP.NET Core controllers, which answer a request in each of their branches instead of throwing.</summary>
internal static class WebAction
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    /// <summary>Whether a place belongs to an action that may answer with any status.</summary>
    /// <param name="place">The place.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static bool IsAround(SyntaxNode place, SemanticModel? model) =>
        model?.GetEnclosingSymbol(place.SpanStart) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && IsController(method.ContainingType)
        && Answered(method.ReturnType) is { Name: "IActionResult" or "ActionResult" } answer
        && answer.ContainingNamespace?.ToDisplayString() == Mvc;

    private static bool IsController(INamedTypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.Name == "ControllerBase" && each.ContainingNamespace?.ToDisplayString() == Mvc)
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol Answered(ITypeSymbol returned) =>
        returned is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : returned;
}
