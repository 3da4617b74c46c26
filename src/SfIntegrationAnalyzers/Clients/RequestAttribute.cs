using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>The attribute by which a method of an interface says what it requests: <c>[Get("/services/data/v60.0/limits")]</c>.</summary>
/// <param name="BaseNames">The names of the classes that all of them derive from, without namespace, of one release or another.</param>
public sealed record RequestAttribute(params string[] BaseNames)
{
    /// <summary>Attributes of the interface that hold what comes before the path of each method, the first one first.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>
    /// The attribute of a method or its interface without which a failure throws whatever the method returns; <see langword="null"/> where
    /// a method that returns a response never throws.
    /// </summary>
    public string? AllowingAttribute { get; init; }

    /// <summary>The path that a method requests, with that of its interface before it.</summary>
    /// <param name="method">A method.</param>
    /// <param name="recognition">How the library's types are recognised.</param>
    /// <returns>The path, or <see langword="null"/> if the method has no such attribute.</returns>
    public string? PathOf(IMethodSymbol method, ClientRecognition recognition) =>
        method.ContainingType is { TypeKind: TypeKind.Interface } declaring
        && method.GetAttributes().FirstOrDefault(attribute => IsRequest(attribute.AttributeClass, recognition)) is { } request
            ? string.Concat(Bases.Select(name => TextOf(Find(declaring, name, recognition)))) + TextOf(request)
            : null;

    /// <summary>Whether a method, or its interface, has the attribute by which a failure may arrive as a response.</summary>
    /// <param name="method">A method with the attribute.</param>
    /// <param name="recognition">How the library's types are recognised.</param>
    /// <returns>Whether it is.</returns>
    public bool AllowsFailure(IMethodSymbol method, ClientRecognition recognition) =>
        AllowingAttribute is { } name
        && (Find(method, name, recognition) ?? Find(method.ContainingType, name, recognition)) is { } allowing
        && !allowing.ConstructorArguments.Any(argument => argument is { Kind: TypedConstantKind.Primitive, Value: false });

    private bool IsRequest(INamedTypeSymbol? attribute, ClientRecognition recognition)
    {
        for (var type = attribute; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (BaseNames.Contains(type.Name))
            {
                return recognition.Owns(type);
            }
        }

        return false;
    }

    private static AttributeData? Find(ISymbol symbol, string name, ClientRecognition recognition) => symbol.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { } type && type.Name == name && recognition.Owns(type));

    /// <summary>The last text that an attribute is given: a verb may stand before the path.</summary>
    private static string TextOf(AttributeData? attribute) => attribute?.ConstructorArguments
        .Where(argument => argument.Kind == TypedConstantKind.Primitive)
        .Select(argument => argument.Value)
        .OfType<string>()
        .LastOrDefault() ?? "";
}
