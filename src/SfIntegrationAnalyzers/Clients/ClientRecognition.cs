using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// How types of a client library are recognised. Names of types are compared without their namespace, inside the namespaces given
/// here: the same library is published under several assembly names, and a proxy's namespace is the user's choice.
/// </summary>
public sealed class ClientRecognition
{
    private readonly HashSet<string> _namespaces;
    private readonly bool _isAnywhere;

    private ClientRecognition(IEnumerable<string> namespaces, ContractAttribute? contract, bool isAnywhere = false)
    {
        _isAnywhere = isAnywhere;
        _namespaces = new HashSet<string>(namespaces, StringComparer.Ordinal);
        Contract = contract;
    }

    /// <summary>The attribute that marks a proxy, where the library is generated code; otherwise <see langword="null"/>.</summary>
    public ContractAttribute? Contract { get; }

    /// <summary>The root namespaces of the library.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>Types in these namespaces and those below.</summary>
    /// <param name="namespaces">Such as <c>Salesforce.Common</c>.</param>
    /// <returns>The recognition.</returns>
    public static ClientRecognition ByNamespace(params string[] namespaces) => new(namespaces, contract: null);

    /// <summary>Types of a host that have no namespace of their own: their names must be telling.</summary>
    /// <returns>The recognition.</returns>
    public static ClientRecognition ByName() => new([], contract: null, isAnywhere: true);

    /// <summary>Generated proxies of a Salesforce WSDL, in any namespace.</summary>
    /// <param name="attributeName">The attribute that states the contract's XML namespace.</param>
    /// <param name="faultNamespaces">Namespaces of the types that come with the framework, such as exceptions.</param>
    /// <returns>The recognition.</returns>
    public static ClientRecognition ByContract(string attributeName, params string[] faultNamespaces) =>
        new(faultNamespaces, new ContractAttribute(attributeName));

    /// <summary>Whether a type is, derives from or implements a type of the library.</summary>
    /// <param name="type">The type in question.</param>
    /// <param name="typeName">The name without namespace, or <see cref="CallingType.Proxy"/> for a generated proxy.</param>
    /// <returns>Whether it is.</returns>
    public bool Is(ITypeSymbol type, string typeName) =>
        SelfAndBases(type).Any(self => typeName == CallingType.Proxy
            ? Contract?.IsOn(self) == true
            : self.Name == typeName && (_isAnywhere || Owns(self)));

    /// <summary>Whether a type is declared by the library itself.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether its namespace is one of the library's.</returns>
    public bool Owns(ITypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (_namespaces.Contains(space.ToDisplayString()))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ITypeSymbol> SelfAndBases(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            yield return implemented;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                yield return constraint;
            }
        }
    }
}

/// <summary>An attribute by which a generated proxy states that it speaks one of Salesforce's SOAP APIs.</summary>
/// <param name="Name">The attribute's class name without namespace.</param>
public sealed record ContractAttribute(string Name)
{
    /// <summary>Whether the attribute stands on a type and names a Salesforce XML namespace.</summary>
    /// <param name="type">The proxy or its interface.</param>
    /// <returns>Whether it is a Salesforce proxy.</returns>
    public bool IsOn(ITypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == Name && attribute.NamedArguments.Any(argument =>
            argument is { Key: "Namespace", Value: { Kind: TypedConstantKind.Primitive, Value: string urn } } && IsSalesforceNamespace(urn)));

    /// <summary>
    /// Whether an XML namespace is that of a Salesforce SOAP API:
    /// <c>urn:partner.soap.sforce.com</c>, <c>http://soap.sforce.com/2006/04/metadata</c>.
    /// </summary>
    /// <param name="xmlNamespace">The XML namespace.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSalesforceNamespace(string xmlNamespace) =>
        xmlNamespace.IndexOf("soap.sforce.com", StringComparison.Ordinal) >= 0;
}
