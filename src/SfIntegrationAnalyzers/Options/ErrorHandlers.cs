using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Options;

/// <summary>
/// Methods of other assemblies that decide on an error code, as the option <c>sfi.access_error_handlers</c> names them:
/// <c>Contoso.Errors.SalesforceErrors.Classify</c>, several separated by commas or semicolons.
/// </summary>
public sealed record ErrorHandlers
{
    private const string Separator = ";";

    private static readonly SymbolDisplayFormat WithoutGenerics =
        SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>Type arguments as C# writes them, innermost first, and their number as metadata does.</summary>
    private static readonly Regex Generics = new(@"(?<=\w)(<[^<>]*>|`\d+)", RegexOptions.CultureInvariant);

    private static readonly Regex Name = new(@"^[\p{L}_]\w*(\.[\p{L}_]\w*)+$", RegexOptions.CultureInvariant);

    /// <summary>All names, with a separator on both sides of each: equal options are equal.</summary>
    private readonly string _names;

    private ErrorHandlers(IEnumerable<string> names) => _names = string.Concat(names.Select(name => Separator + name)) + Separator;

    /// <summary>No methods.</summary>
    public static ErrorHandlers None { get; } = new([]);

    /// <summary>Whether all that an option names may be methods or types.</summary>
    /// <param name="option">The option's value.</param>
    /// <returns>Whether it can be read.</returns>
    public static bool CanRead(string option) => NamesIn(option).All(Name.IsMatch);

    /// <summary>Reads the option; what is no name names nothing.</summary>
    /// <param name="option">The option's value.</param>
    /// <returns>The methods.</returns>
    public static ErrorHandlers Read(string option) => new(NamesIn(option));

    /// <summary>Whether a method is one of them. A type's name alone stands for all of its methods.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Whether the team says that it decides.</returns>
    public bool Contain(IMethodSymbol method)
    {
        if (this == None)
        {
            return false;
        }

        var type = method.ContainingType.OriginalDefinition.ToDisplayString(WithoutGenerics);
        return IsNamed(type) || IsNamed(type + "." + method.Name);
    }

    private bool IsNamed(string name) => _names.Contains(Separator + name + Separator);

    /// <summary>The names without type parameters, and those of nested types with dots, as they are compared.</summary>
    private static IEnumerable<string> NamesIn(string option)
    {
        var plain = option;
        for (var generic = ""; generic != plain;)
        {
            generic = plain;
            plain = Generics.Replace(generic, "");
        }

        return plain.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Trim().Replace('+', '.'))
            .Where(name => name.Length > 0);
    }
}
