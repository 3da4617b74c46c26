using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Methods of other assemblies that decide on an error code, as the option <c>sfi.access_error_handlers</c> names them:
/// <c>Contoso.Errors.SalesforceErrors.Classify</c>, several separated by commas or semicolons.
/// </summary>
internal sealed class ErrorHandlers(string? option)
{
    private static readonly SymbolDisplayFormat WithoutGenerics =
        SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    private readonly HashSet<string> _names = new(
        (option ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()),
        StringComparer.Ordinal);

    public static ErrorHandlers None { get; } = new(null);

    /// <summary>Whether a method is one of them. A type's name alone stands for all of its methods.</summary>
    public bool Contain(IMethodSymbol method)
    {
        if (_names.Count == 0)
        {
            return false;
        }

        var type = method.ContainingType.OriginalDefinition.ToDisplayString(WithoutGenerics);
        return _names.Contains(type) || _names.Contains(type + "." + method.Name);
    }
}
